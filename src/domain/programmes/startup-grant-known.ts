import { bare } from '../text/normal';
import { type LocalDate } from '../values';
import { type Compared } from './startup-grant-compare';

/**
 * What the registries said of the applicant when a section was saved. It stands beside what was typed in that section, so that a
 * registry that is away later neither asks for a paper it had answered for, nor makes a draft incomplete.
 */
const mark = { held: 'registry.held', certificate: 'registry.certificate', household: 'registry.household' } as const;

type Typed = Record<string, string>;
/** Papers that a registry may stand for; the names of the policy's `registry`. */
export type HeldBy = 'certificate' | 'household' | 'business';

export interface Known {
  held: HeldBy[];
  /** Why the certificate which the national base has is not one to apply with. */
  certificate?: 'expired' | 'cancelled' | 'only-veteran';
  household?: 'elsewhere';
}

/** A registry that is away holds nothing against anybody, and takes back nothing that it had answered for. */
const unanswered = (reply: { kind: string }, one: HeldBy, before: readonly HeldBy[]): Known => ({
  held: reply.kind === 'unavailable' && before.includes(one) ? [one] : [],
});

/** What the national base's record of a person comes to, on a day. @param before what the registries had answered for */
export function knownOfCertificate(
  reply: Compared<{ kind: 'disability' | 'veteran'; status: 'valid' | 'cancelled'; validUntil: LocalDate }>,
  today: LocalDate,
  before: readonly HeldBy[],
): Known {
  if (reply.kind !== 'found') return unanswered(reply, 'certificate', before);
  const { kind, status, validUntil } = reply.record;
  if (kind === 'veteran') return { held: [], certificate: 'only-veteran' };
  if (status === 'cancelled') return { held: [], certificate: 'cancelled' };
  return validUntil < today ? { held: [], certificate: 'expired' } : { held: ['certificate'] };
}

/** @param covers whether the policy is for people registered there */
export function knownOfHousehold(reply: Compared<{ area: string }>, covers: (area: string) => boolean, before: readonly HeldBy[]): Known {
  if (reply.kind !== 'found') return unanswered(reply, 'household', before);
  return covers(reply.record.area) ? { held: ['household'] } : { held: [], household: 'elsewhere' };
}

/** Only a firm of theirs counts. @param identity the applicant's */
export function knownOfBusiness(reply: Compared<{ persons: string[] }>, identity: string, before: readonly HeldBy[]): Known {
  if (reply.kind !== 'found') return unanswered(reply, 'business', before);
  return { held: reply.record.persons.some((person) => bare(person) === identity) ? ['business'] : [] };
}

/** As it stands beside a section's typed words. */
export const marksOf = (known: readonly Known[]): Typed => ({
  ...joined(known.flatMap((one) => one.held)),
  ...Object.fromEntries(
    known.flatMap((one) => [
      ...(one.certificate ? [[mark.certificate, one.certificate]] : []),
      ...(one.household ? [[mark.household, one.household]] : []),
    ]),
  ),
});

const joined = (held: HeldBy[]): Typed => (held.length > 0 ? { [mark.held]: held.join(' ') } : {});

/** Which papers the registries stand for, by the marks beside a section. */
export const heldIn = (typed: Typed | undefined): HeldBy[] => (typed?.[mark.held] ?? '').split(' ').filter(Boolean) as HeldBy[];

export const certificateFault = (typed: Typed): { error: string } | undefined =>
  typed[mark.certificate] ? { error: `certificate-${typed[mark.certificate]}` } : undefined;
export const householdFault = (typed: Typed): { error: string } | undefined =>
  typed[mark.household] ? { error: `household-${typed[mark.household]}` } : undefined;

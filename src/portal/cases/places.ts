import { isMatter, programmeNamed } from '../../domain/programmes';
import { households } from '../../domain/records/households';
import { frontOffice, type Office, officeFor } from '../../domain/offices';
import { placeHere } from '../../domain/places-served';
import { type Policy } from '../../domain/policy/policy';
import { type ActorId, type AreaCode, type LocalDate } from '../../domain/values';
import { localDate } from '../../domain/calendar/instants';
import { policyFor } from '../../policies/pick';
import { instantNow } from '../../store/clock';
import { type Services } from '../services';

export const todayInShanghai = (): LocalDate => localDate(instantNow());

const inForce = ({ document }: Policy, on: LocalDate): boolean =>
  document.validFrom <= on && (document.validUntil === undefined || on <= document.validUntil);

/**
 * What people may apply for, each matter of each place once: the newest file in force today; the place that has had it longest first.
 * What an office makes, or only follows another case, is no matter.
 */
export const mattersOpen = ({ policies }: Pick<Services, 'policies'>, today = todayInShanghai()): Policy[] =>
  policies.policies
    .filter((one) => isMatter(one.programme) && inForce(one, today))
    .filter((one, _at, all) =>
      all.every(
        (other) => other.programme !== one.programme || other.area !== one.area || other.document.validFrom <= one.document.validFrom,
      ),
    )
    .sort((one, other) => one.document.validFrom.localeCompare(other.document.validFrom));

/** The policy in force for somebody who lives there, if an office of its first step serves the place; otherwise it is not open there. */
export function policyWhere(
  { policies }: Pick<Services, 'policies'>,
  programme: string,
  area: AreaCode,
  on = todayInShanghai(),
): Policy | undefined {
  const loaded = { policies: [...policies.policies], offices: [...policies.offices] };
  const policy = policyFor(loaded, programme, area, on);
  return policy && firstOffice({ policies }, policy, area) ? policy : undefined;
}

/** The office that somebody living there turns to first: that of the route's first step. */
export function firstOffice({ policies }: Pick<Services, 'policies'>, { route: [first] }: Policy, area: AreaCode): Office | undefined {
  return first && officeFor(policies.offices, area, first.level, first.unit);
}

/** Whom to call about a matter: the office that somebody living there turns to first; where nobody knows who lives where, the city's. */
export const callAbout = ({ policies }: Pick<Services, 'policies'>, policy: Policy, area?: AreaCode): Office | undefined =>
  (area && firstOffice({ policies }, policy, area)) ?? frontOffice({ offices: policies.offices, policies: [policy] });

/** What is open to somebody: where they are registered if that is known, otherwise everywhere; and what exists but not where they live. */
export function mattersFor(services: Pick<Services, 'policies'>, area: AreaCode | undefined): { open: Policy[]; closed: Policy[] } {
  const all = mattersOpen(services);
  if (area === undefined) return { open: all, closed: [] };
  const programmes = [...new Set(all.map((one) => one.programme))];
  // Where a unit is registered is its own affair: what units apply for is not shut by where whoever looks lives.
  const open = programmes.flatMap((one) =>
    programmeNamed(one).filedBy === 'unit' ? all.filter((policy) => policy.programme === one) : (policyWhere(services, one, area) ?? []),
  );
  const closed = programmes.filter((one) => !open.some((policy) => policy.programme === one));
  return { open, closed: closed.flatMap((one) => policyOf(services, one) ?? []) };
}

/** The policy of one place, for whoever only reads about it. @param place the area of a policy; without it the place that has had the matter longest */
export const policyOf = (services: Pick<Services, 'policies'>, programme: string, place?: string): Policy | undefined => {
  const open = mattersOpen(services).filter((one) => one.programme === programme);
  return open.find((one) => one.area === place) ?? open[0];
};

export const policyById = ({ policies }: Pick<Services, 'policies'>, id: string): Policy | undefined =>
  policies.policies.find((one) => one.id === id);

/** Where somebody is registered, by the register, as a form would have it; undefined while it does not answer or does not know them. */
export async function livesIn(
  { people, registries, policies }: Pick<Services, 'people' | 'registries' | 'policies'>,
  actor: ActorId,
): Promise<AreaCode | undefined> {
  const identity = await people.identityOf(actor);
  const reply = identity ? await registries.ask(households, identity) : undefined;
  return reply?.kind === 'found' ? (placeHere(policies.offices, reply.record.area) ?? reply.record.area) : undefined;
}

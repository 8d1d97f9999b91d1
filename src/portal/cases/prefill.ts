import { bare, line } from '../../domain/text/normal';
import { type Policy } from '../../domain/policy/policy';
import {
  type HeldBy,
  knownOfBusiness,
  knownOfCertificate,
  knownOfHousehold,
  marksOf,
  heldIn,
} from '../../domain/programmes/startup-grant-known';
import { type Services } from '../services';
import { type DraftPage } from '../pages/applicant/draft-access';
import { todayInShanghai } from './places';
import { covers, isStreetHere } from './streets';
import { type Typed } from './draft';

/** What a registry already knows, to be checked by the applicant. */
export interface Prefilled {
  typed: Typed;
  /** Which registries something of it came from; words under `form.source`. */
  sources: ('certificate' | 'household' | 'business' | 'account')[];
  /** Why nothing came: it did not answer (the applicant types, and nothing is held against them), has no such firm of theirs, no code was typed, or who asks has not shown who they are. */
  why?: 'unavailable' | 'missing' | 'empty' | 'unproven';
  /** Why a field stays empty though its registry answered: what speaks against applying, as the codes of faults. */
  known?: string[];
}

const nothing: Prefilled = { typed: {}, sources: [] };

/** Only the owner of a proven identity number gets here: nobody learns from a registry who holds a certificate. */
export async function prefill(services: Services, section: string, { identity, viewer, policy }: DraftPage): Promise<Prefilled> {
  const { registries, people } = services;
  if (section === 'applicant') {
    if (identity === '') return { ...nothing, why: 'unproven' };
    const [certificate, household] = await Promise.all([registries.certificate(identity), registries.household(identity)]);
    const number = certificate.kind === 'found' && certificate.record.kind === 'disability' ? certificate.record.certificate : undefined;
    const street = household.kind === 'found' && isStreetHere(services, household.record.area) ? household.record.area : undefined;
    const against = {
      certificate: certificate.kind === 'absent' ? 'none' : knownOfCertificate(certificate, todayInShanghai(), []).certificate,
      household: knownOfHousehold(household, (area) => covers(policy, area), []).household,
    };
    return {
      typed: { ...(number ? { certificate: number } : {}), ...(street ? { household: street } : {}) },
      sources: [...(number ? (['certificate'] as const) : []), ...(street ? (['household'] as const) : [])],
      known: Object.entries(against).flatMap(([about, what]) => (what ? [`${about}-${what}`] : [])),
      ...([certificate, household].some((one) => one.kind === 'unavailable') ? { why: 'unavailable' } : {}),
    };
  }
  if (section === 'account') return { ...nothing, typed: { holder: viewer.name } };
  if (section !== 'contact') return nothing;
  const contact = await people.contact(viewer.actor.id);
  if (!contact) return nothing;
  const { phone: telephone, letters, email } = contact;
  return { typed: { telephone, letters, ...(email ? { email } : {}) }, sources: ['account'] };
}

/** A firm by its code. Only a firm of theirs is filled in: the form is no place to look others up. */
export async function lookUpFirm({ registries }: Services, { identity }: Pick<DraftPage, 'identity'>, uscc: string): Promise<Prefilled> {
  if (identity === '') return { ...nothing, why: 'unproven' };
  if (line(uscc) === '') return { ...nothing, why: 'empty' };
  const reply = await registries.business(bare(uscc));
  if (reply.kind === 'unavailable') return { ...nothing, why: 'unavailable' };
  if (reply.kind !== 'found' || !reply.record.persons.some((person) => bare(person) === identity)) return { ...nothing, why: 'missing' };
  const { name, organisation, registeredOn, address } = reply.record;
  return { typed: { name, organisation, registeredOn, address }, sources: ['business'] };
}

/**
 * What the registries say of a section that is being saved, as marks beside it: which papers they stand for, and what they know that
 * stands against it. One question each, asked once; a registry that is away changes nothing.
 */
export async function marksFor(
  { registries }: Pick<Services, 'registries'>,
  section: string,
  typed: Typed,
  { identity, policy, before }: { identity: string; policy: Policy; before: Typed | undefined },
): Promise<Typed> {
  if (identity === '') return {};
  const held: HeldBy[] = heldIn(before);
  if (section === 'applicant') {
    const [certificate, household] = await Promise.all([registries.certificate(identity), registries.household(identity)]);
    return marksOf([
      knownOfCertificate(certificate, todayInShanghai(), held),
      knownOfHousehold(household, (area) => covers(policy, area), held),
    ]);
  }
  const uscc = bare(typed['uscc'] ?? '');
  if (section !== 'firm' || uscc === '') return {};
  const sameFirm = uscc === bare(before?.['uscc'] ?? '');
  return marksOf([knownOfBusiness(await registries.business(uscc), identity, sameFirm ? held : [])]);
}

import { type Response } from 'express';
import { longestUntil, type MandateGround } from '../../domain/mandates';
import { businesses, type BusinessRecord } from '../../domain/records/businesses';
import { bare } from '../../domain/text/normal';
import { type ActorId, type LocalDate, type PartyId } from '../../domain/values';
import { instantNow } from '../../store/clock';
import { type Held } from '../../store/people/mandates';
import { noteDone } from '../logged';
import { todayInShanghai } from '../cases/places';
import { type Services } from '../services';
import { tell } from './tell';

type Parts = Pick<Services, 'people' | 'store'>;

/** What the register says of a unit: itself, nothing, or that it does not answer now. */
export async function unitOf(
  { registries }: Pick<Services, 'registries'>,
  uscc: string,
): Promise<BusinessRecord | 'absent' | 'unavailable'> {
  const reply = await registries.ask(businesses, uscc);
  return reply.kind === 'found' ? reply.record : reply.kind;
}

/** Whether the register names this number as whoever alone speaks for the unit. */
export const represents = ({ representative }: BusinessRecord, identity: string): boolean =>
  identity !== '' && representative !== undefined && bare(representative) === identity;

/** A last day within the year that a mandate may last; undefined for any other. */
export const lastDay = (date: LocalDate, today = todayInShanghai()): LocalDate | undefined =>
  date >= today && date <= longestUntil(today) ? date : undefined;

/**
 * Gives a mandate: kept with the account, logged, and told to its holder wherever they are reached.
 * @param id what it is given under: asked twice, it is one; @returns false if the account is closed
 */
export async function give(
  services: Parts,
  res: Response,
  actor: ActorId,
  {
    id,
    party,
    ground,
    until,
    by,
  }: { id: string; party: { id: PartyId; name: string }; ground: MandateGround; until: LocalDate; by: ActorId },
): Promise<boolean> {
  const given = await services.people.giveMandate(actor, { id, party: party.id, ground, from: instantNow(), until, by });
  if (!given) return false;
  noteDone(res, { what: 'mandate', target: actor, why: ground });
  await tell(services, actor, 'mandate-given', { unit: party.name });
  return true;
}

/** Ends a mandate at once; whom a representative asked and who has not answered is asked no more. Its holder is told, unless they ended it themselves. */
export async function end(services: Parts, res: Response, { actor, mandate }: Held, by: ActorId, unit: string): Promise<void> {
  if (!(await services.people.endMandate(mandate.id, mandate.party, by))) return;
  if (mandate.ground === 'representative') await services.store.mandateOffers.takeBackOf(mandate.party, actor);
  noteDone(res, { what: 'mandate', target: actor, why: 'ended' });
  if (actor !== by) await tell(services, actor, 'mandate-ended', { unit });
}

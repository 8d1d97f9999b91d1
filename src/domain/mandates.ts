import { addMonths } from './calendar/months';
import { type Actor } from './offices';
import { type ActorId, dayBefore, type Instant, type LocalDate, type PartyId, type PersonId } from './values';

/**
 * On what ground somebody speaks for a unit: the register names them its legal representative (法定代表人、负责人); that one named
 * them (经办人) and they accepted; or an officer at a window has seen the letter of authorisation (授权委托书).
 */
export const mandateGrounds = ['representative', 'named', 'letter'] as const;
export type MandateGround = (typeof mandateGrounds)[number];

/** 委托: that an account may file, read and answer for a unit, until its last day or until it is ended. */
export interface Mandate {
  id: string;
  party: PartyId;
  ground: MandateGround;
  from: Instant;
  /** The last day that it holds. */
  until: LocalDate;
  /** Whose word it rests on: their own (by the register), the representative's, the officer's. */
  by: ActorId;
  ended?: { at: Instant; by: ActorId };
}

/** Whether it holds on a day. */
export const holdsOn = ({ until, ended }: Pick<Mandate, 'until' | 'ended'>, on: LocalDate): boolean => ended === undefined && on <= until;

/** The longest that one may last: a year, then whoever answers for the unit is asked anew (PD). */
export const longestUntil = (from: LocalDate): LocalDate => dayBefore(addMonths(from, 12));

/** Who filed: an account, of a natural person, and the unit that they did it for, if not for themselves. */
export interface Applicant {
  actor: ActorId;
  person: PersonId;
  party?: PartyId;
}

/** To whom letters are addressed, and under whose id they are found: a unit, or a person. */
export const addresseeOf = ({ person, party }: Pick<Applicant, 'person' | 'party'>): PersonId => (party as PersonId | undefined) ?? person;

/** Whose letters of a case an account reads: its unit's where it speaks for one, else its own person's. */
export const readsAs = (actor: Pick<Actor, 'id' | 'person' | 'parties'>, applicant: Applicant): PersonId =>
  applicant.party && speaksFor(actor, applicant) ? addresseeOf(applicant) : actor.person;

/**
 * Whether an account reads and answers for whoever applied: its own matter, or that of a unit whose mandate it holds now. Whoever filed for
 * a unit and speaks for it no more, does so no more for this case either.
 */
export const speaksFor = (
  { id, parties = [] }: Pick<Actor, 'id' | 'parties'>,
  { actor, party }: Pick<Applicant, 'actor' | 'party'>,
): boolean => (party === undefined ? id === actor : parties.includes(party));

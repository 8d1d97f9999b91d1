import { type ActorId, type CaseId, type PersonId } from '../domain/values';
import { letterKey } from './letters';

/** A guardian has no account: what they are told stands beside whom they are guardian of. */
export const guardianOf = (person: string): ActorId => `guardian-of-${person}` as ActorId;

/** Under what whoever is in a place is told once that it passed by a case. */
export const passedOnce = (caseId: CaseId, stay: string): string => `${caseId}/${stay}`;

/** Whom a letter of it is to: the person or their guardian. @param at the how manieth of a stay */
export const passedReader = (person: string, at: number): PersonId => `${person}-${at}` as PersonId;

export const passedLetter = (caseId: CaseId, reader: PersonId): string => letterKey(caseId, 0, 'place-passed', reader, 'paper');

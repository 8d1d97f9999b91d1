import { type CaseState } from '../../domain/case/state';
import { liesIn } from '../../domain/ground/area';
import { type Place } from '../../domain/places/place';
import { type Policy } from '../../domain/policy/policy';
import { programmeNamed } from '../../domain/programmes';
import { type LocalDate, type PartyId, type PersonId } from '../../domain/values';

/** Whether a matter is still one to offer to somebody: not while a case of it is open, nor once their own right to it is used for ever. */
export const stillOffered = (
  { programme, once }: Pick<Policy, 'programme' | 'once'>,
  cases: readonly CaseState[],
  person: PersonId,
): boolean =>
  cases
    .filter((one) => one.programme === programme)
    .every(
      ({ outcome, subjects }) => outcome !== undefined && !(outcome === 'granted' && once.period === 'ever' && subjects.includes(person)),
    );

/** A place of a unit's. @property until the last day on which it ran it, if it runs it no more */
export interface RunPlace extends Pick<Place, 'id' | 'name' | 'kind' | 'area'> {
  operator: PartyId;
  until?: LocalDate;
}

type Matter = Pick<Policy, 'programme' | 'area'>;

/**
 * Whether a matter is for somebody at all: a person's own always; a unit's for whoever speaks for one; what is filed for a place, for whoever
 * speaks for a unit that has one to file it for.
 * @param parties the units that they speak for @param places those that these units run or ran @param cases the units'
 */
export function isFor(matter: Matter, parties: readonly unknown[], places: readonly RunPlace[], cases: readonly CaseState[] = []): boolean {
  const { filedBy, place } = programmeNamed(matter.programme);
  if (filedBy !== 'unit') return true;
  return place ? placesFor(matter, places, cases).length > 0 : parties.length > 0;
}

/**
 * The places for which a matter is offered: those that the unit runs; of what may be filed afterwards also those that it ran once, until it has filed
 * it for the year in which it ran them last.
 */
export function placesFor({ programme, area }: Matter, places: readonly RunPlace[], cases: readonly CaseState[]): RunPlace[] {
  const { place: asks, year } = programmeNamed(programme);
  const filed = ({ id, operator, until }: RunPlace): boolean =>
    cases.some(
      (one) =>
        one.programme === programme &&
        one.place === id &&
        one.applicant.party === operator &&
        (one.outcome ?? 'granted') === 'granted' &&
        (year?.(one.facts) ?? 0) >= Number(until?.slice(0, 4)),
    );
  return places
    .filter((one) => asks?.kinds.includes(one.kind) && liesIn(one.area, area))
    .filter((one) => one.until === undefined || (asks?.afterwards === true && !filed(one)));
}

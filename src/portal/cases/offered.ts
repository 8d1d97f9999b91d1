import { type CaseState } from '../../domain/case/state';
import { liesIn } from '../../domain/ground/area';
import { type Place } from '../../domain/places/place';
import { type Policy } from '../../domain/policy/policy';
import { programmeNamed } from '../../domain/programmes';
import { type PersonId } from '../../domain/values';

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

/**
 * Whether a matter is for somebody at all: a person's own always; a unit's for whoever speaks for one; what is filed for a place, for whoever
 * speaks for the unit that runs one of its kind there, or, of what may be filed afterwards, ran one until it closed.
 * @param parties the units that they speak for @param places those that these units run
 */
export function isFor(
  { programme, area }: Pick<Policy, 'programme' | 'area'>,
  parties: readonly unknown[],
  places: readonly Pick<Place, 'kind' | 'area' | 'closed'>[],
): boolean {
  const { filedBy, place } = programmeNamed(programme);
  if (filedBy !== 'unit') return true;
  if (!place) return parties.length > 0;
  const may = ({ closed }: Pick<Place, 'closed'>): boolean => closed === undefined || place.afterwards === true;
  return places.some((one) => place.kinds.includes(one.kind) && liesIn(one.area, area) && may(one));
}

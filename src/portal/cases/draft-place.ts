import { type Typed } from '../../domain/form/field';
import { programmeNamed } from '../../domain/programmes';
import { standingOn } from '../../domain/places/standing';
import { placeTyped } from '../../domain/programmes/common/place';
import { type Programme } from '../../domain/programmes/programme';
import { type PartyId, type PlaceId } from '../../domain/values';
import { type Draft } from '../../store/drafts';
import { type Registered } from '../../store/places';
import { type Store } from '../../store/store';
import { todayInShanghai } from './places';

/** Which part of a draft says for which place it is, if it is for one. */
export const placePartOf = ({ programme }: Pick<Draft, 'programme'>): string | undefined => programmeNamed(programme).place?.part;

/** For which place a draft is: as it was begun, or as the case had it that it follows. */
export function placeOfDraft({ place, programme, sections }: Pick<Draft, 'place' | 'programme' | 'sections'>): PlaceId | undefined {
  const part = placePartOf({ programme });
  return place ?? (part === undefined ? undefined : ((sections[part] as Typed | undefined)?.['id'] as PlaceId | undefined));
}

/** May this unit file this for the place? Only whoever runs it, while it is open, for the kinds that the programme is for. */
export const isFor = ({ place: asks }: Pick<Programme, 'place'>, place: Registered, party: PartyId | undefined): boolean =>
  place.operator === party && place.closed === undefined && (asks?.kinds.includes(place.kind) ?? false);

/** The same of several places, and of a matter that may be filed afterwards: those that the unit ran once. */
export async function filedFor(
  { places }: Pick<Store, 'places'>,
  programme: Pick<Programme, 'place'>,
  of: readonly Registered[],
  party: PartyId | undefined,
): Promise<Registered[]> {
  const { afterwards, kinds = [] } = programme.place ?? {};
  if (!afterwards) return of.filter((place) => isFor(programme, place, party));
  const running = await places.running(of.map(({ id }) => id));
  const ranIt = ({ id, operator }: Registered): boolean =>
    operator === party || (running.get(id)?.former.some((one) => one.operator === party) ?? false);
  return of.filter((place) => kinds.includes(place.kind) && ranIt(place));
}

/**
 * The draft with what the register says of its place today; empty once there is nothing to file for it any more (`filedFor`).
 * Whatever stood there in the draft counts for nothing but its number.
 */
export async function withPlace<D extends Draft>({ places, standings }: Pick<Store, 'places' | 'standings'>, draft: D): Promise<D> {
  const programme = programmeNamed(draft.programme);
  if (!programme.place) return draft;
  const { part, standing } = programme.place;
  const id = placeOfDraft(draft);
  const found = id === undefined ? undefined : await places.find(id);
  const { [part]: _before, ...others } = draft.sections;
  const [place] = found ? await filedFor({ places }, programme, [found], draft.party) : [];
  if (!place) return { ...draft, sections: others };
  const stands = standing === undefined ? {} : { [standing]: await standsAt({ standings }, place.id, standing) };
  return { ...draft, sections: { ...others, [part]: { ...placeTyped(place), ...stands } } };
}

/** How much a place stands at of a kind today, as a form has it; while it is suspended it counts for nothing. */
async function standsAt({ standings }: Pick<Store, 'standings'>, place: PlaceId, what: string): Promise<string> {
  const found = standingOn(await standings.of([place], what), todayInShanghai());
  return String(found?.how === 'stands' ? found.standing.value : 0);
}

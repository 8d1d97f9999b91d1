import { type Typed } from '../../domain/form/field';
import { programmeNamed } from '../../domain/programmes';
import { placeTyped } from '../../domain/programmes/common/place';
import { type Programme } from '../../domain/programmes/programme';
import { type PartyId, type PlaceId } from '../../domain/values';
import { type Draft } from '../../store/drafts';
import { type Registered } from '../../store/places';
import { type Store } from '../../store/store';

/** Which part of a draft says for which place it is, if it is for one. */
export const placePartOf = ({ programme }: Pick<Draft, 'programme'>): string | undefined => programmeNamed(programme).place?.part;

/** For which place a draft is: as it was begun, or as the case had it that it follows. */
export function placeOfDraft({ place, programme, sections }: Pick<Draft, 'place' | 'programme' | 'sections'>): PlaceId | undefined {
  const part = placePartOf({ programme });
  return place ?? (part === undefined ? undefined : ((sections[part] as Typed | undefined)?.['id'] as PlaceId | undefined));
}

/** May this unit file this for the place? Only whoever runs it, while it is open, for the kinds that the programme is for. */
export const isFor = ({ place: asks }: Pick<Programme, 'place'>, place: Registered | undefined, party: PartyId | undefined): boolean =>
  place !== undefined && place.operator === party && place.closed === undefined && (asks?.kinds.includes(place.kind) ?? false);

/**
 * The draft with what the register says of its place today; empty once the unit runs it no more, or it is closed: then there is nothing to file.
 * Whatever stood there in the draft counts for nothing but its number.
 */
export async function withPlace<D extends Draft>({ places }: Pick<Store, 'places'>, draft: D): Promise<D> {
  const programme = programmeNamed(draft.programme);
  if (!programme.place) return draft;
  const id = placeOfDraft(draft);
  const found = id === undefined ? undefined : await places.find(id);
  const { [programme.place.part]: _before, ...others } = draft.sections;
  const said = found && isFor(programme, found, draft.party) ? { [programme.place.part]: placeTyped(found) } : {};
  return { ...draft, sections: { ...others, ...said } };
}

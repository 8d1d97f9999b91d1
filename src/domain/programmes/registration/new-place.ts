import { type Answers } from '../../form/answers';
import { type Section, words } from '../../form/field';
import { place, text } from '../../form/fields';
import { parseName } from '../../identifiers/words';
import { type NewPlace, type PlaceKind } from '../../places/place';
import { plainPart } from '../../places/place-form';
import { normal } from '../../text/normal';
import { type AreaCode } from '../../values';
import { type RightHolder } from '../programme';

/** A place as it is to be registered; `area` is asked for where it does not lie in another. */
export type NewPlaceAnswers = Omit<NewPlace, 'area' | 'committee'> & { area?: AreaCode };

export interface OfNewPlace extends Answers {
  'new-place': NewPlaceAnswers;
}

const name = text('name', words(parseName, 60), { autocomplete: 'off' });

/** 拟登记的机构, where it lies in another. */
export const roomsPart: Section = { id: 'new-place', fields: [name, ...plainPart.fields] };

/** The same of a place by itself. */
export const newPlacePart: Section = { ...roomsPart, fields: [name, place('area'), ...plainPart.fields] };

/** For `subjects`: a name in an area is registered for once at a time. */
export const nameHolder = (kind: PlaceKind, name: string, area = ''): RightHolder[] => [
  { thing: 'place-name', key: `${kind}/${area}/${normal(name)}` },
];

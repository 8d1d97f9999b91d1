import { type Answers, typedPart, type Values } from '../../form/answers';
import { type Section, type Typed } from '../../form/field';
import { text } from '../../form/fields';
import { type Place } from '../../places/place';
import { type AreaCode, type PlaceId } from '../../values';
import { type Programme, type RightHolder } from '../programme';

/** For which place something is filed, as the register had it on the day of filing; filled in by us, never typed. */
export type PlaceAnswers = Pick<Place, 'id' | 'name' | 'address' | 'area' | 'capacity' | 'rooms'>;

/** Answers with that part, under its usual name. */
export interface OfPlace extends Answers {
  place: PlaceAnswers;
}

const given = (name: string, more: Parameters<typeof text>[2] = {}) => text(name, (value) => ({ value }), more);
const count = (name: string) => text(name, (value) => ({ value: Number(value) }));

/** 机构: for `Programme.place`, with `part: 'place'`. */
export const placePart: Section = {
  id: 'place',
  fields: [given('id'), given('name'), given('area', { means: 'place' }), given('address'), count('capacity'), count('rooms')],
};

/** For `Programme.place` of what is filed for a workshop home (“工疗型”残疾人之家). */
export const ofHomes = { kinds: ['home'], part: placePart.id } as const satisfies Programme['place'];

/** What the register says of a place, as this part takes it. */
export const placeTyped = (place: Place): Typed => typedPart(placePart, place as unknown as Values);

/** For `subjects`: what a place is given once. */
export const placeHolder = ({ place: { id } }: OfPlace): RightHolder[] => [{ thing: 'place', key: id }];

/** For `subjects`: what each unit that ran a place is given once for it. */
export const operatedPlaceHolder = ({ place: { id }, unit }: OfPlace): RightHolder[] => [
  { thing: 'operated-place', key: `${id}/${unit?.uscc ?? ''}` },
];

/** For `area`: where the place lies. */
export const placeArea = ({ place }: Partial<OfPlace>): AreaCode | undefined => place?.area;

/** Of which place a case is, by its answers; undefined where it is of none. */
export const placeOf = (answers: Answers, part: string | undefined): PlaceId | undefined =>
  part === undefined ? undefined : ((answers as unknown as Record<string, Partial<PlaceAnswers> | undefined>)[part]?.id ?? undefined);

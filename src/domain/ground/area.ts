import { type AreaCode } from '../values';

/** The digits by which a place names all that lies in it (GB/T 2260): 44 a province, 4403 a city, 440309 a district. */
export const prefixOf = (place: AreaCode): string => place.slice(0, 6).replace(/(00){1,2}$/, '');

/** Whether a street or district lies in a place. */
export const liesIn = (area: string, place: AreaCode): boolean => area.startsWith(prefixOf(place));

/** Whether a street is what somebody said of where they live: itself, or the district in which it lies (six digits, or three noughts after them). */
export const isSaidOf = (street: string, said: string | undefined): boolean =>
  said !== undefined && (street === said || (/^\d{6}(000)?$/.test(said) && street.startsWith(said.slice(0, 6))));

/** Of two places that an area lies in, the narrower one first. */
export const narrowerFirst = (one: AreaCode, other: AreaCode): number => prefixOf(other).length - prefixOf(one).length;

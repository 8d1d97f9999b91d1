import { type Office } from './offices';
import { type AreaCode } from './values';

/** Federations of the first level: whose people's cases come to them. */
export const streetFederations = (offices: readonly Office[]): Office[] =>
  offices.filter(({ level, unit }) => level === 'street' && unit === 'federation');

/**
 * Districts that serve their people themselves, having no street office under them: where somebody there lives is said by the district as a
 * whole, the code of six digits that its office serves.
 */
export function wholeDistricts(offices: readonly Office[]): { area: AreaCode; office: Office }[] {
  const above = new Set(streetFederations(offices).map(({ parent }) => parent));
  return offices
    .filter(({ id, level, unit }) => level === 'district' && unit === 'federation' && !above.has(id))
    .flatMap((office) => office.serves.filter((area) => area.length === 6).map((area) => ({ area, office })));
}

/**
 * What somebody registered in an area says of where they live: their street if it has an office, or else the whole district that serves it, named
 * by its file or by the digits of the code; undefined where no office here does.
 */
export function placeHere(offices: readonly Office[], area: string): AreaCode | undefined {
  const street = streetFederations(offices)
    .flatMap(({ serves }) => serves)
    .find((served) => served === area);
  if (street) return street;
  const whole = wholeDistricts(offices);
  const by = whole.find(({ office }) => office.serves.some((served) => served === area)) ?? whole.find((one) => area.startsWith(one.area));
  return by?.area;
}

import { type Office } from '../../domain/offices';

/** Telephone numbers as people look for them: the city's offices, then each district with those below it. */
export function officeGroups(offices: readonly Office[]): { head?: Office; offices: Office[] }[] {
  const heads = offices.filter((one) => one.level === 'district' && one.unit === 'federation');
  const groups = heads.map((head) => ({ head, offices: [head, ...offices.filter((one) => one.parent === head.id)] }));
  const rest = offices.filter((one) => !groups.some((group) => group.offices.includes(one)));
  return rest.length > 0 ? [{ offices: rest }, ...groups] : groups;
}

import { above, type Office, officeFor } from './offices';
import { type AreaCode, type OfficeId } from './values';

const office = (id: string, level: Office['level'], unit: Office['unit'], serves: string[], parent?: string): Office => ({
  id: id as OfficeId,
  name: { 'zh-CN': id, en: id },
  level,
  unit,
  serves: serves as AreaCode[],
  telephone: '',
  ...(parent ? { parent: parent as OfficeId } : {}),
});

const offices = [
  office('city', 'city', 'federation', []),
  office('district', 'district', 'federation', ['440309'], 'city'),
  office('agency', 'district', 'agency', ['440309'], 'district'),
  office('other', 'district', 'federation', ['440304'], 'city'),
  office('street', 'street', 'federation', ['440309001'], 'district'),
  // A development zone lies inside a district it does not belong to: whom it serves is said by the file, not by its code.
  office('zone', 'street', 'federation', ['440309099'], 'other'),
];
const idOf = (area: string, level: Office['level'], unit: Office['unit']) => officeFor(offices, area as AreaCode, level, unit)?.id;

describe('the office for an area', () => {
  it('is the street that serves it', () => expect(idOf('440309001', 'street', 'federation')).toBe('street'));
  it('is the district above that street', () => expect(idOf('440309001', 'district', 'federation')).toBe('district'));
  it('is the agency beside the district', () => expect(idOf('440309001', 'district', 'agency')).toBe('agency'));
  it('follows the file and not the code for a development zone', () => expect(idOf('440309099', 'district', 'federation')).toBe('other'));
  it('is nobody where no office serves', () => expect(idOf('110101001', 'street', 'federation')).toBeUndefined());
  it('finds the city above all', () => expect(idOf('440309001', 'city', 'federation')).toBe('city'));
});

it('a chain of parents that runs in a circle ends', () => {
  const circle = [office('a', 'street', 'federation', [], 'b'), office('b', 'district', 'federation', [], 'a')];
  expect(above(circle, circle[0] as Office).map((one) => one.id)).toEqual(['b', 'a']);
});

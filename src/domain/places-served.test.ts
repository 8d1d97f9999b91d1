import { type Office } from './offices';
import { placeHere, wholeDistricts } from './places-served';
import { type AreaCode, type OfficeId } from './values';

const office = (id: string, level: Office['level'], serves: string[], parent?: string): Office => ({
  id: id as OfficeId,
  name: { 'zh-CN': id, en: id },
  level,
  unit: 'federation',
  serves: serves as AreaCode[],
  telephone: '',
  ...(parent ? { parent: parent as OfficeId } : {}),
});

const offices = [
  office('city', 'city', ['990100']),
  office('streets', 'district', ['990102'], 'city'),
  office('street', 'street', ['990102001'], 'streets'),
  office('whole', 'district', ['990101'], 'city'),
  office('zone', 'district', ['990171', '990101003'], 'city'),
];

it('a district is a place of its own where no street office stands under it', () => {
  expect(wholeDistricts(offices).map(({ area, office: { id } }) => [area, id])).toEqual([
    ['990101', 'whole'],
    ['990171', 'zone'],
  ]);
});

it.each([
  ['a street with an office is itself', '990102001', '990102001'],
  ['a street without one, in a district that has street offices, is nowhere', '990102002', undefined],
  ['a street of a district that serves itself is that district', '990101009', '990101'],
  ['a street that a zone serves is the zone, whatever its code', '990101003', '990171'],
  ['a whole district is itself', '990171', '990171'],
  ['one that is served by its streets is no place', '990102', undefined],
  ['a place without an office is nowhere', '110101001', undefined],
])('%s', (_what, area, here) => expect(placeHere(offices, area)).toBe(here));

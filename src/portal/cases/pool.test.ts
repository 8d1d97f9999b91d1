import { type Office } from '../../domain/offices';
import { type AreaCode, type LocalDate, type OfficeId, type PartyId } from '../../domain/values';
import { type Successor } from '../../store/successors';
import { orderFor, poolOf, poolsOf } from './pool';

const office = (id: string, level: Office['level'], serves: string[], parent?: string, unit: Office['unit'] = 'federation'): Office => ({
  id: id as OfficeId,
  name: { 'zh-CN': id, en: id },
  level,
  unit,
  serves: serves as AreaCode[],
  telephone: '0',
  ...(parent ? { parent: parent as OfficeId } : {}),
});
const offices = [
  office('province', 'province', []),
  office('city', 'city', [], 'province'),
  office('district', 'district', ['330402'], 'city'),
  office('agency', 'district', ['330402'], 'district', 'agency'),
  office('street', 'street', ['330402001'], 'district'),
  office('other', 'district', ['330411'], 'city'),
];
const pool = (area: string, party: string, more: Partial<Successor> = {}): Successor => ({
  area: area as AreaCode,
  party: party as PartyId,
  rank: 1,
  from: '2026-01-01' as LocalDate,
  until: '2026-12-31' as LocalDate,
  by: 'a' as never,
  at: '2026-01-01T00:00:00.000Z' as never,
  ...more,
});

it('a district and a city have a pool, a street and a province none', () => {
  expect(offices.map(({ id }) => poolOf(offices, id))).toEqual([undefined, '330400', '330402', '330402', undefined, '330411']);
});

it('a supervisor keeps the pool of their own office and reads those above; nobody else keeps any, and no pool is seen from beside', () => {
  const of = (role: 'supervisor' | 'window', id: string) =>
    poolsOf(offices, { posts: [{ role, office: id as OfficeId }] }).map(({ area, keeps }) => [area, keeps]);
  expect(of('supervisor', 'district')).toEqual([
    ['330402', true],
    ['330400', false],
  ]);
  expect(of('supervisor', 'city')).toEqual([['330400', true]]);
  expect(of('window', 'district')).toEqual([
    ['330402', false],
    ['330400', false],
  ]);
  expect(of('supervisor', 'street')).toEqual([
    ['330402', false],
    ['330400', false],
  ]);
  expect(of('supervisor', 'province')).toEqual([]);
});

it('the district’s units are asked before the city’s, each once, in their order; not the one that fails, nor one whose time is past', async () => {
  const all = [
    pool('330400', 'a'),
    pool('330402', 'b'),
    pool('330402', 'c', { until: '2026-05-31' as LocalDate }),
    pool('330402', 'a'),
    pool('330402', 'failing'),
    pool('330400', 'd', { from: '2026-07-01' as LocalDate }),
    pool('330400', 'e'),
  ];
  const order = await orderFor(
    { of: (areas) => Promise.resolve(all.filter(({ area }) => areas.includes(area))) },
    '330402001' as AreaCode,
    'failing' as PartyId,
    '2026-06-01' as LocalDate,
  );
  expect(order).toEqual(['b', 'a', 'e']);
});

import { type ActorId, type LocalDate, type Month, type PlaceId } from '../domain/values';
import { type ClockTime } from '../domain/places/day';
import { eraseDaysCommand } from '../cli/erase-days';
import { resealRow } from './sealed-rows';
import { type NewEntry, placeDaysOf, sealedPlaceDays } from './place-days';
import { peopleOf } from './people';
import { keysFrom } from '../sealing/keys';
import { activated, retired, withFreshKey } from '../sealing/keys-edit';
import { freshKeys, type KeysFile } from '../sealing/keys-file';
import { testStore, type TestStore } from './testing';

let test: TestStore;
beforeAll(async () => {
  test = await testStore();
});
afterAll(() => test.end());

const day = (date: string) => date as LocalDate;
const place = (n: number) => `330402-home-${n}` as PlaceId;
const [one, other] = ['clerk-1' as ActorId, 'clerk-2' as ActorId];
const time = '08:30' as ClockTime;
const came = (stay: string, n = 0): NewEntry => ({ key: `in.${stay}.${n}`, kind: 'in', said: { stay, time } });
const medicine = (key: string): NewEntry => ({ key, kind: 'medicine', said: { stay: 'a.0', what: '示例药片', hand: '王', time } });
const raw = () => test.connection.collection<{ _id: string }>('place-days');

it('many at once into one new day lose nothing, and a press twice is one entry', async () => {
  const { placeDays } = test.store;
  const [at, on] = [place(1), day('2026-11-26')];
  const all = Array.from({ length: 30 }, (_, n) => came(`p${n}.0`));
  await Promise.all([...all, ...all].map((entry, n) => placeDays.add(at, on, [entry], n % 2 ? one : other)));
  const entries = await placeDays.read(at, on);
  expect(entries.map(({ key }) => key).sort()).toEqual(all.map(({ key }) => key).sort());
  expect(await placeDays.add(at, on, all, one)).toBe(0);
  expect(await placeDays.add(at, on, [...all, came('q.0')], one)).toBe(1);
});

it('a wrong entry is struck out once, with the first reason, and stays readable; what is not there cannot be', async () => {
  const { placeDays } = test.store;
  const [at, on] = [place(2), day('2026-11-26')];
  await placeDays.add(at, on, [came('a.0'), came('b.0')], one);
  expect(await placeDays.strike(at, on, 'in.a.0.0', { by: other, why: '按错了' })).toBe(true);
  expect(await placeDays.strike(at, on, 'in.a.0.0', { by: one, why: '再划一次' })).toBe(true);
  expect(await placeDays.strike(at, on, 'in.z.0.0', { by: one, why: '没有' })).toBe(false);
  expect(await placeDays.strike(place(99), on, 'in.a.0.0', { by: one, why: '没有' })).toBe(false);
  const [first, second] = await placeDays.read(at, on);
  expect([first?.struck?.why, first?.struck?.by, second?.struck]).toEqual(['按错了', other, undefined]);
  expect((await placeDays.tallies([at], '2026-11' as Month, '2026-11' as Month)).get(at)).toEqual([
    { day: on, kinds: { in: 1 }, came: ['b.0'] },
  ]);
});

it('stands sealed, and is opened with the new key alone once a rotation has gone through it', async () => {
  const first = freshKeys(new Date());
  const { id, file } = withFreshKey(first, new Date());
  const withKeys = (content: KeysFile) => placeDaysOf(test.connection, keysFrom(content));
  const [at, on] = [place(3), day('2026-11-26')];
  await withKeys(file).add(at, on, [came('a.0'), medicine('m-1')], one);
  await withKeys(file).strike(at, on, 'm-1', { by: one, why: '记错了人' });
  const kept = JSON.stringify(await raw().findOne({ _id: `${at}/${on}` }));
  for (const words of ['示例药片', '记错了人', '08:30']) expect(kept).not.toContain(words);
  const next = activated(file, id);
  const parts = { connection: test.connection, keys: keysFrom(next) };
  expect(await resealRow(parts, sealedPlaceDays, `${at}/${on}`)).toBe(true);
  expect(await resealRow(parts, sealedPlaceDays, `${at}/${on}`)).toBe(false);
  expect((await withKeys(retired(next, first.active)).read(at, on)).map(({ kind, struck }) => [kind, struck?.why])).toEqual([
    ['in', undefined],
    ['medicine', '记错了人'],
  ]);
});

it('knows the last day before one, what stands from day to day apart, and counts by month and place', async () => {
  const { placeDays } = test.store;
  const at = place(4);
  for (const date of ['2026-10-30', '2026-11-02', '2026-11-03']) await placeDays.add(at, day(date), [came('a.0')], one);
  await placeDays.addStanding(at, [{ key: 'plan.1', kind: 'plan', said: { stay: 'a.0', what: '示例药片', times: [time] } }], one);
  expect((await placeDays.before(at, day('2026-11-03')))?.day).toBe('2026-11-02');
  expect(await placeDays.before(at, day('2026-10-30'))).toBeUndefined();
  expect((await placeDays.standing(at)).map(({ kind }) => kind)).toEqual(['plan']);
  const tallies = await placeDays.tallies([at, place(98)], '2026-11' as Month, '2026-11' as Month);
  expect([[...tallies.keys()], tallies.get(at)?.map((each) => each.day)]).toEqual([[at], ['2026-11-02', '2026-11-03']]);
});

it('old days are erased by command, with who and why, and none within three years', async () => {
  const { placeDays } = test.store;
  const people = peopleOf(test.connection, test.keys);
  const actor = { id: 'lead', person: 'p-lead', kind: 'officer', posts: [{ role: 'supervisor', office: 'o' }], deputyFor: [] } as never;
  await people.add({ actor, login: 'lead', passwordHash: 'x', name: '负责人', phone: '13900000000', letters: 'sms', language: 'zh-CN' });
  const at = place(5);
  await placeDays.add(at, day('2020-01-02'), [came('a.0')], one);
  await placeDays.add(at, day('2026-11-02'), [came('a.0')], one);
  await placeDays.addStanding(at, [{ key: 'plan.1', kind: 'plan', said: { stay: 'a.0', what: '药', times: [time] } }], one);
  const lines: string[] = [];
  const erase = (...words: string[]) => eraseDaysCommand(['erase-days', ...words], test.store, people, (line) => lines.push(line));
  expect(await erase('2026-01-01', '--by', 'lead', '--why', '到期', '--yes')).toBe(2);
  expect(await erase('2021-01-01', '--by', 'nobody', '--why', '到期', '--yes')).toBe(2);
  expect(await erase('2021-01-01', '--by', 'lead', '--why', '到期')).toBe(2);
  expect(lines.at(-1)).toContain('1 days');
  expect(await placeDays.read(at, day('2020-01-02'))).toHaveLength(1);
  expect(await erase('2021-01-01', '--by', 'lead', '--why', '到期', '--yes')).toBe(0);
  expect([await placeDays.read(at, day('2020-01-02')), (await placeDays.read(at, day('2026-11-02'))).length]).toEqual([[], 1]);
  expect(await placeDays.standing(at)).toHaveLength(1);
});

import { type ActorId, type LocalDate, type Month, type PlaceId } from '../domain/values';
import { type ClockTime } from '../domain/places/day';
import { eraseDaysCommand } from '../cli/erase-days';
import { eraseStaysCommand } from '../cli/erase-stays';
import { eraseStaysOfPerson } from '../cli/erase-stays-of-person';
import { resealRow } from './sealed-rows';
import { type NewEntry, placeDaysOf } from './place-days';
import { sealedPlaceDays } from './place-days/row';
import { peopleOf } from './people';
import { keysFrom } from '../sealing/keys';
import { activated, retired, withFreshKey } from '../sealing/keys-edit';
import { freshKeys } from '../sealing/keys-file';
import { type KeysFile } from '../sealing/keys-shape';
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

it('people who left ten years ago are erased with their rosters, their days and their place’s manager; nobody who left later is', async () => {
  const { stays, placeMonths, pieceWages, placeDays, places } = test.store;
  const people = peopleOf(test.connection, test.keys);
  const of = { area: '330402001', address: '示例路 1 号', operator: 'o', capacity: 9, rooms: 2, opened: day('2012-01-01'), sandbox: true };
  const closed = {
    ...of,
    kind: 'home',
    name: '旧址之家',
    manager: { name: '管理员甲', telephone: '1', certificateUntil: day('2013-01-01') },
  };
  const { id: at } = await places.register({ ...closed, key: 'erased' } as never);
  const enrolled = async (n: number, until?: string) => {
    const resident = { name: `员工${n}`, identity: `33040219700101001${n}`, certificate: '', guardian: guardian(n) };
    const { stay } = await stays.enrol(at, day('2012-02-01'), resident);
    if (until) await stays.leave(at, stay.id, day(until), 'left');
    return stay.id;
  };
  const [gone, later] = [await enrolled(1, '2015-03-31'), await enrolled(2, '2015-04-01')];
  const rowsOf = (...ids: string[]) => ids.map((stay) => ({ stay, days: 20, wage: 200_000 as never, insured: true, remarks: '张三代领' }));
  for (const month of ['2015-03', '2015-04'] as const) {
    await placeMonths.save(at, month as never, rowsOf(gone, later), 0);
    await placeMonths.confirm(at, month as never, 1, one);
    await pieceWages.say(at, month as never, new Map([[gone, '张三住院']]), one);
    await placeMonths.keepChecks(at, month as never, new Map([[gone, { kind: 'silent' } as never]]));
  }
  await placeDays.add(at, day('2015-03-02'), [came(gone)], one);
  const letter = (stay: string): NewEntry => ({
    key: `letter.${stay}`,
    kind: 'letter',
    said: { stay, name: '赵姑姑', relation: 'sibling' },
  });
  const plan = (stay: string): NewEntry => ({ key: `plan.${stay}`, kind: 'plan', said: { stay, what: '示例药片', times: [time] } });
  await placeDays.addStanding(
    at,
    [gone, later].flatMap((stay) => [letter(stay), plan(stay)]),
    one,
  );
  await places.close(at, day('2015-03-31'));
  const lines: string[] = [];
  const erase = (...words: string[]) => eraseStaysCommand(['erase-stays', ...words], test.store, people, (line) => lines.push(line));
  const said = ['--by', 'lead', '--why', '超过保存期限'];
  expect(await erase('2020-01-01', ...said, '--yes')).toBe(2);
  expect(lines.at(-1)).toContain('stays and rosters from 2016-');
  expect(await erase('2015-04-20', ...said)).toBe(2);
  expect(lines.at(-1)).toContain('1 people and 1 months');
  expect((await stays.of(at)).map(({ name }) => name).sort()).toEqual(['员工1', '员工2']);
  // Killed on the way and run again.
  expect([await erase('2015-04-20', ...said, '--yes'), await erase('2015-04-20', ...said, '--yes')]).toEqual([0, 0]);
  expect((await stays.of(at)).map(({ name }) => name)).toEqual(['员工2']);
  expect([await stays.find(at, gone), (await stays.find(at, later))?.guardian?.name]).toEqual([undefined, '监护2']);
  const months = await Promise.all((['2015-03', '2015-04'] as const).map((month) => placeMonths.read(at, month as never)));
  expect(months.map((one) => [one?.rows.length, Object.keys(one?.checks ?? {}).length, one?.confirmed?.by])).toEqual([
    [0, 0, one],
    [2, 1, one],
  ]);
  const reasons = (month: string) => pieceWages.reasons(at, month as never).then(({ size }) => size);
  expect([await reasons('2015-03'), await reasons('2015-04')]).toEqual([0, 1]);
  expect([await placeDays.read(at, day('2015-03-02')), await places.manager(at)]).toEqual([[], undefined]);
  // Nobody strikes out what stood for whoever has left: it goes with them.
  expect((await placeDays.standing(at)).map(({ key }) => key)).toEqual([`letter.${later}`, `plan.${later}`]);
  expect(await places.find(at)).toMatchObject({ name: '旧址之家', closed: '2015-03-31' });
});

it('one person is erased by their number, which is asked for: of what ended ten years ago, in all places, and nobody else', async () => {
  const { stays, placeMonths, pieceWages, placeDays, places } = test.store;
  const people = peopleOf(test.connection, test.keys);
  const of = { kind: 'home', area: '330402001', address: '示例路 1 号', operator: 'o', capacity: 9, rooms: 2, opened: day('2012-01-01') };
  const placed = async (name: string) => (await places.register({ ...of, name, sandbox: true, key: name } as never)).id;
  const [at, there] = [await placed('一处之家'), await placed('另处之家')];
  const identity = '330402197001010159';
  const enrolled = async (where: PlaceId, number: string, name: string, until?: string) => {
    const { stay } = await stays.enrol(where, day('2012-02-01'), { name, identity: number, certificate: '', guardian: guardian(5) });
    if (until) await stays.leave(where, stay.id, day(until), 'left');
    return stay.id;
  };
  const gone = await enrolled(at, identity, '曾在', '2014-03-31');
  const beside = await enrolled(at, '330402197001010167', '旁人', '2014-03-31');
  await enrolled(there, identity, '曾在');
  const month = '2014-03' as Month;
  const rows = [gone, beside].map((stay) => ({ stay, days: 20, wage: 200_000 as never, insured: true }));
  await placeMonths.save(at, month, rows, 0);
  await placeMonths.confirm(at, month, 1, one);
  await placeMonths.correct(at, month, rows, 1, { by: one, why: '工资' });
  const silent = { kind: 'silent' } as never;
  await placeMonths.keepChecks(
    at,
    month,
    new Map([
      [gone, silent],
      [beside, silent],
    ]),
  );
  await pieceWages.say(at, month, new Map([gone, beside].map((stay) => [stay, `${stay} 住院`])), one);
  await placeDays.add(at, day('2014-03-02'), [came(gone), came(beside)], one);
  const lines: string[] = [];
  const asked: string[] = [];
  const erase = (number: string, ...words: string[]) =>
    eraseStaysOfPerson(
      ['erase-stays', '--person', '--by', 'lead', '--why', '本人要求', ...words],
      test.store,
      people,
      (line) => void lines.push(line),
      (question) => Promise.resolve(asked.push(question) > 0 ? number : ''),
    );
  expect([await erase(identity, identity, '--yes'), asked]).toEqual([2, []]);
  expect(await erase('330402197001010151', '--yes')).toBe(2);
  expect(lines.at(-1)).toBe('that is no identity number: nothing was erased');
  expect([await erase(identity, '--dry-run'), lines.at(-1)]).toEqual([
    0,
    expect.stringMatching(/^1 stays would be erased; 1 that did not end/),
  ]);
  expect(await erase(identity)).toBe(2);
  expect((await stays.of(at)).map(({ name }) => name).sort()).toEqual(['旁人', '曾在']);
  expect(await erase(identity, '--yes')).toBe(0);
  // What is erased once is found no more.
  expect([await erase(identity, '--yes'), lines.at(-1)]).toEqual([2, expect.stringContaining('no place says anything')]);
  expect(lines.join('\n')).not.toContain(identity);
  expect([(await stays.of(at)).map(({ name }) => name), (await stays.of(there)).map(({ name }) => name)]).toEqual([['旁人'], ['曾在']]);
  const left = await placeMonths.read(at, month);
  expect([left?.rows, left?.former[0]?.rows].map((all) => all?.map(({ stay }) => stay))).toEqual([[beside], [beside]]);
  expect([Object.keys(left?.checks ?? {}), left?.confirmed?.by]).toEqual([[beside], one]);
  expect([...(await pieceWages.reasons(at, month))].map(([stay, { why }]) => [stay, why])).toEqual([
    [gone, ''],
    [beside, `${beside} 住院`],
  ]);
  expect((await placeDays.read(at, day('2014-03-02'))).map((entry) => ('stay' in entry ? entry.stay : ''))).toEqual([beside]);
  const [raw] = await test.connection.collection('access-log').find({ what: 'erase' }).sort({ at: -1 }).limit(1).toArray();
  expect(JSON.stringify(raw)).not.toContain(identity);
});

const guardian = (n: number) => ({ name: `监护${n}`, telephone: '13800138000', relation: 'parent' as const });

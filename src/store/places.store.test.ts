import { randomUUID } from 'node:crypto';
import { type Place } from '../domain/places/place';
import { type Resident } from '../domain/places/stay';
import {
  type ActorId,
  type AreaCode,
  type CaseId,
  dayAfter,
  type Fen,
  type LocalDate,
  type Month,
  type PartyId,
  type PlaceId,
} from '../domain/values';
import { type Registering } from './places';
import { testStore, type TestStore } from './testing';

let test: TestStore;
beforeAll(async () => {
  test = await testStore();
});
afterAll(() => test.end());

const [one, other] = ['operator-1' as PartyId, 'operator-2' as PartyId];
const day = (date: string) => date as LocalDate;
const home = (more: Partial<Place> = {}): Registering => ({
  key: randomUUID(),
  kind: 'home',
  name: '南湖示例之家',
  area: '330402001' as AreaCode,
  address: '示例路 1 号',
  operator: one,
  capacity: 40,
  rooms: 8,
  opened: day('2024-03-01'),
  sandbox: true,
  ...more,
});
const manager = { name: '管理员甲', telephone: '13800138000', certificateUntil: day('2027-06-30') };
const raw = (name: string) => test.connection.collection<{ _id: string }>(name);

describe('the register of places', () => {
  it('numbers them by district and kind, each once, also of many at once', async () => {
    const { places } = test.store;
    const first = await Promise.all(Array.from({ length: 12 }, () => places.register(home({ area: '330411002' as AreaCode }))));
    expect(new Set(first.map(({ id }) => id)).size).toBe(12);
    expect(first.map(({ id }) => id).sort()[0]).toBe('330411-home-001');
    const workshop = await places.register(home({ kind: 'star-workshop', area: '330411002' as AreaCode, within: first[0]?.id as PlaceId }));
    expect([workshop.id, (await places.find(workshop.id))?.within]).toEqual(['330411-star-workshop-001', first[0]?.id]);
  });

  it('finds them by unit, by district and by street, and by no other', async () => {
    const { places } = test.store;
    const there = await places.register(home({ operator: 'o-areas' as PartyId, area: '330483001' as AreaCode }));
    const beside = await places.register(home({ operator: 'o-areas' as PartyId, area: '330483002' as AreaCode }));
    const ids = async (...areas: string[]) =>
      (await places.in(areas as AreaCode[])).map(({ id }) => id).filter((id) => id.startsWith('330483'));
    expect(await ids('330483')).toEqual([there.id, beside.id]);
    expect(await ids('330483001')).toEqual([there.id]);
    expect(await ids('330400')).toEqual([there.id, beside.id]);
    expect([await ids('330481'), await ids()]).toEqual([[], []]);
    expect((await places.of('o-areas' as PartyId)).map(({ id }) => id)).toEqual([there.id, beside.id]);
  });

  it('takes a change only from whoever saw the last one, and none of a closed place', async () => {
    const { places } = test.store;
    const { id } = await places.register(home());
    expect(await places.change(id, { capacity: 30 }, 0)).toBe(true);
    expect(await places.change(id, { capacity: 20 }, 0)).toBe(false);
    expect(await places.appoint(id, manager, 1)).toBe(true);
    expect(await places.find(id)).toMatchObject({ capacity: 30, version: 2 });
    await places.close(id, day('2027-01-31'));
    await places.close(id, day('2027-02-28'));
    expect(await places.change(id, { rooms: 1 }, 3)).toBe(false);
    expect((await places.find(id))?.closed).toBe('2027-01-31');
  });

  it('keeps from which day on it takes how many, of a change and of a case once; of what was kept before there is only how it is', async () => {
    const { places } = test.store;
    const { id, sizes } = await places.register(home());
    const [first] = sizes ?? [];
    expect(sizes).toEqual([{ from: expect.any(String), capacity: 40, rooms: 8 }]);
    const later = dayAfter(first?.from as LocalDate);
    expect(await places.change(id, { address: '示例路 2 号' }, 0, later)).toBe(true);
    expect((await places.find(id))?.sizes).toEqual(sizes);
    expect(await places.change(id, { capacity: 50 }, 1, later)).toBe(true);
    const found = { capacity: 60, rooms: 9, from: dayAfter(later), by: 'c-1' as CaseId };
    await Promise.all([places.resize(id, found), places.resize(id, found)]);
    expect(await places.find(id)).toMatchObject({ capacity: 60, rooms: 9, version: 3, sizes: [first, { capacity: 50, rooms: 8 }, found] });
    await places.resize(id, { capacity: 45, rooms: 8, from: later, by: 'c-0' as CaseId });
    expect(await places.find(id)).toMatchObject({ capacity: 60, version: 4 });
    const old = await places.register(home());
    await raw('places').updateOne({ _id: old.id }, { $unset: { sizes: 1 } });
    expect(await places.change(old.id, { rooms: 9 }, 0, later)).toBe(true);
    expect((await places.find(old.id))?.sizes).toEqual([
      { from: first?.from, capacity: 40, rooms: 8 },
      { from: later, capacity: 40, rooms: 9 },
    ]);
  });

  it('keeps its manager sealed, and shows it only where it is asked for', async () => {
    const { places } = test.store;
    const { id } = await places.register({ ...home(), manager });
    expect(JSON.stringify(await raw('places').findOne({ _id: id }))).not.toContain(manager.name);
    expect(await places.find(id)).not.toHaveProperty('manager');
    expect(await places.manager(id)).toEqual(manager);
  });

  it('passes from one unit to another once, by its key, and never from a unit that does not run it', async () => {
    const { places } = test.store;
    const { id } = await places.register({ ...home({ operator: one }), manager });
    expect(await places.passOn(id, other, one, 'k-0')).toBe(false);
    expect(await Promise.all([places.passOn(id, one, other, 'k-1'), places.passOn(id, one, other, 'k-1')])).toEqual([true, true]);
    expect(await places.find(id)).toMatchObject({ operator: other, version: 1 });
    // The same act, heard again after the place has gone on, moves nothing.
    expect(await places.passOn(id, other, one, 'k-2')).toBe(true);
    expect(await places.passOn(id, one, other, 'k-1')).toBe(true);
    expect((await places.find(id))?.operator).toBe(one);
    expect((await places.formerOf(id)).map(({ operator, key }) => [operator, key])).toEqual([
      [one, 'k-1'],
      [other, 'k-2'],
    ]);
    expect(await places.manager(id)).toBeUndefined();
  });
});

const someone = (identity = '330402199001011234', more: Partial<Resident> = {}): Resident => ({
  name: '张示例',
  identity,
  certificate: `${identity}53`,
  contract: { employer: one, from: day('2027-01-01') },
  ...more,
});
const [here, there] = ['330402-home-801' as PlaceId, '330402-home-802' as PlaceId];

describe('whoever is enrolled', () => {
  it('is so once, however often that is pressed, and again after they have left', async () => {
    const { stays } = test.store;
    const enrolled = await Promise.all([1, 2, 3].map(() => stays.enrol(here, day('2027-01-04'), someone())));
    expect(enrolled.map(({ kind }) => kind).sort()).toEqual(['enrolled', 'there', 'there']);
    const { id } = enrolled[0]?.stay ?? { id: '' };
    expect(await stays.leave(here, id, day('2027-03-31'), 'hired')).toBe(true);
    expect(await stays.leave(here, id, day('2027-05-31'), 'died')).toBe(true);
    expect(await stays.find(here, id)).toMatchObject({ until: '2027-03-31', why: 'hired' });
    expect((await stays.enrol(here, day('2027-06-01'), someone())).kind).toBe('enrolled');
    expect((await stays.of(here)).map(({ from, until }) => [from, until])).toEqual([
      ['2027-01-04', '2027-03-31'],
      ['2027-06-01', undefined],
    ]);
    expect((await stays.during([here], day('2027-04-01'), day('2027-05-31'))).length).toBe(0);
    expect((await stays.during([here, there], day('2027-03-31'), day('2027-04-30'))).length).toBe(1);
    expect((await stays.counts([here, there])).get(here)).toBe(1);
  });

  it('stands sealed, and is found in no other place', async () => {
    const { stays } = test.store;
    const { stay } = await stays.enrol(here, day('2027-01-04'), someone('330402198001012345', { name: '李示例' }));
    const kept = JSON.stringify(await raw('stays').find({}).toArray());
    expect([kept.includes('李示例'), kept.includes('330402198001012345')]).toEqual([false, false]);
    expect(await stays.find(there, stay.id)).toBeUndefined();
    expect(await stays.find(here, stay.id)).toMatchObject({ name: '李示例', place: here });
  });

  it('in two places on one day is known in both, and in neither once the days are apart', async () => {
    const { stays } = test.store;
    const [a, b] = ['330402-home-811' as PlaceId, '330402-home-812' as PlaceId];
    const person = someone('330402197001013456');
    const first = (await stays.enrol(a, day('2027-01-01'), person)).stay;
    const second = (await stays.enrol(b, day('2027-02-01'), person)).stay;
    expect([await stays.elsewhere([first]), await stays.elsewhere([second])]).toEqual([
      new Set([`${a}/${first.id}`]),
      new Set([`${b}/${second.id}`]),
    ]);
    await stays.leave(a, first.id, day('2027-02-01'), 'moved');
    const left = (await stays.find(a, first.id)) ?? first;
    expect((await stays.elsewhere([left])).size).toBe(1);
    const [january, february] = [
      { from: day('2027-01-01'), until: day('2027-01-31') },
      { from: day('2027-02-01'), until: day('2027-02-28') },
    ];
    expect([(await stays.elsewhere([left], january)).size, (await stays.elsewhere([left], february)).size]).toEqual([0, 1]);
    // Of two places that are looked at together each is the other's.
    const both = await stays.during([a, b], february.from, february.until);
    expect([both.length, (await stays.elsewhere(both, february)).size, (await stays.elsewhere(both)).size]).toEqual([2, 2, 2]);
    await stays.leave(b, second.id, day('2027-02-28'), 'moved');
    const third = (await stays.enrol(b, day('2027-03-01'), person)).stay;
    expect((await stays.elsewhere([third])).size).toBe(0);
  });

  it('is put right by whoever saw the last change', async () => {
    const { stays } = test.store;
    const { stay } = await stays.enrol(here, day('2027-01-04'), someone('330402196001014567'));
    const right = { ...someone('330402196001014567', { name: '王示例' }), from: day('2027-01-05') };
    expect(await stays.change(here, stay.id, right, 0)).toBe(true);
    expect(await stays.change(here, stay.id, right, 0)).toBe(false);
    expect(await stays.find(here, stay.id)).toMatchObject({ name: '王示例', from: '2027-01-05', version: 1 });
  });

  it('is found by whoever it is about, by number and name, until long after it ended or is erased', async () => {
    const { stays } = test.store;
    const [at, away] = ['330402-home-821' as PlaceId, '330402-home-822' as PlaceId];
    const guardian = { name: '沈监护', telephone: '13800138000', relation: 'parent' as const, identity: '330402195806150029' };
    const ward = someone('330402197501010018', { name: '沈示例', guardian });
    const [{ stay }] = [await stays.enrol(at, day('2027-01-04'), ward)];
    await stays.enrolAll(away, [
      { ...someone('330402197601010017', { name: '沈二', guardian }), from: day('2027-01-05') },
      { ...someone('330402197701010016', { name: '旁人' }), from: day('2027-01-05') },
    ]);
    const seen = async (identity: string, name: string, since = day('2027-01-01')) =>
      (await stays.about({ identity, name }, since)).map((one) => [one.stay.name, one.as]);
    const theirs = () => seen(guardian.identity, '沈监护');
    expect(await seen(ward.identity, '沈示例')).toEqual([['沈示例', 'resident']]);
    expect(await theirs()).toEqual([
      ['沈示例', 'guardian'],
      ['沈二', 'guardian'],
    ]);
    expect([await seen(guardian.identity, '别人'), await seen('330402195806150010', '沈监护'), await seen('', '')]).toEqual([[], [], []]);
    // The number stands nowhere in the open, and what is found by it is one random id.
    const rows = await raw('stays')
      .find({ place: { $in: [at, away] } })
      .toArray();
    const ids = rows.map((row) => (row as { guardian?: string }).guardian);
    expect([new Set(ids).size, ids.filter((id) => id === undefined).length]).toEqual([2, 1]);
    expect(JSON.stringify([rows, await raw('things').find({}).toArray()])).not.toContain(guardian.identity);
    expect(stay).not.toHaveProperty('n');
    expect((await stays.find(at, stay.id))?.guardian).toEqual(guardian);
    // Another operator changes nothing of it.
    await stays.pass(at, stay.id, { key: 'by-guardian', from: one, to: other, on: day('2027-02-01') });
    expect((await theirs()).length).toBe(2);
    // Another guardian takes their place at once, and none leaves nothing to be found.
    const [version, from] = [(await stays.find(at, stay.id))?.version ?? 0, day('2027-01-04')];
    const next = { ...guardian, name: '沈姑姑', identity: '330402195806150010' };
    expect(await stays.change(at, stay.id, { ...ward, guardian: next, from }, version)).toBe(true);
    expect([await theirs(), await seen(next.identity, '沈姑姑')]).toEqual([[['沈二', 'guardian']], [['沈示例', 'guardian']]]);
    const { guardian: _guardian, ...without } = ward;
    expect(await stays.change(at, stay.id, { ...without, from }, version + 1)).toBe(true);
    expect([await seen(next.identity, '沈姑姑'), (await stays.find(at, stay.id))?.guardian]).toEqual([[], undefined]);
    expect(await stays.change(at, stay.id, { ...ward, from }, version + 2)).toBe(true);
    await stays.leave(at, stay.id, day('2027-03-31'), 'hired');
    expect([
      (await seen(ward.identity, '沈示例', day('2027-03-31'))).length,
      await seen(ward.identity, '沈示例', day('2027-04-01')),
    ]).toEqual([1, []]);
    await stays.eraseLeftBefore(day('2027-04-01'));
    expect([await seen(ward.identity, '沈示例'), await theirs()]).toEqual([[], [['沈二', 'guardian']]]);
    expect(await raw('stays').findOne({ place: at })).not.toHaveProperty('guardian');
  });
});

describe('a month', () => {
  const place = '330402-home-901' as PlaceId;
  const month = (of: string) => of as Month;
  const by = 'clerk' as ActorId;
  const row = (wage: number) => [{ stay: 'x.0', days: 20, wage: wage as Fen, insured: true }];

  it('takes one of two saves at once, and tells the other', async () => {
    const { placeMonths } = test.store;
    const saved = await Promise.all([1, 2].map((n) => placeMonths.save(place, month('2027-01'), row(n), 0)));
    expect(saved.map(({ kind }) => kind).sort()).toEqual(['saved', 'stale']);
    expect((await placeMonths.read(place, month('2027-01')))?.version).toBe(1);
  });

  it('stands once it is confirmed, and is put right forward only', async () => {
    const { placeMonths } = test.store;
    const of = month('2027-02');
    await placeMonths.save(place, of, row(100), 0);
    expect(await placeMonths.confirm(place, of, 0, by)).toBe(false);
    expect([await placeMonths.confirm(place, of, 1, by), await placeMonths.confirm(place, of, 1, by)]).toEqual([true, true]);
    expect(await placeMonths.save(place, of, row(200), 1)).toEqual({ kind: 'confirmed' });
    expect(await placeMonths.correct(place, of, row(300), 1, { by, why: '漏了一天' })).toEqual({ kind: 'saved', version: 2 });
    expect(await placeMonths.correct(place, of, row(400), 1, { by, why: '再改' })).toEqual({ kind: 'stale' });
    const now = await placeMonths.read(place, of);
    expect([now?.rows[0]?.wage, now?.former.map((one) => [one.rows[0]?.wage, one.corrected.why])]).toEqual([300, [[100, '漏了一天']]]);
  });

  it('by which a case was paid is left as it is', async () => {
    const { placeMonths } = test.store;
    const of = month('2027-03');
    await placeMonths.save(place, of, row(100), 0);
    await placeMonths.confirm(place, of, 1, by);
    const locked = { kind: 'locked', why: '已用于 330402-…' };
    expect(await placeMonths.correct(place, of, row(1), 1, { by, why: 'x', locked: locked.why })).toEqual(locked);
    expect((await placeMonths.read(place, of))?.rows[0]?.wage).toBe(100);
  });

  it('keeps what registries say of each, beside what is typed, and seals both', async () => {
    const { placeMonths } = test.store;
    const of = month('2027-04');
    await placeMonths.save(place, of, [{ stay: 'x.0', remarks: '请假照顾母亲' }], 0);
    await Promise.all(['x.0', 'y.0', 'z.0'].map((stay) => placeMonths.keepChecks(place, of, new Map([[stay, { kind: 'not-confirmed' }]]))));
    const kept = await placeMonths.read(place, of);
    expect([Object.keys(kept?.checks ?? {}).sort(), kept?.version]).toEqual([['x.0', 'y.0', 'z.0'], 1]);
    expect(JSON.stringify(await raw('place-months').findOne({ _id: `${place}/${of}` }))).not.toMatch(/请假|not-confirmed/);
    const all = await placeMonths.ofMonth([place, '330402-home-999' as PlaceId], of);
    expect([...all.keys()]).toEqual([place]);
  });
});

import { tellResident } from '../../activities/tell-resident';
import { type Stay } from '../domain/places/stay';
import { type ActorId, type CaseId, type LocalDate, type Month, type PartyId, type PlaceId } from '../domain/values';
import { open, openBytes } from '../sealing/seal';
import { peopleOf } from '../store/people';
import { personMonthsOf } from '../store/person-months';
import { sealedCollections } from '../store/sealed';
import { staysOf } from '../store/stays';
import { personNumbersOf } from '../store/stays/numbers';
import { testStore, type TestStore } from '../store/testing';
import { type Things } from '../store/things';
import { eraseStaysCommand } from './erase-stays';
import { eraseStaysOfPerson } from './erase-stays-of-person';

let test: TestStore;
let people: ReturnType<typeof peopleOf>;
let at: PlaceId;
let lines: string[] = [];
beforeEach(async () => {
  lines = [];
  test = await testStore();
  people = peopleOf(test.connection, test.keys);
  const lead = { id: 'lead', person: 'p-lead' as never, kind: 'officer', posts: [], deputyFor: [] } as never;
  const account = { passwordHash: 'x', name: '主管', phone: '13900000000', letters: 'sms', language: 'zh-CN' } as const;
  await people.add({ ...account, actor: lead, login: 'lead' });
  const place = { kind: 'home', area: '330402001', address: '示例路 1 号', operator: 'o', capacity: 9, rooms: 2, opened: '2012-01-01' };
  at = (await test.store.places.register({ ...place, name: '一处之家', sandbox: true, key: 'k' } as never)).id;
});
afterEach(() => test.end());

const clerk = 'clerk' as ActorId;
const day = (date: string) => date as LocalDate;
const gone = { name: '曾在册', identity: '330402197001010159', certificate: '33040219700101015944' };
const beside = { name: '旁边人', identity: '330402197001010167', certificate: '33040219700101016744' };
const guardian = { name: '监护甲', telephone: '13800138001', relation: 'parent' as const, identity: '330402194501010116' };
const former = { name: '监护乙', telephone: '0573-82220002', relation: 'parent' as const, identity: '330402194501010124' };
const shared = { name: '监护丙', telephone: '13800138003', relation: 'sibling' as const, identity: '330402194501010132' };

/** Whatever opens to whoever has the keys, in every collection, with what stands in clear. */
async function everything(): Promise<string> {
  const { connection, keys } = test;
  const names = (await connection.listCollections()).map(({ name }) => name);
  const all: string[] = [];
  for (const name of names) {
    const rows = await connection.collection<{ _id: string }>(name).find({}).toArray();
    all.push(JSON.stringify(rows));
    const sealed = sealedCollections.find(({ collection }) => collection === name);
    for (const row of rows)
      for (const { path, field } of sealed?.sealed(row as never) ?? []) {
        const value = path.split('.').reduce<unknown>((one, part) => (one as Record<string, unknown> | undefined)?.[part], row);
        if (typeof value !== 'string') continue;
        const where = { collection: name, id: row._id, field };
        all.push(name === 'case-keys' ? Buffer.from(openBytes(keys, where, value as never)).toString() : open(keys, where, value as never));
      }
  }
  return all.join('\n');
}
const standsOf = async (...words: string[]): Promise<string[]> => {
  const all = await everything();
  return words.filter((one) => all.includes(one));
};
const idOf = async (thing: string, number: string) => (await test.store.things.known(thing, [number])).get(number);

/** A stay of long ago with all that is written beside it: roster, wages by the piece, day book, and two hand-overs told. */
async function stayed(who: typeof gone, until: string, guardians: readonly object[]): Promise<Stay> {
  const { stays, placeMonths, pieceWages, placeDays } = test.store;
  const [first, ...others] = guardians;
  let { stay } = await stays.enrol(at, day('2012-02-01'), { ...who, guardian: first } as never);
  for (const next of others) {
    await passed(stay, `h-${stay.version}`);
    const now = (await stays.find(at, stay.id)) as Stay;
    await stays.change(at, stay.id, { ...who, guardian: next, from: stay.from } as never, now.version);
    stay = (await stays.find(at, stay.id)) as Stay;
  }
  await passed(stay, 'h-last');
  await stays.leave(at, stay.id, day(until), 'left');
  const month = '2014-03' as Month;
  const before = await placeMonths.read(at, month);
  const rows = [...(before?.rows ?? []), { stay: stay.id, days: 20, wage: 200_000 as never, insured: true, why: `${who.name}住院` }];
  await placeMonths.save(at, month, rows, before?.version ?? 0);
  await pieceWages.say(at, month, new Map([[stay.id, `${who.name}住院`]]), clerk);
  const medicine = { stay: stay.id, what: '示例药片', hand: who.name, time: '08:30' as never };
  await placeDays.add(at, day('2014-03-02'), [{ key: `m.${stay.id}`, kind: 'medicine', said: medicine }], clerk);
  const said = {
    stay: stay.id,
    name: `接${who.name}的人`,
    relation: 'other-relative' as const,
    from: day('2014-01-01'),
    own: true as const,
  };
  await placeDays.addStanding(at, [{ key: `letter.${stay.id}`, kind: 'letter', said: said as never }], clerk);
  return stay;
}

/** As the worker passes one resident over, and writes to them and to their guardian. */
async function passed(stay: Stay, by: string): Promise<void> {
  const [id, from, to, on] = [by as CaseId, 'o' as PartyId, 'p' as PartyId, day('2013-01-01')];
  const went = (await test.store.stays.pass(at, stay.id, { key: id, from, to, on })) as Stay;
  const place = await test.store.places.find(at);
  const obligations = [{ step: { id: 'pass-over', kind: 'pass-over' }, office: 'jx-nh' }];
  const state = { id, number: by, policy: {}, version: 3, passing: { place: at, from, to, on }, obligations };
  const parts = { store: test.store, accountsOf: () => Promise.resolve([]), tell: () => Promise.resolve() };
  await tellResident(parts as never, state as never, { place: place as never, unit: '新机构', former: '旧机构' }, went);
}

const ofPerson = (number: string, ...words: string[]) =>
  eraseStaysOfPerson(
    ['erase-stays', '--person', '--by', 'lead', '--why', '本人要求', ...words],
    test.store,
    people,
    (line) => void lines.push(line),
    () => Promise.resolve(number),
  );

it('of one who is erased nothing opens any more: neither their number nor their guardian’s, nor what was written to either', async () => {
  await stayed(gone, '2014-03-31', [former, shared, guardian]);
  await stayed(beside, '2014-03-31', [shared]);
  const theirs = [
    gone.name,
    gone.identity,
    gone.certificate,
    guardian.name,
    guardian.telephone,
    guardian.identity,
    former.name,
    former.identity,
  ];
  const others = [beside.name, beside.identity, shared.name, shared.telephone, shared.identity];
  expect(await standsOf(...theirs, ...others)).toEqual([...theirs, ...others]);
  expect(await ofPerson(gone.identity, '--yes')).toBe(0);
  expect(await standsOf(...theirs, ...others)).toEqual(others);
  expect(
    await Promise.all([idOf('employee', gone.identity), idOf('guardian', guardian.identity), idOf('guardian', former.identity)]),
  ).toEqual([undefined, undefined, undefined]);
  expect((await test.store.stays.of(at)).map(({ name, guardian: one }) => [name, one?.name])).toEqual([[beside.name, shared.name]]);
  // Of whoever comes back afterwards nothing is known, and of one beside them everything is.
  expect(await test.store.stays.about({ identity: shared.identity, name: shared.name }, day('2000-01-01'))).toHaveLength(1);
  const { kind, stay } = await test.store.stays.enrol(at, day('2026-01-01'), { ...gone, guardian });
  expect([kind, stay.person === (await idOf('employee', gone.identity))]).toEqual(['enrolled', true]);
});

it('the same of everybody who left before a day', async () => {
  await stayed(gone, '2014-03-31', [former, guardian]);
  await stayed(beside, '2014-05-31', [shared]);
  const words = ['erase-stays', '2014-04-20', '--by', 'lead', '--why', '超过保存期限', '--yes'];
  expect(await eraseStaysCommand(words, test.store, people, (line) => void lines.push(line))).toBe(0);
  const all = [gone, guardian, former, beside, shared].flatMap(({ name, identity }) => [name, identity]);
  expect(await standsOf(...all)).toEqual([beside, shared].flatMap(({ name, identity }) => [name, identity]));
});

it('a number stays as long as a case counts whose it is, and goes with the case', async () => {
  const { stay } = await test.store.stays.enrol(at, day('2012-02-01'), { ...gone, guardian });
  await test.store.stays.leave(at, stay.id, day('2014-03-31'), 'left');
  const { personMonths, personNumbers } = test.store;
  await personMonths.claim('case-1' as CaseId, { by: 'o' }, [{ key: gone.identity, slots: ['2014-03'] }]);
  expect(await ofPerson(gone.identity, '--yes')).toBe(0);
  expect([await standsOf(gone.identity), await standsOf(guardian.identity)]).toEqual([[gone.identity], []]);
  expect((await personMonths.of(gone.identity)).map(({ case: id }) => id)).toEqual(['case-1']);
  await personMonths.erase('case-1' as CaseId);
  expect([await personNumbers.forgetUnneeded(), await personNumbers.forgetUnneeded(), await standsOf(gone.identity)]).toEqual([1, 0, []]);
});

it('whose number was put right is erased by the right one, and by the wrong one nobody is', async () => {
  const { stay } = await test.store.stays.enrol(at, day('2012-02-01'), { ...gone, identity: beside.identity });
  await test.store.stays.change(at, stay.id, { ...gone, from: stay.from }, 0);
  await test.store.stays.leave(at, stay.id, day('2014-03-31'), 'left');
  expect([await ofPerson(beside.identity, '--yes'), await standsOf(gone.identity)]).toEqual([2, [gone.identity]]);
  expect(await ofPerson(gone.identity, '--yes')).toBe(0);
  expect(await standsOf(gone.name, gone.identity, beside.identity)).toEqual([]);
});

it('what a run that died before its end has left is erased by the next', async () => {
  const { stay } = await test.store.stays.enrol(at, day('2012-02-01'), { ...gone, guardian });
  await test.store.stays.leave(at, stay.id, day('2014-03-31'), 'left');
  await test.store.personStays.erase({ _id: `${at}/${stay.person}/0` });
  expect(await standsOf(gone.identity, guardian.identity)).toEqual([gone.identity, guardian.identity]);
  expect([await ofPerson(gone.identity, '--yes'), await standsOf(gone.identity, guardian.identity)]).toEqual([2, []]);
});

it('a number of whoever is enrolled, or counted, while those that nobody needs are erased is there afterwards', async () => {
  const { connection, keys, store } = test;
  const { things, personMonths, personNumbers } = store;
  // The sweep goes through between the look for the number and the write of what names it …
  const swept = <T>(given: T): Promise<T> => personNumbers.forgetUnneeded().then(() => given);
  const between: Things = {
    ...things,
    idOf: (...of) => things.idOf(...of).then(swept),
    idsOf: (...of) => things.idsOf(...of).then(swept),
  };
  const stays = staysOf(connection, keys, between);
  const from = day('2026-01-01');
  const { stay } = await stays.enrol(at, from, { ...gone, guardian });
  const [other] = await stays.enrolAll(at, [{ ...beside, guardian: former, from }]);
  await stays.change(at, stay.id, { ...gone, guardian: shared, from }, 0);
  const third = '330402197001010175';
  await personMonthsOf(connection, between).claim('case-2' as CaseId, { by: 'o' }, [{ key: third, slots: ['2026-03'] }]);
  expect([await idOf('employee', gone.identity), await idOf('employee', beside.identity)]).toEqual([stay.person, other?.person]);
  expect(await Promise.all([former, shared].map(({ identity }) => idOf('guardian', identity)))).toEqual([
    expect.any(String),
    expect.any(String),
  ]);
  expect(await personMonths.of(third)).toHaveLength(1);
  // … and the write between its own look and its erasing.
  const fourth = '330402197001010183';
  const id = await things.idOf('employee', fourth);
  const late: Things = {
    ...things,
    takeOut: async (ids) => {
      await store.stays.enrol(at, from, { ...gone, identity: fourth });
      return things.takeOut(ids);
    },
  };
  expect(await personNumbersOf(connection, late, personMonths).forgetUnneeded()).toBe(0);
  expect([await idOf('employee', fourth), (await store.stays.of(at)).some(({ person }) => person === id)]).toEqual([id, true]);
});

import { enter, lotOf, one, operator, other } from '../domain/orders/testing';
import { stageOf, stages, toSplit, piecesIn } from '../domain/orders/counts';
import { inShort, inTurn } from '../domain/orders/lots';
import { type Order } from '../domain/orders/order';
import { localDate } from '../domain/calendar/instants';
import { type ActorId, type Fen, type Month, type OfficeId, type OrderId, type PartyId, type PlaceId } from '../domain/values';
import { keysFrom } from '../sealing/keys';
import { activated, retired, withFreshKey } from '../sealing/keys-edit';
import { freshKeys } from '../sealing/keys-file';
import { type KeysFile } from '../sealing/keys-shape';
import { instantNow } from './clock';
import { type Begun, type NewAct, ordersOf, sealedOrders } from './orders';
import { pieceWagesOf, sealedPieceWages } from './piece-wages';
import { resealRow } from './sealed-rows';
import { testStore, type TestStore } from './testing';

let test: TestStore;
beforeAll(async () => {
  test = await testStore();
});
afterAll(() => test.end());

const [first, second] = ['officer-1' as ActorId, 'officer-2' as ActorId];
const day = localDate(instantNow());
const act = <Kind extends NewAct['kind']>(kind: Kind, key: string, said: Extract<NewAct, { kind: Kind }>['said']): NewAct =>
  ({ kind, key, said }) as NewAct;
let count = 0;
const idOf = (done: Begun): OrderId => (done.kind === 'done' ? done.id : done.first.id);
const begun = async (more: Partial<typeof enter> = {}) =>
  idOf(await test.store.orders.begin({ kind: 'enter', key: `begin.${(count += 1)}`, said: { ...enter, ...more } }, first));
const done = async (id: OrderId, ...acts: NewAct[]) => {
  for (const one_ of acts) expect(await test.store.orders.act(id, one_, first)).toMatchObject({ kind: 'done' });
};
const offer = (pieces: [number, number], lotsSeen = 0, key = `offer.${(count += 1)}`) =>
  act('offer', key, { lots: [lotOf(one, pieces[0]), lotOf(other, pieces[1])], pay: 80 as Fen, lotsSeen });
const deliver = (pieces: number, key = `d.${(count += 1)}`) =>
  act('deliver', key, { lot: 1, day, pieces, operator, work: [{ stay: 's.0', pieces }] });
const raw = (name: string) => test.connection.collection<{ _id: string }>(name);

describe('an order', () => {
  it('is begun once by a press, however often it comes, and twice by two', async () => {
    const { orders } = test.store;
    const press = { kind: 'ask' as const, key: 'same', said: enter };
    const all = await Promise.all([1, 2, 3, 4].map(() => orders.begin(press, first)));
    const ids = all.map(idOf);
    expect([new Set(ids).size, all.map(({ kind }) => kind)]).toEqual([1, Array(4).fill('done')]);
    expect(ids[0]).toMatch(/^jx-nh-\d{8}$/);
    expect(idOf(await orders.begin(press, second))).not.toBe(ids[0]);
  });

  it('stands as a press said it first: sent again with other words, or for another centre, it is no second one, and that is said', async () => {
    const { orders } = test.store;
    const press = { kind: 'ask' as const, key: 'back', said: { ...enter, purchaser: 'firm-back' as PartyId } };
    const id = idOf(await orders.begin(press, first));
    const others = [{ pieces: 2_000 }, { what: '别的' }, { centre: 'jx-xz' as OfficeId }, { purchaser: 'firm-back-2' as PartyId }];
    for (const more of others) {
      const again = await orders.begin({ ...press, said: { ...press.said, ...more } }, first);
      expect(again).toMatchObject({ kind: 'pressed', first: { id, wanted: { pieces: enter.pieces, what: enter.what } } });
    }
    const whose = { purchasers: ['firm-back', 'firm-back-2'] as PartyId[] };
    expect((await orders.page(whose, { page: 1, size: 10 })).rows.map((each) => each.id)).toEqual([id]);
  });

  it('of two that one press begins at once with other words one is begun, and the other is told', async () => {
    const { orders } = test.store;
    const said = { ...enter, purchaser: 'firm-two' as PartyId };
    const all = await Promise.all(
      [{}, { centre: 'jx-xz' as OfficeId }, { pieces: 5 }].map((more) =>
        orders.begin({ kind: 'ask', key: 'two', said: { ...said, ...more } }, first),
      ),
    );
    expect(all.map(({ kind }) => kind).sort()).toEqual(['done', 'pressed', 'pressed']);
    expect(new Set(all.map(idOf)).size).toBe(1);
  });

  it('is split by one of two officers who press at once; the other is told', async () => {
    const id = await begun();
    const split = await Promise.all(
      [offer([600, 400]), offer([500, 500])].map((each, at) => test.store.orders.act(id, each, at ? second : first)),
    );
    expect(split.map((each) => each?.kind).sort()).toEqual(['done', 'refused']);
    expect(split.find((each) => each?.kind === 'refused')).toEqual({ kind: 'refused', why: 'split-since' });
    expect((await test.store.orders.read(id))?.lots).toHaveLength(2);
  });

  it('takes a press twice once, and says so of a page that was sent before with something else', async () => {
    const id = await begun();
    await done(id, offer([600, 400]), act('accept', 'a', { lot: 1 }), act('accept', 'a', { lot: 1 }));
    await Promise.all([1, 2, 3].map(() => test.store.orders.act(id, deliver(100, 'd'), first)));
    expect(await test.store.orders.act(id, deliver(200, 'd'), first)).toEqual({ kind: 'refused', why: 'pressed' });
    expect(piecesIn((await test.store.orders.read(id)) as never).made).toBe(100);
  });

  it('never holds more deliveries than were ordered, with however many pressing', async () => {
    const id = await begun();
    await done(id, offer([600, 400]), act('accept', 'a', { lot: 1 }));
    const all = await Promise.all(Array.from({ length: 10 }, () => test.store.orders.act(id, deliver(100), first)));
    expect(all.filter((each) => each?.kind === 'done')).toHaveLength(6);
    expect(all.filter((each) => each?.kind === 'refused')).toEqual(Array(4).fill({ kind: 'refused', why: 'over-lot' }));
    expect(piecesIn((await test.store.orders.read(id)) as never).made).toBe(600);
  });

  it('goes back to be split half-way, and what was made stays when it is cancelled', async () => {
    const id = await begun();
    await done(id, offer([600, 400]), act('accept', 'a', { lot: 1 }), deliver(250), act('give-back', 'g', { lot: 1, why: '停电' }));
    const waiting = async () => (await test.store.orders.waitingAt([other])).get(other) ?? 0;
    const before = await waiting();
    await done(id, act('decline', 'x', { lot: 2, why: '人手不够' }));
    expect([(await waiting()) - before, (await test.store.orders.openAt([one])).some((each) => each.id === id)]).toEqual([-1, true]);
    const half = (await test.store.orders.read(id)) as never;
    expect([toSplit(half), stageOf(half)]).toEqual([750, 'split']);
    await done(id, act('cancel', 'c', { why: '停产' }));
    expect((await test.store.orders.openAt([one])).map((each) => each.id)).not.toContain(id);
    expect(piecesIn((await test.store.orders.read(id)) as never).made).toBe(250);
    expect(await test.store.orders.act(id, offer([1, 1], 2), first)).toEqual({ kind: 'refused', why: 'not-open' });
  });

  it('stands sealed, and who made what is opened only where it is asked for', async () => {
    const { orders } = test.store;
    const id = await begun({ purchaser: 'firm-sealed' as PartyId, centre: 'jx-xz' as OfficeId });
    await done(id, offer([600, 400]), act('accept', 'a', { lot: 1 }), deliver(77));
    const kept = JSON.stringify(await raw('orders').findOne({ _id: id }));
    expect([kept.includes(enter.what), kept.includes('s.0')]).toEqual([false, false]);
    expect(JSON.stringify(await orders.read(id))).not.toContain('s.0');
    expect((await orders.readWithWork(id))?.deliveries[0]?.work).toEqual([{ stay: 's.0', pieces: 77 }]);
    const lists = await Promise.all(
      [
        { purchasers: ['firm-sealed' as PartyId] },
        { centres: ['jx-xz' as OfficeId] },
        { purchasers: ['another' as PartyId] },
        { centres: [] },
      ].map((whose) => orders.page(whose, { page: 1, size: 100 })),
    );
    expect(lists.map(({ rows }) => rows.some((each) => each.id === id))).toEqual([true, true, false, false]);
    expect(lists[0]?.rows[0]).toMatchObject({ wanted: { what: enter.what, pieces: 1_000 }, stage: 'offered', unseen: true });
    expect(await orders.act('none' as OrderId, deliver(1), first)).toBeUndefined();
  });

  it('is opened with the new key alone once a rotation has gone through it', async () => {
    const { connection } = test;
    const old = freshKeys(new Date());
    const { id: fresh, file } = withFreshKey(old, new Date());
    const under = (content: KeysFile) => ({
      orders: ordersOf(connection, keysFrom(content)),
      wages: pieceWagesOf(connection, keysFrom(content)),
    });
    const month = '2027-04' as Month;
    const { orders, wages } = under(file);
    const id = idOf(await orders.begin({ kind: 'enter', key: 'rotated', said: enter }, first));
    const home = '330402-home-104' as PlaceId;
    const split = act('offer', 'o', { lots: [lotOf(home, 600), lotOf(other, 400)], pay: 80 as Fen, lotsSeen: 0 });
    for (const each of [split, act('accept', 'a', { lot: 1 }), deliver(5)]) await orders.act(id, each, first);
    await wages.say(one, month, new Map([['s.0', '月中进来']]), first);
    const next = activated(file, fresh);
    const parts = { connection, keys: keysFrom(next) };
    const rotated = [await resealRow(parts, sealedOrders, id), await resealRow(parts, sealedPieceWages, `${one}/${month}`)];
    expect(rotated).toEqual([true, true]);
    expect(await resealRow(parts, sealedOrders, id)).toBe(false);
    const now = under(retired(next, old.active));
    expect((await now.orders.readWithWork(id))?.deliveries[0]?.work).toEqual([{ stay: 's.0', pieces: 5 }]);
    const listed = await now.orders.pageAt(home, { page: 1, size: 100 });
    expect(listed.rows.map(({ lots }) => lots)).toMatchObject([[{ n: 1, place: home, made: 5 }]]);
    expect((await now.wages.reasons(one, month)).get('s.0')?.why).toBe('月中进来');
  });
});

it('the list of a desk opens a page of what was ordered and no act, and counts as the acts would', async () => {
  const centre = 'jx-pinghu' as OfficeId;
  const whose = { centres: [centre] };
  const ids: OrderId[] = [];
  for (let n = 0; n < 12; n += 1) ids.push(await begun({ centre, pieces: 1_000 + n }));
  for (const id of ids.slice(0, 8)) await done(id, offer([600, 400]));
  for (const id of ids.slice(0, 5)) await done(id, act('accept', 'a', { lot: 1 }), act('accept', 'b', { lot: 2 }));
  for (const id of ids.slice(0, 3)) await done(id, deliver(10), deliver(10), deliver(10), deliver(10));
  for (const id of ids.slice(3, 5)) await done(id, act('cancel', 'c', { why: '停产' }));

  const { keys } = test;
  let opened = 0;
  const counting = { ...keys, derive: (...given: Parameters<typeof keys.derive>) => ((opened += 1), keys.derive(...given)) };
  const { orders } = { orders: ordersOf(test.connection, counting) };
  const first = await orders.page(whose, { page: 1, size: 5 });
  expect([first.rows.length, first.more, opened]).toEqual([5, true, 5]);
  const counts = await orders.counts(whose);
  const offered = await orders.page(whose, { stage: 'offered', page: 1, size: 5 });
  // Of lists and counts nothing is opened but what the rows show were ordered: of three in this stage three.
  expect([offered.rows.length, offered.more, opened]).toEqual([offered.rows.length, false, 5 + offered.rows.length]);

  const folded = await Promise.all(ids.map(async (id) => stageOf((await test.store.orders.read(id)) as never)));
  const wanted = new Map<string, number>();
  for (const stage of folded) wanted.set(stage, (wanted.get(stage) ?? 0) + 1);
  expect(Object.fromEntries(counts)).toEqual(Object.fromEntries(wanted));
  const pages = await Promise.all([1, 2, 3, 4].map((page) => test.store.orders.page(whose, { page, size: 5 })));
  const all = pages.flatMap(({ rows }) => rows);
  expect(pages.map(({ rows, more }) => [rows.length, more])).toEqual([
    [5, true],
    [5, true],
    [2, false],
    [0, false],
  ]);
  expect([...new Set(all.map((each) => each.id))].sort()).toEqual([...ids].sort());
  for (const { id, stage } of all) expect([id, stage]).toEqual([id, folded[ids.indexOf(id)]]);
  const ranks = all.map(({ stage }) => stages.indexOf(stage));
  expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
});

it('the list of a home opens a page of what was ordered and of its lots and no act, those that ask most of it first, and counts them', async () => {
  const [home, next] = ['330402-home-101' as PlaceId, '330402-home-102' as PlaceId];
  const lots = [lotOf(home, 600), lotOf(next, 400)];
  const ids: OrderId[] = [];
  for (let n = 0; n < 12; n += 1) ids.push(await begun({ centre: 'jx-xz' as OfficeId, what: `第 ${n} 份` }));
  for (const id of ids) await done(id, act('offer', `o.${id}`, { lots, pay: 80 as Fen, lotsSeen: 0 }));
  for (const id of ids.slice(0, 8)) await done(id, act('accept', 'a', { lot: 1 }));
  for (const id of ids.slice(0, 5)) await done(id, deliver(250), deliver(250));
  for (const id of ids.slice(0, 3)) await done(id, deliver(100, `l.${id}`), act('confirm', 'c', { of: `l.${id}`, good: 100 }));
  for (const id of ids.slice(3, 5)) await done(id, act('give-back', 'g', { lot: 1, why: '停电' }));
  // An order that came back to the home is one that it has to answer, whatever became of its first lot.
  const back = ids[4] as OrderId;
  await done(back, act('offer', 'again', { lots: [lotOf(home, 100)], pay: 90 as Fen, lotsSeen: 2, until: day }));

  const { keys } = test;
  let opened = 0;
  const counting = { ...keys, derive: (...given: Parameters<typeof keys.derive>) => ((opened += 1), keys.derive(...given)) };
  const orders = ordersOf(test.connection, counting);
  const pages = [];
  for (const page of [1, 2, 3, 4]) pages.push(await orders.pageAt(home, { page, size: 5 }));
  // Of each order what was ordered and its lots, however many acts it has; nothing for counting.
  const counts = await orders.countsAt(home);
  expect([opened, Object.fromEntries(counts)]).toEqual([24, { answer: 5, make: 3, full: 3, over: 1 }]);
  expect(pages.map(({ rows, more }) => [rows.length, more])).toEqual([
    [5, true],
    [5, true],
    [2, false],
    [0, false],
  ]);
  const all = pages.flatMap(({ rows }) => rows);
  expect([...new Set(all.map((each) => each.id))].sort()).toEqual([...ids].sort());
  expect(all.map((each) => each.lots[0]?.state)).toEqual([
    ...Array<string>(5).fill('offered'),
    ...Array<string>(3).fill('accepted'),
    ...Array<string>(3).fill('full'),
    'given-back',
  ]);
  // Each as the acts say it, and nothing of another home's.
  for (const { id, wanted, lots: shown } of all) {
    const order = (await orders.read(id)) as Order;
    expect([wanted, inTurn(order.lots.filter(({ place }) => place === home).map((lot) => inShort(order, lot)))]).toEqual([
      order.wanted,
      shown,
    ]);
  }
  expect(all.find(({ id }) => id === back)?.lots).toMatchObject([
    { n: 3, state: 'offered', pieces: 100, pay: 90, until: day, made: 0 },
    { n: 1, state: 'given-back', pieces: 600, made: 500, good: 0, why: '停电' },
  ]);
  const [full, second] = [
    await orders.pageAt(home, { turn: 'full', page: 1, size: 2 }),
    await orders.pageAt(home, { turn: 'full', page: 2, size: 2 }),
  ];
  expect([full.rows.length, full.more, second.rows.length, second.more]).toEqual([2, true, 1, false]);
  expect([...full.rows, ...second.rows].map(({ lots: [lot] }) => [lot?.made, lot?.good])).toEqual(Array(3).fill([600, 100]));
  expect((await orders.pageAt('330402-home-103' as PlaceId, { page: 1, size: 5 })).rows).toEqual([]);
  expect(JSON.stringify(await raw('orders').findOne({ _id: back }))).not.toContain('停电');
});

it('reasons of wages are added, the last one counts, and the same twice is once', async () => {
  const { pieceWages } = test.store;
  const month = '2027-05' as Month;
  const say = (why: string) => pieceWages.say(one, month, new Map([['s.0', why]]), first);
  await Promise.all([say('病假'), say('病假'), say('病假')]);
  await say('病假 12 天');
  await pieceWages.say(one, month, new Map(), first);
  expect((await pieceWages.reasons(one, month)).get('s.0')?.why).toBe('病假 12 天');
  expect(await pieceWages.reasons(other, month)).toEqual(new Map());
  const row = await raw('piece-wages').findOne({ _id: `${one}/${month}` });
  expect((row as unknown as { reasons: unknown[] }).reasons).toHaveLength(2);
  expect(JSON.stringify(row)).not.toContain('病假');
});

it('a product is listed once by a press, put right by whoever saw it last, and withdrawn without a trace lost', async () => {
  const { products } = test.store;
  const made = { kind: 'paper' as const, name: '信封', what: '牛皮纸信封', unit: '只', price: 12 as Fen, capacity: 9_000 };
  expect(await Promise.all([1, 2, 3].map(() => products.add({ ...made, place: one }, 'press')))).toEqual([true, true, true]);
  const listed = await products.at([one]);
  expect(listed).toHaveLength(1);
  const [{ id } = { id: '' }] = listed;
  // The same press with something else in it lists nothing more, and says so; with the same it is known again after it was changed.
  expect(await products.add({ ...made, place: one, price: 13 as Fen }, 'press')).toBe(false);
  const less = { ...made, capacity: 8_000 };
  const changes = [
    await products.change(one, id, less, 0),
    await products.change(one, id, less, 0),
    await products.change(one, id, made, 0),
  ];
  expect([...changes, await products.add({ ...made, place: one }, 'press')]).toEqual([true, true, false, true]);
  expect(await products.change(other, id, made, 1)).toBe(false);
  expect((await products.at([one])).map(({ capacity }) => capacity)).toEqual([8_000]);
  expect([
    await products.withdraw(other, id, first),
    await products.withdraw(one, id, first),
    await products.withdraw(one, id, first),
  ]).toEqual([false, true, true]);
  expect([await products.find(id), await products.all()]).toEqual([undefined, []]);
  expect(await raw('products').countDocuments({ _id: id })).toBe(1);
});

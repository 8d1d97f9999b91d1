import { enter, lotOf, one, operator, other } from '../domain/orders/testing';
import { stageOf, toSplit, piecesIn } from '../domain/orders/counts';
import { localDate } from '../domain/calendar/instants';
import { type ActorId, type Fen, type Month, type OfficeId, type OrderId, type PartyId } from '../domain/values';
import { keysFrom } from '../sealing/keys';
import { activated, retired, withFreshKey } from '../sealing/keys-edit';
import { freshKeys, type KeysFile } from '../sealing/keys-file';
import { instantNow } from './clock';
import { type NewAct, ordersOf, sealedOrders } from './orders';
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
const begun = (more: Partial<typeof enter> = {}) =>
  test.store.orders.begin({ kind: 'enter', key: `begin.${(count += 1)}`, said: { ...enter, ...more } }, first);
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
    const ids = await Promise.all([1, 2, 3, 4].map(() => orders.begin(press, first)));
    expect(new Set(ids).size).toBe(1);
    expect(ids[0]).toMatch(/^jx-nh-\d{8}$/);
    expect(await orders.begin(press, second)).not.toBe(ids[0]);
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
    const lists = await Promise.all([
      orders.ofPurchasers(['firm-sealed' as PartyId]),
      orders.ofCentres(['jx-xz' as OfficeId]),
      orders.ofPurchasers(['another' as PartyId]),
      orders.ofCentres([]),
    ]);
    expect(lists.map((all) => all.map((each) => each.id))).toEqual([[id], [id], [], []]);
    expect((await orders.atPlaces([other])).some((each) => each.id === id)).toBe(true);
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
    const id = await orders.begin({ kind: 'enter', key: 'rotated', said: enter }, first);
    for (const each of [offer([600, 400]), act('accept', 'a', { lot: 1 }), deliver(5)]) await orders.act(id, each, first);
    await wages.say(one, month, new Map([['s.0', '月中进来']]), first);
    const next = activated(file, fresh);
    const parts = { connection, keys: keysFrom(next) };
    const rotated = [await resealRow(parts, sealedOrders, id), await resealRow(parts, sealedPieceWages, `${one}/${month}`)];
    expect(rotated).toEqual([true, true]);
    expect(await resealRow(parts, sealedOrders, id)).toBe(false);
    const now = under(retired(next, old.active));
    expect((await now.orders.readWithWork(id))?.deliveries[0]?.work).toEqual([{ stay: 's.0', pieces: 5 }]);
    expect((await now.wages.reasons(one, month)).get('s.0')?.why).toBe('月中进来');
  });
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
  const ids = await Promise.all([1, 2, 3].map(() => products.add({ ...made, place: one }, 'press')));
  expect(new Set(ids).size).toBe(1);
  const [id = ''] = ids;
  expect([await products.change(one, id, { ...made, capacity: 8_000 }, 0), await products.change(one, id, made, 0)]).toEqual([true, false]);
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

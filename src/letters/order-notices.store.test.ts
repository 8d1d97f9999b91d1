import { localDate } from '../domain/calendar/instants';
import { longestUntil } from '../domain/mandates';
import { enter, lotOf } from '../domain/orders/testing';
import { orderNotices } from '../domain/orders/told';
import { type Actor, type Office, type Post } from '../domain/offices';
import {
  type ActorId,
  type AreaCode,
  type Fen,
  type LocalDate,
  type OfficeId,
  type OrderId,
  type PartyId,
  type PersonId,
  type PlaceId,
} from '../domain/values';
import { languages, localeOf, loadWords } from '../portal/view/words';
import { instantNow, later } from '../store/clock';
import { type NewAct } from '../store/orders';
import { peopleOf } from '../store/people';
import { testStore, type TestStore } from '../store/testing';
import { closingNoticeDrain } from './closing-notices';
import { noticeDrain } from './notices';
import { orderNoticeDrain, type OrderNoticeParts } from './order-notices';
import { type Outbound } from './port';

const today = localDate(instantNow());
const centre = 'jx-nh' as OfficeId;
const offices: Office[] = [
  {
    id: centre,
    name: { 'zh-CN': '南湖区残联', en: 'Nanhu' },
    level: 'district',
    unit: 'federation',
    serves: ['330402' as AreaCode],
    telephone: '0573-12385',
  },
];
const sent: Outbound[] = [];
let test: TestStore;
let parts: OrderNoticeParts;
let firm: PartyId;
let home: PlaceId;
let count = 0;

beforeAll(async () => {
  test = await testStore();
  await test.store.ensureIndexes();
  const people = peopleOf(test.connection, test.keys);
  parts = { store: test.store, people, offices };
  firm = await unitOf('采购示例', 'clerk');
  const operator = await unitOf('承办示例', 'runs');
  const manager = { name: '管理示例', telephone: '139 0000 0077', certificateUntil: '2030-01-01' as LocalDate };
  const at = { area: '330402001' as AreaCode, address: '示例路 1 号', capacity: 40, rooms: 8, opened: '2024-01-01' as LocalDate };
  home = (await test.store.places.register({ ...at, key: 'h', kind: 'home', name: '荷塘之家', operator, sandbox: true, manager })).id;
  await account('window', [{ role: 'window', office: centre }], { email: 'window@example.org' });
});
afterAll(() => test.end());
afterEach(() => sent.splice(0));

async function account(login: string, posts: Post[] = [], more: { email?: string } = {}): Promise<ActorId> {
  const id = `a-${login}` as ActorId;
  const actor: Actor = { id, person: `p-${login}` as PersonId, kind: posts.length > 0 ? 'officer' : 'applicant', posts, deputyFor: [] };
  const phone = `1390000${String((count += 1)).padStart(4, '0')}`;
  await peopleOf(test.connection, test.keys).add({
    actor,
    login,
    passwordHash: '-',
    name: login,
    phone,
    letters: 'sms',
    language: 'zh-CN',
    ...more,
  });
  return id;
}

async function unitOf(name: string, login: string): Promise<PartyId> {
  const { id: party } = await test.store.parties.named({ uscc: `91330402MA5K${String((count += 1)).padStart(6, '0')}`, name });
  const id = await account(login);
  const mandate = { id: `m-${login}`, party, ground: 'letter' as const, from: instantNow(), until: longestUntil(today), by: 'x' as never };
  await peopleOf(test.connection, test.keys).giveMandate(id, mandate);
  return party;
}

const act = <Kind extends NewAct['kind']>(kind: Kind, key: string, said: Extract<NewAct, { kind: Kind }>['said']): NewAct =>
  ({ kind, key, said }) as NewAct;

/** An order that is split, accepted and delivered, of which some was sent back. @returns its number */
async function story(): Promise<OrderId> {
  const begun = await test.store.orders.begin(
    { kind: 'enter', key: `k.${(count += 1)}`, said: { ...enter, centre, purchaser: firm } },
    'a-window' as ActorId,
  );
  const id = begun.kind === 'done' ? begun.id : begun.first.id;
  const operator = (await test.store.places.find(home))?.operator as PartyId;
  const lots = [{ ...lotOf(home, 600), operator }];
  const acts: [NewAct, string][] = [
    [act('offer', 'offer', { lots, pay: 80 as Fen, lotsSeen: 0, until: today }), 'a-window'],
    [act('accept', 'accept', { lot: 1 }), 'a-runs'],
    [act('deliver', 'd', { lot: 1, day: today, pieces: 100, operator }), 'a-runs'],
    [act('confirm', 'c', { of: 'd', good: 90, why: '王某某没有压紧' }), 'a-window'],
    [act('give-back', 'g', { lot: 1, why: '停电' }), 'a-runs'],
  ];
  for (const [one, by] of acts) expect(await test.store.orders.act(id, one, by as ActorId)).toMatchObject({ kind: 'done' });
  return id;
}

async function all(drain: () => Promise<number>): Promise<void> {
  while ((await drain()) > 0);
}
/** Sends all that is kept. */
const posted = () => {
  const channel = (letter: Outbound) => (sent.push(letter), Promise.resolve({ kind: 'sent' as const }));
  return all(noticeDrain({ store: test.store, sms: channel, email: channel, telephone: '0573-0', words: loadWords() }));
};
const about = (id: OrderId) => sent.filter(({ text }) => text.includes(id));

it('each act is told to whom it concerns, once, by telephone and mail; a short message holds no reason', async () => {
  const id = await story();
  await Promise.all([1, 2, 3].map(() => all(orderNoticeDrain(parts))));
  await posted();
  const got = about(id).map(({ key, channel }) => `${key.split('/').slice(0, 2).join(' ')} ${channel}`);
  const home_ = `manager-of-${home}`;
  expect(got.sort()).toEqual(
    [
      'a-clerk order-entered sms',
      'a-runs lot-offered sms',
      `${home_} lot-offered sms`,
      'a-clerk lot-accepted sms',
      'a-window lot-accepted sms',
      'a-window lot-accepted email',
      'a-clerk lot-delivered sms',
      'a-window lot-delivered sms',
      'a-window lot-delivered email',
      'a-runs delivery-sent-back sms',
      `${home_} delivery-sent-back sms`,
      'a-window lot-given-back sms',
      'a-window lot-given-back email',
    ].sort(),
  );
  expect(about(id).find(({ key }) => key.startsWith('a-runs/lot-offered'))?.text).toMatch(
    /^【助业】荷塘之家分到订单 jx-nh-\d{8} 的 600 件，请在.*答复接不接。有疑问请拨打 0573-12385。$/,
  );
  const texts = about(id).map(({ channel, text }) => [channel, text.includes('王某某'), text.includes('停电')].join());
  expect(new Set(texts)).toEqual(new Set(['sms,false,false', 'email,false,false', 'email,false,true']));
  expect(about(id).find(({ key }) => key.startsWith(`manager-of-${home}/delivery-sent-back`))).toMatchObject({
    address: '13900000077',
    text: expect.stringContaining('10 件') as string,
  });
  expect(await test.store.orders.untold(100)).toEqual([]);
});

it('whoever dies between an act and its notices loses none: whatever is begun again is told once', async () => {
  const id = await story();
  let calls = 0;
  const dying: OrderNoticeParts = {
    ...parts,
    people: {
      ...parts.people,
      contact: (actor) => ((calls += 1) % 3 === 0 ? Promise.reject(new Error('gone')) : parts.people.contact(actor)),
    },
  };
  await expect(orderNoticeDrain(dying)()).rejects.toThrow('gone');
  for (let tries = 0; tries < 30 && (await test.store.orders.untold(100)).length > 0; tries += 1)
    await orderNoticeDrain(dying)().catch(() => 0);
  await all(orderNoticeDrain(parts));
  await posted();
  expect([about(id).length, new Set(about(id).map(({ key }) => key)).size]).toEqual([13, 13]);
});

it('whoever ran a place that an office closed is told once, with its last day; the reason in no short message', async () => {
  const drain = closingNoticeDrain({ ...parts, store: test.store });
  const reason = await test.store.texts.keep('消防不合格', { author: 'a-head' as ActorId });
  const closing = { by: 'a-head' as ActorId, at: instantNow(), reason };
  expect(await test.store.places.close(home, today, closing)).toBe(true);
  // So long it may be taken back.
  expect(await drain()).toBe(0);
  await test.connection.collection<{ _id: string }>('places').updateOne({ _id: home }, { $set: { untold: later(instantNow(), -90_000) } });
  await Promise.all([all(drain), all(drain)]);
  await posted();
  expect(sent.map(({ key }) => key.split('/').slice(0, 2).join(' ')).sort()).toEqual([
    'a-runs place-closed',
    `manager-of-${home} place-closed`,
  ]);
  for (const { text } of sent) expect([text.includes('荷塘之家的登记已由残联办理关闭'), text.includes('消防')]).toEqual([true, false]);
  expect(await drain()).toBe(0);
});

it.each(languages)('the notices of orders in %s say a number, units, pieces and days, and no reason but where it may stand', (language) => {
  const words = (localeOf(language) as { notice: Record<string, string> }).notice;
  const may = ['number', 'firm', 'place', 'pieces', 'bad', 'date', 'reason', 'telephone'];
  for (const one of [...orderNotices, 'place-closed']) {
    const used = [...(words[one] ?? '').matchAll(/\{\{-?\s*(\w+)/g)].map(([, name]) => name ?? '');
    expect([one, used.filter((name) => !may.includes(name)), used.includes('telephone')]).toEqual([one, [], true]);
  }
});

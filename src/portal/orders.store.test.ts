import { join } from 'node:path';
import { localDate } from '../domain/calendar/instants';
import { monthOf } from '../domain/calendar/months';
import { longestUntil } from '../domain/mandates';
import { type ActorId, type AreaCode, type Fen, type LocalDate, type Month, type OfficeId, type OrderId, shifted } from '../domain/values';
import { loadPolicies } from '../policies/load';
import { projectFolder } from '../root';
import { type Registries } from '../registries/port';
import { instantNow } from '../store/clock';
import { browser, type Browser, signedIn, testAccount, testPortal, type TestPortal, tokenIn } from './testing';

const today = localDate(instantNow());
const month = monthOf(today);
const due = shifted(today, 60);
const firmCode = '91330402MA5H00001N';

const registries: Registries = {
  ask: (_registry, number) =>
    Promise.resolve(
      number === firmCode
        ? { kind: 'found', at: instantNow(), record: { uscc: firmCode, name: '登记系统里的企业' } as never }
        : { kind: 'absent', at: instantNow() },
    ),
};

let portal: TestPortal;
let desk: Browser;
let elsewhere: Browser;
let firm: Browser;
let rival: Browser;
beforeAll(async () => {
  const { loaded } = loadPolicies(join(projectFolder(), 'policies'), { sandbox: true });
  portal = await testPortal({
    registries,
    policies: {
      ...loaded,
      calendar: { version: 'none', holidays: [], makeUp: [], provisionalYears: [], from: 2026, to: 2026 },
      minimumWages: [
        {
          area: '330400' as AreaCode,
          since: '2020-01' as Month,
          fen: 226_000 as Fen,
          yearOnly: false,
          source: { grade: 'B', title: '示例' },
        },
      ],
    },
  });
  desk = await officer('desk', 'jx-nh');
  elsewhere = await officer('elsewhere', 'jx-xz');
  firm = (await unit('采购一')).agent;
  rival = (await unit('采购二')).agent;
});
afterAll(() => portal.end());

async function officer(login: string, office: string): Promise<Browser> {
  await testAccount(portal, { login, posts: [{ role: 'window', office: office as never }], name: '顾窗口' });
  return signedIn(portal, login);
}

let count = 0;
/** A unit with somebody who speaks for it. */
async function unit(name: string) {
  const login = `unit-${(count += 1)}`;
  const { id } = await testAccount(portal, { login, name: '王经办' });
  const party = await portal.db.store.parties.named({ uscc: `91330402MA5K${String(count).padStart(6, '0')}`, name });
  await portal.services.people.giveMandate(id, {
    id: `m-${id}`,
    party: party.id,
    ground: 'letter',
    from: instantNow(),
    until: longestUntil(today),
    by: 'x' as never,
  });
  return { agent: await signedIn(portal, login), party };
}

/** A home of a unit of its own, with two people and what it makes in a month. */
async function home(capacity: number, name = `示例之家${count}`, kind = 'packing') {
  const operator = await unit(`${name}的企业`);
  const place = await portal.db.store.places.register({
    key: operator.party.id,
    kind: 'home',
    name,
    area: '330402001' as AreaCode,
    address: '示例路 1 号',
    operator: operator.party.id,
    capacity: 40,
    rooms: 8,
    opened: '2024-01-01' as LocalDate,
    sandbox: true,
  });
  const enrolled = await portal.db.store.stays.enrolAll(
    place.id,
    ['张巧手', '李能干'].map((each, at) => ({
      name: each,
      identity: `33040219900101${count}${at}${String(place.id).slice(-2)}`,
      certificate: 'x',
      from: '2024-03-01' as LocalDate,
    })),
  );
  const at = `/places/${place.id}`;
  await send(operator.agent, `${at}/products`, {
    do: 'save',
    kind,
    name: `${name}礼盒`,
    what: '来料装盒',
    unit: '件',
    price: '1.5',
    capacity: String(capacity),
  });
  return { ...operator, place, at, stays: enrolled.map(({ id }) => id) };
}

/** Sends the form of a page as a browser would: with its token and the id of its press. */
async function send(agent: Browser, page: string, fields: Record<string, string>, to = page) {
  const { text } = await agent.get(page);
  const request = /name="request" value="([^"]*)"/.exec(text)?.[1] ?? '';
  return agent
    .post(to)
    .type('form')
    .send({ _csrf: tokenIn(text), request, ...fields });
}
const followed = async (agent: Browser, answer: { headers: Record<string, string> }) =>
  (await agent.get(answer.headers['location'] ?? '/')).text;

/** An order that the firm asked for and the desk took on. */
async function taken(productOf: string, pieces: number): Promise<string> {
  const product = (await portal.db.store.products.at([productOf as never]))[0]?.id ?? '';
  const page = `/orders/new?product=${product}`;
  const unitId = /name="unit" value="([^"]*)"/.exec((await firm.get(page)).text)?.[1] ?? '';
  const asked = await send(firm, page, { product, unit: unitId, what: '春节礼盒', pieces: String(pieces), due }, '/orders/new');
  expect(asked.status).toBe(303);
  const at = (asked.headers['location'] ?? '').split('?')[0] ?? '';
  expect((await send(desk, at, { do: 'take' })).status).toBe(303);
  return at;
}
/** The split as the page proposes it. */
function proposed(html: string): Record<string, string> {
  const fields = [...html.matchAll(/name="(place-\d+|lots)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]);
  const inputs = [...html.matchAll(/name="(pieces-\d+|until)"[^>]*value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]);
  return Object.fromEntries([...fields, ...inputs]) as Record<string, string>;
}
const offer = async (at: string, pay = '0.8') => send(desk, at, { do: 'offer', pay, ...proposed((await desk.get(at)).text) });
const idOf = (at: string) => at.split('/')[2] as OrderId;

describe('the catalogue', () => {
  it('is for anybody, says when it is empty or nothing fits, and names nobody', async () => {
    const anybody = browser(portal);
    expect((await anybody.get('/products')).text).toContain('目录里还没有产品');
    const there = await home(3_000, '菱塘之家');
    const page = (await anybody.get('/products')).text;
    expect([page.includes('菱塘之家礼盒'), page.includes('张巧手'), page.includes('0573-')]).toEqual([true, false, true]);
    expect((await anybody.get('/products?kind=food')).text).toContain('没有符合条件的产品');
    expect((await anybody.get('/products?district=330402&words=菱塘')).text).toContain('菱塘之家礼盒');
    const [product] = await portal.db.store.products.at([there.place.id]);
    expect((await anybody.get(`/orders/new?product=${product?.id}`)).headers['location']).toContain('/sign-in?back=');
    await send(there.agent, `${there.at}/products`, { do: 'withdraw', product: product?.id ?? '' });
    expect((await anybody.get('/products')).text).not.toContain('菱塘之家礼盒');
    expect((await send(rival, '/account', { do: 'save' }, `${there.at}/products`)).status).toBe(404);
  });

  it('says at each field what is wrong, and keeps what was typed', async () => {
    const { agent, at } = await home(10, '填错之家', 'other');
    const wrong = await send(agent, `${at}/products`, {
      do: 'save',
      kind: 'nothing',
      name: '名',
      what: '说明',
      unit: '件',
      price: '0',
      capacity: 'many',
    });
    expect(wrong.status).toBe(422);
    for (const words of ['请选择一项', '请写大于 0 的金额', '请写大于 0 的整数', 'value="many"']) expect(wrong.text).toContain(words);
  });
});

describe('an order', () => {
  it('goes from the catalogue to the money and to the roster, and nobody sees what is not theirs', async () => {
    const one = await home(3_000, '荷塘之家', 'sewing');
    const at = await taken(one.place.id, 3_000);
    expect((await Promise.all([rival, elsewhere, one.agent].map((who) => who.get(at)))).map(({ status }) => status)).toEqual([
      404, 404, 404,
    ]);
    expect((await send(rival, '/account', { do: 'withdraw', 'why-withdraw': '捣乱' }, at)).status).toBe(404);
    expect((await firm.get('/orders')).text).toContain('春节礼盒');
    expect((await rival.get('/orders')).text).not.toContain('春节礼盒');
    expect((await offer(at)).status).toBe(303);

    const lot = `${one.at}/orders/${idOf(at)}`;
    for (const page of [one.at, '/', `/units/${one.party.id}`]) expect((await one.agent.get(page)).text).toContain('有 1 批等待答复');
    expect((await one.agent.get(`${one.at}/orders/none`)).status).toBe(404);
    expect((await send(one.agent, lot, { do: 'accept', of: '1' })).status).toBe(303);
    // Whoever left before the lot was accepted made nothing of it; whoever leaves after may have.
    const stays = portal.db.store.stays;
    const gone = { name: '早已离开', identity: '330402198001010011', certificate: 'x', from: '2024-03-01' as LocalDate };
    const [left] = await stays.enrolAll(one.place.id, [gone]);
    await stays.leave(one.place.id, left?.id ?? '', '2025-01-31' as LocalDate, 'moved');
    await stays.leave(one.place.id, one.stays[1] ?? '', today, 'hired');
    const form = (await one.agent.get(lot)).text;
    expect([form.includes('早已离开'), form.includes('李能干')]).toEqual([false, true]);
    const made = { 'stay-1-0': one.stays[0] ?? '', 'made-1-0': '2,825', 'stay-1-1': one.stays[1] ?? '', 'made-1-1': '100' };
    const more = await send(one.agent, lot, { do: 'deliver', of: '1', 'day-deliver-1': today, 'pieces-deliver-1': '2900', ...made });
    expect([more.status, more.text.includes('各人做的加起来比交的还多'), more.text.includes('value="2825"')]).toEqual([409, true, true]);
    const delivered = await send(one.agent, lot, { do: 'deliver', of: '1', 'day-deliver-1': today, 'pieces-deliver-1': '2950', ...made });
    expect(await followed(one.agent, delivered)).toContain('已登记交货');
    const over = await send(one.agent, lot, { do: 'deliver', of: '1', 'day-deliver-1': today, 'pieces-deliver-1': '51' });
    expect([over.status, over.text.includes('交的比这一批剩下的还多')]).toEqual([409, true]);

    const bad = await send(desk, at, { do: 'confirm', of: '1', 'good-confirm-1': '2900' });
    expect([bad.status, bad.text.includes('请写明原因'), bad.text.includes('value="2900"')]).toEqual([422, true, true]);
    await send(desk, at, { do: 'confirm', of: '1', 'good-confirm-1': '2900', 'why-confirm-1': '开胶' });
    for (const who of [firm, desk]) {
      const { text } = await who.get(at);
      expect([text.includes('4,350.00'), text.includes('张巧手')]).toEqual([true, false]);
    }
    expect((await firm.get(at)).text).not.toContain('计件单价');

    const wages = `${one.at}/piece-wages/${month}`;
    expect((await one.agent.get(wages)).text).toContain('2,260.00');
    const asked = await send(one.agent, wages, { 'person-1': one.stays[1] ?? '', 'why-1': '' });
    expect([asked.status, asked.text.includes('低于最低工资，请写明原因')]).toEqual([422, true]);
    const carried = await send(one.agent, wages, { 'person-1': one.stays[1] ?? '', 'why-1': '月中进来' });
    expect(carried.headers['location']).toBe(`${one.at}/months/${month}?pieces=yes`);
    const roster = await followed(one.agent, carried);
    for (const words of ['value="2,260.00"', 'value="80.00"', 'value="月中进来"']) expect(roster).toContain(words);
    // Nothing is in the month until somebody has looked at it and saved.
    expect(await portal.db.store.placeMonths.read(one.place.id, month)).toBeUndefined();
    await portal.db.store.placeMonths.save(one.place.id, month, [{ stay: one.stays[0] ?? '', wage: 300_000 as Fen }], 0);
    const again = (await one.agent.get(`${one.at}/months/${month}?pieces=yes`)).text;
    expect([again.includes('value="3,000.00"'), again.includes('value="2,260.00"'), again.includes('value="80.00"')]).toEqual([
      true,
      false,
      true,
    ]);
    expect((await Promise.all([rival, elsewhere, firm].map((who) => who.get(wages)))).map(({ status }) => status)).toEqual([404, 404, 404]);
    const shown = (await desk.get(wages)).text;
    expect([shown.includes('张巧手'), /张\*/.test(shown), shown.includes('2,260.00')]).toEqual([false, true, true]);
    const lines = await portal.db.connection
      .collection('access-log')
      .find({ path: '/places/:id/piece-wages/:month', what: 'read' })
      .toArray();
    expect(lines.map(({ target }) => target as string)).toContain(`${one.place.id}/${month}`);
  });

  it('is entered at the desk for a firm of the register, and says what is wrong', async () => {
    const fields = { centre: 'jx-nh', uscc: firmCode, what: '装袋', kind: 'packing', pieces: '10', unit: '件', price: '1', due };
    const wrong = await send(desk, '/orders/new', { ...fields, due: today, uscc: '91330402MA5H00009F' });
    expect([wrong.status, wrong.text.includes('请写今天以后的日期')]).toEqual([422, true]);
    const entered = await send(desk, '/orders/new', fields);
    expect(await followed(desk, entered)).toContain('登记系统里的企业的订单');
    expect((await desk.get('/orders')).text).toContain('装袋');
    expect((await elsewhere.get('/orders')).text).not.toContain('装袋');
    expect((await send(elsewhere, '/orders/new', fields)).status).toBe(422);
  });

  it('is split by one of two officers who press at once; the other sees what they typed, and what is left', async () => {
    const one = await home(3_000, '两人之家', 'farm');
    const at = await taken(one.place.id, 500);
    const page = (await desk.get(at)).text;
    const same = { _csrf: tokenIn(page), do: 'offer', pay: '0.8', ...proposed(page) };
    const pressed = await Promise.all(
      ['one-press-1', 'one-press-2'].map((request) =>
        desk
          .post(at)
          .type('form')
          .send({ ...same, request }),
      ),
    );
    expect(pressed.map(({ status }) => status).sort()).toEqual([303, 409]);
    expect(pressed.find(({ status }) => status === 409)?.text).toContain('别的工作人员刚刚分过这份订单');
    const twice = await Promise.all(
      [1, 2].map(() =>
        desk
          .post(at)
          .type('form')
          .send({ ...same, request: 'one-press-1' }),
      ),
    );
    expect(twice.map(({ status }) => status)).toContain(pressed[0]?.status === 303 ? 303 : 409);
    const order = await portal.db.store.orders.read(idOf(at));
    expect(order?.lots.reduce((sum, { pieces }) => sum + pieces, 0)).toBe(500);
  });

  it('comes back from a home that declines, and not at all while one passes to another operator', async () => {
    const one = await home(90_000, '退单之家', 'paper');
    const at = await taken(one.place.id, 100_000);
    await offer(at);
    const lot = `${one.at}/orders/${idOf(at)}`;
    const n = '1';
    const silent = await send(one.agent, lot, { do: 'decline', of: n, [`why-decline-${n}`]: '' });
    expect([silent.status, silent.text.includes('请填写这一项')]).toEqual([422, true]);
    await portal.db.store.places.freeze(one.place.id, 'c-1' as never);
    expect((await send(one.agent, lot, { do: 'accept', of: n })).status).toBe(409);
    expect((await desk.get(at)).text).not.toContain(`value="${one.place.id}"`);
    await portal.db.store.places.unfreeze(one.place.id, 'c-1' as never);
    await send(one.agent, lot, { do: 'decline', of: n, [`why-decline-${n}`]: '人手不够' });
    const back = (await desk.get(at)).text;
    expect([back.includes('人手不够'), back.includes('退过这份订单')]).toEqual([true, true]);
    expect((await firm.get(at)).text).not.toContain('人手不够');
  });

  it('is not accepted by a home that closed meanwhile, which is told so and may decline', async () => {
    const one = await home(90_000, '关门之家', 'handicraft');
    const at = await taken(one.place.id, 100);
    await offer(at);
    const lot = `${one.at}/orders/${idOf(at)}`;
    await portal.db.store.places.close(one.place.id, today);
    const late = await send(one.agent, lot, { do: 'accept', of: '1' });
    expect([late.status, late.text.includes('这家机构已经关闭')]).toEqual([409, true]);
    expect((await send(one.agent, lot, { do: 'decline', of: '1', 'why-decline-1': '停业了' })).status).toBe(303);
    expect((await send(one.agent, one.at, { do: 'accept', of: '1' }, lot)).text).toContain('已经答复过');
  });

  it('is one row of a home’s list of however many, those to answer first, a page at a time and by what they ask', async () => {
    const one = await home(0, '长单之家');
    const { orders } = portal.db.store;
    const [centre, by] = ['jx-nh' as OfficeId, 'desk' as ActorId];
    for (let n = 0; n < 27; n += 1) {
      const said = {
        centre,
        purchaser: one.party.id,
        kind: 'paper',
        what: `第 ${n} 份`,
        unit: '件',
        pieces: 100,
        price: 150 as Fen,
        due,
      } as const;
      const begun = await orders.begin({ kind: 'enter', key: `many.${n}`, said }, by);
      const id = begun.kind === 'done' ? begun.id : begun.first.id;
      const lots = [{ place: one.place.id, operator: one.party.id, pieces: 100 }];
      await orders.act(id, { kind: 'offer', key: 'o', said: { lots, pay: 80 as Fen, lotsSeen: 0 } }, by);
      if (n === 0) await orders.act(id, { kind: 'decline', key: 'd', said: { lot: 1, why: '人手不够' } }, by);
      if (n === 1) await orders.act(id, { kind: 'accept', key: 'a', said: { lot: 1 } }, by);
    }
    const list = `${one.at}/orders`;
    const whats = (text: string) => [...text.matchAll(/第 (\d+) 份<\/a>/g)].map(([, n]) => Number(n));
    const [first, second, over] = [
      await one.agent.get(list),
      await one.agent.get(`${list}?page=2`),
      await one.agent.get(`${list}?turn=over`),
    ];
    expect([whats(first.text).length, whats(second.text), whats(over.text)]).toEqual([25, [1, 0], [0]]);
    for (const words of ['等待答复 25', '制作中 1', '不再制作 1', 'rel="next"', '100 件，已交 0 件，合格 0 件'])
      expect(first.text).toContain(words);
    expect([first.text.includes('已交齐'), over.text.includes('>全部<'), over.text.includes('rel="next"')]).toEqual([false, true, false]);
    const past = await one.agent.get(`${list}?turn=over&page=9`);
    expect([past.status, past.headers['location']]).toEqual([303, `${list}?turn=over&page=1`]);
    expect((await one.agent.get(`${list}?turn=full`)).text).toContain('没有订单。');
    expect((await desk.get('/orders?page=900')).headers['location']).toBe('/orders?page=1');
    expect([(await rival.get(list)).status, (await one.agent.get(`${list}?page=x&turn=none`)).status]).toEqual([404, 200]);
  });

  it('goes with a home to its next operator; what was delivered before is owed to the former, also when the order is cancelled', async () => {
    const one = await home(4_000, '交接之家', 'food');
    const next = await unit('接手的企业');
    const at = await taken(one.place.id, 400);
    await offer(at);
    const lot = `${one.at}/orders/${idOf(at)}`;
    await send(one.agent, lot, { do: 'accept', of: '1' });
    await send(one.agent, lot, { do: 'deliver', of: '1', 'day-deliver-1': today, 'pieces-deliver-1': '100' });
    await portal.db.store.places.passOn(one.place.id, one.party.id, next.party.id, 'k-1', shifted(today, 1));
    expect([(await one.agent.get(lot)).status, (await next.agent.get(lot)).status]).toEqual([404, 200]);
    await portal.db.store.places.freeze(one.place.id, 'c-2' as never);
    expect((await desk.get(at)).text).toContain('这家正在交接');
    await portal.db.store.places.unfreeze(one.place.id, 'c-2' as never);
    await send(next.agent, lot, { do: 'give-back', of: '1', 'why-give-back-1': '先不做了' });
    await send(desk, at, { do: 'cancel', 'why-cancel': '客户停产' });
    await send(desk, at, { do: 'confirm', of: '1', 'good-confirm-1': '100' });
    const order = await portal.db.store.orders.read(idOf(at));
    expect(order?.deliveries.map(({ operator, confirmed }) => [operator, confirmed?.good])).toEqual([[one.party.id, 100]]);
    const shown = (await firm.get(at)).text;
    expect([shown.includes('150.00'), shown.includes('仍要付款')]).toEqual([true, true]);
  });
});

describe('a page that is sent again by the Back button', () => {
  /** The fields of a page's first form of its kind, as they were when it was shown. */
  const sentTwice = async (agent: Browser, page: string, to: string, first: Record<string, string>, second: Record<string, string>) => {
    const { text } = await agent.get(page);
    const request = /name="request" value="([^"]*)"/.exec(text)?.[1] ?? '';
    const post = (fields: Record<string, string>) =>
      agent
        .post(to)
        .type('form')
        .send({ _csrf: tokenIn(text), request, ...fields });
    return [await post(first), await post(first), await post(second)] as const;
  };

  it('with other words orders nothing more: the first order is shown, what is different is said, and what was typed is kept', async () => {
    const one = await home(1_000, '再按之家', 'assembly');
    const product = (await portal.db.store.products.at([one.place.id]))[0]?.id ?? '';
    const page = `/orders/new?product=${product}`;
    const unitId = /name="unit" value="([^"]*)"/.exec((await firm.get(page)).text)?.[1] ?? '';
    const fields = { product, unit: unitId, what: '第一次写的', pieces: '100', due };
    const other = { ...fields, what: '第二次写的', pieces: '250' };
    const [first, same, again] = await sentTwice(firm, page, '/orders/new', fields, other);
    const at = (first.headers['location'] ?? '').split('?')[0] ?? '';
    expect([first.status, same.status, same.headers['location'], again.status]).toEqual([303, 303, first.headers['location'], 409]);
    for (const words of ['没有再下一份', `href="${at}"`, '第一次：100 件；这次：250 件', '第二次写的</textarea>', 'value="250"'])
      expect(again.text).toContain(words);
    expect((await firm.get(at)).text).toContain('第一次写的');
    expect((await firm.get('/orders')).text).not.toContain('第二次写的');
    // Sent once more from the page that says so, it is meant.
    const request = /name="request" value="([^"]*)"/.exec(again.text)?.[1] ?? '';
    const meant = await firm
      .post('/orders/new')
      .type('form')
      .send({ _csrf: tokenIn(again.text), request, ...other });
    expect([meant.status, await followed(firm, meant)]).toEqual([303, expect.stringContaining('第二次写的')]);

    const entry = { centre: 'jx-nh', uscc: firmCode, what: '录一次', kind: 'paper', pieces: '10', unit: '件', price: '1', due };
    const [entered, , told] = await sentTwice(desk, '/orders/new', '/orders/new', entry, { ...entry, price: '2' });
    expect([entered.status, told.status, told.text.includes('第一次：1.00 元；这次：2.00 元')]).toEqual([303, 409, true]);
  });

  it('with another product adds none, says so and keeps it', async () => {
    const one = await home(1_000, '产品之家', 'assembly');
    const at = `${one.at}/products`;
    const fields = { do: 'save', kind: 'food', name: '曲奇', what: '手工', unit: '盒', price: '28', capacity: '50' };
    const [first, same, again] = await sentTwice(one.agent, at, at, fields, { ...fields, name: '面包' });
    expect([first.status, same.status, again.status]).toEqual([303, 303, 409]);
    for (const words of ['没有再添一件产品', 'value="面包"']) expect(again.text).toContain(words);
    expect((await portal.db.store.products.at([one.place.id])).map(({ name }) => name).sort()).toEqual(['产品之家礼盒', '曲奇']);
  });

  it('with another split, answer, delivery or reason writes nothing, and shows what was typed though its form is gone', async () => {
    const one = await home(9_000, '答复之家', 'handicraft');
    const at = await taken(one.place.id, 300);
    const split = { do: 'offer', pay: '0.8', ...proposed((await desk.get(at)).text) };
    const [offered, , less] = await sentTwice(desk, at, at, split, { ...split, pay: '0.70' });
    expect([offered.status, less.status, less.text.includes('0.70')]).toEqual([303, 409, true]);
    const lot = `${one.at}/orders/${idOf(at)}`;
    await send(one.agent, lot, { do: 'accept', of: '1' });
    const delivery = { do: 'deliver', of: '1', 'day-deliver-1': today, 'pieces-deliver-1': '100' };
    const [made, twice, more] = await sentTwice(one.agent, lot, lot, delivery, { ...delivery, 'pieces-deliver-1': '150' });
    expect([made.status, twice.status, more.status]).toEqual([303, 303, 409]);
    for (const words of ['第一次提交的已经记下', 'value="150"']) expect(more.text).toContain(words);
    const looked = { do: 'confirm', of: '1', 'good-confirm-1': '90', 'why-confirm-1': '开胶' };
    const [, , other] = await sentTwice(desk, at, at, looked, { ...looked, 'good-confirm-1': '80', 'why-confirm-1': '脏污' });
    expect([other.status, other.text.includes('脏污'), other.text.includes('您填写的内容')]).toEqual([409, true, true]);
    const back = { do: 'give-back', of: '1', 'why-give-back-1': '停电' };
    const [, , why] = await sentTwice(one.agent, lot, lot, back, { ...back, 'why-give-back-1': '人手不够' });
    expect([why.status, why.text.includes('人手不够'), why.text.includes('停电')]).toEqual([409, true, true]);
    const order = await portal.db.store.orders.read(idOf(at));
    expect([order?.deliveries.map(({ pieces, confirmed }) => [pieces, confirmed?.good]), order?.lots[0]?.ended?.why]).toEqual([
      [[100, 90]],
      '停电',
    ]);
  });
});

describe('nobody reads or does what is not theirs', () => {
  it('neither an officer of another city, nor another home of the same order, nor the purchaser of another', async () => {
    const [one, two] = [await home(2_000, '甲之家', 'other'), await home(1_000, '乙之家', 'other')];
    const at = await taken(one.place.id, 300);
    await offer(at);
    const order = await portal.db.store.orders.read(idOf(at));
    const [mine, theirs] = [one, two].map(({ place }) => order?.lots.find((lot) => lot.place === place.id));
    expect([(mine?.pieces ?? 0) > 100, (theirs?.pieces ?? 0) > 50]).toEqual([true, true]);

    const xiamen = await officer('xiamen', 'xm');
    const siming = await officer('siming', 'xm-sm');
    const city = await officer('city', 'jx');
    expect((await city.get(at)).status).toBe(200);
    for (const who of [xiamen, siming, rival, elsewhere]) {
      const list = (await who.get('/orders')).text;
      expect([(await who.get(at)).status, list.includes(idOf(at)), list.includes('春节礼盒')]).toEqual([404, false, false]);
      for (const act of ['take', 'cancel', 'offer', 'withdraw'])
        expect((await send(who, '/account', { do: act, [`why-${act}`]: '捣乱' }, at)).status).toBe(404);
    }
    expect((await xiamen.get(`${one.at}/orders/${idOf(at)}`)).status).toBe(404);

    // Of an order of which both have a lot each reads its own; the other's is neither shown nor answered, under whichever address.
    const lot = `${two.at}/orders/${idOf(at)}`;
    const shown = (await two.agent.get(lot)).text;
    expect([shown.includes(`第 ${theirs?.n} 批`), shown.includes(`第 ${mine?.n} 批`), shown.includes('甲之家')]).toEqual([
      true,
      false,
      false,
    ]);
    expect((await two.agent.get(`${one.at}/orders/${idOf(at)}`)).status).toBe(404);
    await send(one.agent, `${one.at}/orders/${idOf(at)}`, { do: 'accept', of: String(mine?.n) });
    const made = { do: 'deliver', of: String(mine?.n), [`day-deliver-${mine?.n}`]: today, [`pieces-deliver-${mine?.n}`]: '10' };
    await send(one.agent, `${one.at}/orders/${idOf(at)}`, made);
    const attempts: Record<string, string>[] = [
      { do: 'accept', of: String(mine?.n) },
      { do: 'decline', of: String(mine?.n), [`why-decline-${mine?.n}`]: '捣乱' },
      { do: 'give-back', of: String(mine?.n), [`why-give-back-${mine?.n}`]: '捣乱' },
      made,
      { do: 'strike', of: '1', 'why-strike-1': '捣乱' },
    ];
    for (const fields of attempts) {
      expect((await send(two.agent, lot, fields)).status).toBe(404);
      expect((await send(two.agent, lot, fields, `${one.at}/orders/${idOf(at)}`)).status).toBe(404);
    }
    expect((await two.agent.get(lot)).text).not.toContain('10 件');
    expect((await two.agent.get(`${two.at}/orders`)).text).not.toContain(`${mine?.pieces} 件`);
    // A home that was never offered any of it: as if it did not exist.
    const three = await home(10, '丙之家', 'other');
    expect((await three.agent.get(`${three.at}/orders/${idOf(at)}`)).status).toBe(404);
    const after = await portal.db.store.orders.read(idOf(at));
    const lots = [mine, theirs].map((each) => after?.lots.find(({ n }) => n === each?.n));
    expect(lots.map((each) => [each?.accepted !== undefined, each?.declined])).toEqual([
      [true, undefined],
      [false, undefined],
    ]);
    expect(after?.deliveries.map(({ struck }) => struck)).toEqual([undefined]);
  });
});

import { join } from 'node:path';
import { monthsOf } from '../domain/calendar/months';
import { type CaseInput } from '../domain/case/submission';
import { type Typed } from '../domain/form/field';
import { longestUntil } from '../domain/mandates';
import { type AreaCode, type CaseId, type Fen, type Instant, type LocalDate, type Month, type PartyId } from '../domain/values';
import { calendarData } from '../calendar-data';
import { loadPolicies } from '../policies/load';
import { projectFolder } from '../root';
import { instantNow } from '../store/clock';
import { type Draft, linkedId } from '../store/drafts';
import { stateOf } from '../store/testing-states';
import { correctionKey } from './cases/corrections';
import { rosterIn, rosterOf, typedRoster } from './cases/draft-roster';
import { todayInShanghai } from './cases/places';
import { browser, type Browser, signedIn, testAccount, testPortal, type TestPortal, tokenIn } from './testing';

const { loaded } = loadPolicies(join(projectFolder(), 'policies'), { sandbox: true });
const policy = loaded.policies.find(({ area, programme }) => area === '330400' && programme === 'home-placement');
const filed: CaseInput[] = [];
let portal: TestPortal;
beforeAll(async () => {
  portal = await testPortal({
    policies: { ...loaded, calendar: calendarData() },
    engine: {
      submit: (input) => {
        filed.push(input);
        return Promise.resolve({ kind: 'done', version: 1 });
      },
      act: () => Promise.reject(new Error('nothing acts')),
      drain: () => Promise.resolve(0),
    },
  });
});
afterAll(() => portal.end());

let count = 0;
/** Somebody who speaks for a unit of their own. */
async function unitOf(): Promise<{ agent: Browser; id: string; party: PartyId; uscc: string }> {
  const login = `year-${(count += 1)}`;
  const { id } = await testAccount(portal, { login, name: '王经办', identity: `33040219850101${String(1000 + count)}` });
  const uscc = `91330402MA5Y${String(count).padStart(6, '0')}`;
  const { id: party } = await portal.db.store.parties.named({ uscc, name: `年度企业${count}` });
  await portal.services.people.giveMandate(id, {
    id: `m-${id}`,
    party,
    ground: 'letter',
    from: instantNow(),
    until: longestUntil(todayInShanghai()),
    by: id,
  });
  return { agent: await signedIn(portal, login), id, party, uscc };
}

/** A home with two residents, of whose year 2025 the first three months are confirmed. */
async function home() {
  const unit = await unitOf();
  const { store } = portal.db;
  const place = await store.places.register({
    key: unit.party,
    kind: 'home',
    name: `年度之家${count}`,
    area: '330402001' as AreaCode,
    address: '示例路 1 号',
    operator: unit.party,
    capacity: 20,
    rooms: 5,
    opened: '2024-01-01' as LocalDate,
    sandbox: true,
  });
  const stays = await store.stays.enrolAll(
    place.id,
    [identityOf(), identityOf()].map((identity, at) => ({
      name: ['甲示例', '乙示例'][at] ?? '',
      identity,
      certificate: `${identity}53`,
      from: '2024-03-01' as LocalDate,
      ...(at === 0 ? { contract: { employer: unit.party, from: '2024-03-01' as LocalDate } } : {}),
    })),
  );
  for (const month of monthsOf(2025).slice(0, 3)) {
    const rows = stays.map(({ id }) => ({ stay: id, days: 20, wage: 226_000 as Fen }));
    await store.placeMonths.save(place.id, month, rows, 0);
    await store.placeMonths.confirm(place.id, month, 1, unit.id as never);
  }
  return { ...unit, place, stays };
}
type Home = Awaited<ReturnType<typeof home>>;

let serial = 100;
/** ISO 7064 MOD 11-2. */
function identityOf(): string {
  const first = `33040219900101${String((serial += 1))}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = [...first].reduce((total, digit, at) => total + Number(digit) * (weights[at] ?? 0), 0);
  return first + ('10X98765432'[sum % 11] ?? '');
}

const begun = ({ id, party }: Pick<Home, 'id' | 'party'>, { place }: Pick<Home, 'place'>): Promise<Draft> =>
  portal.db.store.drafts.create({
    owner: id as never,
    party,
    place: place.id,
    programme: 'home-placement',
    policy: policy?.id ?? '',
  });
const seen = (html: string): string => /name="seen" value="(\d+)"/.exec(html)?.[1] ?? '0';
async function post(agent: Browser, page: string, fields: Record<string, string>, to = page) {
  const html = (await agent.get(page)).text;
  return agent
    .post(to)
    .type('form')
    .send({ _csrf: tokenIn(html), seen: seen(html), ...fields });
}
async function rowsOf(id: CaseId): Promise<Typed[]> {
  const draft = (await portal.db.store.drafts.read(id)) as Draft;
  const roster = rosterOf(draft);
  return roster ? typedRoster(portal.db.store, rosterIn(draft, roster)) : [];
}
const correct = async ({ agent, place, stays }: Home, month: string, days: string) =>
  post(
    agent,
    `/places/${place.id}/months/${month}?correct=yes`,
    {
      do: 'correct',
      reason: '更正',
      ...Object.fromEntries(
        stays.flatMap(({ id }, at) => [
          [`stay-${at}`, id],
          [`days-${at}`, days],
          [`wage-${at}`, '2260'],
        ]),
      ),
    },
    `/places/${place.id}/months/${month}`,
  );
/** A case of the home's year, as it stands in the view. */
async function caseOf({ party, place }: Pick<Home, 'party' | 'place'>, id: string, more: Parameters<typeof stateOf>[2] = {}) {
  const state = stateOf(id as CaseId, 1, {
    programme: 'home-placement',
    policy: policy?.id ?? '',
    applicant: { actor: 'left' as never, person: 'left' as never, party },
    beneficiaries: [],
    place: place.id,
    submitted: instantNow(),
    facts: { on: todayInShanghai(), year: '2025' } as never,
    ...more,
  });
  await portal.db.store.cases.fold(state, { masked: '', find: [] });
  return state;
}
const granted = { outcome: 'granted', closed: '2026-06-01T00:00:00.000Z' as Instant } as const;

it('as soon as it is said for which year, the roster is that of the confirmed months; the others are named with where to confirm them', async () => {
  const own = await home();
  const { caseId } = await begun(own, own);
  expect((await own.agent.get(`/drafts/${caseId}/roster`)).text).toContain('type="file"');
  await post(own.agent, `/drafts/${caseId}/sections/year`, { year: '2025' });
  expect(await rowsOf(caseId)).toMatchObject([{ name: '甲示例', first: '2025-01', last: '2025-03', months: '2025-01至2025-03 2,260.00' }]);
  const { text } = await own.agent.get(`/drafts/${caseId}/roster`);
  for (const words of [
    '列入 1 人，共 3 个人月',
    '有 9 个月还没有确认',
    `/places/${own.place.id}/months/2025-04`,
    '乙示例：2025年1–3月，当月没有与本单位的合同',
  ])
    expect(text).toContain(words);
  expect(text).not.toContain('type="file"');
});

it('is put right in its month only: rows that are typed or uploaded are refused, and one press makes it anew', async () => {
  const own = await home();
  const { caseId } = await begun(own, own);
  await post(own.agent, `/drafts/${caseId}/sections/year`, { year: '2025' });
  const page = `/drafts/${caseId}/roster`;
  const typed = await post(own.agent, `/places/${own.place.id}/manage`, { do: 'row', row: '1', 'r1-name': '丙', seen: '1' }, page);
  expect([typed.status, typed.text.includes('只由月度名册生成')]).toEqual([409, true]);
  expect((await correct(own, '2025-02', '0')).status).toBe(303);
  expect((await own.agent.get(page)).text).toContain('月度名册有改动');
  expect((await post(own.agent, page, { do: 'months' })).status).toBe(303);
  expect(await rowsOf(caseId)).toMatchObject([{ months: '2025-01 2,260.00；2025-03 2,260.00' }]);
});

it('what is filed is what the months say as it is filed: one that was put right in between is shown first', async () => {
  const own = await home();
  const { caseId } = await begun(own, own);
  const card = '6222021234567890128';
  const { name = '' } = (await portal.db.store.parties.byIds([own.party]))[0] ?? {};
  await post(own.agent, `/drafts/${caseId}/sections/year`, { year: '2025' });
  await post(own.agent, `/drafts/${caseId}/sections/account`, { holder: name, bank: '示例银行', number: card, 'sure-number': card });
  await post(own.agent, `/drafts/${caseId}/sections/contact`, { telephone: '13800138000', letters: 'sms' });
  const check = await own.agent.get(`/drafts/${caseId}/check`);
  const press = async (html: string) =>
    own.agent
      .post(`/drafts/${caseId}/submit`)
      .type('form')
      .send({
        _csrf: tokenIn(html),
        seen: seen(html),
        request: /name="request" value="([^"]+)"/.exec(html)?.[1] ?? '',
        declare: 'yes',
      });
  await correct(own, '2025-03', '0');
  const again = await press(check.text);
  expect([again.status, again.text.includes('已经按现在的内容重新生成'), filed.length]).toEqual([409, true, 0]);
  expect((await press(again.text)).status).toBe(303);
  expect(filed[0]?.submission).toMatchObject({ place: own.place.id, sheet: { rows: 1 } });
});

it('a roster that was filed for one home is carried forward into none but its own', async () => {
  const own = await home();
  const { store } = portal.db;
  const id = 'c-other-home' as CaseId;
  const sheet = await store.sheets.keep(id, [{ name: '甲示例' }]);
  await caseOf({ ...own, place: { ...own.place, id: 'another-home' as never } }, id, {
    roster: { ...sheet, judgements: [], reckoned: 0, again: 0 },
  });
  const page = `/drafts/${(await begun(own, own)).caseId}/roster`;
  expect((await own.agent.get(page)).text).not.toContain('带过来');
  await store.cases.fold({ ...(await caseOf(own, id)), version: 2, roster: { ...sheet, judgements: [], reckoned: 0, again: 0 } });
  expect((await own.agent.get(page)).text).toContain('带过来');
});

describe('a month of which a case was filed', () => {
  const page = ({ place }: Home, month: Month | string) => `/places/${place.id}/months/${month}`;

  it('is not put right while that is under way, and the page says what to do; withdrawn, it may be', async () => {
    const own = await home();
    const { id } = await caseOf(own, 'c-open');
    const { text } = await own.agent.get(page(own, '2025-01'));
    for (const words of ['440309-20261124-c-open', '请先撤回这个办件', `/cases/${id}`]) expect(text).toContain(words);
    expect(text).not.toContain('correct=yes');
    const refused = await correct(own, '2025-01', '3');
    expect([refused.status, refused.text.includes('value="3"'), refused.text.includes('请先撤回')]).toEqual([409, true, true]);
    // Months that nobody has confirmed rest on nothing.
    expect((await own.agent.get(page(own, '2025-04'))).text).not.toContain('请先撤回');
    await portal.db.store.cases.fold({ ...(await caseOf(own, 'c-open')), version: 2, outcome: 'withdrawn', closed: instantNow() });
    expect((await correct(own, '2025-01', '3')).status).toBe(303);
  });

  it('of a granted one is put right once its correction is begun, and the case is then said to stand on what it was', async () => {
    const own = await home();
    const state = await caseOf(own, 'c-granted', granted);
    expect((await correct(own, '2025-01', '3')).text).toContain('请先在这个办件里发起更正');
    await portal.db.store.drafts.link({
      key: correctionKey(state.id, 0),
      after: { case: state.id, relation: 'correction', year: 2025 },
      owner: own.id as never,
      party: own.party,
      programme: 'home-placement',
      policy: state.policy,
      sections: { place: { id: own.place.id }, year: { year: '2025' } },
    });
    expect((await correct(own, '2025-01', '0')).status).toBe(303);
    const { text } = await own.agent.get(page(own, '2025-01'));
    expect([text.includes('那个办件仍按改动以前的内容'), text.includes('不能直接修改')]).toEqual([true, false]);
    const correction = linkedId(correctionKey(state.id, 0));
    await post(own.agent, `/drafts/${correction}/roster`, { do: 'months' });
    expect(await rowsOf(correction)).toMatchObject([{ months: '2025-02至2025-03 2,260.00' }]);
    // Given up, it shuts again, and what differs is still said.
    await portal.db.store.drafts.discard(correction);
    const shut = (await own.agent.get(page(own, '2025-01'))).text;
    expect([shut.includes('不能直接修改'), shut.includes('那个办件仍按改动以前的内容')]).toEqual([true, true]);
  });

  it('of another operator is not named to whoever runs the place now; each files its own months, and no month twice', async () => {
    const own = await home();
    const next = await unitOf();
    const { store } = portal.db;
    const on = '2025-03-11' as LocalDate;
    for (const { id } of own.stays) await store.stays.pass(own.place.id, id, { key: 'k', from: own.party, to: next.party, on });
    await store.places.passOn(own.place.id, own.party, next.party, 'k', on);
    await caseOf(own, 'c-former', granted);
    const { text } = await next.agent.get(page(own, '2025-01'));
    expect([text.includes('由当时的承办单位申报'), text.includes('c-former')]).toEqual([true, false]);
    const drafts = await Promise.all([own, next].map((unit) => begun(unit, own)));
    await Promise.all(
      drafts.map(({ caseId }, at) => post((at === 0 ? own : next).agent, `/drafts/${caseId}/sections/year`, { year: '2025' })),
    );
    const [former = [], now = []] = await Promise.all(drafts.map(({ caseId }) => rowsOf(caseId)));
    expect([former, now].map((rows) => rows.map(({ months, from }) => [months, from]))).toEqual([
      [['2025-01至2025-02 2,260.00', '2024-03-01']],
      [['2025-03 2,260.00', '2024-03-01']],
    ]);
    // Whoever ran it before begins, and has no page of the place.
    expect((await own.agent.get(`/drafts/${drafts[0]?.caseId}/roster`)).text).not.toContain(`/places/${own.place.id}`);
    expect((await own.agent.get(`/drafts/${drafts[0]?.caseId}/sections/place`)).headers['location']).toBe(`/drafts/${drafts[0]?.caseId}`);
  });
});

it('is offered to whoever ran a home once, which says why, and filed by them; no more once it is filed for the last year, and to nobody else', async () => {
  const own = await home();
  const [next, stranger] = [await unitOf(), await unitOf()];
  const { store } = portal.db;
  const on = '2025-03-11' as LocalDate;
  for (const { id } of own.stays) await store.stays.pass(own.place.id, id, { key: 'k', from: own.party, to: next.party, on });
  await store.places.passOn(own.place.id, own.party, next.party, 'k', on);
  const why = `贵单位运营“${own.place.name}”到 2025年3月10日，运营期间的月份仍可以申请`;
  const matter = '/matters/home-placement?place=330400';
  const offered = async ({ agent }: Pick<Home, 'agent'>) => {
    const { text } = await agent.get('/');
    return [text.includes(`href="${matter.replace('=', '&#x3D;')}"`), text.includes(why)];
  };
  expect([await offered(own), await offered(next), await offered(stranger)]).toEqual([
    [true, true],
    [true, false],
    [false, false],
  ]);
  // What may not be filed afterwards is offered to whoever runs it now alone.
  for (const [{ agent }, is] of [
    [own, false],
    [next, true],
  ] as const)
    expect((await agent.get('/')).text.includes('/matters/home-rating')).toBe(is);

  const begins = await post(own.agent, matter, { unit: own.party, at: own.place.id });
  const draft = begins.headers['location'] ?? '';
  expect(draft).toMatch(/^\/drafts\/c/);
  // What is begun is offered no second time.
  expect(await offered(own)).toEqual([false, false]);
  const card = '6222021234567890128';
  const { name = '' } = (await store.parties.byIds([own.party]))[0] ?? {};
  await post(own.agent, `${draft}/sections/year`, { year: '2025' });
  await post(own.agent, `${draft}/sections/account`, { holder: name, bank: '示例银行', number: card, 'sure-number': card });
  await post(own.agent, `${draft}/sections/contact`, { telephone: '13800138000', letters: 'sms' });
  const { text } = await own.agent.get(`${draft}/check`);
  const request = /name="request" value="([^"]+)"/.exec(text)?.[1] ?? '';
  const before = filed.length;
  expect((await post(own.agent, `${draft}/check`, { request, seen: seen(text), declare: 'yes' }, `${draft}/submit`)).status).toBe(303);
  expect([filed.length, filed.at(-1)?.submission.place, filed.at(-1)?.submission.applicant.party]).toEqual([
    before + 1,
    own.place.id,
    own.party,
  ]);

  await store.drafts.discard(draft.split('/').pop() as CaseId);
  await caseOf(own, 'c-year-before', { ...granted, facts: { on: todayInShanghai(), year: '2024' } as never });
  expect(await offered(own)).toEqual([true, true]);
  await caseOf(own, 'c-last-year', granted);
  expect([await offered(own), await offered(next)]).toEqual([
    [false, false],
    [true, false],
  ]);
});

describe('the figures of a district', () => {
  async function officer(office: string): Promise<Browser> {
    const login = `year-officer-${(count += 1)}`;
    await testAccount(portal, {
      login,
      posts: [{ role: 'reviewer', office }] as never,
      name: '赵科员',
      identity: `33040219800101${1000 + count}`,
    });
    return signedIn(portal, login);
  }
  async function paidFor(own: Home, id: string, fen: number, on: string): Promise<void> {
    const pay = { step: 'pay', kind: 'pay', payment: { key: `${id}/x/1`, fen } };
    const events = [
      { type: 'opened', ...pay },
      { type: 'paid', step: 'pay', attempt: 1, on, reference: 'r' },
    ];
    const rows = events.map((event, at) => ({ case: id, version: at + 1, event, head: `${id}-${at}` }));
    await portal.db.store.ledger.insert(rows as never, ({ head }) => head);
    const payments = [{ key: `${id}/x/1`, attempt: 1, fen, payee: { id: 'p', hash: 'p' }, status: 'paid', on }];
    await caseOf(own, id, { ...granted, payments: payments as never });
  }

  it('say what the ledger has up to a day, by district and stars of that day, and link cases for those only who may open them', async () => {
    const own = await home();
    await portal.db.store.standings.grant({
      case: 'c-stars' as CaseId,
      place: own.place.id,
      what: 'stars',
      value: 4,
      from: '2026-02-01' as LocalDate,
      until: '2029-01-31' as LocalDate,
      suspended: [],
    });
    await paidFor(own, 'c-paid-1', 1_356_001, '2026-01-20');
    await paidFor(own, 'c-paid-2', 20_000, '2026-02-20');
    const agent = await officer('jx-nh');
    const { text, status } = await agent.get('/desk/places/figures?on=2026-02-20');
    expect([status, text.includes('13,760.01'), text.includes('13,560.01')]).toEqual([200, true, true]);
    expect((await agent.get('/desk/places/figures?on=2026-01-31')).text).not.toContain('13,760.01');
    const csv = (await agent.get('/desk/places/figures/csv?on=2026-02-20')).text;
    expect(
      csv
        .split('\r\n')
        .filter((line) => line.includes(own.place.id))
        .map((line) => line.split(',').slice(1, 3).concat(line.split(',').slice(-3))),
    ).toEqual([
      ['0', own.place.id, '2026-01-20', '1356001', '0'],
      ['4', own.place.id, '2026-02-20', '20000', '0'],
    ]);
    // The case was in no office of theirs.
    expect(text).not.toContain('/desk/cases/c-paid-1');
    const elsewhere = await (await officer('ft')).get('/desk/places/figures');
    expect([elsewhere.status, elsewhere.text.includes(own.place.name)]).toEqual([200, false]);
    expect((await own.agent.get('/desk/places/figures')).status).not.toBe(200);
  });

  it('say month by month how full its homes are, with a line that says so in words too', async () => {
    const own = await home();
    const agent = await officer('jx-nh');
    const { text } = await agent.get('/desk/places/occupancy?district=330402');
    expect(text).toMatch(
      new RegExp(
        `<a href="/places/${own.place.id}">${own.place.name}</a></td><td[^>]*><svg.*</svg></td>(<td[^>]*>2</td>){12}<td[^>]*>20</td><td[^>]*>10%</td>`,
      ),
    );
    expect(text).toContain(`<title>${own.place.name} 在册占核定的比例，从 10% 到 10%</title>`);
    expect(text).not.toContain('甲示例');
    expect(text).toMatch(/其中 \d+ 家以前各月的核定人数没有记录/);
    // What is changed today changes no month before it, also of a home that was registered before sizes were kept.
    await portal.db.connection.collection('places').updateOne({ _id: own.place.id as never }, { $unset: { sizes: 1 } });
    expect(await portal.db.store.places.change(own.place.id, { capacity: 40 }, own.place.version)).toBe(true);
    const changed = (await agent.get('/desk/places/occupancy?district=330402')).text;
    expect(changed).toContain(`<title>${own.place.name} 在册占核定的比例，从 10% 到 5%</title>`);
    expect((await (await officer('ft')).get('/desk/places/occupancy')).text).not.toContain('330402');
  });

  it('stand as tiles beside the table of the register, each a link to its district', async () => {
    await home();
    const { text } = await browser(portal).get('/homes');
    expect(text).toMatch(/<a href="[^"]*district[^"]*330402"><svg[^>]*role="img"><title>[^<]*南湖区：\d+ 家/);
  });
});

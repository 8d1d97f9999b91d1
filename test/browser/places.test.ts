import { type Browser, type Page } from 'playwright-core';
import { employerNamed } from '../../sandbox/employers/firms';
import { giveMandates } from '../../sandbox/employers/mandates';
import { cast } from '../../sandbox/people';
import { seedPlace } from '../../sandbox/seed-place';
import { localDate } from '../../src/domain/calendar/instants';
import { monthOf } from '../../src/domain/calendar/months';
import { addDays } from '../../src/domain/calendar/working-days';
import { monthsLater, type Resident } from '../../src/domain/places/stay';
import { type ClockTime } from '../../src/domain/places/day';
import { type AreaCode, type Fen, type LocalDate, type PlaceId } from '../../src/domain/values';
import { instantNow } from '../../src/store/clock';
import { peopleOf } from '../../src/store/people';
import { type NewEntry } from '../../src/store/place-days';
import { choose, pageFor, pick, press, startBrowser, tabTo, type } from '../support/browser';
import { faultsOfAll, type Look } from '../support/looked-at';
import { type PortalWorld, startPortal } from '../support/portal';

const id = '440309-home-901' as PlaceId;
const at = `/places/${id}`;
const today = localDate(instantNow());
const month = monthsLater(monthOf(today), -1);
let portal: PortalWorld;
let browser: Browser;

const someone = (n: number, more: Partial<Resident & { from: LocalDate }> = {}): Resident & { from: LocalDate } => ({
  name: ['欧阳示例', '张示例', '李示例'][n] ?? `示例${n}`,
  identity: `44030919900101${1000 + n}`,
  certificate: `44030919900101${1000 + n}53`,
  from: '2025-01-06' as LocalDate,
  guardian: { name: '监护示例', telephone: '13800138000', relation: 'parent' },
  ...more,
});

beforeAll(async () => {
  portal = await startPortal();
  browser = await startBrowser();
  const { store, db, keys } = portal.world;
  await giveMandates(peopleOf(db.connection, keys), store);
  const { firm } = employerNamed('xingye');
  const unit = await store.parties.named(firm);
  const contract = { employer: unit.id, from: '2025-01-06' as LocalDate };
  const place = {
    kind: 'home' as const,
    name: '星野示例之家',
    area: '440309002' as AreaCode,
    address: '民治街道示例路 1 号',
    operator: unit.id,
    capacity: 2,
    rooms: 6,
    opened: '2025-01-01' as LocalDate,
    sandbox: true,
    manager: { name: '管理示例', telephone: '13800138000', certificateUntil: '2028-01-01' as LocalDate },
  };
  // The guardian of the second has an account; that one came last, so that whoever is hired away first is another.
  const guardian = { name: cast.lin.name, identity: cast.lin.identity, telephone: '13800138000', relation: 'sibling' as const };
  const stays = await seedPlace(store, { ...place, id }, [
    someone(0),
    someone(1, { contract, guardian, from: '2025-01-07' as LocalDate }),
    someone(2, { contract }),
  ]);
  // One of them is in another home too.
  await seedPlace(store, { ...place, id: '440309-home-902' as PlaceId, name: '另一家' }, [someone(2, { contract })]);
  const before = monthsLater(month, -1);
  const rows = stays.map((stay) => ({ stay: stay.id, days: 20, wage: 260_000 as Fen, insured: true, remarks: '按时出勤' }));
  await store.placeMonths.save(id, before, rows, 0);
  await store.placeMonths.confirm(id, before, 1, 'a-xingye-jingban' as never);
  await writeDays(stays.map((stay) => stay.id));
  const corrected = { by: 'a-xingye-jingban' as never, why: '多记了一天' };
  await store.placeMonths.correct(
    id,
    before,
    rows.map((one) => ({ ...one, days: 19 })),
    1,
    corrected,
  );
}, 120_000);
afterAll(async () => {
  await browser.close();
  await portal.end();
});

/** A day book with an entry of each kind, one of them struck out, today and on a day that is closed. */
async function writeDays([one = '', other = '']: string[]): Promise<void> {
  const { placeDays } = portal.world.store;
  const by = 'a-xingye-jingban' as never;
  const time = '00:05' as ClockTime;
  const entries: NewEntry[] = [
    { key: `in.${one}.0`, kind: 'in', said: { stay: one, time } },
    { key: `in.${other}.0`, kind: 'in', said: { stay: other, time } },
    { key: `out.${other}.0`, kind: 'out', said: { stay: other, time } },
    { key: 'duty.1', kind: 'duty', said: { name: '值班示例', from: time, to: time } },
    { key: 'incident.1', kind: 'incident', said: { time, what: '滑倒', done: '冷敷', told: '监护人' } },
    { key: 'medicine.1', kind: 'medicine', said: { stay: one, what: '维生素', hand: '值班示例', time } },
  ];
  for (const day of [today, addDays(today, -9)]) {
    await placeDays.add(id, day, entries, by);
    await placeDays.strike(id, day, 'medicine.1', { by, why: '记错了人' });
  }
  const plan: NewEntry = { key: 'plan.1', kind: 'plan', said: { stay: one, what: '维生素', times: [time] } };
  const letter: NewEntry = { key: 'letter.1', kind: 'letter', said: { stay: one, name: '姑姑示例', relation: 'other-relative' } };
  const another: NewEntry = {
    key: 'letter.2',
    kind: 'letter',
    said: { stay: other, name: '姨妈示例', relation: 'other-relative', own: true },
  };
  await placeDays.addStanding(id, [plan, letter, another], by);
}

const sent = async (page: Page, address: string, fill: Record<string, string>, button: string): Promise<void> => {
  await page.goto(address);
  for (const [field, text] of Object.entries(fill)) await page.fill(field, text);
  await page.click(button);
};

/** A short form within its fold. */
const sentForm = async (page: Page, address: string, kind: string, fill: Record<string, string>): Promise<void> => {
  await page.goto(address);
  const form = `details:has(input[name="do"][value="${kind}"])`;
  await page.click(`${form} > summary`);
  for (const [field, text] of Object.entries(fill)) await page.fill(field, text);
  await page.click(`${form} .buttons button`);
};

it('axe finds nothing wrong with the pages of a place, and nothing scrolls sideways at 320 px', async () => {
  const all = await portal.world.store.stays.of(id);
  const [stay] = all;
  const ward = all.find(({ name }) => name === someone(1).name);
  const resident = `${at}/residents/${stay?.id}`;
  const clerk: Record<string, Look> = {
    'the unit': async (page) => {
      await page.goto('/units');
      await page.click('main a[href^="/units/"]');
    },
    'the place': at,
    'its manager': `${at}/manage`,
    'its manager, wrong': (page) => sent(page, `${at}/manage`, { '#capacity': '很多' }, 'form:has(#capacity) button'),
    residents: `${at}/residents`,
    'somebody new': `${at}/residents/new`,
    'somebody new, wrong': (page) => sent(page, `${at}/residents/new`, { '#name': '某人', '#identity': '1' }, 'main form .buttons button'),
    'a resident': resident,
    'leaving without a reason': (page) => sent(page, resident, { '#until': '昨天' }, 'form:has(#until) button'),
    months: `${at}/months`,
    'a month': `${at}/months/${month}`,
    'a month, wrong': (page) =>
      sent(page, `${at}/months/${month}`, { '#days-0': '三十', '#wage-1': '很多' }, 'main form:has(#days-0) .buttons button'),
    'a month put right': `${at}/months/${monthsLater(month, -1)}`,
    'a month to be put right': `${at}/months/${monthsLater(month, -1)}?correct=yes`,
    'a month to print': `${at}/months/${month}?print=yes`,
    'the day book': `${at}/days`,
    'the day book, with times': `${at}/days/${today}?timed=yes`,
    'the day book, wrong': (page) => sentForm(page, `${at}/days/${today}`, 'duty', { '#duty-from': '八点' }),
    'a day before': `${at}/days/${addDays(today, -1)}`,
    'a closed day': `${at}/days/${addDays(today, -9)}`,
    'whoever fetches': `${at}/days/${today}?fetch=${stay?.id}`,
    'what stands from day to day': `${at}/standing`,
    'a letter, wrong': (page) => sentForm(page, `${at}/standing`, 'letter', { '#letter-name': '' }),
    'the sign-in sheet': `${at}/months/${monthOf(today)}/sheet`,
    'a month with a day book': `${at}/months/${monthOf(today)}`,
  };
  const officer: Record<string, Look> = {
    places: '/desk/places',
    'the place': at,
    residents: `${at}/residents`,
    'a resident': resident,
    'a month': `${at}/months/${month}`,
    'the day book in figures': `/desk/places/${id}/days`,
  };
  const supervisor: Record<string, Look> = {
    'a home to be registered, nothing typed': (page) => sent(page, '/desk/places/new', {}, 'main form .buttons button'),
    'its name': `${at}/name`,
    'closed while people are there': `${at}/close`,
  };
  const letter = `/stays/${id}/${ward?.id}/letter`;
  const guardian: Record<string, Look> = {
    'their ward’s stay': '/stays?done=named',
    'somebody who may fetch': letter,
    'somebody who may fetch, wrong': (page) => sent(page, letter, { '#letter-until': '去年' }, 'main form .buttons button'),
    'a letter to be ended': `/stays/${id}/${ward?.id}/letters/letter.2`,
  };
  expect(await faultsOfAll(browser, portal.url, undefined, { register: '/homes' })).toEqual([]);
  expect(await faultsOfAll(browser, portal.url, 'lin', guardian)).toEqual([]);
  expect(await faultsOfAll(browser, portal.url, 'longhuaqu-fuze', supervisor)).toEqual([]);
  expect(await faultsOfAll(browser, portal.url, 'xingye-jingban', clerk)).toEqual([]);
  expect(await faultsOfAll(browser, portal.url, 'longhuaqu-fushen', officer)).toEqual([]);
}, 180_000);

it('a month is filled in, saved and confirmed by keyboard alone, and somebody hired away leaves', async () => {
  const page = await pageFor(browser, portal.url, 'xingye-faren');
  await page.goto(`${at}/months/${month}`);
  expect(await page.innerText('main')).toContain('按上月带出');
  for (const n of [0, 1, 2]) {
    await type(page, `#days-${n}`, '21');
    await pick(page, `insured-${n}`, 'yes');
  }
  await press(page, 'main form:has(#days-0) .buttons button');
  const said = await page.innerText('main');
  for (const words of ['已保存', '没有劳动合同', '同一天还在另一家机构在册']) expect(said).toContain(words);
  expect(said).not.toContain('另一家示例');
  await press(page, 'a.button[href$="/confirm"]');
  expect(await page.innerText('main')).toContain('共 3 人，出勤 63 天，工资 7,800.00 元');
  await press(page, 'main form .buttons button');
  expect(await page.innerText('main')).toContain('已确认');
  const [stay] = await portal.world.store.stays.of(id);
  await page.goto(`${at}/residents/${stay?.id}`);
  await choose(page, 'why', 'hired');
  await press(page, 'form:has(#until) button');
  await press(page, 'main form .buttons button');
  expect(await page.innerText('main')).toContain('祝贺');
  await tabTo(page, 'a[href$="/residents/new"]');
  await page.context().close();
}, 90_000);

it('somebody is signed in and out by keyboard alone, and a press by mistake is struck out, each said where it was done', async () => {
  const page = await pageFor(browser, portal.url, 'xingye-faren');
  const all = await portal.world.store.stays.of(id);
  // Of the third nothing is written today.
  const { id: stay, name } = all.find((one) => one.name === someone(2).name) ?? { id: '', name: '' };
  const row = `li:has(input[type="hidden"][name="stay"][value="${stay}"])`;
  const button = (what: string) => `${row} form:has(input[name="do"][value="${what}"]) button`;
  await page.goto(`${at}/days`);
  await press(page, button('in'));
  expect(await page.innerText(`${row} #said-status`)).toContain(`已记录：${name} `);
  await press(page, button('out'));
  expect(await page.innerText(`${row} #said-status`)).toMatch(/签退$/);
  await tabTo(page, `${row} summary`);
  await page.keyboard.press('Enter');
  await press(page, button('strike'));
  expect(await page.innerText(`${row} #said-status`)).toContain(`已划去：${name} `);
  expect(await page.innerText('main')).toContain('按错了');
  await page.context().close();
}, 60_000);

it('a guardian names somebody who may fetch, and ends it, by keyboard alone', async () => {
  const page = await pageFor(browser, portal.url, 'lin');
  await page.goto('/stays');
  await press(page, 'a.btn[href$="/letter"]');
  await type(page, '#letter-name', '舅舅示例');
  await press(page, 'main form .buttons button');
  expect(await page.locator('a[href="#letter-relation"]').count()).toBe(1);
  expect(await page.inputValue('#letter-name')).toBe('舅舅示例');
  await pick(page, 'letter-relation', 'other-relative');
  await press(page, 'main form .buttons button');
  expect(await page.isVisible('#said-status')).toBe(true);
  expect(await page.innerText('main')).toContain('舅舅示例');
  // The letter that was there already stands before it.
  await press(page, 'li + li > a[href*="/letters/"]');
  await press(page, 'main form .buttons button');
  expect(await page.isVisible('#said-status')).toBe(true);
  expect(await page.innerText('main')).not.toContain('舅舅示例');
  await page.context().close();
}, 60_000);

import { type Browser, type Page } from 'playwright-core';
import { cast, castFirms } from '../../sandbox/people';
import { noticeAt } from '../../src/domain/case/steps/notice';
import { type Act, type ActBodies, type ActKind } from '../../src/domain/case/acts';
import { type AreaCode, type CaseId, type LocalDate, type RequestId, type StepId } from '../../src/domain/values';
import { type CaseState } from '../../src/domain/case/state';
import { openInvitations } from '../../workflows/open-invitations';
import { choose, desktop, faultsOf, pageFor, phone, press, reading, startBrowser, tabTo, type } from '../support/browser';
import { eventually } from '../support/eventually';
import { actorOf, everythingSeen } from '../support/handled';
import { answersOf, journey, nowInstant, opened, random } from '../support/journey';
import { batchOf } from '../support/money';
import { pdfOf } from '../support/papers';
import { type PortalWorld, startPortal } from '../support/portal';

let portal: PortalWorld;
let browser: Browser;
/** What axe found wrong on the pages reached, of one test. */
let faults: string[];
let glass: Page;

beforeAll(async () => {
  portal = await startPortal();
  browser = await startBrowser();
  glass = await pageFor(browser, portal.url, undefined, phone, true);
}, 90_000);
beforeEach(() => void (faults = []));
afterAll(async () => {
  await browser.close();
  await portal.end();
});

/** The page as it stands, in another tab in which axe may run: nobody's scripts run in the one that is walked. */
async function look(page: Page): Promise<void> {
  const body = await page.content();
  await glass.unrouteAll();
  await glass.route(page.url(), (route) => route.fulfill({ body, contentType: 'text/html' }));
  await glass.setViewportSize(page.viewportSize() ?? phone);
  await glass.goto(page.url());
  faults.push(...(await faultsOf(glass)).map((one) => `${new URL(page.url()).pathname}: ${one}`));
}
const until = (id: CaseId, shows: (state: CaseState) => boolean): Promise<CaseState> =>
  eventually(
    async () => (await portal.world.store.cases.read(id))?.state,
    shows,
    (last) => last?.obligations,
  );

/** What officers do beside the pages that are walked here, once its step is open. */
async function act<K extends ActKind>(id: CaseId, login: string, kind: K, step: string, body: ActBodies[K]): Promise<void> {
  await until(id, opened(step));
  const one = { kind, step: step as StepId, request: random() as RequestId, at: nowInstant(), seen: 1_000_000, ...body };
  expect([kind, await portal.world.engine.act(id, one as unknown as Act, actorOf(login))]).toEqual([
    kind,
    expect.objectContaining({ kind: 'done' }),
  ]);
}
const said = async (id: CaseId, login: string) => ({
  text: await portal.world.store.texts.keep('同意', { author: actorOf(login).id, case: id }),
});
const review = async (id: CaseId, login: string, step: string): Promise<void> => act(id, login, 'advance', step, await said(id, login));
async function visited(id: CaseId, logins: string[], step = 'visit', checklist: Record<string, boolean> = everythingSeen): Promise<void> {
  for (const login of logins) await act(id, login, 'inspect', step, { checklist, ...(await said(id, login)), photos: [] });
}

/** The daily run, as of the day on which the first period of a series may be filed. @returns that day */
async function openFirst(id: CaseId): Promise<LocalDate> {
  const [first] = await eventually(
    () => portal.world.store.invitations.of(id),
    (all) => all.length > 0,
    (all) => all,
  );
  const { client, taskQueue } = portal.world;
  const due = first?.due as LocalDate;
  await client.workflow.execute(openInvitations, { workflowId: `open-${random()}`, taskQueue, args: [due] });
  return due;
}

const idIn = (page: Page): CaseId => (/\/(?:cases|drafts)\/([^/?]+)/.exec(page.url())?.[1] ?? '') as CaseId;
const save = (page: Page): Promise<void> => press(page, 'main form button:not([name])');
/** A part of the form filled with the example, or as said, and saved; back at the list of parts. */
async function part(page: Page, section: string, fill?: () => Promise<void>): Promise<void> {
  await press(page, `main a[href$="/sections/${section}"]`);
  if (fill) await fill();
  else await press(page, 'button[name="example"]');
  await save(page);
  if (!page.url().endsWith(idIn(page))) await press(page, `main a[href$="/drafts/${idIn(page)}"]`);
}
/** Every paper asked for, then what is about to be sent, and off it goes. */
async function send(page: Page): Promise<CaseId> {
  await press(page, 'main a[href$="/files"]');
  await look(page);
  for (const item of await page.$$eval('section.paper', (sections) => sections.map((section) => section.id))) {
    await tabTo(page, `#files-${item}`);
    await page.setInputFiles(`#files-${item}`, { name: `${item}.pdf`, mimeType: 'application/pdf', buffer: pdfOf(item) });
  }
  await press(page, '.savebar button[name="done"]');
  await press(page, 'main a[href$="/check"]');
  await look(page);
  await tabTo(page, '#declare');
  await page.keyboard.press('Space');
  await save(page);
  await reading(page, '受理');
  await look(page);
  return idIn(page);
}
/** By keyboard to a matter, and its draft begun. */
async function begin(page: Page, matter: string): Promise<void> {
  await press(page, `main a[href^="/matters/${matter}"]`);
  await look(page);
  await press(page, 'main form button');
  await look(page);
}
/** From the desk to a case by its number, and to an act's form. */
async function reach(page: Page, number: string, kind: string): Promise<void> {
  await press(page, '.menu a[href="/desk"]');
  await type(page, '#text', number);
  await Promise.all([page.waitForEvent('framenavigated'), page.keyboard.press('Enter')]);
  await page.waitForLoadState('load');
  await press(page, '#found tbody a');
  await look(page);
  await press(page, `a.button[href*="/acts/${kind}?"]`);
  await look(page);
}

it('in Xiamen a blind-massage shop is rewarded; a year later only what became of it is asked', async () => {
  const ye = await pageFor(browser, portal.url, 'ye', phone);
  await begin(ye, 'startup-grant');
  for (const one of ['applicant', 'firm']) await part(ye, one);
  await part(ye, 'massage', async () => {
    await choose(ye, 'runs', 'yes');
    await choose(ye, 'kind', 'health');
    await choose(ye, 'model', 'no');
  });
  for (const one of ['operation', 'account', 'contact']) await part(ye, one);
  const id = await send(ye);

  await act(id, 'xm-sm-xiagang-window1', 'accept', 'accept', {});
  await visited(id, ['xm-sm-xiagang-inspector2', 'xm-sm-xiagang-inspector3']);
  await review(id, 'xm-sm-xiagang-reviewer4', 'street-review');
  await review(id, 'xm-sm-reviewer1', 'district-review');
  await act(id, 'xm-sm-approver2', 'grant', 'decide', {});
  await until(id, opened('pay'));
  const [maker, releaser] = [actorOf('xm-sm-finance3'), actorOf('xm-sm-finance4')];
  const batch = await batchOf(portal.world, maker, '350203' as AreaCode);
  await batch.until(opened('compose'));
  expect(await batch.act(maker, 'add-rows', 'compose', { cases: [id] })).toMatchObject({ kind: 'done' });
  await batch.until((state) => state.rows[0]?.status === 'joined');
  expect(await batch.act(maker, 'compose', 'compose', {})).toMatchObject({ kind: 'done' });
  await batch.until(opened('release'));
  expect(await batch.act(releaser, 'release-payment', 'release', {})).toMatchObject({ kind: 'done' });
  await act(id, 'xm-sm-xiagang-window1', 'deliver', 'deliver', { how: 'online' });
  await reading(ye, '已到账');
  await reading(ye, '15,000.00');
  await look(ye);

  await openFirst(id);
  await press(ye, '.menu a[href="/"]');
  await reading(ye, '经营补贴');
  await look(ye);
  await press(ye, '.todo a.btn');
  await part(ye, 'period', () => choose(ye, 'operating', 'yes'));
  await press(ye, 'main a[href$="/sections/firm"]');
  expect(await ye.inputValue('#name')).toBe(castFirms.ye.name);
  await save(ye);
  if (!ye.url().endsWith(idIn(ye))) await press(ye, `main a[href$="/drafts/${idIn(ye)}"]`);
  const year = await send(ye);
  expect((await until(year, opened('accept'))).after).toMatchObject({ case: id, relation: 'year', period: { n: 1 } });
  expect(faults).toEqual([]);
}, 90_000);

it('rent is applied for once and decided; the next quarter asks only what may have changed', async () => {
  const lin = await pageFor(browser, portal.url, 'lin', phone);
  await begin(lin, 'rent-subsidy');
  const sections = await lin.$$eval('main a[href*="/sections/"]', (all) =>
    all.map((one) => one.getAttribute('href')?.split('/').pop() ?? ''),
  );
  for (const one of sections) await part(lin, one);
  const id = await send(lin);
  const { number } = await until(id, opened('accept'));

  await act(id, 'minzhi-chuangkou', 'accept', 'accept', {});
  await visited(id, ['minzhi-hecha1', 'minzhi-hecha2']);
  await review(id, 'minzhi-chushen', 'street-review');
  await review(id, 'longhuaqu-fushen', 'district-review');
  await until(id, opened('decide'));
  const approver = await pageFor(browser, portal.url, 'longhuaqu-shenpi', desktop);
  await reach(approver, number, 'grant');
  await press(approver, 'main form .buttons button');
  expect(await approver.innerText('main')).toContain('已办理');
  await act(id, 'minzhi-chuangkou', 'deliver', 'deliver', { how: 'online' });
  await until(id, (state) => state.outcome === 'granted');

  await openFirst(id);
  await press(lin, '.menu a[href="/"]');
  await reading(lin, '季度');
  await press(lin, '.todo a.btn');
  await look(lin);
  await part(lin, 'period', async () => {
    await choose(lin, 'operating', 'yes');
    await choose(lin, 'paid', 'yes');
  });
  await press(lin, 'main a[href$="/sections/lease"]');
  await type(lin, '#monthlyRent', '1800');
  await save(lin);
  if (!lin.url().endsWith(idIn(lin))) await press(lin, `main a[href$="/drafts/${idIn(lin)}"]`);
  const quarter = await send(lin);
  await until(quarter, opened('accept'));
  const window = await pageFor(browser, portal.url, 'minzhi-chuangkou', desktop);
  await reach(window, (await until(quarter, opened('accept'))).number, 'accept');
  expect(faults).toEqual([]);
}, 90_000);

it('what stands on notice in Wujin is objected to by a visitor; whoever never handled it finds that it does not hold', async () => {
  const answers = answersOf([cast.jiang], castFirms.jiang);
  const people = answers.people.map((one) => ({ ...one, person: actorOf('jiang').person }));
  const j = await journey(portal.world, { ...answers, people }, cast.jiang.household.area, actorOf('jiang'));
  await j.submit();
  const step = 'town-notice' as StepId;
  await act(j.id, 'wj-hutang-window1', 'accept', 'accept', {});
  await visited(j.id, ['wj-hutang-inspector2', 'wj-hutang-inspector3'], 'town-visit', { 'premises-as-stated': true, operating: true });
  await review(j.id, 'wj-hutang-reviewer4', 'town-review');
  await until(j.id, (state) => noticeAt(state, step) !== undefined);

  const visitor = await pageFor(browser, portal.url, undefined, phone);
  await visitor.goto('/notices');
  await look(visitor);
  await press(visitor, 'main a[href="/notices/wj-hutang"]');
  expect(await visitor.innerText('main')).toContain('林*');
  await look(visitor);
  await press(visitor, 'main li[data-row] a');
  await save(visitor);
  expect(await visitor.innerText('.errors')).toContain('哪里不对');
  await look(visitor);
  await type(visitor, '#text', '店铺上个月已经关门');
  await choose(visitor, 'letters', 'none');
  await save(visitor);
  await look(visitor);
  const number = /异议编号\s*(\S+)/.exec(await visitor.innerText('main'))?.[1] ?? '';
  await until(j.id, (state) => noticeAt(state, step)?.holds.length === 1);

  const investigator = await pageFor(browser, portal.url, 'wujin-diaocha', desktop);
  await reach(investigator, number, 'dismiss');
  await type(investigator, '#text', '到店核实，正常营业，近期只停业装修两天。');
  await press(investigator, 'button[name="preview"]');
  expect(await investigator.innerText('.preview')).toContain('近期只停业装修两天');
  await look(investigator);
  await press(investigator, 'main form .buttons button:not([name])');
  expect(await investigator.innerText('main')).toContain('已办理');
  await reading(visitor, '异议不成立');
  await until(j.id, (state) => noticeAt(state, step)?.holds[0]?.upheld === false);
  expect(faults).toEqual([]);
}, 60_000);

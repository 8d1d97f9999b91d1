import { type Browser, type Page } from 'playwright-core';
import { employerNamed, type Employer } from '../../sandbox/employers/firms';
import { giveMandates } from '../../sandbox/employers/mandates';
import { filingOf } from '../../sandbox/employers/roster';
import { type CaseState } from '../../src/domain/case/state';
import { type AreaCode, type CaseId } from '../../src/domain/values';
import { peopleOf } from '../../src/store/people';
import { choose, desktop, pageFor, phone, pick, press, reading, startBrowser, tabTo, type } from '../support/browser';
import { actorOf } from '../support/handled';
import { type Journey, opened } from '../support/journey';
import { faultsOfAll, type Look } from '../support/looked-at';
import { pdfOf } from '../support/papers';
import { type PortalWorld, startPortal } from '../support/portal';
import { verificationOf } from '../support/verification';

let portal: PortalWorld;
let browser: Browser;
let judged: Journey;

const reckoned = ({ roster }: CaseState): boolean => roster?.counts !== undefined && roster.reckoned === roster.judgements.length;

beforeAll(async () => {
  portal = await startPortal();
  browser = await startBrowser();
  await giveMandates(peopleOf(portal.world.db.connection, portal.world.keys), portal.world.store);
  judged = await verificationOf(portal.world, employerNamed('xingye'), '440309002' as AreaCode, { as: actorOf('xingye-jingban') });
  await judged.submit();
  await judged.until(reckoned);
}, 120_000);
afterAll(async () => {
  await browser.close();
  await portal.end();
});

/** From the matter's page to the case, by keyboard alone. */
async function file(page: Page, { firm, clerk, ...employer }: Employer, street: string): Promise<CaseId> {
  const { headcount, wages, headings, rows } = filingOf({ firm, clerk, ...employer });
  await page.goto('/matters/quota-verification?place=350200');
  await press(page, 'main form button[aria-describedby="start-effect"]');
  const unit = await page.getAttribute(`input[name="unit"]:has(~ label:has-text("${firm.name}"))`, 'value');
  await choose(page, 'unit', unit ?? '');
  await press(page, 'main form .buttons button');
  await press(page, 'a[href$="/sections/employer"]');
  await type(page, '#year', '2025');
  await choose(page, 'kind', 'enterprise');
  await pick(page, 'street', street);
  await type(page, '#staff', headcount.join(' '));
  await type(page, '#wages', (wages / 100).toFixed(2));
  await press(page, 'main form .buttons button:not([name])');
  const draft = /\/drafts\/[^/]+/.exec(page.url())?.[0] ?? '';
  await page.goto(`${draft}/roster`);
  const csv = [headings, ...rows].map((cells) => cells.join(',')).join('\r\n');
  await page.setInputFiles('#file', { name: '名册.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await press(page, 'form:has(#file) button:not([name])');
  await page.goto(`${draft}/sections/contact`);
  await type(page, '#telephone', clerk.telephone);
  await choose(page, 'letters', 'sms');
  await press(page, 'main form .buttons button:not([name])');
  await page.goto(`${draft}/check`);
  await tabTo(page, '#declare');
  await page.keyboard.press('Space');
  await press(page, 'main form[action$="/submit"] button:not([name])');
  await page.waitForURL(/\/cases\//);
  return (/\/cases\/([^/?]+)/.exec(page.url())?.[1] ?? '') as CaseId;
}

it('a clerk files a roster in order by keyboard, without scripts, and it is granted by rule', async () => {
  const page = await pageFor(browser, portal.url, 'lufan-jingban', desktop);
  await file(page, employerNamed('haisha'), '350206001');
  await reading(page, '已核定');
  await page.context().close();
}, 90_000);

it('where two want a proof, the clerk is led there from the case, on a phone, and brings a paper for one', async () => {
  const page = await pageFor(browser, portal.url, 'lufan-jingban', phone);
  const id = await file(page, employerNamed('lufan'), '350203001');
  await reading(page, '2 人需要补充证明');
  await press(page, '.todo a[href$="/rows"]');
  expect(await page.innerText('main')).toContain('4–5月');
  await page.setInputFiles('main input[type=file] >> nth=0', {
    name: '参保凭证.pdf',
    mimeType: 'application/pdf',
    buffer: pdfOf('insured'),
  });
  await press(page, '.savebar button:not([name])');
  expect(await page.innerText('main')).toContain('证明材料已提交');
  await page.goto(`/cases/${id}`);
  await reading(page, '1 人需要补充证明');
  await page.context().close();
}, 90_000);

it('an officer judges two rows by keyboard, takes it back, judges all that are ticked by a link, and ends the step', async () => {
  const page = await pageFor(browser, portal.url, 'longhuaqu-fushen', desktop);
  await page.goto(`/desk/cases/${judged.id}`);
  await press(page, 'a.button[href$="/rows"]');
  for (let row = 0; row < 2; row += 1) {
    await tabTo(page, 'input[name="row"]:not(:checked)');
    await page.keyboard.press('Space');
  }
  await choose(page, 'verdict', 'accept');
  await type(page, '#text', '核对了合同原件');
  await press(page, 'main form .buttons button:not([name]):not(#undo)');
  expect(await page.innerText('#said-status')).toContain('已认定');
  await judged.until((state) => reckoned(state) && state.roster?.judgements.length === 1);
  await press(page, '#undo');
  expect(await page.innerText('#said-status')).toContain('已撤回');
  await judged.until((state) => reckoned(state) && state.roster?.judgements.length === 2);
  await press(page, 'a[href*="all=1"]');
  await choose(page, 'verdict', 'proven');
  await type(page, '#text', '按登记数据');
  await press(page, 'main form .buttons button:not([name]):not(#undo)');
  await judged.until((state) => reckoned(state) && state.roster?.judgements.length === 3);
  await page.reload();
  expect(await page.innerText('main')).toContain('没有待认定的人员');
  await page.goto(`/desk/cases/${judged.id}`);
  await press(page, 'a.button[href*="/acts/rows-done?"]');
  await press(page, 'main form .buttons button:not([name])');
  await judged.until((state) => state.obligations.some(({ kind }) => kind === 'decide'));
  await page.context().close();
}, 90_000);

it('axe finds nothing wrong with the pages of a roster, and nothing scrolls sideways at 320 px', async () => {
  const j = await verificationOf(portal.world, employerNamed('hemu'), '320412001' as AreaCode, { as: actorOf('hemu-jingban') });
  await j.submit();
  await j.until(opened('accept'));
  await j.act(actorOf('wj-window7'), 'accept', 'accept', {}, { seen: 1_000_000 });
  await j.until(reckoned);
  const officers: Record<string, Look> = {
    rows: `/desk/cases/${j.id}/rows`,
    'every row': `/desk/cases/${j.id}/rows?show=all`,
    'rows, nothing chosen': async (page) => {
      await page.goto(`/desk/cases/${j.id}/rows`);
      await page.click('main form .buttons button:not([name])');
    },
    'beside the year before': `/desk/cases/${j.id}/years`,
    'the case': `/desk/cases/${j.id}`,
  };
  const clerks: Record<string, Look> = {
    rows: `/cases/${j.id}/rows?page=1`,
    'rows, nothing chosen': async (page) => {
      await page.goto(`/cases/${j.id}/rows`);
      await page.click('.savebar button:not([name])');
    },
    'the case': `/cases/${j.id}`,
  };
  const over: Record<string, Look> = { 'rows judged': `/desk/cases/${judged.id}/rows?show=judged` };
  expect(await faultsOfAll(browser, portal.url, 'wujin-diaocha', officers)).toEqual([]);
  expect(await faultsOfAll(browser, portal.url, 'longhuaqu-fushen', over)).toEqual([]);
  expect(await faultsOfAll(browser, portal.url, 'hemu-jingban', clerks)).toEqual([]);
}, 120_000);

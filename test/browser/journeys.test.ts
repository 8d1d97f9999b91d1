import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type Page } from 'playwright-core';
import { cast, castFirms } from '../../sandbox/people';
import { choose, desktop, pageFor, phone, press, reading, startBrowser, tabTo, type } from '../support/browser';
import { jpegOf, pdfOf } from '../support/papers';
import { type PortalWorld, startPortal } from '../support/portal';

let portal: PortalWorld;
let browser: Browser;
let caseUrl = '';
let draftUrl = '';
let batchUrl = '';
let number = '';
const shots = process.env['ZHUYE_SHOTS'];

beforeAll(async () => {
  portal = await startPortal();
  browser = await startBrowser();
  if (shots) mkdirSync(shots, { recursive: true });
}, 90_000);
afterAll(async () => {
  await browser.close();
  await portal.end();
});

const officer = (login: string): Promise<Page> => pageFor(browser, portal.url, login, desktop);
const shot = async (page: Page, name: string): Promise<void> =>
  void (shots && (await page.screenshot({ path: join(shots, `${name}.png`), fullPage: true })));

/** By keyboard: back from a draft's part to the list of its parts, or on to the next. */
const part = (page: Page, end: string): Promise<void> => press(page, `main a[href="${new URL(draftUrl).pathname}${end}"]`);

it('an entrepreneur applies on a phone, by keyboard alone, without scripts, following links only', async () => {
  const page = await pageFor(browser, portal.url, undefined, phone);
  await page.goto('/');
  await press(page, 'header a[href="/sign-in"]');
  await type(page, '#login', 'lin');
  await type(page, '#password', 'zhuye-sandbox');
  await press(page, 'main button');
  await press(page, 'main a[href^="/matters/startup-grant"]');
  await press(page, 'main form button');
  draftUrl = page.url();
  const save = (): Promise<void> => press(page, 'main form button:not([name])');
  await part(page, '/sections/applicant');
  expect(await page.inputValue('#certificate')).toBe(cast.lin.certificate?.certificate);
  await save();
  await part(page, '/sections/firm');
  await type(page, '#uscc', '123');
  await save();
  expect(await page.innerText('.errors')).toContain('统一社会信用代码');
  expect(await page.inputValue('#uscc')).toBe('123');
  await type(page, '#uscc', castFirms.lin.uscc);
  await press(page, 'button[name="look-up"]');
  expect(await page.inputValue('#name')).toBe(castFirms.lin.name);
  await save();
  await part(page, '/sections/premises');
  await choose(page, 'rents', 'yes');
  await type(page, '#address', '深圳市民治街道示例路 901 号');
  await type(page, '#monthlyRent', '2,000');
  await choose(page, 'paidOnTime', 'yes');
  await save();
  await part(page, '/sections/operation');
  await choose(page, 'operating', 'yes');
  await type(page, '#business', '盲人按摩');
  await save();
  await part(page, '/sections/account');
  await type(page, '#bank', '示例银行民治支行');
  await type(page, '#number', cast.lin.card);
  await save();
  await part(page, '/sections/contact');
  await save();
  await part(page, '/files');
  const items = await page.$$eval('section.paper', (sections) => sections.map((section) => section.id));
  for (const item of items) {
    await tabTo(page, `#files-${item}`);
    // The system's own dialogue for choosing a file is not the page's: what it would give is given here.
    await page.setInputFiles(`#files-${item}`, {
      name: `${item}.pdf`,
      mimeType: 'application/pdf',
      buffer: pdfOf(item),
    });
  }
  await press(page, '.savebar button[name="done"]');
  await part(page, '/check');
  await shot(page, 'check-answers');
  await tabTo(page, '#declare');
  await page.keyboard.press('Space');
  await press(page, 'main form button');
  caseUrl = page.url().split('?')[0] ?? '';
  await reading(page, '街道受理');
  await shot(page, 'applicant-case-submitted');
  expect(await page.innerText('main')).toContain('0755');
  await press(page, 'main a[href$="/receipt"]');
  number = /办件编号\s*(\S+)/.exec(await page.innerText('main'))?.[1] ?? '';
  expect(await page.innerText('main')).toContain('民治街道残疾人联合会');
  expect(number).not.toBe('');
}, 90_000);

/** By keyboard from the desk to the case, by its number; then to an act's form. */
async function reach(page: Page, kind: string): Promise<void> {
  await press(page, '.menu a[href="/desk"]');
  await type(page, '#text', number);
  await Promise.all([page.waitForEvent('framenavigated'), page.keyboard.press('Enter')]);
  await page.waitForLoadState('load');
  await press(page, '#found tbody a');
  if (kind !== '') await press(page, `a.button[href*="/acts/${kind}?"]`);
}
const said = async (page: Page): Promise<void> => expect(await page.innerText('main')).toContain('已办理');

it('the window claims from the pool and accepts, by keyboard alone', async () => {
  const window = await officer('minzhi-chuangkou');
  await press(window, '.menu a[href="/desk"]');
  await press(window, '.tabs a[href*="scope=pool"]');
  await tabTo(window, '#queue input[name="task"]');
  await window.keyboard.press('Space');
  await press(window, 'form[action="/desk/claim"] .buttons button');
  await reading(window, number);
  await press(window, '#queue tbody a');
  await shot(window, 'officer-case');
  expect(await window.innerText('main')).toContain('办理人：何窗口');
  await press(window, 'a.button[href*="/acts/accept?"]');
  await press(window, 'main form button');
  await said(window);
  await reading(window, '实地核查');
}, 60_000);

it('both inspectors fill in the visit on a telephone, by keyboard, one with a photograph', async () => {
  for (const [at, login] of ['minzhi-hecha1', 'minzhi-hecha2'].entries()) {
    const page = await pageFor(browser, portal.url, login, phone);
    await reach(page, 'inspect');
    expect(await page.innerText('main')).toContain('示例路 901 号');
    for (const item of ['premises-as-stated', 'operating', 'founder-present']) await choose(page, `check-${item}`, 'yes');
    await type(page, '#text', '场地与申请一致，正常营业。');
    if (at === 0) {
      await tabTo(page, '#files');
      await page.setInputFiles('#files', { name: '门头.jpg', mimeType: 'image/jpeg', buffer: await jpegOf(1) });
    }
    await press(page, 'main form .buttons button');
    await said(page);
  }
}, 60_000);

it('two reviewers and the approver each do their part, by keyboard alone', async () => {
  for (const login of ['minzhi-chushen', 'longhuaqu-fushen']) {
    const page = await officer(login);
    await reach(page, 'advance');
    await type(page, '#text', '同意');
    await press(page, 'main form .buttons button');
    await said(page);
    if (login === 'minzhi-chushen') expect(await page.textContent('main')).toContain('门头.jpg');
  }
  const approver = await officer('longhuaqu-shenpi');
  await reach(approver, '');
  await shot(approver, 'officer-decide');
  await press(approver, 'a.button[href*="/acts/grant?"]');
  expect(await approver.innerText('main')).toContain('20,000.00');
  await press(approver, 'main form .buttons button');
  await said(approver);
  expect(await approver.innerText('main')).toContain('20,000.00');
}, 60_000);

it('what is typed in an act’s form outlasts a page that is lost, until it is sent; single keys act in the list alone', async () => {
  const page = await pageFor(browser, portal.url, 'longhuaqu-shenpi', phone, true);
  const note = `${caseUrl.replace('/cases/', '/desk/cases/')}/acts/note?step=pay`;
  await page.goto(note);
  await page.fill('#text', '等财务核对');
  await page.goto('/help');
  await page.goto(note);
  expect(await page.inputValue('#text')).toBe('等财务核对');
  await page.click('main form button');
  expect(await page.innerText('main')).toContain('已办理');
  await page.goto(note);
  expect(await page.inputValue('#text')).toBe('');
  await page.goto('/desk?scope=done');
  const focused = (): Promise<string | undefined> =>
    page.evaluate(() => (globalThis as unknown as { document: { activeElement?: { tagName: string } } }).document.activeElement?.tagName);
  await page.keyboard.press('j');
  expect(await focused()).toBe('BODY');
  await page.focus('[data-keys]');
  await page.keyboard.press('j');
  expect(await focused()).toBe('A');
  await page.context().close();
}, 60_000);

it('finance makes a batch, cannot release it itself, a second person does, and the bank’s answer reconciles', async () => {
  const maker = await officer('longhuaqu-caiwu1');
  await press(maker, '.menu a[href="/batches"]');
  await press(maker, 'main form .buttons button');
  await reading(maker, '已列入');
  batchUrl = new URL(maker.url()).pathname;
  await press(maker, 'form[action$="/acts/compose"] button');
  await reading(maker, '待放行');
  expect(await maker.$('[href$="/acts/release-payment"]')).toBeNull();
  const releaser = await officer('longhuaqu-caiwu2');
  await press(releaser, '.menu a[href="/batches"]');
  await press(releaser, `main a[href="${batchUrl}"]`);
  await press(releaser, 'a.button[href$="/acts/release-payment"]');
  for (const words of ['放行后不能撤回', '20,000.00']) expect(await releaser.innerText('main')).toContain(words);
  await shot(releaser, 'batch-release');
  await press(releaser, 'form[action$="/acts/release-payment"] button');
  await reading(releaser, '发放成功');
  await reading(releaser, '已对账');
  await shot(releaser, 'batch-settled');
  const [, line = ''] = (await (await releaser.request.get(`${batchUrl}?file`)).text()).split('\r\n');
  const head = '流水号,金额（元）,结果,日期,银行流水,原因';
  const text = `${head}\r\n${line.split(',')[0] ?? ''},20000,成功,2026-11-24,BK1,\r\n`;
  await releaser.setInputFiles('#files', { name: 'huipan.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await press(releaser, 'form[action$="/bank-return"] button');
  expect(await releaser.innerText('main')).toContain('对平');
  await shot(releaser, 'batch-returned');
}, 60_000);

it('the window delivers, by keyboard; the applicant reads that the money is there, and why it is so much', async () => {
  const window = await officer('minzhi-chuangkou');
  await reach(window, 'deliver');
  await choose(window, 'how', 'online');
  await press(window, 'main form .buttons button');
  await said(window);
  const lin = await pageFor(browser, portal.url, 'lin');
  await press(lin, `main a[href="${new URL(caseUrl).pathname}"]`);
  await reading(lin, '已到账');
  await lin.click('a:has-text("审批决定书")');
  expect(await lin.innerText('main')).toContain('20,000.00 元');
  await shot(lin, 'letter');
}, 60_000);

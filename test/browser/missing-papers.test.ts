import { type Browser, type Page } from 'playwright-core';
import { filedBy } from '../support/handled';
import { type Journey, opened } from '../support/journey';
import { desktop, find, main, openAct, pageFor, phone, reading, send, startBrowser } from '../support/browser';
import { inDays } from '../support/dates';
import { pdfOf } from '../support/papers';
import { type PortalWorld, startPortal } from '../support/portal';

let portal: PortalWorld;
let browser: Browser;
let j: Journey;
let window: Page;
let lin: Page;

beforeAll(async () => {
  portal = await startPortal();
  browser = await startBrowser();
  j = await filedBy(portal.world, 'lin');
  window = await pageFor(browser, portal.url, 'minzhi-chuangkou', desktop);
  lin = await pageFor(browser, portal.url, 'lin', phone);
}, 90_000);
afterAll(async () => {
  await browser.close();
  await portal.end();
});

const paper = (name: string) => ({ name, mimeType: 'application/pdf', buffer: pdfOf(name) });
const home = (page: Page): Promise<void> => page.click('.menu a[href="/"]');

it('the window tells of everything missing at once, having read the notice as it will go', async () => {
  await find(window, j.input.submission.number);
  await openAct(window, 'request-supplement');
  await window.check('input[name="items"][value="operation-proof"]');
  await window.fill('#words-operation-proof', '请补近三个月流水');
  await window.check('input[name="items"][value="premises-proof"]');
  await window.fill('#words-premises-proof', '请补租赁合同');
  await window.click('button[name="preview"]');
  expect(await window.innerText('.preview')).toContain('请补近三个月流水');
  expect((await j.state()).supplement).toBeUndefined();
  await window.click('button.danger');
  expect(await main(window)).toContain('已办理');
  await reading(window, '还没有收到补正');
}, 60_000);

it('the applicant answers item by item, one by a paper and one in words, and the window reads both', async () => {
  await home(lin);
  await lin.click('main a[href$="/supplement"]');
  expect(await main(lin)).toContain('请补租赁合同');
  await lin.setInputFiles('#files-operation-proof', paper('流水.pdf'));
  await lin.click('button[name="stay"].secondary');
  await send(lin);
  expect(await lin.innerText('.errors')).toContain('经营场地证明');
  expect(await lin.innerText('#operation-proof')).toContain('流水.pdf');
  await lin.fill('#words-premises-proof', '场地是亲属的，没有合同');
  await send(lin);
  expect(await main(lin)).toContain('补正材料已提交');
  await reading(window, '已收到补正');
  expect(await main(window)).toContain('场地是亲属的，没有合同');
  expect(await window.innerText('section:has(#supplements)')).toContain('补交的材料');
}, 60_000);

it('容缺受理: a minor paper is promised for a day, handed in, and no longer owed', async () => {
  await openAct(window, 'accept-conditionally');
  const offered = await window.$$eval('input[name="items"]', (all) => all.map((one) => one.getAttribute('value')));
  expect(offered).toEqual(['registration-form']);
  await window.check('input[name="items"]');
  await window.fill('#by', inDays(7));
  await window.fill('#text', '承诺七日内补交登记表');
  await send(window);
  await reading(window, '容缺承诺');
  await j.until(opened('visit'));
  await home(lin);
  await lin.click('main a[href$="/supplement"]');
  await send(lin);
  expect(await lin.innerText('.errors')).toContain('请上传这份材料');
  await lin.setInputFiles('#files-registration-form', paper('登记表.pdf'));
  await send(lin);
  expect(await main(lin)).toContain('承诺的材料已提交');
  const state = await j.until((one) => one.promised === undefined);
  expect(state.evidence.map((one) => one.item)).toContain('registration-form');
  await window.reload();
  expect(await window.textContent('main')).toContain('登记表.pdf');
}, 60_000);

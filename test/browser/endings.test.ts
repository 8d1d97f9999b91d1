import { type Browser, type Page } from 'playwright-core';
import { bringTo, filedBy } from '../support/handled';
import { type Journey } from '../support/journey';
import { desktop, find, main, openAct, pageFor, phone, reading, send, startBrowser } from '../support/browser';
import { type PortalWorld, startPortal } from '../support/portal';

let portal: PortalWorld;
let browser: Browser;

beforeAll(async () => {
  portal = await startPortal();
  browser = await startBrowser();
}, 90_000);
afterAll(async () => {
  await browser.close();
  await portal.end();
});

const toCase = async (page: Page, j: Journey): Promise<void> => {
  await page.click('.menu a[href="/"]');
  await page.click(`a[href="/cases/${j.id}"]`);
};

it('whoever takes an application back says why; it is over for the office too, and may be rated', async () => {
  const j = await filedBy(portal.world, 'lin');
  const lin = await pageFor(browser, portal.url, 'lin', phone);
  await toCase(lin, j);
  await lin.click('a[href$="/withdraw"]');
  await send(lin);
  expect(await lin.innerText('.errors')).not.toBe('');
  await lin.fill('#text', '店铺不开了');
  await send(lin);
  expect(await main(lin)).toContain('申请已撤回');
  await reading(lin, '您已撤回申请');
  const window = await pageFor(browser, portal.url, 'minzhi-chuangkou', desktop);
  await find(window, j.input.submission.number);
  expect(await main(window)).toContain('店铺不开了');
  expect(await window.$('a.button[href*="/acts/"]')).toBeNull();
  await lin.click('a[href$="/rating"]');
  await lin.check('input[name="score"][value="5"]');
  await send(lin);
  expect(await main(lin)).toContain('感谢您的评价');
}, 60_000);

it('a refusal goes out only after its letter was read; the applicant reads it, with what can be done now, and prints one sheet', async () => {
  const j = await filedBy(portal.world, 'chen');
  await bringTo(j, 'decide');
  const approver = await pageFor(browser, portal.url, 'longhuaqu-shenpi', desktop);
  await find(approver, j.input.submission.number);
  await openAct(approver, 'refuse');
  expect(await approver.$('button.danger')).toBeNull();
  await approver.selectOption('#clause', 'not-operating');
  await approver.click('button[name="preview"]');
  expect(await approver.innerText('.errors')).toContain('理由');
  await approver.fill('#text', '两次核查时店铺都没有开门');
  await approver.click('button[name="preview"]');
  const preview = await approver.innerText('.preview');
  for (const words of ['两次核查时店铺都没有开门', '租有经营场地并正常经营后，可以重新申请']) expect(preview).toContain(words);
  expect((await j.state()).outcome).toBeUndefined();
  await approver.click('button.danger');
  expect(await main(approver)).toContain('已办理');
  await reading(approver, '审批不通过');

  const chen = await pageFor(browser, portal.url, 'chen', phone);
  await toCase(chen, j);
  await reading(chen, '审批不通过');
  await chen.click('a[href*="/letters/"]:has-text("决定")');
  const letter = await chen.innerText('.letter');
  for (const words of ['两次核查时店铺都没有开门', '可以重新申请', '龙华区残疾人联合会', '0755-0000 0900']) expect(letter).toContain(words);
  await chen.emulateMedia({ media: 'print' });
  for (const hidden of ['header', 'footer', 'nav']) expect(await chen.isVisible(hidden)).toBe(false);
  expect(await chen.isVisible('.letter')).toBe(true);
  const sheets = (await chen.pdf({ format: 'A4' })).toString('latin1').match(/\/Type \/Page\b/g);
  expect(sheets).toHaveLength(1);
}, 60_000);

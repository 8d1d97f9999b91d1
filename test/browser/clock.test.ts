import { type Browser } from 'playwright-core';
import { filedBy } from '../support/handled';
import { main, pageFor, phone, reading, startBrowser } from '../support/browser';
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

it('whoever tries the sandbox moves a case’s clock past the limit of acceptance, and reads that it counts as accepted', async () => {
  const j = await filedBy(portal.world, 'lin');
  const lin = await pageFor(browser, portal.url, 'lin', phone);
  await lin.click('.menu a[href="/"]');
  await lin.click(`a[href="/cases/${j.id}"]`);
  expect(await main(lin)).toContain('街道受理');
  await lin.click('details:has-text("拨快") summary');
  await lin.fill('#days', 'abc');
  await lin.click('form[action="/sandbox/clock"] button');
  expect(await main(lin)).toContain('现在不能办理');
  await lin.click(`main a[href="/cases/${j.id}"]`);
  await lin.click('details:has-text("拨快") summary');
  await lin.fill('#days', '12');
  await lin.click('form[action="/sandbox/clock"] button');
  await reading(lin, '视为受理通知');
  expect((await j.state()).accepted).toMatchObject({ deemed: true });
  await lin.click('a[href*="/letters/"]:has-text("视为受理")');
  expect(await lin.innerText('.letter')).toContain('自收到之日起视为受理');
}, 60_000);

import { type Browser } from 'playwright-core';
import { actorOf, filedBy } from '../support/handled';
import { ill } from '../support/bad-days';
import { desktop, find, main, openAct, pageFor, reading, send, startBrowser } from '../support/browser';
import { pdfOf } from '../support/papers';
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

it('with the registries down the case says 暂无法核验, and an officer settles it from an uploaded paper', async () => {
  const { world } = portal;
  await ill(world.registriesUrl, { '*': { status: 503 } });
  const j = await filedBy(world, 'lin');
  await j.act(actorOf('minzhi-chuangkou'), 'accept', 'accept', {}, { seen: 1_000_000 });
  const { findings } = await j.until((state) => state.findings.length > 0);
  await ill(world.registriesUrl, {});
  const window = await pageFor(browser, portal.url, 'minzhi-chuangkou', desktop);
  await find(window, j.input.submission.number);
  expect(await main(window)).toContain(`${findings.length} 项暂无法核验`);
  expect(await main(window)).not.toContain('填写内容与登记信息一致。');
  await openAct(window, 'settle-finding');
  await window.selectOption('#finding', 'business/firm/name');
  await window.check('input[name="verdict"][value="agrees"]');
  await window.fill('#text', '与营业执照原件核对');
  await send(window);
  expect(await window.innerText('.errors')).toContain('依据的材料');
  expect(await window.inputValue('#text')).toBe('与营业执照原件核对');
  await window.setInputFiles('#files', { name: '执照.pdf', mimeType: 'application/pdf', buffer: pdfOf('licence') });
  await send(window);
  expect(await main(window)).toContain('已办理');
  await reading(window, `${findings.length - 1} 项暂无法核验`);
  await window.click('details:has-text("1 项一致") summary');
  expect(await window.isVisible('a:has-text("核验材料")')).toBe(true);
  expect((await j.state()).findings.find((one) => one.id === 'business/firm/name')?.settled?.verdict).toBe('agrees');
}, 60_000);

import { type Browser } from 'playwright-core';
import { cast, closedAccount } from '../../sandbox/people';
import { batchWith, bringTo, filedBy, release } from '../support/handled';
import { opened } from '../support/journey';
import { desktop, find, main, pageFor, phone, reading, send, startBrowser } from '../support/browser';
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

it('money that bounces comes back to its owner, who mends the account without filing again, and is paid', async () => {
  const { world } = portal;
  const account = { holder: cast.lin.name, bank: '示例银行', number: closedAccount };
  const j = await filedBy(world, 'lin', { change: { account } });
  await bringTo(j, 'pay');
  await release(await batchWith(world, [j.id]));
  await j.until((state) => state.payments.at(-1)?.status === 'bounced');

  const lin = await pageFor(browser, portal.url, 'lin', phone);
  await lin.click('.menu a[href="/"]');
  expect(await main(lin)).toContain('款项被退回，请更正收款账户');
  await lin.click('main a[href$="/account"]');
  expect(await main(lin)).toContain(`尾号 ${closedAccount.slice(-4)}`);
  expect(await main(lin)).toContain('账户已注销');
  await lin.fill('#bank', '示例银行民治支行');
  await lin.fill('#number', '6217000000009');
  await send(lin);
  expect(await lin.innerText('.errors')).toContain('银行卡号');
  expect(await lin.inputValue('#bank')).toBe('示例银行民治支行');
  await lin.fill('#number', cast.lin.card);
  await send(lin);
  expect(await main(lin)).toContain('新的收款账户已收到');

  await j.until((state) => state.payments.at(-1)?.status === 'ready');
  const finance = await pageFor(browser, portal.url, 'longhuaqu-caiwu1', desktop);
  await find(finance, j.input.submission.number);
  expect(await main(finance)).toContain('第 2 次');
  await release(await batchWith(world, [j.id]));
  await j.until(opened('deliver'));
  await reading(lin, '已到账');
  expect(await main(lin)).toContain(`尾号 ${cast.lin.card.slice(-4)}`);
}, 60_000);

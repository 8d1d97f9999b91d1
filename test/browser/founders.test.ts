import { type Browser, type Page } from 'playwright-core';
import { cast } from '../../sandbox/people';
import { main, pageFor, phone, reading, send, startBrowser } from '../support/browser';
import { filledDraft } from '../support/draft';
import { type PortalWorld, startPortal, visitor } from '../support/portal';

let portal: PortalWorld;
let browser: Browser;
let draft = '';
let chen: Page;
let zhou: Page;

beforeAll(async () => {
  portal = await startPortal();
  browser = await startBrowser();
  const who = visitor(portal.url);
  await who.signIn('chen');
  draft = await filledDraft(who, 'chen', 'together', ['partnership-agreement']);
  chen = await pageFor(browser, portal.url, 'chen', phone);
  zhou = await pageFor(browser, portal.url, 'zhou', phone);
}, 90_000);
afterAll(async () => {
  await browser.close();
  await portal.end();
});

/** How the founders' page speaks of somebody. */
const standingOf = (name: string): Promise<string> => chen.innerText(`.tasks li:has-text("${name}")`);
async function founders(): Promise<void> {
  await chen.click('.menu a[href="/"]');
  await chen.click(`main a[href="${draft}"]`);
  await chen.click(`a[href="${draft}/partners"]`);
}
async function check(): Promise<string> {
  await chen.click('.menu a[href="/"]');
  await chen.click(`main a[href="${draft}"]`);
  await chen.click(`a[href="${draft}/check"]`);
  return main(chen);
}

it('the applicant names both, and cannot submit while neither has answered', async () => {
  await chen.goto('/');
  await founders();
  for (const one of [cast.wu, cast.zhou]) {
    await chen.fill('#name', one.name);
    await chen.fill('#identity', one.identity);
    await chen.fill('#certificate', one.certificate?.certificate ?? '');
    await chen.selectOption('#household', one.household.area);
    await send(chen);
  }
  for (const one of [cast.wu, cast.zhou]) expect(await standingOf(one.name)).toContain('等待确认');
  const page = await check();
  expect(page).toContain('补齐就能提交');
  expect(await chen.$('#declare')).toBeNull();
}, 60_000);

it('each answers under an account of their own; who declines is told apart from who has not answered', async () => {
  await zhou.click('.menu a[href="/"]');
  await zhou.click('main a[href^="/invitations/"]');
  expect(await main(zhou)).toContain('您的一次机会用于这份申请');
  await zhou.click('button[value="decline"]');
  expect(await main(zhou)).toContain('您已答复不同意');
  await founders();
  expect(await standingOf(cast.zhou.name)).toContain('不同意');
  expect(await standingOf(cast.wu.name)).toContain('等待确认');
  const wu = await pageFor(browser, portal.url, 'wu', phone);
  await wu.click('main a[href^="/invitations/"]');
  await wu.click('button[value="confirm"]');
  expect(await main(wu)).toContain('您已确认');
  await founders();
  expect(await standingOf(cast.wu.name)).toContain('已确认');
  expect(await check()).toContain('补齐就能提交');
}, 60_000);

it('whoever declined finds the invitation again and confirms; then it is submitted, for 30,000, and each founder’s right is used', async () => {
  await zhou.click('.menu a[href="/"]');
  await zhou.click('a[href^="/invitations/"]');
  await zhou.click('button[value="confirm"]');
  const page = await check();
  expect(page).toContain('30,000.00');
  expect(page).not.toContain('补齐就能提交');
  await chen.check('#declare');
  await send(chen);
  await reading(chen, '街道受理');
  await zhou.click('.menu a[href="/"]');
  await zhou.click('a[href^="/cases/"]');
  expect(await main(zhou)).toContain('街道受理');
  const id = chen.url().split('?')[0]?.split('/').pop() as never;
  const state = (await portal.world.store.cases.read(id))?.state;
  expect(state?.beneficiaries).toEqual(['p-chen', 'p-wu', 'p-zhou']);
}, 60_000);

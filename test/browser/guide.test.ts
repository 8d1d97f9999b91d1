import { type Browser, type Page } from 'playwright-core';
import { openBasket } from '../../sandbox/letters/caught';
import { lettersApp } from '../../sandbox/letters/app';
import { makeLivingCases } from '../../sandbox/living/make';
import { unitPlans } from '../../sandbox/living/unit-plans';
import { plans } from '../../sandbox/living/plans';
import { castFirms } from '../../sandbox/people';
import { running } from '../../sandbox/testing';
import { actorOf, filedBy } from '../support/handled';
import { main, pageFor, phone, startBrowser } from '../support/browser';
import { type PortalWorld, startPortal } from '../support/portal';

const basket = openBasket();
let catcher: Awaited<ReturnType<typeof running>>;
let portal: PortalWorld;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  catcher = await running(lettersApp(basket));
  portal = await startPortal({ lettersUrl: catcher.url });
  browser = await startBrowser();
  page = await pageFor(browser, portal.url, undefined, phone);
}, 90_000);
afterAll(async () => {
  await browser.close();
  await portal.end();
  catcher.close();
});

const enter = async (login: string): Promise<void> => {
  await page.click('a[href="/sandbox/guide"]');
  await page.click(`main button[name="login"][value="${login}"]`);
};

it('the banner leads to the guide, where one press signs in as somebody, whoever was signed in before', async () => {
  await page.goto('/');
  await enter('lin');
  expect(await page.innerText('.user summary')).toContain('林*');
  await enter('minzhi-chuangkou');
  expect(new URL(page.url()).pathname).toBe('/desk');
  expect(await page.innerText('.user summary')).toContain('何*');
});

it('the guide has every number that a form asks for', async () => {
  await page.click('a[href="/sandbox/guide"]');
  for (const words of [castFirms.lin.uscc, castFirms.together.name, '军粤000907']) expect(await main(page)).toContain(words);
});

it('the example fills what is empty, says what it left, and replaces only when asked to; the section is saved by its own button', async () => {
  await enter('lin');
  await page.click('main a[href^="/matters/startup-grant"]');
  await page.click('main form button');
  await page.click('main a[href$="/sections/firm"]');
  await page.fill('#name', '林记');
  await page.click('button[name="example"]');
  expect(await page.inputValue('#uscc')).toBe(castFirms.lin.uscc);
  expect(await page.inputValue('#name')).toBe('林记');
  expect(await page.innerText('main [role=status]')).toContain('您填过的 1 项没有改动');
  await page.click('button[name="example"][value="all"]');
  expect(await page.inputValue('#name')).toBe(castFirms.lin.name);
  await page.click('main form .buttons button:not([name])');
  const parts = ['applicant', 'premises', 'operation', 'account', 'contact'];
  for (const part of parts) {
    await page.click(`main a[href$="/sections/${part}"]`);
    await page.click('button[name="example"]');
    await page.click('main form .buttons button:not([name])');
    expect([part, new URL(page.url()).pathname.endsWith(part)]).toEqual([part, false]);
  }
}, 60_000);

it('counts are those of the lists, the walk stands where the case stands, and a clock moved past a limit makes it count as accepted', async () => {
  const j = await filedBy(portal.world, 'lin');
  await page.click('a[href="/sandbox/guide"]');
  const { tasks } = portal.world.store;
  const window = actorOf('minzhi-chuangkou');
  const pool = await tasks.total({ scope: 'pool', actor: window.id, posts: window.posts, now: new Date().toISOString() as never });
  expect(pool).toBeGreaterThan(0);
  expect(await page.innerText('tr:has(button[value="minzhi-chuangkou"])')).toContain(`待认领 ${pool} 件`);
  expect(await page.innerText('.route [aria-current="step"]')).toContain('街道受理');
  await page.goto(`/cases/${j.id}`);
  await page.click('main a[href^="/sandbox/guide?case="]');
  expect(await page.inputValue('#case')).toBe(j.id);
  await page.click('button[name="days"][value="15"]');
  expect(await main(page)).toContain('时钟已经拨快');
  await page.goto(`/cases/${j.id}`);
  await j.until((state) => state.accepted?.deemed === true);
  await enter('lin');
  const letter = (await portal.world.store.letters.allOfCase(j.id)).find((one) => one.template === 'deemed-accepted');
  await page.goto(`/cases/${j.id}/letters/${letter?.key ?? ''}`);
  expect(await page.innerText('.letter')).toContain('自收到之日起视为受理');
}, 60_000);

it('living cases are made by real acts: begun again after being cut off, and once more, nothing is done twice', async () => {
  const { services, world } = portal;
  const cases = plans().filter(({ key }) => ['visit-differs', 'refused', 'withdrawn', 'supplement-1', 'on-notice'].includes(key));
  const units = unitPlans().filter(({ key }) => ['unit-draft', 'unit-corrected', 'unit-refused', 'unit-proof'].includes(key));
  const left: string[] = [];
  const make = (made: (key: string) => void): Promise<void> =>
    makeLivingCases(
      services,
      { done: new Set(), made, left: (...why) => void left.push(why.join(' ')) },
      { cases, units, homes: [], batches: [] },
    );
  await expect(
    make(() => {
      throw new Error('cut off');
    }),
  ).rejects.toThrow('cut off');
  await make(() => undefined);
  const heads = async (): Promise<unknown[]> =>
    Promise.all(
      cases.map(async ({ key, founder }) => {
        const rows = await world.store.cases.ofApplicant(founder.actor.id);
        return [key, rows.length, rows[0]?.version, rows[0]?.state.outcome, rows[0]?.state.obligations.map((one) => one.kind)];
      }),
    );
  const ofUnits = async (): Promise<unknown[]> =>
    Promise.all(
      units.map(async ({ key, unit }) => {
        const rows = await world.store.cases.ofApplicant(unit.actor.id);
        const said = rows.map(({ version, state }) => [
          version,
          state.outcome,
          state.obligations.map((one) => one.kind),
          state.evidence.length,
        ]);
        return [key, ...said.sort(([, one], [, other]) => String(one).localeCompare(String(other)))];
      }),
    );
  const [before, unitsBefore] = [await heads(), await ofUnits()];
  expect(before).toMatchObject([
    ['refused', 1, expect.any(Number), 'refused', []],
    ['visit-differs', 1, expect.any(Number), undefined, ['visit']],
    ['supplement-1', 1, expect.any(Number), undefined, ['accept']],
    ['withdrawn', 1, expect.any(Number), 'withdrawn', []],
    ['on-notice', 1, expect.any(Number), undefined, ['notice']],
  ]);
  expect(left).toEqual([]);
  expect(unitsBefore).toEqual([
    ['unit-proof', [expect.any(Number), undefined, ['verify'], 1]],
    ['unit-refused', [expect.any(Number), 'refused', [], 0]],
    ['unit-corrected', [expect.any(Number), 'granted', [], 0], [expect.any(Number), undefined, ['decide'], 0]],
    ['unit-draft'],
  ]);
  await make(() => undefined);
  expect(await heads()).toEqual(before);
  expect(await ofUnits()).toEqual(unitsBefore);
  expect(left).toEqual([]);
  await page.click('a[href="/sandbox/guide"]');
  await page.click('section:has(#notices) a');
  expect(await main(page)).toContain('镇');
}, 60_000);

it('letters caught stand there, and a registry is made to fail and to work again', async () => {
  basket.add({ key: 'a', channel: 'sms', to: '13900000901', text: '验证码 123456' });
  await page.click('a[href="/sandbox/guide"]');
  expect(await page.innerText('section:has(#letters)')).toContain('验证码 123456');
  const faults = async (): Promise<unknown> => (await fetch(`${portal.world.registriesUrl}/_faults`)).json();
  await page.selectOption('#fault-business', 'away');
  await page.click('form[action="/sandbox/faults"] button');
  expect(await main(page)).toContain('故障设置已经保存');
  expect(await faults()).toEqual({ business: { status: 503 } });
  expect(await page.inputValue('#fault-business')).toBe('away');
  await page.selectOption('#fault-business', '');
  await page.click('form[action="/sandbox/faults"] button');
  expect(await faults()).toEqual({});
});

import { randomBytes } from 'node:crypto';
import sharp from 'sharp';
import { type Browser, type BrowserContext, type Page } from 'playwright-core';
import { sandboxPassword } from '../../sandbox/accounts';
import { type CaseState } from '../../src/domain/case/state';
import { faultsOf, main, pageFor, phone, sideways, startBrowser } from '../support/browser';
import { actorOf, bringTo, everythingSeen, filedBy } from '../support/handled';
import { type Journey } from '../support/journey';
import { jpegOf } from '../support/papers';
import { type PortalWorld, startPortal } from '../support/portal';
import { type Signal, signalTo } from '../support/signal';

let portal: PortalWorld;
let browser: Browser;
let signal: Signal;
let lin: Journey;
let chen: Journey;

beforeAll(async () => {
  portal = await startPortal();
  browser = await startBrowser();
  signal = await signalTo(portal.url);
  [lin, chen] = await Promise.all([filedBy(portal.world, 'lin'), filedBy(portal.world, 'chen')]);
  await Promise.all([lin, chen].map((one) => bringTo(one, 'visit')));
}, 120_000);
afterAll(async () => {
  await browser.close();
  signal.end();
  await portal.end();
});

const act = (j: Journey): string => `/desk/cases/${j.id}/acts/inspect?step=visit`;
const seen = (state: CaseState) => state.visits.flatMap((one) => one.inspections);

async function signIn(page: Page, login: string): Promise<void> {
  await page.fill('#login', login);
  await page.fill('#password', sandboxPassword);
  await page.click('main button');
}

/** An inspector's telephone, under the portal's own policy for content. @param slowMs by how much its clock is behind */
async function telephone(login: string, slowMs = 0): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: phone, baseURL: signal.url, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  if (slowMs > 0)
    await context.addInitScript(
      `const right = Date; globalThis.Date = class extends right {
        constructor(...given) { super(...(given.length > 0 ? given : [Date.now()])); }
        static now() { return right.now() - ${slowMs}; }
      };`,
    );
  const page = await context.newPage();
  await page.goto('/sign-in');
  await signIn(page, login);
  await page.close();
  return context;
}

async function opened(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await page.goto(address);
  await page.waitForSelector('#phone:not([hidden])');
  return page;
}

async function lose(context: BrowserContext): Promise<void> {
  signal.lose();
  await context.setOffline(true);
}
async function find(context: BrowserContext): Promise<void> {
  signal.find();
  await context.setOffline(false);
}

const says = (page: Page, words: string): Promise<unknown> => page.waitForSelector(`#phone-status:has-text("${words}")`);
const fill = async (page: Page, words: string, no?: string): Promise<void> => {
  for (const item of Object.keys(everythingSeen)) await page.check(`input[name="check-${item}"][value=${item === no ? 'no' : 'yes'}]`);
  await page.fill('#text', words);
};
const send = (page: Page): Promise<void> => page.click('main form .buttons button:not([name])');
const photograph = (page: Page, buffer: Buffer, mimeType = 'image/jpeg'): Promise<void> =>
  page.setInputFiles('#files', { name: 'IMG_1.jpg', mimeType, buffer });

/** What of a visit is left in the browser: saved pages, workers, entries, photographs. */
const left = (page: Page): Promise<number[]> =>
  page.evaluate(async () => {
    interface Asked {
      result: unknown;
      onsuccess: (event: unknown) => void;
    }
    interface Database {
      transaction(names: string[]): { objectStore(name: string): { count(): Asked } };
      close(): void;
    }
    const { caches, navigator, indexedDB } = globalThis as unknown as {
      caches: { keys(): Promise<string[]> };
      navigator: { serviceWorker: { getRegistrations(): Promise<unknown[]> } };
      indexedDB: { databases(): Promise<{ name: string }[]>; open(name: string): Asked };
    };
    const counts = [(await caches.keys()).length, (await navigator.serviceWorker.getRegistrations()).length];
    if (!(await indexedDB.databases()).some(({ name }) => name === 'zhuye-visit')) return [...counts, 0, 0];
    const result = (asked: Asked): Promise<unknown> => new Promise((resolve) => (asked.onsuccess = () => resolve(asked.result)));
    const db = (await result(indexedDB.open('zhuye-visit'))) as Database;
    const inside = db.transaction(['entries', 'photos']);
    const both = await Promise.all(['entries', 'photos'].map((name) => result(inside.objectStore(name).count())));
    db.close();
    return [...counts, ...both] as number[];
  });

/** The paths of all that is saved in the browser. */
const savedIn = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const { caches } = globalThis as unknown as {
      caches: { keys(): Promise<string[]>; open(name: string): Promise<{ keys(): Promise<{ url: string }[]> }> };
    };
    const all = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
    return all.flat().map(({ url }) => new URL(url).pathname);
  });

it('saved to the telephone the page opens without a signal; what is filled in there outlasts its end, and goes by itself, once', async () => {
  const context = await telephone('minzhi-hecha1');
  let page = await opened(context, act(lin));
  await page.click('#phone-save');
  await says(page, '没有信号也能打开');
  expect(await faultsOf(page)).toEqual([]);
  await lose(context);
  await page.reload();
  await page.waitForSelector('#phone:not([hidden])');
  expect(await main(page)).toContain('示例路 901 号');
  await fill(page, '大门紧闭，邻居说上月已搬走。', 'operating');
  await photograph(page, await jpegOf(1));
  await page.waitForSelector('#phone-photos li');
  await says(page, '已保存在本机');
  await page.close();

  page = await opened(context, act(lin));
  await says(page, '已找回');
  expect(await page.inputValue('#text')).toContain('上月已搬走');
  expect(await page.isChecked('input[name="check-operating"][value=no]')).toBe(true);
  expect(await page.locator('#phone-photos li').count()).toBe(1);
  await send(page);
  await says(page, '没有信号，联网后自动提交');
  expect(await sideways(page)).toEqual([]);
  expect(seen(await lin.state())).toEqual([]);
  // Waiting to be sent it may still be put right, in another tab too.
  await page.close();
  page = await opened(context, act(lin));
  await says(page, '联网后自动提交');
  await page.fill('#text', '大门紧闭，邻居说十月已搬走。');
  const saved = await savedIn(page);
  expect(saved.filter((path) => !path.startsWith('/public/'))).toEqual([`/desk/cases/${lin.id}/acts/inspect`]);

  await find(context);
  await page.waitForURL(/said=/, { timeout: 30_000 });
  const [entry] = seen(await lin.until((state) => seen(state).length > 0));
  expect(entry).toMatchObject({ checklist: { operating: false }, photos: [{ item: 'visit-photo' }], phone: { photos: [{}] } });
  expect(entry?.phone?.photos[0]?.file).toBe(entry?.photos[0]?.file);
  expect(Math.abs(entry?.phone?.typed.ahead ?? 99)).toBeLessThan(5);
  expect((await portal.world.store.texts.readMany([entry?.text.id ?? ''])).get(entry?.text.id ?? '')?.text).toContain('十月');
  expect(await left(page)).toEqual([0, 0, 0, 0]);
  expect(await page.evaluate('Object.keys(sessionStorage)')).toEqual([]);
  await context.close();
}, 90_000);

it('a slow clock is said; a photograph of 40 MB is made small; an answer that got lost is one act; officers see both entries and both times', async () => {
  const context = await telephone('minzhi-hecha2', 7_200_000);
  const page = await opened(context, act(lin));
  await page.waitForSelector('#phone-clock:has-text("手机时间比服务器慢 2 小时")');
  await fill(page, '店内有人，正在营业。');
  const [width, height] = [4_000, 3_000];
  const huge = await sharp(randomBytes(width * height * 3), { raw: { width, height, channels: 3 } })
    .png({ compressionLevel: 0 })
    .toBuffer();
  expect(huge.length).toBeGreaterThan(34_000_000);
  await photograph(page, huge, 'image/png');
  await page.waitForSelector('#phone-photos li', { timeout: 30_000 });
  // The signal goes after the server has it, and before the telephone hears so.
  await page.evaluate(`const real = fetch; let lost = false;
    globalThis.fetch = async (to, how) => {
      const answer = await real(to, how);
      if (how.method !== 'POST' || !to.endsWith('/acts/inspect') || lost) return answer;
      lost = true;
      throw new TypeError('Failed to fetch');
    };`);
  await send(page);
  await says(page, '没有信号，联网后自动提交');
  await lin.until((state) => seen(state).length === 2);
  await page.click('#phone-send');
  await page.waitForURL(/said=/);
  const entries = seen(await lin.state());
  expect(entries.map((one) => [one.checklist['operating'], one.photos.length])).toEqual([
    [false, 1],
    [true, 1],
  ]);
  expect(Math.abs((entries[1]?.phone?.typed.ahead ?? 0) - 7_200)).toBeLessThan(5);
  expect(await left(page)).toEqual([0, 0, 0, 0]);
  await context.close();

  const reviewer = await pageFor(browser, portal.url, 'minzhi-chushen');
  const differ = /核查人员的结论不一致：/;
  await reviewer.goto(`/desk/cases/${lin.id}`);
  for (const words of [differ, /慢 2 小时/, /以此为准/, /不能证明是在哪里拍的/]) expect(await main(reviewer)).toMatch(words);
  await reviewer.goto(`/desk/cases/${lin.id}/acts/advance?step=street-review`);
  expect(await main(reviewer)).toMatch(differ);
}, 90_000);

it('whose session ended meanwhile signs in again, and it goes; the saved page is gone by then', async () => {
  const context = await telephone('minzhi-hecha1');
  const page = await opened(context, act(chen));
  await page.click('#phone-save');
  await says(page, '没有信号也能打开');
  await lose(context);
  await fill(page, '正常营业。');
  await send(page);
  await says(page, '联网后自动提交');
  await context.clearCookies();
  await find(context);
  await says(page, '需要重新登录');
  expect((await left(page)).slice(0, 3)).toEqual([0, 0, 1]);
  await page.click('#phone-sign-in');
  await signIn(page, 'minzhi-hecha1');
  await page.waitForURL(/said=/);
  expect(seen(await chen.until((state) => seen(state).length > 0))).toHaveLength(1);
  expect(await left(page)).toEqual([0, 0, 0, 0]);
  await context.close();
}, 60_000);

it('what the server refuses is not lost: the reason and the words stand there, until they are deleted or the inspector signs out', async () => {
  const context = await telephone('minzhi-hecha2');
  const page = await opened(context, act(chen));
  await page.click('#phone-save');
  await says(page, '没有信号也能打开');
  await send(page);
  await page.waitForSelector('#error-summary');
  expect(await faultsOf(page)).toEqual([]);
  await lose(context);
  await fill(page, '两间铺面，均在营业。');
  await photograph(page, await jpegOf(2));
  await page.waitForSelector('#phone-photos li');
  await send(page);
  await says(page, '联网后自动提交');
  // From another telephone, meanwhile.
  const body = { checklist: everythingSeen, text: await chen.text('属实'), photos: [] };
  await chen.act(actorOf('minzhi-hecha2'), 'inspect', 'visit', body, { seen: 1_000_000 });
  await chen.until((state) => seen(state).length === 2);
  await find(context);
  await page.waitForSelector('main:has-text("没有办成")');
  expect(await main(page)).toContain('两间铺面，均在营业。');
  await page.click('main a:has-text("返回填写页")');
  await says(page, '已找回');
  expect(await page.inputValue('#text')).toBe('两间铺面，均在营业。');
  expect(seen(await chen.state())).toHaveLength(2);
  expect((await left(page)).slice(2)).toEqual([1, 1]);

  let asked = '';
  page.on('dialog', (dialog) => {
    asked = dialog.message();
    void dialog.accept();
  });
  await page.click('.user summary');
  await page.click('form[action="/sign-out"] button');
  await page.waitForURL(/\?out/);
  expect(asked).toContain('还没提交');
  await page.waitForLoadState('networkidle');
  expect(await left(page)).toEqual([0, 0, 0, 0]);
  await context.close();
}, 60_000);

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { sandboxPassword } from '../../sandbox/accounts';

interface Found {
  executablePath: string;
  args: string[];
  env: Record<string, string>;
}

/** Chromium as the runner found it, or as it is found now. */
export async function startBrowser(): Promise<Browser> {
  const given =
    process.env['ZHUYE_CHROMIUM'] ?? execFileSync(process.execPath, [join('test', 'browser', 'chromium.mjs')], { encoding: 'utf8' });
  const { executablePath, args, env } = JSON.parse(given) as Found;
  return chromium.launch({ executablePath, args, env: { ...process.env, ...env } as Record<string, string> });
}

export const phone = { width: 390, height: 844 };
export const smallest = { width: 320, height: 700 };
export const desktop = { width: 1280, height: 900 };

/** A page without scripts, signed in; as most tests want it. */
export async function pageFor(
  browser: Browser,
  url: string,
  login: string | undefined,
  viewport = phone,
  javaScriptEnabled = false,
): Promise<Page> {
  const context = await browser.newContext({ viewport, javaScriptEnabled, baseURL: url, locale: 'zh-CN', bypassCSP: javaScriptEnabled });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  if (login) {
    await page.goto('/sign-in');
    await page.fill('#login', login);
    await page.fill('#password', sandboxPassword);
    await page.click('main button');
  }
  return page;
}

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
let served: Promise<string> | undefined;
/** Where pages fetch axe: sent along to each of them, half a megabyte would go through the pipe and be compiled each time. */
const axeUrl = (): Promise<string> =>
  (served ??= new Promise((resolve) => {
    const server = createServer((_request, response) => {
      response.writeHead(200, { 'Content-Type': 'text/javascript; charset=utf-8', 'Cache-Control': 'max-age=86400, immutable' });
      response.end(axe);
    });
    server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}/axe.js`)).unref();
  }));

/** What takes longest to look at, and is one in every language. */
export const ofColour = ['color-contrast'];

/** What may be right at one width of a page and wrong at another. */
export const ofWidth = ['target-size', 'scrollable-region-focusable', 'aria-hidden-focus'];

/**
 * What axe finds wrong with the page as it stands, WCAG 2.2 AA and its best practices, in words.
 * @param only these rules of axe
 * @param except these; what is looked at a second time has the colours it had
 */
export async function faultsOf(page: Page, only?: string[], except: readonly string[] = []): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) {
    // What runs no scripts, or by its policy only our own, has to be given it.
    await page.addScriptTag({ url: await axeUrl() }).catch(() => page.evaluate(axe));
  }
  const rules = Object.fromEntries([['target-size', { enabled: true }], ...except.map((rule) => [rule, { enabled: false }])]);
  return page.evaluate(
    async ([only, rules]) => {
      const { axe: found } = globalThis as unknown as {
        axe: { run: (options: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      };
      const { violations } = await found.run({
        preload: false,
        resultTypes: ['violations'],
        // 2.5.8 stands among the rules that axe leaves switched off.
        ...(only ? { runOnly: only } : { rules }),
      });
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`);
    },
    [only, rules] as const,
  );
}

/** What does not fit a screen of 320 px: how wide the page is if it scrolls sideways, how high the head is if it takes a second line. */
export async function sideways(page: Page): Promise<string[]> {
  await page.setViewportSize(smallest);
  const { wide, head, which } = await page.evaluate(() => {
    const { document: doc } = globalThis as unknown as {
      document: {
        documentElement: { scrollWidth: number };
        querySelector(selector: string): { offsetHeight: number } | null;
        querySelectorAll(selector: string): Iterable<{ outerHTML: string; getBoundingClientRect(): { right: number } }>;
      };
    };
    const over = [...doc.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > 320);
    return {
      wide: doc.documentElement.scrollWidth,
      head: doc.querySelector('.top > .in')?.offsetHeight ?? 0,
      which: over.at(-1)?.outerHTML.slice(0, 100),
    };
  });
  return [...(wide > 320 ? [`${wide} px wide at 320: ${which}`] : []), ...(head > 60 ? [`the head is ${head} px high at 320`] : [])];
}

/** By Tab alone to an element; the focus must be to be seen at every stop. @throws if it is not reached within so many stops */
export async function tabTo(page: Page, selector: string, most = 120): Promise<void> {
  for (let stop = 0; stop < most; stop += 1) {
    await page.keyboard.press('Tab');
    const { there, seen, what } = await page.evaluate((wanted) => {
      const doc = (globalThis as unknown as { document: { activeElement: { matches(selector: string): boolean; outerHTML: string } } })
        .document;
      const style = (
        globalThis as unknown as { getComputedStyle(element: unknown): { outlineStyle: string; outlineWidth: string; boxShadow: string } }
      ).getComputedStyle(doc.activeElement);
      return {
        there: doc.activeElement.matches(wanted),
        seen: (style.outlineStyle !== 'none' && style.outlineWidth !== '0px') || style.boxShadow !== 'none',
        what: doc.activeElement.outerHTML.slice(0, 100),
      };
    }, selector);
    if (!seen && !what.startsWith('<body')) throw new Error(`the focus cannot be seen on ${what}`);
    if (there) return;
  }
  throw new Error(`the keyboard does not reach ${selector}`);
}

export async function type(page: Page, selector: string, text: string): Promise<void> {
  await tabTo(page, selector);
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
}

/** Chooses one of a group of radio buttons by the arrows. */
export async function choose(page: Page, name: string, value: string): Promise<void> {
  await tabTo(page, `input[name="${name}"]`);
  await page.keyboard.press('Space');
  for (let step = 0; step < 8; step += 1) {
    if (await page.isChecked(`input[name="${name}"][value="${value}"]`)) return;
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`the arrows do not reach ${value} of ${name}`);
}

/** Chooses in a list by the arrows. */
export async function pick(page: Page, name: string, value: string): Promise<void> {
  await tabTo(page, `select[name="${name}"]`);
  await page.keyboard.press('Home');
  for (let step = 0; step < 80; step += 1) {
    if ((await page.inputValue(`select[name="${name}"]`)) === value) return;
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`the arrows do not reach ${value} of ${name}`);
}

/** Tab to a button or link, and Enter; then the page it leads to. */
export async function press(page: Page, selector: string): Promise<void> {
  await tabTo(page, selector);
  await Promise.all([page.waitForEvent('framenavigated'), page.keyboard.press('Enter')]);
  await page.waitForLoadState('load');
}

/** Until the page, read again, shows something: the work goes on in another process. */
export async function reading(page: Page, words: string): Promise<void> {
  for (const end = Date.now() + 15_000; !(await page.innerText('main')).includes(words);) {
    if (Date.now() > end) throw new Error(`the page never says ${words}: ${(await page.innerText('main')).slice(0, 300)}`);
    await page.reload();
  }
}

/** The main form's own button: the one that does what the page is for. */
export const send = (page: Page): Promise<void> => page.click('main form .buttons button:not([name])');

/** From a case's page to the form of one act. */
export const openAct = (page: Page, kind: string): Promise<void> => page.click(`a.button[href*="/acts/${kind}?"]`);

/** From wherever an officer stands to a case, by searching for its number. */
export async function find(page: Page, number: string): Promise<void> {
  await page.click('.menu a[href="/desk"]');
  await page.fill('#text', number);
  await page.press('#text', 'Enter');
  await page.click(`#found a:has-text("${number}")`);
}

export const main = (page: Page): Promise<string> => page.innerText('main');

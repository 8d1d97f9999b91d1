import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type Page } from 'playwright-core';
import { freePort } from '../../engines/free-port';
import { officersToTry } from '../../sandbox/guide/officers';
import { walk } from '../../sandbox/guide/walk';
import { howMany } from '../../sandbox/living/make';
import { desktop, main, pageFor, startBrowser } from '../support/browser';
import { follow, stepsUnder } from '../support/readme';

const data = mkdtempSync(join(tmpdir(), 'zhuye-first-hour-'));
/** As on a stranger's machine: nothing is running, and nothing is told. */
const env = { ...process.env, ZHUYE_DATA: data, MONGODB_URI: '', TEMPORAL_ADDRESS: '', TEMPORAL_NAMESPACE: '' };
const started = Date.now();
const shots = process.env['ZHUYE_SHOTS'];
let sandbox: ChildProcess;
let said = '';
let heard: () => void = () => undefined;
let browser: Browser;
let page: Page;

/** `npm start`, by what npm itself would run. */
function npmStart(more: string[] = [], port?: number): ChildProcess {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
  const [, ...args] = (scripts['start'] ?? '').split(' ');
  return spawn(process.execPath, [...args, ...more], { env: { ...env, PORT: String(port ?? '') }, stdio: ['ignore', 'pipe', 'pipe'] });
}

async function says(words: RegExp): Promise<string> {
  for (let found = words.exec(said); ; found = words.exec(said)) {
    if (found) return found[1] ?? '';
    if (sandbox.exitCode !== null) throw new Error(`it ended:\n${said}`);
    await new Promise<void>((resolve) => (heard = resolve));
  }
}

beforeAll(async () => {
  sandbox = npmStart([], await freePort());
  for (const stream of [sandbox.stdout, sandbox.stderr])
    stream?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      heard();
    });
  sandbox.once('exit', () => heard());
  browser = await startBrowser();
  page = await pageFor(browser, await says(/ready at (\S+)/), undefined, desktop);
}, 240_000);
afterAll(async () => {
  await browser.close();
  if (sandbox.exitCode === null && sandbox.signalCode === null) {
    const ended = once(sandbox, 'exit');
    sandbox.kill('SIGTERM');
    await ended;
  }
  rmSync(data, { recursive: true, force: true });
}, 60_000);

const steps = stepsUnder('Ten minutes');

it('the README names, in order, everybody whom the guide’s walk names', () => {
  const people = steps.flat().flatMap((ask) => ('press' in ask ? (/^以(.+)身份办这一步$/.exec(ask.press)?.[1] ?? []) : []));
  const names = new Map(officersToTry().named.map(({ login, name }) => [login, name]));
  expect(people).toEqual(walk.flatMap(({ by }) => by.map((login) => names.get(login) ?? '林𬱖')));
});

it('whoever follows the README files in five minutes and sees the money arrive, without scripts', async () => {
  await page.goto('/');
  for (const [at, step] of steps.entries()) {
    for (const ask of step) await follow(page, ask);
    // By then the application is in.
    if (at === 4) expect(Date.now() - started).toBeLessThan(300_000);
  }
  expect(await main(page)).toContain('已到账');
}, 240_000);

it('whoever follows it on sees a roster verified and received by the tax office, without scripts', async () => {
  await page.goto('/');
  for (const ask of stepsUnder('Five minutes more: an employer').flat()) await follow(page, ask);
}, 120_000);

it('whoever follows it on to the plaque sees a home rated, without scripts', async () => {
  await page.goto('/');
  for (const ask of stepsUnder('Fifteen minutes: a workshop home, from self-assessment to the plaque').flat()) await follow(page, ask);
}, 240_000);

it('by then every officer’s desk has work, of cases made meanwhile, and the letters stand on the guide', async () => {
  await says(new RegExp(`living cases: (${howMany()}) of`));
  expect(said).not.toContain('is left as it is');
  await page.goto('/sandbox/guide');
  // Whoever investigates objections waits for the first; of those who rate homes, others than these wait for a lot, or for the walk.
  const waits = (login: string): boolean => login === 'wujin-diaocha' || /^(nanhuqu|jiaxing|zhejiang)-/.test(login);
  const rating = ['nanhuqu-chuangkou', 'nanhuqu-hecha2', 'jiaxing-shenpi', 'zhejiang-shenpi'];
  for (const { login, name } of officersToTry().named.filter((one) => !waits(one.login) || rating.includes(one.login))) {
    const row = await page.innerText(`tr:has(button[value="${login}"])`);
    expect([name, row.includes('没有待办')]).toEqual([name, false]);
  }
  expect(await page.innerText('section:has(#letters)')).toContain('短信');
  if (shots) await page.screenshot({ path: join(shots, 'guide.png'), fullPage: true });
}, 120_000);

it('beginning anew is refused while it runs', async () => {
  const second = npmStart(['--fresh']);
  let words = '';
  second.stdout?.on('data', (chunk: Buffer) => (words += chunk.toString()));
  const [status] = (await once(second, 'close')) as [number];
  expect(words).toContain('Zhuye runs already');
  expect(status).toBe(1);
}, 60_000);

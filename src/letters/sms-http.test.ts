import { type Fault } from '../../sandbox/faults';
import { lettersApp } from '../../sandbox/letters/app';
import { openBasket } from '../../sandbox/letters/caught';
import { nobody, running } from '../../sandbox/testing';
import { type Channel, type Outbound } from './port';
import { smsByHttp } from './sms-http';

const basket = openBasket();
let sandbox: Awaited<ReturnType<typeof running>>;
let sms: Channel;

beforeAll(async () => {
  sandbox = await running(lettersApp(basket));
  sms = smsByHttp({ url: sandbox.url, timeoutMs: 1_000 });
});
afterEach(() => sandbox.faults({}));
afterAll(() => sandbox.close());

const letter = (key: string, change: Partial<Outbound> = {}): Outbound => ({
  key,
  channel: 'sms',
  address: '13900000901',
  subject: '',
  text: '办件 440309-2026-000001 已受理。',
  ...change,
});

test('a message is sent once, however often its letter is', async () => {
  const given = letter('案/1/accepted/p/sms');
  expect(await sms(given)).toEqual({ kind: 'sent' });
  expect(await sms(given)).toEqual({ kind: 'sent' });
  expect(basket.all().filter((one) => one.key === given.key)).toMatchObject([{ channel: 'sms', to: given.address, text: given.text }]);
});

test.each<[string, Fault, boolean]>([
  ['is down', { status: 503 }, true],
  ['hangs', { hang: true }, true],
  ['has had too many', { status: 429 }, true],
  ['does not know our password', { status: 401 }, true],
  ['will not have this one', { status: 422 }, false],
])('a gateway that %s: not sent, and whether to try again is said', async (what, fault, again) => {
  await sandbox.faults({ messages: fault });
  expect(await sms(letter(what))).toMatchObject({ kind: 'failed', again });
  expect(basket.all().some((one) => one.key === what)).toBe(false);
});

test('a gateway that is not there is tried again later', async () => {
  expect(await smsByHttp({ url: await nobody(lettersApp(basket)) })(letter('away'))).toMatchObject({ kind: 'failed', again: true });
});

test('what is no telephone number is refused for good', async () => {
  expect(await sms(letter('odd', { address: '<script>' }))).toEqual({ kind: 'failed', why: 'HTTP 400', again: false });
});

test('the page of what was caught shows the newest first, and markup as text', async () => {
  await sms(letter('older', { text: '较早的一条' }));
  await sms(letter('newer', { text: '<img src=x onerror=alert(1)>' }));
  const page = await (await fetch(sandbox.url)).text();
  expect(page).toContain('&#60;img');
  expect(page).not.toContain('<img');
  expect(page.indexOf('&#60;img')).toBeLessThan(page.indexOf('较早的一条'));
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBook } from '../../sandbox/book';
import { receiversApp } from '../../sandbox/receivers/app';
import { type Received, type ReceivedBook } from '../../sandbox/receivers/received';
import { nobody, running } from '../../sandbox/testing';
import { receiverByHttp } from './http';
import { type Transmitted } from '../domain/case/transmitted';
import { type Receiving } from './port';

const dir = mkdtempSync(join(tmpdir(), 'zhuye-receivers-'));
const path = (receiver: string): string => join(dir, `${receiver}.jsonl`);
const books = { tax: openBook<Received>(path('tax')), national: openBook<Received>(path('national')) };
const app = () =>
  receiversApp(
    (receiver): ReceivedBook => books[receiver],
    () => '2026-11-24',
  );
let sandbox: Awaited<ReturnType<typeof running>>;
let tax: Receiving;
let sent = 0;

const faults = (given: object): Promise<Response> =>
  fetch(`${sandbox.url}/tax/_faults`, { method: 'PUT', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(given) });

beforeAll(async () => {
  sandbox = await running(app());
  tax = receiverByHttp({ url: `${sandbox.url}/tax`, timeoutMs: 1_000 });
});
afterEach(() => faults({}));
afterAll(() => {
  sandbox.close();
  rmSync(dir, { recursive: true });
});

const key = (): string => `case-${(sent += 1)}/to-tax`;
const body = (change: Partial<Transmitted> = {}): Transmitted => ({
  number: '440309-2026-000001',
  programme: 'a-matter',
  policy: '440300/a-matter/2026-01-01',
  sandbox: true,
  unit: { name: '示例公司', uscc: '91440300MA5DA1XG7B' },
  result: { value: 18, unit: 'person-months' },
  figures: { ratio: '1/60' },
  ...change,
});

it('a key is acknowledged once: sent again, the receipt is the same and the book has one line of it', async () => {
  const one = key();
  const first = await tax.send(one, body());
  expect(first).toEqual({ kind: 'acknowledged', receipt: expect.stringMatching(/^S20261124-/) as string, on: '2026-11-24' });
  expect(await Promise.all([tax.send(one, body()), tax.send(one, body({ unit: { name: '改名公司', uscc: '1' } }))])).toEqual([
    first,
    first,
  ]);
  expect(books.tax.find(one)).toMatchObject({ times: 3, unit: { name: '示例公司' } });
  // Also by one that starts anew from what is on the disk.
  expect(openBook<Received>(path('tax')).find(one)).toEqual(books.tax.find(one));
});

it('two keys have two receipts, and each authority its own book', async () => {
  const nation = receiverByHttp({ url: `${sandbox.url}/national` });
  const one = key();
  const answers = await Promise.all([tax.send(one, body()), tax.send(key(), body()), nation.send(one, body())]);
  expect(new Set(answers.map((answer) => answer.kind === 'acknowledged' && answer.receipt)).size).toBe(3);
});

it('a reply that is lost is unknown, and the same key brings the receipt of what was taken', async () => {
  const one = key();
  await faults({ tax: { loseReply: true } });
  expect(await tax.send(one, body())).toMatchObject({ kind: 'unknown' });
  await faults({});
  expect(await tax.send(one, body())).toMatchObject({ kind: 'acknowledged', receipt: books.tax.find(one)?.receipt });
});

it.each([
  ['is away', { status: 503 }, 'HTTP 503'],
  ['never answers', { hang: true }, 'TimeoutError'],
  ['answers something else', { wrong: true }, 'not the agreed form'],
])('one that %s is unknown', async (_how, fault, why) => {
  await faults({ tax: fault });
  expect(await tax.send(key(), body())).toEqual({ kind: 'unknown', why });
});

it('one that is not there is unknown; another result under a key is refused', async () => {
  expect(await receiverByHttp({ url: await nobody(app()) }).send(key(), body())).toMatchObject({ kind: 'unknown' });
  const one = key();
  await tax.send(one, body());
  expect(await tax.send(one, body({ result: { value: 19, unit: 'person-months' } }))).toEqual({
    kind: 'unknown',
    why: 'something else has this key',
  });
});

it('the other side’s view shows what came in, with its markup taken for words', async () => {
  await tax.send(key(), body({ unit: { name: '<b>示例</b>', uscc: '1' } }));
  const html = await (await fetch(`${sandbox.url}/tax`)).text();
  expect(html).toContain('&#60;b&#62;示例');
  expect(html).toContain('440309-2026-000001');
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closedAccount } from '../../sandbox/people';
import { nobody, running } from '../../sandbox/testing';
import { treasuryApp } from '../../sandbox/treasury/app';
import { type Book, openBook } from '../../sandbox/treasury/book';
import { type Fen } from '../domain/values';
import { httpTreasury } from './http';
import { type Order, type Treasury } from './port';

const dir = mkdtempSync(join(tmpdir(), 'zhuye-treasury-'));
let book: Book;
let sandbox: Awaited<ReturnType<typeof running>>;
let treasury: Treasury;
let orders = 0;

beforeAll(async () => {
  book = openBook(join(dir, 'payments.jsonl'));
  sandbox = await running(treasuryApp(book, () => '2026-11-24'));
  treasury = httpTreasury({ url: sandbox.url });
});
afterEach(() => sandbox.faults({}));
afterAll(() => {
  sandbox.close();
  rmSync(dir, { recursive: true });
});

const order = (change: Partial<Order> = {}): Order => ({
  key: `case-${(orders += 1)}/startup-fund/1`,
  fen: 2_000_000 as Fen,
  payee: { name: '林𬱖', bank: '示例银行', account: '6217000000000009010' },
  purpose: '启动资金扶持',
  ...change,
});
const bookedOf = ({ key }: Order) => book.all().filter((one) => one.key === key);

it('money is paid once, however often the same order is given', async () => {
  const given = order();
  const first = await treasury.pay(given);
  expect(first).toMatchObject({ kind: 'paid', on: '2026-11-24' });
  expect(await Promise.all([treasury.pay(given), treasury.pay(given)])).toEqual([first, first]);
  expect(bookedOf(given)).toMatchObject([{ fen: 2_000_000, result: 'paid' }]);
});

it('two payments have two references', async () => {
  const answers = await Promise.all([treasury.pay(order()), treasury.pay(order())]);
  const references = answers.map((one) => (one.kind === 'paid' ? one.reference : ''));
  expect(new Set(references).size).toBe(2);
});

it.each([
  ['amount', { fen: 3_000_000 as Fen }],
  ['account', { payee: { name: '林𬱖', bank: '示例银行', account: '6217000000000009028' } }],
  ['bank', { payee: { name: '林𬱖', bank: '另一银行', account: '6217000000000009010' } }],
])('the same key with another %s is refused, and nothing more is paid', async (_what, change) => {
  const given = order();
  await treasury.pay(given);
  expect(await treasury.pay({ ...given, ...change })).toEqual({ kind: 'unknown', why: 'another order has this key' });
  expect(bookedOf(given)).toMatchObject([{ fen: 2_000_000, payee: given.payee }]);
});

it('a closed account bounces, and says the same when asked again', async () => {
  const given = order({ payee: { name: '林𬱖', bank: '示例银行', account: closedAccount } });
  expect(await treasury.pay(given)).toEqual({ kind: 'bounced', on: '2026-11-24', reason: 'closed-account' });
  expect(await treasury.pay(given)).toEqual({ kind: 'bounced', on: '2026-11-24', reason: 'closed-account' });
});

it('money is sent back for the reason switched on', async () => {
  await sandbox.faults({ payments: { bounce: 'name-mismatch' } });
  expect(await treasury.pay(order())).toMatchObject({ kind: 'bounced', reason: 'name-mismatch' });
});

it('a late answer is pending until it comes; another order under its key is refused meanwhile', async () => {
  await sandbox.faults({ payments: { late: 2 } });
  const given = order();
  expect(await treasury.pay(given)).toEqual({ kind: 'pending' });
  expect(await treasury.pay({ ...given, fen: 1 as Fen })).toMatchObject({ kind: 'unknown' });
  expect(await treasury.pay(given)).toEqual({ kind: 'pending' });
  expect(bookedOf(given)).toEqual([]);
  expect(await treasury.pay(given)).toMatchObject({ kind: 'paid' });
});

it('a reply lost after paying is unknown, and the same key shows that it was paid, once', async () => {
  await sandbox.faults({ payments: { loseReply: true } });
  const given = order();
  expect(await treasury.pay(given)).toMatchObject({ kind: 'unknown' });
  expect(bookedOf(given)).toHaveLength(1);
  expect(await treasury.pay(given)).toMatchObject({ kind: 'paid', reference: bookedOf(given)[0]?.reference });
  expect(bookedOf(given)).toHaveLength(1);
});

it.each([
  ['is down', { status: 503 }, 'HTTP 503'],
  ['hangs', { hang: true }, 'TimeoutError'],
])('a treasury that %s leaves it unknown, with nothing paid, and pays when it is back', async (_what, fault, why) => {
  await sandbox.faults({ '*': fault });
  const given = order();
  expect(await httpTreasury({ url: sandbox.url, timeoutMs: 1_000 }).pay(given)).toEqual({ kind: 'unknown', why });
  expect(bookedOf(given)).toEqual([]);
  await sandbox.faults({});
  expect(await treasury.pay(given)).toMatchObject({ kind: 'paid' });
});

it('a treasury that is not there at all leaves it unknown', async () => {
  const url = await nobody(treasuryApp(book, () => '2026-11-24'));
  expect(await httpTreasury({ url }).pay(order())).toMatchObject({ kind: 'unknown' });
});

it.each([0, -1, 0.5, Number.MAX_VALUE])('an order of %d fen is not taken', async (fen) => {
  const given = order({ fen: fen as Fen });
  expect(await treasury.pay(given)).toEqual({ kind: 'unknown', why: 'HTTP 400' });
  expect(bookedOf(given)).toEqual([]);
});

it('a key in Chinese can be paid too', async () => {
  expect(await treasury.pay(order({ key: 'case-中/启动资金/1' }))).toMatchObject({ kind: 'paid' });
});

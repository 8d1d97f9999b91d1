import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Booked, openBook } from './book';

const dir = mkdtempSync(join(tmpdir(), 'zhuye-book-'));
afterAll(() => rmSync(dir, { recursive: true }));

const entry = (key: string): Booked => ({
  key,
  fen: 100,
  payee: { name: '钱𠅤', bank: '示例银行', account: '1' },
  purpose: '扶持',
  result: 'paid',
  on: '2026-11-24',
  reference: key,
});

test('what was booked is there when the book is opened again', () => {
  const path = join(dir, 'deep', 'again.jsonl');
  openBook(path).add(entry('a'));
  openBook(path).add(entry('b'));
  expect(openBook(path).all()).toEqual([entry('a'), entry('b')]);
});

test('a last line that was cut off, even within a character, is taken away and the next one stands whole', () => {
  const path = join(dir, 'cut.jsonl');
  openBook(path).add(entry('a'));
  appendFileSync(path, Buffer.from(JSON.stringify(entry('b'))).subarray(0, 42));
  const book = openBook(path);
  expect(book.all()).toEqual([entry('a')]);
  book.add(entry('c'));
  expect(openBook(path).all()).toEqual([entry('a'), entry('c')]);
  expect(readFileSync(path, 'utf8').split('\n')).toHaveLength(3);
});

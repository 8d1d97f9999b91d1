import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Caught, openBasket } from './caught';

const dir = mkdtempSync(join(tmpdir(), 'zhuye-caught-'));
afterAll(() => rmSync(dir, { recursive: true }));

const letter = (key: string): Caught => ({ key, channel: 'sms', to: '13900000901', text: '已受理。' });

test('letters are still there after a restart, each once, and a line cut off spoils no other', () => {
  const path = join(dir, 'deep', 'caught.jsonl');
  const basket = openBasket(path);
  basket.add(letter('a'));
  basket.add({ ...letter('a'), text: '再来一次' });
  appendFileSync(path, '\n{"key":"b","chan');
  openBasket(path).add(letter('c'));
  expect(openBasket(path).all()).toMatchObject([letter('a'), letter('c')]);
});

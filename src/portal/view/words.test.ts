import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadWords } from './words';

const folder = mkdtempSync(join(tmpdir(), 'zhuye-words-'));
const write = (language: string, words: unknown): void => {
  mkdirSync(join(folder, 'locales', language), { recursive: true });
  writeFileSync(join(folder, 'locales', language, 'by-trial.json'), JSON.stringify(words));
};
write('zh-CN', { title: '试用', sum: '共 {{count}} 件，{{ who }}', deep: { only: '仅中文' } });
write('en', { title: 'Trial', sum: '{{count}} in all, {{who}}' });
const words = loadWords([folder]);

test('a text is said in its language, whatever stands in its places, and in Chinese where English lacks it', () => {
  const [zh, en] = [words('zh-CN'), words('en')];
  expect([zh('byTrial.title'), en('byTrial.title'), en('byTrial.deep.only')]).toEqual(['试用', 'Trial', '仅中文']);
  expect(zh('byTrial.sum', { count: 0, who: '{{count}} $& <b>' })).toBe('共 0 件，{{count}} $& <b>');
  expect(en('byTrial.sum', { count: 1_000 })).toBe('1000 in all, ');
});

test('a key that is in neither language, and one that is a branch, is said itself', () => {
  expect(words('en')('byTrial.gone')).toBe('byTrial.gone');
  expect(words('en')('byTrial.deep')).toBe('byTrial.deep');
});

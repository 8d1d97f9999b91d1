import { type Instant } from '../../domain/values';
import { loadWords } from '../view/words';
import { phoneTimeWords, spanWords } from './phone-words';

const t = loadWords()('zh-CN');
const at = '2026-11-26T00:32:00.000Z' as Instant;

it.each([
  [undefined, '手机时间 2026-11-26 08:32（没有与服务器核对过）'],
  [0, '手机时间 2026-11-26 08:32'],
  [-119, '手机时间 2026-11-26 08:32'],
  [7_200, '手机时间 2026-11-26 08:32（手机时间比服务器慢 2 小时，换算为 2026-11-26 10:32）'],
  [-300, '手机时间 2026-11-26 08:32（手机时间比服务器快 5 分钟，换算为 2026-11-26 08:27）'],
])('a telephone whose clock the server’s is %s seconds ahead of', (ahead, words) => {
  expect(phoneTimeWords({ at, ...(ahead === undefined ? {} : { ahead }) }, t)).toBe(words);
});

it.each([
  [120, '2 分钟'],
  [3_600, '1 小时'],
  [3_660, '1 小时 1 分钟'],
  [90_060, '1 天 1 小时'],
  [86_460, '1 天'],
])('%s seconds in words', (seconds, words) => expect(spanWords(seconds, t)).toBe(words));

import { plainDate } from '../../domain/calendar/longhand';
import { isOpenOn, windowIn } from '../../domain/calendar/windows';
import { type Policy } from '../../domain/policy/policy';
import { type LocalDate } from '../../domain/values';
import { type Translate } from '../view/words';
import { todayInShanghai } from './places';

type Language = 'zh-CN' | 'en';

/** Why nothing is taken today: from when to when it is, in this year. */
export function windowShut({ window }: Pick<Policy, 'window'>, t: Translate, lang: Language, today: LocalDate = todayInShanghai()): string {
  if (!window) return '';
  const { from, to } = windowIn(window, today);
  return t('matter.windowShut', { from: plainDate(from, lang), to: plainDate(to, lang) });
}

/** When a matter is taken, if not always, and whether it is today. */
export function windowWords({ window }: Pick<Policy, 'window'>, t: Translate, lang: Language, today: LocalDate = todayInShanghai()) {
  if (!window) return undefined;
  const { from, to } = windowIn(window, today);
  return { open: isOpenOn(window, today), words: t('matter.window', { from: plainDate(from, lang), to: plainDate(to, lang) }) };
}

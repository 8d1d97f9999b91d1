import { plainDate } from '../../domain/calendar/longhand';
import { windowIn } from '../../domain/calendar/windows';
import { type Policy } from '../../domain/policy/policy';
import { type LocalDate } from '../../domain/values';
import { type Services } from '../services';
import { type Translate } from '../view/words';
import { callAbout, todayInShanghai } from './places';

type Language = 'zh-CN' | 'en';

/**
 * When a matter is taken, if not always: that it is now, or will be, or was, then with what becomes of whoever is late and how to ask for
 * reconsideration (申请复核), which is an ordinary letter or call to its office.
 */
export function windowWords(
  services: Pick<Services, 'policies'>,
  policy: Policy,
  t: Translate,
  lang: Language,
  today: LocalDate = todayInShanghai(),
): { open: boolean; words: string } | undefined {
  const { window } = policy;
  if (!window) return undefined;
  const { from, to } = windowIn(window, today);
  const dates = { from: plainDate(from, lang), to: plainDate(to, lang), late: lateWords(window.late?.[lang], lang) };
  if (from <= today && today <= to) return { open: true, words: t('matter.windowOpen', dates) };
  if (today < from) return { open: false, words: t('matter.windowBefore', dates) };
  const telephone = callAbout(services, policy)?.telephone;
  return { open: false, words: t('matter.windowAfter', dates) + (telephone ? t('matter.windowCall', { telephone }) : '') };
}

/** Why nothing is taken today. */
export const windowShut = (services: Pick<Services, 'policies'>, policy: Policy, t: Translate, lang: Language): string =>
  t('matter.windowShut', { why: windowWords(services, policy, t, lang)?.words ?? '' });

/** A sentence before others: languages with spaces have one after it. */
const lateWords = (late: string | undefined, lang: Language): string => (late === undefined ? '' : lang === 'en' ? `${late} ` : late);

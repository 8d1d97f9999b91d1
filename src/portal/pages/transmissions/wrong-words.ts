import { cellWords } from '../../forms/table-words';
import { type Translate } from '../../view/words';
import { type WrongLine } from './returned';

const ours: readonly string[] = ['receipt', 'not-waiting'];

/** Why a line of a file that came back was not entered. */
export function wrongWords(t: Translate, { code, refused }: Pick<WrongLine, 'code' | 'refused'>): string {
  if (refused) return t(`refusal.${code}`, { detail: '', holder: t('transmission.somebody') });
  return ours.includes(code) ? t(`transmission.wrong.${code}`) : cellWords(t, code);
}

import { type Unit } from '../ground/explained';
import { figure } from '../ground/figure';
import { formatYuan } from '../money';
import { type Fen } from '../values';

/** A text of the locales by its key, filled with what it names. */
export type Words = (key: string, params?: Readonly<Record<string, unknown>>) => string;

/** A file's name as the first part of its keys: `sign-in.json` has `signIn.title`. */
export const camel = (name: string): string => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/**
 * Words as a programme says them: its own, of `locales/<language>/<programme>.json`, where it has them, or else everybody's. Whatever
 * speaks of a case or a draft speaks so: in the programme `rent`, `form.firm.name.label` is first looked for as `rent.form.firm.name.label`.
 */
export const wordsOf =
  (t: Words, programme: string): Words =>
  (key, params) => {
    const own = `${camel(programme)}.${key}`;
    const said = t(own, params);
    return said === own ? t(key, params) : said;
  };

/** A number with what it counts: `20,000.00 元`, `1 个名额`. */
export const sayNumber = (t: Words, value: number, unit: Unit): string =>
  unit === 'fen' ? t('format.yuan', { amount: formatYuan(value as Fen) }) : t(`format.unit.${unit}`, { count: figure(value, unit) });

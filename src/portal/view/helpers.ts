import { type HelperOptions } from 'handlebars';
import { type Language } from '../../store/people';
import { paths } from '../paths';
import { formatYuan } from '../../domain/money';
import { sayNumber } from '../../domain/programmes/words';
import { type Fen } from '../../domain/values';
import { longDate, shortDate, shortTime } from './formats';
import { type Translate } from './words';

interface Root {
  t: Translate;
  lang: Language;
  csrf: () => string;
  unsent?: Record<string, string[]>;
}

/** Every helper's last argument is Handlebars' own; `hash` holds what was named. */
const rootOf = (options: HelperOptions): Root => (options.data as { root: Root }).root;
const given = (args: unknown[]): unknown[] => args.slice(0, -1);

/** What templates may do: say words, write numbers and dates, build addresses, compare. No rules. */
export const helpers = {
  /** `{{t "key" name=value}}` */
  t: (key: string, options: HelperOptions) => rootOf(options).t(key, options.hash as Record<string, unknown>),
  /** `{{say localised}}`: a value with both languages, as policies have it. */
  say: (value: Partial<Record<Language, string>> | undefined, options: HelperOptions) =>
    value?.[rootOf(options).lang] ?? value?.['zh-CN'] ?? '',
  /** `{{yuan fen}}` → `1,234.50` */
  yuan: (fen: Fen) => formatYuan(fen),
  /** `{{money fen}}` → `1,234.50 元` */
  money: (fen: number, options: HelperOptions) => sayNumber(rootOf(options).t, fen, 'fen'),
  longDate: (value: string | undefined, options: HelperOptions) => (value === undefined ? '' : longDate(value, rootOf(options).lang)),
  shortDate: (value: string | undefined) => (value === undefined ? '' : shortDate(value)),
  shortTime: (value: string | undefined) => (value === undefined ? '' : shortTime(value)),
  /** `{{tel telephone}}`: an address to call, which may hold no space. */
  tel: (telephone: string | undefined) => `tel:${(telephone ?? '').replace(/\s/g, '')}`,
  /** `{{path "case" id}}`: an address of `paths.ts`; throws for one that is not there. */
  path: (name: string, ...args: unknown[]) => {
    const entry = (paths as Record<string, unknown>)[name];
    if (typeof entry === 'string') return entry;
    if (typeof entry === 'function') return (entry as (...parts: unknown[]) => string)(...given(args));
    throw new Error(`a template asks for a path that paths.ts does not have: ${name}`);
  },
  /** The token against forged forms, made now. */
  csrf: (options: HelperOptions) => rootOf(options).csrf(),
  /** `{{asLeft name value}}`: what stood in this field when the form was left, or else the value. */
  asLeft: (name: string, value: unknown, options: HelperOptions) => rootOf(options).unsent?.[name]?.[0] ?? value,
  /** The same of a field that may stand several times, or not at all. */
  asLeftAll: (name: string, value: unknown, options: HelperOptions) => {
    const { unsent } = rootOf(options);
    return unsent ? (unsent[name] ?? []) : value;
  },
  eq: (a: unknown, b: unknown) => a === b,
  not: (a: unknown) => !a,
  or: (...args: unknown[]) => given(args).find(Boolean),
  and: (...args: unknown[]) => given(args).every(Boolean),
  /** `{{concat "a" b}}`; what is undefined is left out. */
  concat: (...args: unknown[]) =>
    given(args)
      .filter((part) => part !== undefined && part !== null)
      .join(''),
  /** Whether a list holds a value, or a value is it: for checked and selected. */
  holds: (list: unknown, value: unknown) => (Array.isArray(list) ? list.includes(value) : list !== undefined && list === value),
};

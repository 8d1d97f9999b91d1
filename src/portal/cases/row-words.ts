import { monthsInWords } from '../../domain/calendar/month-ranges';
import { type Mask } from '../../domain/form/field';
import { maskIdentity, maskName } from '../../domain/masking';
import { type Roster, type RowCounts } from '../../domain/programmes/roster';
import { reasonsForFiler } from '../../domain/programmes/tally';
import { sayNumber } from '../../domain/programmes/words';
import { type Column } from '../../domain/table/column';
import { wordOf } from '../../domain/table/typed';
import { type Language } from '../../store/people';
import { type Translate } from '../view/words';
import { type RosterRow } from './roster-rows';
import { type RowProgress } from './row-progress';

interface Reader {
  t: Translate;
  lang: Language;
}

/** A row as pages say it: who, what was filed, in which months, what the registries do not show. */
export interface RowWords {
  at: number;
  /** As people count: from 1. */
  number: number;
  name: string;
  /** What the row is known by, masked. */
  key: string;
  filed: { key: string; value: string }[];
  /** Months as filed, and those that the registries bear out; without any, `none`. */
  claimed: string;
  shown: string;
  reasons: string[];
  stands: string;
  kind: string;
}

const kinds: Partial<Record<keyof RowCounts, string>> = { accepted: 'good', scan: 'warn', disputed: 'warn', refused: 'wrong' };
/** Said above every row by itself, or nobody's to read over a shoulder. */
const apart: readonly Mask[] = ['name', 'identity', 'certificate'];

/** @param whole whether the reader speaks for whoever filed it: then names stand as they were filed */
export function rowWords(roster: Roster, row: RosterRow, { t, lang }: Reader, whole: boolean): RowWords {
  const { table } = roster;
  const name = String(row.values[table.columns.find((one) => one.mask === 'name')?.name ?? ''] ?? '');
  const months = (count: unknown): string => monthsInWords(roster.months(count), lang) || t('rows.noMonths');
  return {
    at: row.at,
    number: row.at + 1,
    name: whole ? name : maskName(name),
    key: maskIdentity(String(row.values[table.key] ?? '')),
    filed: table.columns
      .filter(({ mask, name: column }) => !(mask && apart.includes(mask)) && column !== table.key)
      .flatMap((column) => {
        const value = row.values[column.name];
        return value === undefined ? [] : [{ key: column.spellings[0] ?? column.name, value: cell(column, value, t) }];
      }),
    claimed: months(row.judged.whole),
    shown: months(row.judged.proven),
    reasons: (whole ? reasonsForFiler(row.judged) : row.judged.reasons).map(({ code, slots }) => {
      const words = t(`row.reason.${code}`);
      return slots && slots.length > 0 ? t('rows.reasonOf', { words, months: monthsInWords(slots, lang) }) : words;
    }),
    stands: t(`rows.stands.${row.stands}`),
    kind: kinds[row.stands] ?? '',
  };
}

const cell = (column: Column, value: unknown, t: Translate): string =>
  column.means === 'yuan' ? sayNumber(t, Number(value), 'fen') : wordOf(column, value);

/** How many rows there are of each kind that there are any of, in words. */
export const countWords = (counts: RowCounts, t: Translate): { label: string; count: number; kind: string }[] =>
  (['scan', 'disputed', 'unverified', 'accepted', 'refused'] as const)
    .filter((one) => counts[one] > 0 || one === 'accepted')
    .map((one) => ({ label: t(`rows.stands.${one}`), count: counts[one], kind: kinds[one] ?? '' }));

/** How far a roster is looked at, in words, for its bar. */
export const progressWords = (progress: RowProgress, t: Translate) => ({
  ...progress,
  title: t(progress.first ? 'rows.checking' : 'rows.again'),
  words: t(progress.first ? 'rows.progress' : 'rows.reckoning', { done: progress.done, of: progress.of }),
});

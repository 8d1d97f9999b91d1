import { line } from '../text/normal';
import { parseYuan } from '../money';
import { parseLine } from '../identifiers/words';
import { type MonthRow } from './month';

/** A row as it was typed; `insured` is `yes`, `no` or nothing. */
export interface TypedRow {
  days: string;
  wage: string;
  insured: string;
  remarks: string;
  /** Why the days differ from the day book. */
  why?: string;
}

export type RowFaults = Partial<Record<keyof TypedRow, string>>;

/** What the words of a row come to; what cannot be understood is left out and named by the code of a fault (`form.errors`). Nothing typed is nothing said. */
export function rowFrom(stay: string, typed: TypedRow): { row: MonthRow; faults: RowFaults } {
  const [days, wage, remarks] = [daysOf(typed.days), wageOf(typed.wage), remarksOf(typed.remarks)];
  return {
    row: {
      stay,
      ...('value' in days ? { days: days.value } : {}),
      ...('fen' in wage ? { wage: wage.fen } : {}),
      ...(typed.insured === 'yes' || typed.insured === 'no' ? { insured: typed.insured === 'yes' } : {}),
      ...('value' in remarks ? { remarks: remarks.value } : {}),
    },
    faults: {
      ...('error' in days ? { days: days.error } : {}),
      ...('error' in wage ? { wage: wage.error } : {}),
      ...('error' in remarks ? { remarks: remarks.error } : {}),
    },
  };
}

/** Whole days; how many there are in the month is told as a danger, since who is right is not known here. */
function daysOf(text: string): { value: number } | { error: string } | object {
  const digits = line(text).normalize('NFKC').replace(/天$/u, '');
  if (digits === '') return {};
  return /^\d{1,2}$/.test(digits) && Number(digits) <= 31 ? { value: Number(digits) } : { error: 'days-of-month' };
}

const wageOf = (text: string): ReturnType<typeof parseYuan> | object => (line(text) === '' ? {} : parseYuan(text));
const remarksOf = (text: string): ReturnType<typeof parseLine> | object => (line(text) === '' ? {} : parseLine(text, 100));

/**
 * The same beside the day book: days that are the book's are taken over and follow it; others are kept with the reason.
 * @param booked on how many days they signed in; undefined of a month without a day book
 * @param shown how many the form said that it was: the book may have gone on since
 */
export function besideBook(
  { row, faults }: { row: MonthRow; faults: RowFaults },
  typed: TypedRow,
  booked: number | undefined,
  shown: number | undefined = booked,
): { row: MonthRow; faults: RowFaults } {
  if (booked === undefined || faults.days !== undefined) return { row, faults };
  if (row.days === undefined || row.days === booked || row.days === shown) return { row: { ...row, days: booked, booked: true }, faults };
  const why = parseLine(typed.why ?? '', 200);
  if ('error' in why) return { row, faults: { ...faults, why: why.error === 'empty' ? 'day-book' : why.error } };
  return { row: { ...row, why: why.value }, faults };
}

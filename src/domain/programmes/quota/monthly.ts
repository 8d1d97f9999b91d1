import { type Parsed } from '../../form/field';
import { parseMonth } from '../../identifiers/month';
import { formatYuan, parseYuan } from '../../money';
import { type MonthPaid } from '../../places/year';
import { monthsLater } from '../../places/stay';
import { type Column } from '../../table/column';
import { plain } from '../../text/normal';
import { type Month } from '../../values';

/** Months and what was paid in each; those in a row with one wage stand together: `2025-01至2025-06 2,490.00；2025-08 2,500.00`. */
export const monthly: Column = {
  name: 'months',
  spellings: ['逐月工资', '各月工资'],
  parse: parseMonthly,
  optional: true,
  writes: (value) => writeMonthly(value as readonly MonthPaid[]),
};

function parseMonthly(text: string): Parsed {
  const spans = plain(text)
    .split(/[；;\n]+/)
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .map(spanIn);
  const months = spans.flatMap((one) => one ?? []);
  const inOrder = months.every(({ month }, at) => at === 0 || (months[at - 1] as MonthPaid).month < month);
  return spans.includes(undefined) || months.length > 12 || !inOrder ? { error: 'monthly-wages' } : { value: months };
}

function spanIn(text: string): MonthPaid[] | undefined {
  const [, first = '', last = first, paid = ''] = /^([^\s至]+)(?:至([^\s]+))?\s+(.+)$/u.exec(text) ?? [];
  const [from, to, wage] = [parseMonth(first), parseMonth(last), parseYuan(paid)];
  if ('error' in from || 'error' in to || 'error' in wage || to.value < from.value) return undefined;
  const months: MonthPaid[] = [];
  for (let month = from.value as Month; month <= to.value && months.length <= 12; month = monthsLater(month, 1))
    months.push({ month, wage: wage.fen });
  return months;
}

/** The same as words. */
export function writeMonthly(months: readonly MonthPaid[]): string {
  const spans: { from: Month; to: Month; wage: MonthPaid['wage'] }[] = [];
  for (const { month, wage } of months) {
    const last = spans.at(-1);
    if (last && last.wage === wage && monthsLater(last.to, 1) === month) last.to = month;
    else spans.push({ from: month, to: month, wage });
  }
  return spans.map(({ from, to, wage }) => `${from}${to === from ? '' : `至${to}`} ${formatYuan(wage)}`).join('；');
}

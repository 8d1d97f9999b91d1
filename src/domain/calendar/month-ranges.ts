/** From one month to another, both included. */
export interface MonthRange {
  first: string;
  last: string;
}

const next = (month: string): string => {
  const [year, of] = month.split('-').map(Number) as [number, number];
  return of === 12 ? `${year + 1}-01` : `${year}-${String(of + 1).padStart(2, '0')}`;
};

/** Months (`2025-03`) as few ranges, in order. */
export function monthRanges(months: readonly string[]): MonthRange[] {
  const ranges: MonthRange[] = [];
  for (const month of [...new Set(months)].sort()) {
    const latest = ranges.at(-1);
    if (latest && next(latest.last) === month) latest.last = month;
    else ranges.push({ first: month, last: month });
  }
  return ranges;
}

const names = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** `2025年1–3月、7月`, `Jan–Mar, Jul 2025`; the year stands once, since nearly always there is one. */
export function monthsInWords(months: readonly string[], language: 'zh-CN' | 'en'): string {
  const years = [...new Set(months.map((one) => one.slice(0, 4)))].sort();
  const each = years.map((year) => {
    const ranges = monthRanges(months.filter((one) => one.startsWith(year)));
    const of = (month: string): number => Number(month.slice(5));
    if (language === 'en') {
      const name = (month: string): string => names[of(month) - 1] ?? '';
      return `${ranges.map(({ first, last }) => (first === last ? name(first) : `${name(first)}–${name(last)}`)).join(', ')} ${year}`;
    }
    return `${year}年${ranges.map(({ first, last }) => (first === last ? `${of(first)}月` : `${of(first)}–${of(last)}月`)).join('、')}`;
  });
  return each.join(language === 'en' ? '; ' : '、');
}

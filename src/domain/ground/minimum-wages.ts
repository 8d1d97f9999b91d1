import { type AreaCode, type Fen, type LocalDate, type Month } from '../values';
import { liesIn, narrowerFirst } from './area';
import { firmGrades, type Grade } from './grade';

/** One monthly minimum wage (月最低工资标准) of a place, from a month on. */
export interface MinimumWage {
  area: AreaCode;
  since: Month;
  /** The last month it is known for; none: until another one follows. */
  until?: Month;
  fen: Fen;
  /** The source names the year alone: in which of its months it began is not known, and whatever rests on it is provisional. */
  yearOnly: boolean;
  source: { grade: Grade; title: string; publisher?: string; date?: LocalDate };
}

/** A figure that somebody published for all, as a computation takes it. */
export interface Published {
  fen: Fen;
  /** Rests on evidence of grade C, K or PD. */
  provisional: boolean;
  /** The document it stands in. */
  title: string;
}

/** The wages of the narrowest place around an area that has any, oldest first. */
export function minimumWagesFor(wages: readonly MinimumWage[], area: AreaCode): MinimumWage[] {
  const around = wages.filter((one) => liesIn(area, one.area)).sort((one, other) => narrowerFirst(one.area, other.area));
  return around.filter((one) => one.area === around[0]?.area).sort((one, other) => one.since.localeCompare(other.since));
}

/** The wage in force in a month, of one place's wages; undefined where none was retrieved for it. */
export const minimumWageIn = (table: readonly MinimumWage[], month: Month): MinimumWage | undefined =>
  table
    .filter(({ since }) => since <= month)
    .sort((one, other) => other.since.localeCompare(one.since))
    .slice(0, 1)
    .find(({ until }) => until === undefined || month <= until);

export const published = ({ fen, yearOnly, source: { grade, title } }: MinimumWage): Published => ({
  fen,
  provisional: yearOnly || !firmGrades.includes(grade),
  title,
});

/**
 * The one figure of a year that rewards are reckoned by: December's (PD: which one counts where it changed within the year is not published,
 * and then it is provisional). @param months the year's twelve
 */
export function minimumWageOf(table: readonly MinimumWage[], months: readonly Month[]): Published | undefined {
  const wages = months.map((month) => minimumWageIn(table, month));
  const last = wages.at(-1);
  return last && { ...published(last), provisional: published(last).provisional || wages.some((one) => one?.fen !== last.fen) };
}

import { monthsOf } from '../src/domain/calendar/months';
import { type EmploymentMonth, type EmploymentRecord } from '../src/domain/records/employments';
import { type Fen, type Month } from '../src/domain/values';

/** The year of whose employment the sandbox knows. */
export const employmentYear = 2025;

/** Some months with one employer, as that one declared them. */
export interface Spell {
  employer: string;
  /** The years it is within; the one above, unless said. */
  years?: readonly number[];
  /** First and last of them; the whole year, unless said. */
  from?: Month;
  to?: Month;
  /** 个人工资发放 of a month, in yuan. */
  wage: number;
  /** Months in which another wage was paid. */
  otherwise?: Readonly<Record<string, number>>;
  /** Months in which insurance was not paid in full. */
  uninsured?: readonly string[];
}

/** What the registry of employment has of somebody. @param lastMonth of somebody who died */
export const employmentOf = (identity: string, spells: readonly Spell[], lastMonth?: Month): EmploymentRecord => ({
  identity,
  ...(lastMonth ? { lastMonth } : {}),
  months: spells.flatMap(monthsOfSpell),
});

function monthsOfSpell({ employer, years = [employmentYear], from, to, wage, otherwise = {}, uninsured = [] }: Spell): EmploymentMonth[] {
  const months = years.flatMap(monthsOf).filter((one) => (!from || from <= one) && (!to || one <= to));
  return months.map((month) => ({
    month,
    employer,
    wage: Math.round((otherwise[month] ?? wage) * 100) as Fen,
    insured: !uninsured.includes(month),
  }));
}

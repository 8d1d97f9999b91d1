import { type Fen, type Month, type PartyId } from '../values';
import { type MonthRow } from './month';
import { contractIn, operatorOf, type Running } from './passed';
import { isIn, lastDay, type Stay } from './stay';

/** Why a month of somebody is in nothing that is filed by the months; words under `places.leftOut.<why>`. */
export const leftOutWhys = ['no-row', 'no-days', 'no-wage', 'no-contract'] as const;
export type LeftOut = (typeof leftOutWhys)[number];

/** A month that was confirmed, as it stands. */
export interface StandingMonth {
  month: Month;
  rows: readonly MonthRow[];
}

/** A month and what was paid for it, as it was confirmed. */
export interface MonthPaid {
  month: Month;
  wage: Fen;
}

/** Somebody of a place in a year: their months in order, and those that are left out. */
export interface YearOfPerson {
  /** Their last stay that has a month here. */
  stay: Stay;
  months: MonthPaid[];
  leftOut: { month: Month; why: LeftOut }[];
}

/**
 * Who was in a place in which months, of the months that are confirmed and were this operator's: there on a day, paid something, under contract with that operator. A month is
 * whoever's ran the place on the resident's last day in it, so that the month in which it passed is one operator's only (PD: no rule was found).
 * @param stays all who were there on a day of these months, in the order in which they came
 */
export function yearOf(months: readonly StandingMonth[], stays: readonly Stay[], running: Running, operator: PartyId): YearOfPerson[] {
  const people = new Map<string, YearOfPerson>();
  for (const { month, rows } of months) {
    const entered = new Map(rows.map((row) => [row.stay, row]));
    for (const stay of stays) {
      if (!isIn(stay, month) || operatorOf(stay, month, running) !== operator) continue;
      const one = people.get(stay.person) ?? { stay, months: [], leftOut: [] };
      const row = entered.get(stay.id);
      const why = leftOutOf(row, stay, month, operator);
      if (why === undefined) add(one.months, { month, wage: row?.wage as Fen });
      else one.leftOut.push({ month, why });
      people.set(stay.person, { ...one, stay });
    }
  }
  return [...people.values()].map(({ leftOut, ...one }) => ({
    ...one,
    leftOut: leftOut.filter(({ month }) => !one.months.some((of) => of.month === month)),
  }));
}

/** Who left and came back within a month has it once, with all that was paid. */
function add(months: MonthPaid[], paid: MonthPaid): void {
  const last = months.at(-1);
  if (last?.month === paid.month) last.wage = (last.wage + paid.wage) as Fen;
  else months.push(paid);
}

function leftOutOf(row: MonthRow | undefined, stay: Stay, month: Month, operator: PartyId): LeftOut | undefined {
  if (!row) return 'no-row';
  if (!row.days) return 'no-days';
  if (!row.wage) return 'no-wage';
  const contract = contractIn(stay, month);
  return contract?.employer === operator && contract.from <= lastDay(month) ? undefined : 'no-contract';
}

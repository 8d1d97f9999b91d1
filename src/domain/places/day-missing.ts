import { type LocalDate } from '../values';
import { came, type ClockTime, counted, type DayEntry, presenceOf, type StandingEntry, stoodOn } from './day';

/** One dose of a plan on a day. */
export interface Dose {
  /** By `doseOf`. */
  due: string;
  stay: string;
  what: string;
  time: ClockTime;
  taken: boolean;
}

export const doseOf = (plan: string, time: ClockTime): string => `${plan}@${time}`;

/** What is to be taken on a day by those who came, in order of time. */
export function dosesOn(entries: readonly DayEntry[], standing: readonly StandingEntry[], day: LocalDate): Dose[] {
  const taken = new Set(counted(entries).flatMap((one) => (one.kind === 'medicine' && one.due !== undefined ? [one.due] : [])));
  return standing
    .filter((one) => one.kind === 'plan')
    .filter((plan) => stoodOn(plan, day) && came(entries, plan.stay))
    .flatMap(({ key, stay, what, times }) =>
      times.map((time) => ({ due: doseOf(key, time), stay, what, time, taken: taken.has(doseOf(key, time)) })),
    )
    .sort((one, other) => one.time.localeCompare(other.time) || one.due.localeCompare(other.due));
}

/** What a day lacks; words under `dayBook.missing.<code>`. */
export type Missing =
  { code: 'never-out'; stay: string } | { code: 'medicine'; stay: string; what: string; time: ClockTime } | { code: 'no-duty' };

/**
 * What is missing at the end of a day: who came and never went, medicine that was due and is not entered, nobody on duty. A day on which nobody
 * came lacks nothing.
 * @param upTo while the day goes on, the time by now: then only medicine whose time has come is missed
 */
export function missingOn(entries: readonly DayEntry[], standing: readonly StandingEntry[], day: LocalDate, upTo?: ClockTime): Missing[] {
  const stays = [...new Set(counted(entries).flatMap((one) => (one.kind === 'in' ? [one.stay] : [])))];
  if (stays.length === 0) return [];
  const medicine = dosesOn(entries, standing, day)
    .filter(({ taken, time }) => !taken && (upTo === undefined || time <= upTo))
    .map(({ stay, what, time }) => ({ code: 'medicine' as const, stay, what, time }));
  if (upTo !== undefined) return medicine;
  return [
    ...stays.filter((stay) => presenceOf(entries, stay).state === 'here').map((stay) => ({ code: 'never-out' as const, stay })),
    ...medicine,
    ...(counted(entries).some(({ kind }) => kind === 'duty') ? [] : [{ code: 'no-duty' as const }]),
  ];
}

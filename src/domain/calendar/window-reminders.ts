import { type LocalDate } from '../values';
import { windowIn, type Window } from './windows';

/** So many days before a window closes whoever filed last year, and not yet this, is reminded. */
export const reminderDays = [60, 30, 7, 1] as const;

/**
 * Which reminder is due on a day, by its days before the last one: the latest whose day has come, so that a day on which nothing ran is made up
 * for. Undefined before the first, before the window opens and once it has closed.
 */
export function reminderOn(window: Window, on: LocalDate): (typeof reminderDays)[number] | undefined {
  const { from, to } = windowIn(window, on);
  if (on < from || on > to) return undefined;
  const left = (Date.parse(to) - Date.parse(on)) / 86_400_000;
  return reminderDays.findLast((days) => left <= days);
}

import { type DayLook } from '../../cases/place-days';
import { faultWords, namedFault } from '../../forms/fields';
import { dayErrors, type DayTyping } from './day-form';
import { type Naming } from './day-words';

/** What was wrong with what was pressed; without any of these the page stands as the day is. */
export interface ShownDay {
  typing?: DayTyping;
  time?: { stay: string; typed: string; error: string };
  dose?: { hand: string; time: string; errors: Record<string, string> };
  strike?: { of: string; error: string };
}

/** Each beside what it is about. */
export function errorsOf({ stays, entries }: DayLook, given: ShownDay, { t }: Naming): Record<string, string> {
  const { time, dose, strike } = given;
  const who = stays.find(({ id }) => id === time?.stay)?.name ?? t('dayBook.everybody');
  const where = stays.findIndex(({ id }) => id === time?.stay);
  return {
    ...dayErrors(given.typing, t),
    ...(time ? { [where < 0 ? `${time.stay}-time` : `time-${where}`]: namedFault(t, who, faultWords(t, time.error)) } : {}),
    ...Object.fromEntries(
      Object.entries(dose?.errors ?? {}).map(([name, code]) => [
        `dose-${name}`,
        namedFault(t, t(`dayBook.fields.${name}`), faultWords(t, code)),
      ]),
    ),
    ...(strike
      ? { [`why-${entries.findIndex(({ key }) => key === strike.of)}`]: namedFault(t, t('dayBook.why'), faultWords(t, strike.error)) }
      : {}),
  };
}

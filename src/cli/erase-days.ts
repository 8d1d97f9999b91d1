import { type peopleOf } from '../store/people';
import { type Store } from '../store/store';
import { eraseByDay } from './erase-by-day';

/** For how long day books (日志) of places are kept; a project default, since no published term was found. */
export const dayBookYears = 3;

export const eraseDaysUsage = `npm run people -- erase-days DATE --by OFFICER --why REASON [--yes]
                                        erases the day books of places before this day, ${dayBookYears} years back at the least; says first how many`;

/** 清除过期的日志. @returns the exit status: 0 only when it was done */
export const eraseDaysCommand = (
  args: string[],
  store: Pick<Store, 'placeDays' | 'texts' | 'accessLog'>,
  people: Pick<ReturnType<typeof peopleOf>, 'byLogin'>,
  say: (line: string) => void,
): Promise<number> =>
  eraseByDay(
    {
      usage: eraseDaysUsage,
      years: dayBookYears,
      called: 'day books',
      count: async (day) => `${await store.placeDays.countBefore(day)} days`,
      erase: (day) => store.placeDays.eraseBefore(day),
    },
    args,
    store,
    people,
    say,
  );

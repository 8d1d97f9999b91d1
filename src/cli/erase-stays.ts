import { monthOf } from '../domain/calendar/months';
import { type LocalDate } from '../domain/values';
import { retentionYears } from '../ledger-tools/erase';
import { type peopleOf } from '../store/people';
import { type Store } from '../store/store';
import { eraseByDay } from './erase-by-day';
import { forgetWritten } from './forget-written';

export const eraseStaysUsage = `npm run people -- erase-stays DATE --by OFFICER --why REASON [--yes]
                                        erases what places say of people who left before the month of this day: themselves, their guardians, the
                                        rosters and day books of before, and who managed a place that closed before. ${retentionYears} years back at the least:
                                        a month is evidence of what was paid by it, and is kept as long as the case is`;

type Erased = Pick<Store, 'stays' | 'personNumbers' | 'placeMonths' | 'pieceWages' | 'placeDays' | 'places' | 'letters' | 'notices'>;

/** 清除早已离开的人的记录. @returns the exit status: 0 only when it was done */
export const eraseStaysCommand = (
  args: string[],
  store: Erased & Pick<Store, 'texts' | 'accessLog'>,
  people: Pick<ReturnType<typeof peopleOf>, 'byLogin'>,
  say: (line: string) => void,
): Promise<number> =>
  eraseByDay(
    {
      usage: eraseStaysUsage,
      years: retentionYears,
      called: 'stays and rosters',
      count: async (day) => {
        const [stays, months] = await Promise.all([store.stays.countLeftBefore(firstOf(day)), store.placeMonths.countBefore(monthOf(day))]);
        return `${stays} people and ${months} months`;
      },
      erase: (day) => erase(store, day),
    },
    args,
    store,
    people,
    say,
  );

/** Whole months: a roster holds everybody of its month. */
const firstOf = (day: LocalDate): LocalDate => `${monthOf(day)}-01` as LocalDate;

/** Rosters before the people whom they count: killed on the way, a name stands without its months, and never a month without its name. Their numbers last. */
async function erase(store: Erased, day: LocalDate): Promise<void> {
  const { placeMonths, pieceWages, placeDays, places } = store;
  await placeDays.eraseBefore(firstOf(day));
  const left = await store.stays.leftBefore(firstOf(day));
  for (const place of new Set(left.map((one) => one.place))) {
    const stays = left.filter((one) => one.place === place).map(({ stay }) => stay);
    await placeDays.forgetStanding(place, new Set(stays));
  }
  await pieceWages.eraseBefore(monthOf(day));
  await placeMonths.eraseBefore(monthOf(day));
  for (const one of left) await forgetWritten(store, one);
  await store.stays.eraseLeftBefore(firstOf(day));
  await places.forgetPeopleClosedBefore(firstOf(day));
  await store.personNumbers.forgetUnneeded();
}

import { monthOf } from '../../domain/calendar/months';
import { type Letter, lettersFrom, mayFetch, type Presence, presenceOf } from '../../domain/places/day';
import { type Reader } from '../../domain/places/eyes';
import { type MonthRow } from '../../domain/places/month';
import { type Found } from '../../domain/places/standing';
import { isIn, monthsLater } from '../../domain/places/stay';
import { type LocalDate, type Month, type PartyId, shifted } from '../../domain/values';
import { type Manager, type Registered } from '../../store/places';
import { type OwnStay } from '../../store/stays';
import { type Viewer } from '../locals';
import { type Services } from '../services';
import { type Lost, lostStanding, standingToday } from './place-standing';
import { todayInShanghai } from './places';

/** A stay that has ended is shown for so many days more. */
const shownAfter = 365;

/** Who reads, if it is proven who they are. */
export async function readerOf({ people }: Pick<Services, 'people'>, { actor, name }: Viewer): Promise<Reader | undefined> {
  const identity = await people.identityOf(actor.id);
  return identity === undefined ? undefined : { identity, name };
}

/** Stays of the reader's own and of whoever's guardian they are, in the order in which they began. */
export const ownStays = ({ store }: Pick<Services, 'store'>, reader: Reader): Promise<OwnStay[]> =>
  store.stays.about(reader, shifted(todayInShanghai(), -shownAfter));

/** What is said of a stay to whoever it is about: of nobody else there, and of no medicine or incident. */
export interface OwnStayLook extends OwnStay {
  place: Registered;
  units: ReadonlyMap<PartyId, string>;
  manager: Manager | undefined;
  standing: Found | undefined;
  lost: Lost | undefined;
  /** Undefined where nobody is waited for today: before its first day, and after its last. */
  today: Presence | undefined;
  /** This month and the last, the days and the wage once the month is confirmed. */
  months: { month: Month; row: Pick<MonthRow, 'days' | 'wage'> | undefined }[];
  /** Who may fetch them today. */
  fetchers: ReturnType<typeof mayFetch>;
  /** Those that stand today or will. */
  letters: Letter[];
}

export async function lookAtOwnStay({ store }: Pick<Services, 'store'>, own: OwnStay): Promise<OwnStayLook | undefined> {
  const { stay } = own;
  const place = await store.places.find(stay.place);
  if (!place) return undefined;
  const day = todayInShanghai();
  const parties = [place.operator, ...(stay.passed ?? []).flatMap(({ from, to }) => [from, to])];
  const [units, manager, standing, months, entries, letters] = await Promise.all([
    store.parties.byIds([...new Set(parties)]),
    store.places.manager(place.id),
    standingToday(store, place),
    monthsOf(store, own, day),
    store.placeDays.read(place.id, day),
    store.placeDays.standing(place.id),
  ]);
  const goesOn = stay.until === undefined && place.closed === undefined;
  return {
    ...own,
    place,
    units: new Map(units.map(({ id, name }) => [id, name])),
    manager,
    standing,
    lost: standing || !goesOn ? undefined : await lostStanding(store, place),
    today: stay.from <= day && day <= (stay.until ?? place.closed ?? day) ? presenceOf(entries, stay.id) : undefined,
    months,
    fetchers: goesOn ? mayFetch(stay, letters, day) : [],
    letters: goesOn ? lettersFrom(letters, stay.id, day) : [],
  };
}

/** A month is said once the place answers for it. */
async function monthsOf({ placeMonths }: Pick<Services['store'], 'placeMonths'>, { stay }: OwnStay, day: LocalDate) {
  const wanted = [monthOf(day), monthsLater(monthOf(day), -1)].filter((month) => isIn(stay, month));
  const kept = await placeMonths.several(stay.place, wanted);
  return wanted.map((month) => ({
    month,
    row: kept.find((one) => one.month === month && one.confirmed)?.rows.find((one) => one.stay === stay.id),
  }));
}

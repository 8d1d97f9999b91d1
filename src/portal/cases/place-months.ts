import { minimumWageIn, minimumWagesFor, type MinimumWage } from '../../domain/ground/minimum-wages';
import { type Danger, dangers, type MonthRow } from '../../domain/places/month';
import { daysCome } from '../../domain/places/day-count';
import { asIn, operatorOf, operatorsIn, type OperatorDays, type Running } from '../../domain/places/passed';
import { firstDay, lastDay, type Stay } from '../../domain/places/stay';
import { type LocalDate, type Month, type PlaceId } from '../../domain/values';
import { type PlaceMonth } from '../../store/place-months';
import { type Registered } from '../../store/places';
import { type Store } from '../../store/store';

/** Somebody in a month of a place: what is entered, what the registries said, and what endangers the subsidy. */
export interface RowLook {
  stay: Stay;
  row: MonthRow;
  /** Enrolled elsewhere on a day of this month. */
  elsewhere: boolean;
  check: PlaceMonth['checks'][string] | undefined;
  /** On how many days of the day book they signed in; undefined where the month has none, or was confirmed among those of many places. */
  booked: number | undefined;
  dangers: Danger[];
  /** The same of a row as it would be. */
  judge: (row: MonthRow) => Danger[];
}

export interface MonthLook {
  place: Registered;
  month: Month;
  /** Undefined while nobody has saved it. */
  kept: PlaceMonth | undefined;
  minimumWage: MinimumWage | undefined;
  rows: RowLook[];
  /** Whose each of its days is: of the month in which the place passed, both operators'. */
  operators: OperatorDays[];
}

type Looking = { store: Pick<Store, 'places' | 'stays' | 'placeMonths' | 'placeDays'>; minimumWages: readonly MinimumWage[] };

/**
 * A month of several places, each with everybody who was there on a day of it. Five readings, however many places there are.
 * @param today on which day it is looked at: what is entered at a month's end is not missed before
 */
export async function lookAtMonth(
  { store, minimumWages }: Looking,
  places: readonly Registered[],
  month: Month,
  today: LocalDate,
): Promise<MonthLook[]> {
  const ids = places.map(({ id }) => id);
  const days = { from: firstDay(month), until: lastDay(month) };
  const [stays, months] = await Promise.all([store.stays.during(ids, days.from, days.until), store.placeMonths.ofMonth(ids, month)]);
  // A confirmed month stands as it is: whether the day book has gone on since is for its own page.
  const asked = ids.length === 1 ? ids : ids.filter((id) => !months.get(id)?.confirmed);
  const [elsewhere, books, running] = await Promise.all([
    store.stays.elsewhere(stays, days),
    store.placeDays.tallies(asked, month, month),
    store.places.running(ids),
  ]);
  const byPlace = new Map<PlaceId, Stay[]>(ids.map((id) => [id, []]));
  for (const stay of stays) byPlace.get(stay.place)?.push(stay);
  return places.map((place) => {
    const kept = months.get(place.id);
    const ran: Running = running.get(place.id) ?? { now: place.operator, former: [] };
    const minimumWage = minimumWageIn(minimumWagesFor(minimumWages, place.area), month);
    const entered = new Map((kept?.rows ?? []).map((row) => [row.stay, row]));
    const come = daysCome(books.get(place.id) ?? []);
    const rows = (byPlace.get(place.id) ?? []).map((stay): RowLook => {
      const booked = come.size > 0 ? (come.get(stay.id) ?? 0) : undefined;
      const row = withBook(entered.get(stay.id) ?? { stay: stay.id }, kept?.confirmed ? undefined : booked);
      const check = kept?.checks[stay.id];
      const also = elsewhere.has(keyOf(stay));
      // A month is looked at as it was at its end: a place that has passed since was another operator's then.
      const operator = operatorOf(stay, month, ran) ?? place.operator;
      const looked = { minimumWage, insurance: check, operator, elsewhere: also, today };
      const judge = (said: MonthRow): Danger[] => dangers(said, asIn(stay, month), month, looked);
      return { stay, row, elsewhere: also, check, booked, dangers: judge(row), judge };
    });
    const whole = { from: firstDay(month) };
    return { place, month, kept, minimumWage, rows, operators: operatorsIn(whole, month, ran) };
  });
}

/** Days that nobody typed otherwise are those of the day book, as it is now. */
const withBook = (row: MonthRow, booked: number | undefined): MonthRow =>
  booked !== undefined && (row.days === undefined || row.booked) ? { ...row, days: booked, booked: true } : row;

/** Whether the days that stand are not those of the day book. */
export const differs = ({ row, booked }: Pick<RowLook, 'row' | 'booked'>): boolean =>
  booked !== undefined && row.days !== undefined && row.days !== booked;

/** What is to be saved before a month stands: rows whose days have followed the day book since. Undefined where there are none. */
export const followed = ({ kept, rows }: Pick<MonthLook, 'kept' | 'rows'>): MonthRow[] | undefined => {
  const stored = new Map((kept?.rows ?? []).map((row) => [row.stay, row.days]));
  return rows.some(({ row }) => row.booked && stored.get(row.stay) !== row.days) ? rows.map(({ row }) => row) : undefined;
};

/** A stay among those of all places. */
export const keyOf = ({ place, id }: Pick<Stay, 'place' | 'id'>): string => `${place}/${id}`;

/** How many people of a month are endangered. */
export const endangeredIn = ({ rows }: Pick<MonthLook, 'rows'>): number => rows.filter((one) => one.dangers.length > 0).length;

/** What is likely the same as last month: wage and insurance. Days are never taken over. */
export const takenOver = (before: PlaceMonth | undefined, stay: string): MonthRow => {
  const { wage, insured } = before?.rows.find((one) => one.stay === stay) ?? {};
  return { stay, ...(wage === undefined ? {} : { wage }), ...(insured === undefined ? {} : { insured }) };
};

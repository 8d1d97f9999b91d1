import { monthOf, monthsOf } from '../../domain/calendar/months';
import { type Typed } from '../../domain/form/field';
import { operatorsIn, type Running } from '../../domain/places/passed';
import { firstDay, isIn, lastDay } from '../../domain/places/stay';
import { type YearOfPerson, yearOf } from '../../domain/places/year';
import { programmeNamed } from '../../domain/programmes';
import { type Roster } from '../../domain/programmes/roster';
import { type LocalDate, type Month, type PersonId } from '../../domain/values';
import { type Draft } from '../../store/drafts';
import { type Registered } from '../../store/places';
import { type Store } from '../../store/store';
import { answersOf } from './draft';
import { placeOfDraft } from './draft-place';
import { rosterIn, rosterOf, saveRoster, typedRoster } from './draft-roster';

/** What a place's months of a year come to, for the unit that files. */
export interface OfMonths {
  place: Registered;
  /** Those in which the unit ran the place and somebody was in it. */
  months: { month: Month; confirmed: boolean }[];
  people: YearOfPerson[];
  /** The roster that they make. */
  rows: Typed[];
}

type Reading = Pick<Store, 'places' | 'stays' | 'placeMonths'>;

/**
 * The months from which a draft's roster is made; undefined where its rows are typed or uploaded: where the matter knows no months, it is not said yet for which year, or none of
 * the year's months is confirmed.
 */
export async function madeOfMonths(store: Reading, draft: Draft, today: LocalDate): Promise<OfMonths | undefined> {
  const found = await monthsFor(store, draft, today);
  return found?.months.some(({ confirmed }) => confirmed) ? found : undefined;
}

/** The same, confirmed or not. */
export async function monthsFor({ places, stays, placeMonths }: Reading, draft: Draft, today: LocalDate): Promise<OfMonths | undefined> {
  const fromMonths = rosterOf(draft)?.fromMonths;
  const [id, operator] = [placeOfDraft(draft), draft.party];
  if (!fromMonths || id === undefined || operator === undefined) return undefined;
  const year = yearOfDraft(draft, today);
  const place = year === undefined ? undefined : await places.find(id);
  if (!place || year === undefined) return undefined;
  const all = monthsOf(year).filter((month) => month >= monthOf(place.opened) && month <= monthOf(place.closed ?? today));
  const [first, last] = [all[0], all.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const [kept, there, ran] = await Promise.all([
    placeMonths.several(place.id, all),
    stays.during([place.id], firstDay(first), lastDay(last)),
    places.running([place.id]),
  ]);
  const running: Running = ran.get(place.id) ?? { now: place.operator, former: [] };
  const standing = kept.filter(({ confirmed }) => confirmed !== undefined);
  const own = all.filter((month) => operatorsIn({ from: firstDay(month) }, month, running).some((one) => one.operator === operator));
  const people = yearOf(standing, there, running, operator);
  return {
    place,
    months: own
      .filter((month) => there.some((stay) => isIn(stay, month)))
      .map((month) => ({ month, confirmed: standing.some((one) => one.month === month) })),
    people,
    rows: fromMonths(people),
  };
}

/** For which year a draft is, as far as it says. */
function yearOfDraft(draft: Draft, today: LocalDate): number | undefined {
  const { facts, year } = programmeNamed(draft.programme);
  const nobody = { person: '' as PersonId, name: '', identity: '' };
  return year?.(facts(answersOf(draft, nobody, today), today, draft.after));
}

/** Does the draft have just these rows? */
export async function isAsMade(store: Pick<Store, 'sheets'>, draft: Draft, roster: Roster, rows: readonly Typed[]): Promise<boolean> {
  const said = rosterIn(draft, roster);
  if (said?.rows !== rows.length) return false;
  const words = (all: readonly Typed[]): string =>
    JSON.stringify(all.map((row) => roster.table.columns.map(({ name }) => row[name] ?? '')));
  return words(await typedRoster(store, said)) === words(rows);
}

/**
 * Makes the draft's roster anew, where its months are confirmed and come to other rows than it has. Another's save in between stands, and is found to differ at the next look.
 * @returns whether anything was to be made
 */
export async function remake(store: Reading & Pick<Store, 'sheets' | 'drafts'>, draft: Draft, today: LocalDate): Promise<boolean> {
  const roster = rosterOf(draft);
  const made = roster && (await madeOfMonths(store, draft, today));
  if (!roster || !made || (await isAsMade(store, draft, roster, made.rows))) return false;
  await saveRoster(store, draft, roster, made.rows, { today }, draft.saves[roster.part] ?? 0);
  return true;
}

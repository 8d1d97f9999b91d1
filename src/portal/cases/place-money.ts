import { cameBack, type Moved, paidOut } from '../../domain/case/paid-out';
import { type Standing, standingOn } from '../../domain/places/standing';
import { allProgrammes } from '../../domain/programmes';
import { type CaseId, type Fen, type LocalDate, type PlaceId } from '../../domain/values';
import { type Registered } from '../../store/places';
import { type Store } from '../../store/store';

/** A payment that was made for a place. */
export interface PaidForPlace {
  case: CaseId;
  /** 办件编号. */
  number: string;
  programme: string;
  /** Id of the policy file that it was filed under. */
  policy: string;
  place: Registered;
  /** What the place stood at on the day of the payment; 0: nothing. */
  stars: number;
  on: LocalDate;
  fen: Fen;
  /** What of it came back since, up to the day that is asked for. */
  back: Fen;
}

/**
 * Every payment made for these places up to a day, as the ledger has it, in the order of the days. Four readings, however many places there are.
 * @param asOf a later payment, and what came back later, are not in it
 */
export async function paidForPlaces(
  { cases, ledger, standings }: Pick<Store, 'cases' | 'ledger' | 'standings'>,
  places: readonly Registered[],
  asOf: LocalDate,
): Promise<PaidForPlace[]> {
  const ids = places.map(({ id }) => id);
  const matters = allProgrammes().filter(({ place, payee }) => place && payee);
  const [rows, stood] = await Promise.all([
    cases.payingFor(
      ids,
      matters.map(({ name }) => name),
    ),
    standings.of(ids, 'stars'),
  ]);
  const of = await cases.recovering(rows.map(({ id }) => id));
  const events = await ledger.eventsOf([...rows.map(({ id }) => id), ...of.keys()], ['opened', 'paid', 'repaid']);
  const until = (moved: readonly Moved[]): Moved[] => moved.filter(({ on }) => on <= asOf);
  const back = new Map<CaseId, number>();
  for (const [by, paid] of of)
    back.set(paid, (back.get(paid) ?? 0) + until(cameBack(events.get(by) ?? [])).reduce((sum, { fen }) => sum + fen, 0));
  const byPlace = new Map(places.map((place) => [place.id, place]));
  const starsOf = byStanding(stood);
  return rows
    .flatMap(({ id, number, programme, policy, place: at }) => {
      const place = byPlace.get(at);
      if (!place) return [];
      return until(paidOut(events.get(id) ?? [])).map(({ fen, on }, nth) => ({
        case: id,
        number,
        programme,
        policy,
        place,
        stars: starsOf(place.id, on),
        on,
        fen,
        back: (nth === 0 ? (back.get(id) ?? 0) : 0) as Fen,
      }));
    })
    .sort((one, other) => one.on.localeCompare(other.on) || one.number.localeCompare(other.number));
}

function byStanding(all: readonly Standing[]): (place: PlaceId, on: LocalDate) => number {
  const places = new Map<PlaceId, Standing[]>();
  for (const one of all) places.set(one.place, [...(places.get(one.place) ?? []), one]);
  return (place, on) => standingOn(places.get(place) ?? [], on)?.standing.value ?? 0;
}

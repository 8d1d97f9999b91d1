import { overlap, type Stay } from '../../domain/places/stay';
import { type LocalDate } from '../../domain/values';
import { type Kept, type Row } from './row';

/** From the first to the last of these. */
export interface Days {
  from: LocalDate;
  until: LocalDate;
}

type Elsewhere = Pick<Row, 'place' | 'person' | 'from' | 'until'>;

/** Who is in two places. */
export const lookingElsewhere = ({ stays }: Kept) => ({
  /**
   * Those of the stays whose person is in another place on one of their days, as `place/stay`. Which place is nobody's to know here.
   * @param within looked at on these days only; then `own` is everybody who was in their places on them (`during`)
   */
  async elsewhere(own: readonly Stay[], within?: Days): Promise<Set<string>> {
    if (own.length === 0) return new Set();
    const places = [...new Set(own.map(({ place }) => place))];
    const others = await stays
      .find(
        { person: { $in: own.map(({ person }) => person) }, place: { $nin: places } },
        { _id: 0, place: 1, person: 1, from: 1, until: 1 },
      )
      .lean<Elsewhere[]>();
    // Of places that are looked at together most is read already.
    const known =
      within || places.length === 1
        ? own
        : await stays.find({ place: { $in: places } }, { place: 1, person: 1, from: 1, until: 1 }).lean<Elsewhere[]>();
    const byPerson = new Map<string, Elsewhere[]>();
    for (const one of [...others, ...known]) {
      const there = byPerson.get(one.person);
      if (there) there.push(one);
      else byPerson.set(one.person, [one]);
    }
    const isElsewhere = (one: Stay): boolean =>
      (byPerson.get(one.person) ?? []).some((other) => other.place !== one.place && overlap(one, other, within));
    return new Set(own.filter(isElsewhere).map(({ place, id }) => `${place}/${id}`));
  },
});

import { type Reader, type SeenAs, seenAs } from '../../domain/places/eyes';
import { type Span } from '../../domain/places/occupancy';
import { type Stay } from '../../domain/places/stay';
import { type LocalDate, type PlaceId } from '../../domain/values';
import { type Kept, keyOf, listedBy, opened, type Row, told } from './row';

/** A stay as somebody may see it whom it is about. */
export interface OwnStay {
  stay: Stay;
  as: SeenAs;
}

/** Who is or was where. */
export function reading(kept: Kept) {
  const { stays, keys, things } = kept;
  const listed = listedBy(kept);

  return {
    async find(place: PlaceId, id: string): Promise<Stay | undefined> {
      const row = await stays.findOne({ _id: keyOf(place, id), ...told }).lean<Row | null>();
      return row ? opened(keys, row) : undefined;
    },

    /** All who are or were in a place, in the order in which they came. */
    of: (place: PlaceId): Promise<Stay[]> => listed({ place }),

    /** Those who were in one of these places on any of these days. */
    during: (places: readonly PlaceId[], from: LocalDate, to: LocalDate): Promise<Stay[]> =>
      listed({ place: { $in: [...places] }, from: { $lte: to }, $or: [{ until: { $exists: false } }, { until: { $gte: from } }] }),

    /** Stays of the reader's own and of those whose guardian they are: open ones, and those that ended on a day or later. */
    async about(reader: Reader, endedSince: LocalDate): Promise<OwnStay[]> {
      const idAs = async (thing: string) => (await things.known(thing, [reader.identity])).get(reader.identity);
      const [person, guardian] = await Promise.all([idAs('employee'), idAs('guardian')]);
      const whose = [...(person ? [{ person }] : []), ...(guardian ? [{ guardian }] : [])];
      if (whose.length === 0) return [];
      const recent = { $or: [{ until: { $exists: false } }, { until: { $gte: endedSince } }] };
      return (await listed({ $and: [{ $or: whose }, recent] })).flatMap((stay) => {
        const as = seenAs(stay, reader);
        return as ? [{ stay, as }] : [];
      });
    },

    /** Who is in a place now, by the ids of their stays. */
    async openIn(place: PlaceId): Promise<string[]> {
      const rows = await stays.find({ place, until: { $exists: false } }, { person: 1, n: 1 }).lean<Pick<Row, '_id' | 'person' | 'n'>[]>();
      return rows.map(({ person, n }) => `${person}.${n}`);
    },

    /** How many are in each of these places now. */
    async counts(places: readonly PlaceId[]): Promise<Map<PlaceId, number>> {
      const rows = await stays.find({ place: { $in: [...places] }, until: { $exists: false } }, { place: 1 }).lean<Pick<Row, 'place'>[]>();
      const counts = new Map<PlaceId, number>();
      for (const { place } of rows) counts.set(place, (counts.get(place) ?? 0) + 1);
      return counts;
    },

    /** Since when and until when whoever is or was in one of these places since a day is there; nothing of who it is. */
    async spans(places: readonly PlaceId[], since: LocalDate): Promise<Span[]> {
      const there = { $or: [{ until: { $exists: false } }, { until: { $gte: since } }] };
      return stays.find({ place: { $in: [...places] }, ...there }, { _id: 0, place: 1, from: 1, until: 1 }).lean<Span[]>();
    },
  };
}

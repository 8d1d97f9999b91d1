import { type Place } from '../../domain/places/place';
import { resized, type Size } from '../../domain/places/size';
import { type PlaceId } from '../../domain/values';
import { type PlaceRows, type Row, seen, today } from './row';

/** What the operator may put right by themselves. */
export type PlainData = Pick<Place, 'address' | 'capacity' | 'rooms'>;

type Sized = Pick<Row, 'capacity' | 'rooms' | 'sizes' | 'version' | 'closed'>;
const sizing = { capacity: 1, rooms: 1, sizes: 1, version: 1, closed: 1 } as const;

/** What is said of a place is put right, and it may take more or fewer than before. */
export function changingOf(places: PlaceRows) {
  return {
    /**
     * Puts plain data right, if nobody has since they were read; pressed twice it is once. False if somebody has, or it is closed. Another capacity or other rooms stand from a
     * day on, and what stood until then is kept. @param seenVersion the version that was shown
     */
    async change(
      id: PlaceId,
      data: Partial<PlainData & Pick<Place, 'name' | 'area'>>,
      seenVersion: number,
      from = today(),
    ): Promise<boolean> {
      const row = await places.findOne(seen(id, seenVersion), sizing).lean<Sized | null>();
      const twice = async (): Promise<boolean> => (await places.exists({ ...seen(id, seenVersion + 1), ...data })) !== null;
      if (!row) return twice();
      const next = { capacity: data.capacity ?? row.capacity, rooms: data.rooms ?? row.rooms };
      const same = next.capacity === row.capacity && next.rooms === row.rooms;
      const set = { ...data, ...(same ? {} : { sizes: resized(row, { from, ...next }) }) };
      return (await places.updateOne(seen(id, seenVersion), { $set: set, $inc: { version: 1 } })).matchedCount === 1 || twice();
    },

    /** What a case found it to be, from a day on; of one case once. What was changed after that day stays. */
    async resize(id: PlaceId, { by, ...size }: Required<Size>): Promise<void> {
      for (;;) {
        const row = await places.findById(id, sizing).lean<Sized | null>();
        if (!row || row.closed !== undefined || row.sizes?.some((one) => one.by === by)) return;
        const sizes = resized(row, { ...size, by });
        const { capacity, rooms } = sizes.at(-1) ?? size;
        const { matchedCount } = await places.updateOne(seen(id, row.version), { $set: { sizes, capacity, rooms }, $inc: { version: 1 } });
        if (matchedCount === 1) return;
      }
    },
  };
}

import { type Resident } from '../../domain/places/stay';
import { type LocalDate, type PlaceId } from '../../domain/values';
import { instantNow } from '../clock';
import { type Kept, type Row, sealing, told } from './row';

const leftBefore = (day: LocalDate) => ({ until: { $lt: day }, ...told });
const nobody: Resident = { name: '', identity: '', certificate: '' };

/** What one stay says of the person and their guardian goes, for good; that somebody was there, from when until when, stays. */
export const eraseOne = async ({ stays, keys }: Pick<Kept, 'stays' | 'keys'>, _id: Row['_id'], erased = instantNow()): Promise<void> => {
  const set = { sealed: sealing(keys, _id, nobody), erased };
  await stays.updateOne({ _id }, { $set: set, $unset: { guardian: 1 }, $inc: { version: 1 } });
};

/** What is said of whoever left long ago. */
export const erasing = (kept: Kept) => ({
  /** How many left before a day, of all places, and are told of still. */
  countLeftBefore: (day: LocalDate): Promise<number> => kept.stays.countDocuments(leftBefore(day)),

  /** Who left before a day and is told of still, by place, as rosters and day books name them. */
  async leftBefore(day: LocalDate): Promise<Map<PlaceId, Set<string>>> {
    const left = new Map<PlaceId, Set<string>>();
    for (const { place, person, n } of await kept.stays.find(leftBefore(day), { place: 1, person: 1, n: 1 }).lean<Row[]>())
      left.set(place, (left.get(place) ?? new Set()).add(`${person}.${n}`));
    return left;
  },

  /** Erases what is said of whoever left before a day. */
  async eraseLeftBefore(day: LocalDate): Promise<void> {
    const erased = instantNow();
    for (const { _id } of await kept.stays.find(leftBefore(day), { _id: 1 }).lean<Pick<Row, '_id'>[]>()) await eraseOne(kept, _id, erased);
  },
});

import { type Resident } from '../../domain/places/stay';
import { type LocalDate } from '../../domain/values';
import { instantNow } from '../clock';
import { leftIn, type StayLeft } from './left';
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

  /** Who left before a day and is told of still. */
  leftBefore: async (day: LocalDate): Promise<StayLeft[]> =>
    (await kept.stays.find(leftBefore(day), { sealed: 0 }).lean<Row[]>()).flatMap((row) => leftIn(row, day)),

  /** Erases what is said of whoever left before a day. */
  async eraseLeftBefore(day: LocalDate): Promise<void> {
    const erased = instantNow();
    for (const { _id } of await kept.stays.find(leftBefore(day), { _id: 1 }).lean<Pick<Row, '_id'>[]>()) await eraseOne(kept, _id, erased);
  },
});

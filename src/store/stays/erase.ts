import { type Resident } from '../../domain/places/stay';
import { type LocalDate } from '../../domain/values';
import { instantNow } from '../clock';
import { type Kept, type Row, sealing, told } from './row';

const leftBefore = (day: LocalDate) => ({ until: { $lt: day }, ...told });

/** What is said of whoever left long ago. */
export const erasing = ({ stays, keys }: Kept) => ({
  /** How many left before a day, of all places, and are told of still. */
  countLeftBefore: (day: LocalDate): Promise<number> => stays.countDocuments(leftBefore(day)),

  /** Erases what is said of whoever left before a day and of their guardians, for good; that somebody was there, from when until when, stays. */
  async eraseLeftBefore(day: LocalDate): Promise<void> {
    const erased = instantNow();
    const nobody: Resident = { name: '', identity: '', certificate: '' };
    for (const { _id } of await stays.find(leftBefore(day), { _id: 1 }).lean<Pick<Row, '_id'>[]>())
      await stays.updateOne(
        { _id },
        { $set: { sealed: sealing(keys, _id, nobody), erased }, $unset: { guardian: 1 }, $inc: { version: 1 } },
      );
  },
});

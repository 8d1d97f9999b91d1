import { localDate } from '../../domain/calendar/instants';
import { type LocalDate, type PlaceId } from '../../domain/values';
import { type DayRows, idOf, type Row, standing } from './row';

/** What days say of people goes when its time is over, or with the person. */
export function erasingOf({ days, opened }: DayRows) {
  const takeOut = async (_id: string, keys: readonly string[]): Promise<void> => {
    await days.updateOne({ _id }, { $pull: { entries: { key: { $in: keys } }, strikes: { of: { $in: keys } } } } as never);
  };

  async function takeOutOf(_id: string, isGone: (stay: string) => boolean): Promise<void> {
    const row = await days.findById(_id).lean<Row | null>();
    const gone = row ? opened(row).flatMap((one) => ('stay' in one && isGone(one.stay) ? [one.key] : [])) : [];
    if (gone.length > 0) await takeOut(_id, gone);
  }

  return {
    /** How many days before one there are, of all places. */
    countBefore: (day: LocalDate): Promise<number> => days.countDocuments({ day: { $lt: day } }),

    /** Erases days before one, for good, and of what stands from day to day that which was struck out before it. */
    async eraseBefore(day: LocalDate): Promise<void> {
      await days.deleteMany({ day: { $lt: day } });
      for (const { _id, strikes } of await days.find({ day: standing }, { strikes: 1 }).lean<Row[]>()) {
        const gone = strikes.filter(({ at }) => localDate(at) < day).map(({ of }) => of);
        if (gone.length > 0) await takeOut(_id, gone);
      }
    },

    /** Takes what was written of one stay out of all days of its place, for good, and of what stands from day to day. */
    async forget(place: PlaceId, stay: string): Promise<void> {
      for (const { _id } of await days.find({ place }, { _id: 1 }).lean<Pick<Row, '_id'>[]>()) await takeOutOf(_id, (one) => one === stay);
    },

    /** Of what stands from day to day takes out what was written of these stays, though nobody has struck it out: who fetched them, what they took. */
    forgetStanding: (place: PlaceId, stays: ReadonlySet<string>): Promise<void> =>
      takeOutOf(idOf(place, standing), (one) => stays.has(one)),
  };
}

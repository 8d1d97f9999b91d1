import { type MonthRow } from '../../domain/places/month';
import { type Month, type PlaceId } from '../../domain/values';
import { instantNow } from '../clock';
import { type MonthRows, type Row } from './row';

const rowsBefore = (month: Month) => ({ month: { $lt: month }, erased: { $exists: false } });

/** What months say of people goes when its time is over, or with the person. */
export function erasingOf({ months, opened, sealing, sealingChecks }: MonthRows) {
  return {
    /** How many months before one have rows still, of all places. */
    countBefore: (month: Month): Promise<number> => months.countDocuments(rowsBefore(month)),

    /** Erases rows, corrections and what the registries said of months before one, for good; that they were confirmed stays. */
    async eraseBefore(month: Month): Promise<void> {
      const erased = instantNow();
      for (const { _id } of await months.find(rowsBefore(month), { _id: 1 }).lean<Pick<Row, '_id'>[]>())
        await months.updateOne({ _id }, { $set: { sealed: sealing(_id, { rows: [], former: [] }), erased }, $unset: { checks: 1 } });
    },

    /** Takes one stay out of all months of its place, for good: its rows, what they were before, what the registries said. */
    async forget(place: PlaceId, stay: string): Promise<void> {
      const without = (rows: MonthRow[]): MonthRow[] => rows.filter((one) => one.stay !== stay);
      for (const { _id } of await months.find({ place, erased: { $exists: false } }, { _id: 1 }).lean<Pick<Row, '_id'>[]>()) {
        for (let done = false; !done;) {
          const row = (await months.findById(_id).lean<Row>()) as Row;
          const { rows, former, checks } = opened(row);
          const { [stay]: checked, ...others } = checks;
          if (!checked && ![rows, ...former.map((one) => one.rows)].some((all) => all.some((one) => one.stay === stay))) break;
          const sealed = sealing(_id, { rows: without(rows), former: former.map((one) => ({ ...one, rows: without(one.rows) })) });
          const set = { sealed, ...(checked ? { checks: sealingChecks(_id, others) } : {}) };
          const there = { _id, sealed: row.sealed, checks: row.checks ?? { $exists: false } };
          done = (await months.updateOne(there, { $set: set, $inc: { version: 1 } })).matchedCount === 1;
        }
      }
    },
  };
}

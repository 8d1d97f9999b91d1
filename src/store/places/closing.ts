import { type ActorId, type Instant, type LocalDate, type PlaceId, type TextRef } from '../../domain/values';
import { instantNow } from '../clock';
import { opened, type PlaceRows, type Registered, type Row } from './row';

/** Who closed it, when, and the words of why, sealed among the texts. */
export interface Closing {
  by: ActorId;
  at: Instant;
  reason: TextRef;
}

/** A place that was closed. @property last its last day */
export interface Closed {
  place: Registered;
  last: LocalDate;
  closing?: Closing;
}

/** A place closes, once; whoever runs it is written to afterwards. */
export function closingOf(places: PlaceRows) {
  return {
    /** Its last day, once; a day said before stays. While it passes to another operator it is not closed. @returns whether it is closed by this */
    async close(id: PlaceId, last: LocalDate, closing?: Closing): Promise<boolean> {
      const open = { _id: id, closed: { $exists: false }, frozen: { $exists: false } };
      const set = { closed: last, untold: closing?.at ?? instantNow(), ...(closing ? { closing } : {}) };
      return (await places.updateOne(open, { $set: set, $inc: { version: 1 } })).matchedCount === 1;
    },

    /** Open as before, since somebody was found to be there still. @param closing the one that is taken back, and no other */
    async reopen(id: PlaceId, { by, at }: Closing): Promise<void> {
      await places.updateOne(
        { _id: id, 'closing.by': by, 'closing.at': at },
        { $unset: { closed: 1, closing: 1, untold: 1 }, $inc: { version: 1 } },
      );
    },

    /** Those closed by an instant of which whoever runs them was not written to yet. */
    async closedUntold(by: Instant, limit: number): Promise<Closed[]> {
      const rows = await places
        .find({ untold: { $lte: by } })
        .limit(limit)
        .lean<Row[]>();
      return rows.flatMap((row) =>
        row.closed === undefined ? [] : [{ place: opened(row), last: row.closed, ...(row.closing ? { closing: row.closing } : {}) }],
      );
    },

    async toldOfClosing(id: PlaceId): Promise<void> {
      await places.updateOne({ _id: id }, { $unset: { untold: 1 } });
    },

    /** Who closed it and why, if an office has. */
    async closingOf(id: PlaceId): Promise<Closing | undefined> {
      return (await places.findById(id, { closing: 1 }).lean<Pick<Row, 'closing'> | null>())?.closing;
    },
  };
}

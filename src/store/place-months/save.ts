import { type MonthRow } from '../../domain/places/month';
import { type ActorId, type Month, type PlaceId } from '../../domain/values';
import { instantNow } from '../clock';
import { type Confirmed, idOf, type MonthRows } from './row';

/** `locked`: a case was filed of it, and says what to do instead. */
export type MonthSaved = { kind: 'saved'; version: number } | { kind: 'stale' } | { kind: 'confirmed' } | { kind: 'locked'; why: string };

interface Correction {
  by: ActorId;
  why: string;
  /** Why a case keeps it as it is, if one does. */
  locked?: string;
}

/** A month is saved as often as it takes, then confirmed, and from then on put right with a reason only. */
export function savingOf({ months, sealing, read, begin }: MonthRows) {
  return {
    /**
     * Saves the rows, if nobody has since they were read and they were not confirmed.
     * @param seen the version that was shown; 0 of a month that was never saved
     */
    async save(place: PlaceId, month: Month, rows: readonly MonthRow[], seen: number): Promise<MonthSaved> {
      await begin(place, month);
      const _id = idOf(place, month);
      const { matchedCount } = await months.updateOne(
        { _id, version: seen, confirmed: { $exists: false } },
        { $set: { sealed: sealing(_id, { rows: [...rows], former: [] }) }, $inc: { version: 1 } },
      );
      if (matchedCount === 1) return { kind: 'saved', version: seen + 1 };
      return { kind: (await months.exists({ _id, confirmed: { $exists: true } })) ? 'confirmed' : 'stale' };
    },

    /** From now on it stands. Pressed twice, it is confirmed once; false if it has changed since it was shown. */
    async confirm(place: PlaceId, month: Month, seen: number, by: ActorId): Promise<boolean> {
      const _id = idOf(place, month);
      const confirmed: Confirmed = { at: instantNow(), by };
      const done = await months.updateOne({ _id, version: seen, confirmed: { $exists: false } }, { $set: { confirmed } });
      return done.matchedCount === 1 || (await months.exists({ _id, version: seen, confirmed: { $exists: true } })) !== null;
    },

    /** Puts a confirmed month right: what it said stays beside it, with the day and the reason. It stands confirmed by whoever corrects it. */
    async correct(
      place: PlaceId,
      month: Month,
      rows: readonly MonthRow[],
      seen: number,
      { by, why, locked }: Correction,
    ): Promise<MonthSaved> {
      if (locked !== undefined) return { kind: 'locked', why: locked };
      const before = await read(place, month);
      if (!before?.confirmed || before.version !== seen) return { kind: 'stale' };
      const _id = idOf(place, month);
      const at = instantNow();
      const former = [...before.former, { rows: before.rows, confirmed: before.confirmed, corrected: { at, by, why } }];
      const { matchedCount } = await months.updateOne(
        { _id, version: seen },
        { $set: { sealed: sealing(_id, { rows: [...rows], former }), confirmed: { at, by } }, $inc: { version: 1, corrections: 1 } },
      );
      return matchedCount === 1 ? { kind: 'saved', version: seen + 1 } : { kind: 'stale' };
    },
  };
}

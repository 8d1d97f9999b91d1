import { type Running } from '../../domain/places/passed';
import { type CaseId, type PartyId, type PlaceId } from '../../domain/values';
import { instantNow } from '../clock';
import { type FormerOperator, type Frozen, type PlaceRows, type Row, today } from './row';

/** A place goes from one operator to another, and is known by whom it was run. */
export function passingOf(places: PlaceRows) {
  return {
    /**
     * Passes it from one unit to another; with the same key again nothing more happens. The manager was the former unit's, and goes.
     * @param on the first day of the next @returns false where another unit runs it than said, and the key has done nothing
     */
    async passOn(id: PlaceId, from: PartyId, to: PartyId, key: string, on = today()): Promise<boolean> {
      const former: FormerOperator = { operator: from, until: instantNow(), key, on };
      const { matchedCount } = await places.updateOne(
        { _id: id, operator: from, closed: { $exists: false }, 'former.key': { $ne: key } },
        { $set: { operator: to }, $push: { former }, $unset: { manager: 1 }, $inc: { version: 1 } },
      );
      return matchedCount === 1 || (await places.exists({ _id: id, 'former.key': key })) !== null;
    },

    /** For one case at a time; of the same case once. False while another's. */
    async freeze(id: PlaceId, by: CaseId): Promise<boolean> {
      const frozen: Frozen = { by, since: instantNow() };
      const done = await places.updateOne({ _id: id, frozen: { $exists: false }, 'former.key': { $ne: by } }, { $set: { frozen } });
      return done.matchedCount === 1 || (await places.exists({ _id: id, $or: [{ 'frozen.by': by }, { 'former.key': by }] })) !== null;
    },

    async unfreeze(id: PlaceId, by: CaseId): Promise<void> {
      await places.updateOne({ _id: id, 'frozen.by': by }, { $unset: { frozen: 1 } });
    },

    /** Who ran each of these, and since when somebody else does. */
    async running(ids: readonly PlaceId[]): Promise<Map<PlaceId, Running>> {
      const rows = await places
        .find({ _id: { $in: [...ids] } }, { operator: 1, former: 1 })
        .lean<Pick<Row, '_id' | 'operator' | 'former'>[]>();
      return new Map(rows.map(({ _id, operator, former }) => [_id, { now: operator, former }]));
    },

    async formerOf(id: PlaceId): Promise<FormerOperator[]> {
      return (await places.findById(id, { former: 1 }).lean<Pick<Row, 'former'> | null>())?.former ?? [];
    },
  };
}

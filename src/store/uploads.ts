import { type Connection } from 'mongoose';
import { type ActorId } from '../domain/values';
import { collectionOf } from './collection';
import { isDuplicate } from './duplicate';

interface Row {
  _id: ActorId;
  /** Whose request holds it. */
  by: string;
  /** Milliseconds since 1970: then it is free, whatever became of its holder. */
  until: number;
}

/** One upload at a time for an account, whichever portal it goes through: a lease that its request renews and gives back. */
export function uploadsOf(connection: Connection) {
  const leases = collectionOf<Row>(connection, 'uploads', { by: String, until: Number });
  return {
    /** Whether this request has the account's one upload now, for so long; also to renew it. */
    async begin(account: ActorId, by: string, ms: number): Promise<boolean> {
      const now = Date.now();
      try {
        const { matchedCount, upsertedCount } = await leases.updateOne(
          { _id: account, $or: [{ by }, { until: { $lt: now } }] },
          { $set: { by, until: now + ms } },
          { upsert: true },
        );
        return matchedCount + upsertedCount > 0;
      } catch (error) {
        // Somebody else's lease stands under the key.
        if (isDuplicate(error)) return false;
        throw error;
      }
    },

    async end(account: ActorId, by: string): Promise<void> {
      await leases.deleteOne({ _id: account, by });
    },
  };
}

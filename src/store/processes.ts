import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { type Connection } from 'mongoose';
import { type Keys } from '../sealing/keys';
import { collectionOf } from './collection';

/** A portal or worker that runs now, and the keys it was started with. */
export interface Running {
  _id: string;
  /** `portal` or `worker`, and on which machine. */
  part: string;
  held: string[];
  active: string;
  seen: Date;
}

const beatMs = 20_000;
/** Whoever has not been seen for so long runs no more. */
const aliveMs = 90_000;

/** Which processes run and which keys they hold: a key that one of them lacks must not seal anything yet. */
export function processesOf(connection: Connection) {
  const processes = collectionOf<Running>(connection, 'processes', { part: String, held: [String], active: String, seen: Date }, [
    [{ seen: 1 }, { expireAfterSeconds: 600 }],
  ]);

  return {
    /** Says again and again that this process runs. While MongoDB is away it is not heard. @returns says that it ends */
    async announce(part: string, keys: Keys, beat: () => Promise<void> = () => Promise.resolve()): Promise<() => Promise<void>> {
      const _id = randomBytes(9).toString('base64url');
      const row = { part: `${part} on ${hostname()}`, held: [...keys.ids], active: keys.active };
      const say = async (): Promise<void> => {
        await processes.updateOne({ _id }, { $set: { ...row, seen: new Date() } }, { upsert: true });
        await beat();
      };
      await say();
      const timer = setInterval(() => void say().catch(() => undefined), beatMs);
      timer.unref();
      return async () => {
        clearInterval(timer);
        await processes.deleteOne({ _id }).catch(() => undefined);
      };
    },

    /** Those that run. */
    running: (): Promise<Running[]> =>
      processes
        .find({ seen: { $gt: new Date(Date.now() - aliveMs) } })
        .sort({ part: 1 })
        .lean<Running[]>(),
  };
}

import { type Connection } from 'mongoose';
import { instantNow, later } from '../store/clock';
import { type Store } from '../store/store';
import { remainingUnder } from './remaining';

const dayMs = 24 * 60 * 60 * 1_000;

/**
 * Why a key must be kept still, in words; empty when nothing needs it any more. It reads everything that is sealed.
 * @param days for how long Temporal keeps the history of a case that ended: it stays encrypted as it was
 */
export async function neededFor(connection: Connection, store: Store, key: string, days: number): Promise<string[]> {
  const [running, used, left] = await Promise.all([store.processes.running(), store.settings.keysInUse(), remainingUnder(connection, key)]);
  const active = running.filter((one) => one.active === key).map(({ part }) => `${part} seals with it`);
  const stands = [...left].map(([collection, count]) => `${count} of ${collection} stand under it: run rotate once more`);
  const until = used[key];
  const histories = until === undefined ? 0 : await store.cases.withHistories(until, later(instantNow(), -days * dayMs));
  const temporal =
    histories === 0
      ? []
      : [`${histories} cases have histories in Temporal that it encrypted; they are open, or ended less than ${days} days ago`];
  return [...active, ...stands, ...temporal];
}

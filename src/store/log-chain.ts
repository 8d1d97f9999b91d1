import { randomBytes } from 'node:crypto';
import { chain as link, genesis } from '../domain/canonical';
import { type Hash, type Instant } from '../domain/values';
import { type Keys } from '../sealing/keys';
import { logMac } from '../sealing/mac';
import { type Access, type StoredLogRow } from './access';
import { instantNow } from './clock';

/** `chain/000000001`: lines of a chain sort by their key as they were written. */
export const logKey = (chain: string, seq: number): string => `${chain}/${String(seq).padStart(9, '0')}`;

/** What a line's head commits to: all that stands in it but its key, which follows from it, and what is made of it. */
export function headOf(
  before: Hash,
  { _id: _key, head: _head, mac: _mac, ...content }: Omit<StoredLogRow, 'head' | 'mac'> & Partial<StoredLogRow>,
): Hash {
  return link(before, content);
}

interface End {
  chain: string;
  seq: number;
  head: Hash;
  recorded: Instant;
}
const newChain = (): End => ({ chain: randomBytes(12).toString('base64url'), seq: 0, head: genesis, recorded: '' as Instant });

/** As many lines as one write takes. */
const most = 200;

/**
 * Writes lines into a chain of this process's own, each chained to the one before, in the order they were handed in. Whatever came
 * while a write was under way goes out together with the next one. Nobody knows how much of a failed write was kept, so its chain ends
 * there and another begins: what is kept of it is whole, however late it arrives.
 */
export function chainWriter(insert: (rows: StoredLogRow[]) => Promise<unknown>, keys: Keys): (access: Access) => Promise<void> {
  let waiting: { access: Access; done: () => void; failed: (error: unknown) => void }[] = [];
  let end = newChain();
  let writing = false;

  async function drain(): Promise<void> {
    writing = true;
    while (waiting.length > 0) {
      const batch = waiting.slice(0, most);
      waiting = waiting.slice(most);
      try {
        const rows = chained(
          end,
          batch.map((one) => one.access),
          keys,
        );
        await insert(rows);
        end = rows.at(-1) ?? end;
        batch.forEach((one) => one.done());
      } catch (error) {
        end = newChain();
        batch.forEach((one) => one.failed(error));
      }
    }
    writing = false;
  }

  return (access) =>
    new Promise((done, failed) => {
      waiting.push({ access, done, failed });
      if (!writing) void drain();
    });
}

function chained(end: End, accesses: readonly Access[], keys: Keys): StoredLogRow[] {
  const rows: StoredLogRow[] = [];
  const now = instantNow();
  let { seq, head } = end;
  const recorded = now > end.recorded ? now : end.recorded;
  for (const access of accesses) {
    seq += 1;
    const row = { _id: logKey(end.chain, seq), chain: end.chain, seq, recorded, ...access };
    head = headOf(head, row);
    rows.push({ ...row, head, mac: logMac(keys, { id: row._id, head }) });
  }
  return rows;
}

import { genesis } from '../domain/canonical';
import { type Hash, type Instant } from '../domain/values';
import { type Keys } from '../sealing/keys';
import { verifyLogMac } from '../sealing/mac';
import { isSealError } from '../sealing/seal-error';
import { type StoredLogRow } from '../store/access';
import { headOf, logKey } from '../store/log-chain';
import { type KeptAnchor } from '../store/settings';
import { type Store } from '../store/store';
import { isSigned, type LogHead, logRootOf } from './anchor';

/** A line of the access log that does not hold; `unchained`: it stands outside every chain, so no portal wrote it. */
export type LogFault =
  { chain: string; seq: number; why: 'gap' | 'hash' | 'mac' | 'unknown-key' | 'unchained' } | { anchor: string; why: 'log-differs' };

export interface VerifiedLog {
  chains: number;
  rows: number;
  faults: LogFault[];
  /** The heads of the chains up to `until`, and how many lines those cover. */
  heads: LogHead[];
  covered: number;
}

/**
 * Proves every chain of the access log: whole, in order, each line chained to the one before and written by a process that held the key.
 * Of a chain that does not hold the first fault is told. With an anchor it also proves that no end was cut off before its instant.
 * @param until lines written later than this are left out of `heads`
 */
export async function verifyLog(
  { accessLog }: Pick<Store, 'accessLog'>,
  keys: Keys,
  { anchor, until = anchor?.at as Instant | undefined }: { anchor?: KeptAnchor | undefined; until?: Instant | undefined } = {},
): Promise<VerifiedLog> {
  const found: VerifiedLog = { chains: 0, rows: 0, faults: [], heads: [], covered: 0 };
  let end: { chain: string; seq: number; head: Hash; broken: boolean } | undefined;
  for await (const row of accessLog.everyRow()) {
    found.rows += 1;
    if (typeof row.chain !== 'string') {
      found.faults.push({ chain: row._id, seq: 0, why: 'unchained' });
      continue;
    }
    if (end?.chain !== row.chain) {
      end = { chain: row.chain, seq: 0, head: genesis, broken: false };
      found.chains += 1;
    }
    if (end.broken) continue;
    const why = faultOf(keys, row, end.seq, end.head);
    if (why) found.faults.push({ chain: row.chain, seq: end.seq + 1, why });
    end = { chain: row.chain, seq: row.seq, head: row.head, broken: why !== undefined };
    if (!why && (until === undefined || row.recorded <= until)) reach(found, row);
  }
  if (anchor?.log && isSigned(keys, anchor) && logRootOf(found.heads) !== anchor.log.root)
    found.faults.push({ anchor: anchor.at, why: 'log-differs' });
  return found;
}

function faultOf(keys: Keys, row: StoredLogRow, seq: number, before: Hash) {
  if (row.seq !== seq + 1 || row._id !== logKey(row.chain, row.seq)) return 'gap';
  const { head, mac, ...content } = row;
  if (headOf(before, content) !== head) return 'hash';
  try {
    return verifyLogMac(keys, { id: row._id, head }, mac) ? undefined : 'mac';
  } catch (error) {
    if (isSealError(error)) return 'unknown-key';
    throw error;
  }
}

function reach(found: VerifiedLog, { chain, seq, head }: StoredLogRow): void {
  found.covered += 1;
  if (found.heads.at(-1)?.chain === chain) found.heads.pop();
  found.heads.push({ chain, seq, head });
}

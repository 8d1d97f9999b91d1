import { createHash } from 'node:crypto';
import { canonicalJson, hashOf } from '../domain/canonical';
import { type CaseId, type Hash, type Instant } from '../domain/values';
import { type Keys } from '../sealing/keys';
import { ledgerMac, verifyMac } from '../sealing/mac';
import { type KeptAnchor } from '../store/settings';

/** A case's head as of an instant. */
export interface AnchoredHead {
  case: CaseId;
  version: number;
  head: Hash;
}

/** A chain of the access log as of an instant. */
export interface LogHead {
  chain: string;
  seq: number;
  head: Hash;
}

/** What an anchor reaches: heads, and how many rows they stand for. */
export interface Covered<Head> {
  heads: readonly Head[];
  rows: number;
}

const rootOver = (sorted: readonly unknown[]): Hash => createHash('sha256').update(canonicalJson(sorted)).digest('hex') as Hash;

/** One root over the heads of all cases as they were at `at`. Made again from the same rows it is the same; a row changed or cut off shows. */
export const rootOf = (heads: readonly AnchoredHead[]): Hash => rootOver([...heads].sort((one, other) => (one.case < other.case ? -1 : 1)));

/** The same over the chains of the access log. */
export const logRootOf = (heads: readonly LogHead[]): Hash => rootOver([...heads].sort((one, other) => (one.chain < other.chain ? -1 : 1)));

/** Signed, to be kept elsewhere: it proves later that nothing up to `at` was changed, in the ledger or in the access log. */
export function anchorOf(ledger: Covered<AnchoredHead>, log: Covered<LogHead>, keys: Keys, at: Instant): KeptAnchor {
  const anchor = {
    at,
    cases: ledger.heads.length,
    rows: ledger.rows,
    root: rootOf(ledger.heads),
    log: { chains: log.heads.length, rows: log.rows, root: logRootOf(log.heads) },
  };
  return { ...anchor, mac: ledgerMac(keys, signed(anchor)) };
}

/** Was this anchor signed by a worker's key? One typed in from elsewhere may be anybody's. */
export const isSigned = (keys: Keys, anchor: KeptAnchor): boolean => verifyMac(keys, signed(anchor), anchor.mac);

/** An anchor made before the access log had chains speaks of the ledger alone. */
const signed = ({ at, root, log }: Omit<KeptAnchor, 'mac'>) => ({
  id: `anchor/${at}`,
  head: (log ? hashOf([root, log.root]) : root) as Hash,
});

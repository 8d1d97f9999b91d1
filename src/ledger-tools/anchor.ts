import { createHash } from 'node:crypto';
import { canonicalJson } from '../domain/canonical';
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

/** One root over the heads of all cases as they were at `at`. Made again from the same rows it is the same; a row changed or cut off shows. */
export function rootOf(heads: readonly AnchoredHead[]): Hash {
  const sorted = [...heads].sort((one, other) => (one.case < other.case ? -1 : 1));
  return createHash('sha256').update(canonicalJson(sorted)).digest('hex') as Hash;
}

/** Signed, to be kept elsewhere: it proves later that nothing up to `at` was changed. @param rows how many it covers */
export function anchorOf(heads: readonly AnchoredHead[], rows: number, keys: Keys, at: Instant): KeptAnchor {
  const root = rootOf(heads);
  return { at, cases: heads.length, rows, root, mac: ledgerMac(keys, signed(at, root)) };
}

/** Was this anchor signed by a worker's key? One typed in from elsewhere may be anybody's. */
export const isSigned = (keys: Keys, { at, root, mac }: KeptAnchor): boolean => verifyMac(keys, signed(at, root), mac);

const signed = (at: string, root: string) => ({ id: `anchor/${at}`, head: root as Hash });

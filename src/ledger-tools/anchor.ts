import { createHash } from 'node:crypto';
import { canonicalJson } from '../domain/canonical';
import { type Keys } from '../sealing/keys';
import { ledgerMac } from '../sealing/mac';
import { type Hash } from '../domain/values';
import { type Verified } from './verify-all';

/** One root over all heads, signed; kept elsewhere, it proves later that nothing before it was changed. */
export interface Anchor {
  at: string;
  cases: number;
  rows: number;
  root: Hash;
  mac: string;
}

export function anchorOf({ heads, cases, rows }: Verified, keys: Keys, at: string): Anchor {
  const sorted = [...heads].sort((one, other) => (one.case < other.case ? -1 : 1));
  const root = createHash('sha256').update(canonicalJson(sorted)).digest('hex') as Hash;
  return { at, cases, rows, root, mac: ledgerMac(keys, { id: `anchor/${at}`, head: root }) };
}

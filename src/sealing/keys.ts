import { hkdfSync } from 'node:crypto';
import { sealError } from './seal-error';
import type { KeysFile } from './keys-shape';

/** What a key is for. Each purpose has a key of its own, so that none can stand in for another. */
export type Purpose = `seal/${string}` | 'files' | `index/${string}` | 'codec' | 'act' | 'session' | 'csrf' | 'log' | 'check';

/** The keys of one process. The bytes stay inside closures: printing or serialising this object shows ids only. */
export interface Keys {
  /** The id of the key that new things are sealed with. */
  readonly active: string;
  /** Every id held, the active one first. */
  readonly ids: readonly string[];
  /** 32 bytes for a purpose, from the active key or the one named; throws a `SealError` (`unknown-key`) if it is not held. */
  derive(purpose: Purpose, id?: string): Uint8Array;
  /** 32 bytes for the ledger's MAC; throws a `SealError` (`unknown-key`) in a process that was not given the ledger's secret. */
  ledger(id?: string): Uint8Array;
}

/** Keys out of a keys file's content. Derivation is HKDF-SHA-256 (RFC 5869), each result kept, since sealing runs many times a second. */
export function keysFrom(file: KeysFile): Keys {
  const kept = new Map<string, Uint8Array>();
  const derived = (id: string, secret: 'key' | 'ledger', purpose: string): Uint8Array => {
    const name = `${id}/${secret}/${purpose}`;
    const known = kept.get(name);
    if (known) return known;
    const root = Object.hasOwn(file.keys, id) ? file.keys[id]?.[secret] : undefined;
    if (root === undefined) throw sealError('unknown-key', secret === 'ledger' ? `ledger secret of ${id}` : `key ${id}`);
    const key = new Uint8Array(hkdfSync('sha256', Buffer.from(root, 'base64'), '', `zhuye/v1/${purpose}`, 32));
    kept.set(name, key);
    return key;
  };
  return Object.freeze({
    active: file.active,
    // A key that was retired keeps its ledger's secret, for verifying, and seals and opens nothing.
    ids: Object.freeze([file.active, ...Object.keys(file.keys).filter((id) => id !== file.active && file.keys[id]?.key !== undefined)]),
    derive: (purpose: Purpose, id: string = file.active) =>
      (purpose === 'log' ? leftOf(file, id) : undefined) ?? derived(id, 'key', purpose),
    ledger: (id: string = file.active) => derived(id, 'ledger', 'ledger-mac'),
  });
}

/** Of a key that was retired: what it signed the access log with. */
function leftOf({ keys }: KeysFile, id: string): Uint8Array | undefined {
  const left = Object.hasOwn(keys, id) ? keys[id]?.log : undefined;
  return left === undefined ? undefined : new Uint8Array(Buffer.from(left, 'base64'));
}

/** The same keys with another of those held as the one that seals and indexes: what a rotation works with. */
export const under = (keys: Keys, id: string): Keys =>
  Object.freeze({
    active: id,
    ids: Object.freeze([id, ...keys.ids.filter((one) => one !== id)]),
    derive: (purpose: Purpose, named: string = id) => keys.derive(purpose, named),
    ledger: (named: string = id) => keys.ledger(named),
  });

/** Secrets for signing session cookies, newest first: the first signs, all are accepted. */
export const sessionSecrets = (keys: Keys): string[] => keys.ids.map((id) => Buffer.from(keys.derive('session', id)).toString('base64url'));

/** Secrets for tokens against forged forms, newest first: the first signs, all are accepted. */
export const csrfSecrets = (keys: Keys): string[] => keys.ids.map((id) => Buffer.from(keys.derive('csrf', id)).toString('base64url'));

import { type Connection } from 'mongoose';
import { type Keys } from '../sealing/keys';
import { keyIdOf, open, openBytes, seal } from '../sealing/seal';
import { type Keyed } from './collection';

/** A sealed value in a document: where it stands, in MongoDB's dotted form, and the field that its place names. */
export interface SealedAt {
  path: string;
  field: string;
}

/** A sealed value of the same document, opened. */
export type Opened = (at: SealedAt) => string;

/** A blind index in a document, and how it is made again under the active key. */
export interface IndexedAt {
  path: string;
  /** Undefined if there is nothing to make it from: what stands there stays */
  make(keys: Keys, opened: Opened): string | string[] | undefined | Promise<string | string[] | undefined>;
}

export interface Parts {
  connection: Connection;
  keys: Keys;
}

/** What of one collection is sealed or indexed under our keys: a rotation goes through it, and nothing else need be known of it. */
export interface SealedRows<Row extends Keyed = Keyed> {
  collection: string;
  sealed(row: Row): SealedAt[];
  indexes?(row: Row, connection: Connection): IndexedAt[];
  /** What is sealed outside the document (a file's bytes): under which key, undefined if that cannot be said; and to seal it anew. */
  beyond?: { keyId(row: Row): string | undefined; reseal(parts: Parts, row: Row): Promise<boolean> };
}

/** One list holds them all, whatever their rows. */
export const sealedRows = <Row extends Keyed>(definition: SealedRows<Row>): SealedRows => definition as unknown as SealedRows;

const at = (row: Keyed, path: string): unknown =>
  path.split('.').reduce<unknown>((value, name) => (value as Record<string, unknown> | undefined)?.[name], row);

/**
 * Seals and indexes one document under the active key, in one write that happens only if what it replaces still stands there.
 * True if anything changed. Throws a `SealError` when something in it cannot be opened; nothing of it is changed then.
 */
export async function resealRow(parts: Parts, rows: SealedRows, id: string): Promise<boolean> {
  const { connection, keys } = parts;
  const collection = connection.collection<Keyed>(rows.collection);
  // Somebody who saves at this moment goes first; a document that is saved five times in a row is for the next pass.
  for (let tries = 0; tries < 5; tries += 1) {
    const row = await collection.findOne({ _id: id });
    if (!row) return false;
    const { seen, set } = await changesOf(parts, rows, row);
    const beyond = async () => (rows.beyond && rows.beyond.keyId(row) !== keys.active ? rows.beyond.reseal(parts, row) : false);
    if (Object.keys(set).length === 0) return beyond();
    const { matchedCount } = await collection.updateOne({ _id: id, ...seen }, { $set: set });
    if (matchedCount === 1) return (await beyond()) || true;
  }
  return false;
}

async function changesOf({ connection, keys }: Parts, rows: SealedRows, row: Keyed) {
  const seen: Record<string, unknown> = {};
  const set: Record<string, unknown> = {};
  const place = (field: string) => ({ collection: rows.collection, id: row._id, field });
  for (const { path, field } of rows.sealed(row)) {
    const old = at(row, path);
    if (typeof old !== 'string' || keyIdOf(old) === keys.active) continue;
    seen[path] = old;
    set[path] = seal(keys, place(field), openBytes(keys, place(field), old));
  }
  for (const { path, make } of rows.indexes?.(row, connection) ?? []) {
    const old = at(row, path);
    if (!indexKeys(old).some((id) => id !== keys.active)) continue;
    const fresh = await make(keys, ({ path: from, field }) => open(keys, place(field), String(at(row, from))));
    if (fresh === undefined || JSON.stringify(fresh) === JSON.stringify(old)) continue;
    seen[path] = old;
    set[path] = fresh;
  }
  return { seen, set };
}

/** The ids of the keys that anything in this document stands under; `?` where that cannot be said. */
export function keysInRow(rows: SealedRows, row: Keyed, connection: Connection): Set<string> {
  const sealed = rows.sealed(row).flatMap(({ path }) => {
    const value = at(row, path);
    return typeof value === 'string' ? [keyIdOf(value)] : [];
  });
  const indexed = (rows.indexes?.(row, connection) ?? []).flatMap(({ path }) => indexKeys(at(row, path)));
  return new Set([...sealed, ...indexed, ...(rows.beyond ? [rows.beyond.keyId(row) ?? '?'] : [])]);
}

const indexForm = /^([A-Za-z0-9_-]{1,32})\.[A-Za-z0-9_-]{43}$/;

/** Plain words (a case's number) among indexes stand under no key. */
const indexKeys = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).flatMap((one) => (typeof one === 'string' ? (indexForm.exec(one)?.[1] ?? []) : []));

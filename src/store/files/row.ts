import { createHash } from 'node:crypto';
import { type Connection } from 'mongoose';
import { type ActorId, type CaseId, type Hash, type Instant } from '../../domain/values';
import { type Keys } from '../../sealing/keys';
import { open, type Sealed } from '../../sealing/seal';
import { blobsOf, keyIdOfBlob } from '../blobs';
import { collectionOf } from '../collection';
import { sealedRows, type Parts } from '../sealed-rows';

/** One paper handed in, or a photograph of a visit. */
export interface FileInfo {
  id: string;
  owner: ActorId;
  /** The case, or the draft that will be it: they share one id. */
  case: CaseId;
  /** Which item of the policy's list it answers. */
  item: string;
  /** As the person's machine called it. */
  name: string;
  /** Media type by content, not by name. */
  type: string;
  /** Bytes before sealing. */
  size: number;
  /** SHA-256 of the bytes before sealing. */
  hash: Hash;
  at: Instant;
  /** Part of what was submitted: it can no longer be removed. */
  frozen: boolean;
  /** How many pages of it can be shown; absent for what was kept before they were counted. */
  pages?: number;
  /** What the virus scanner said; absent where none was asked. */
  scan?: Scan;
}

/** `waiting`: the scanner did not answer, and is asked again. `infected` is found so late only: what is found at once is never kept. */
export type Scan = 'waiting' | 'clean' | 'infected';

export interface Row extends Omit<FileInfo, 'id' | 'name'> {
  _id: string;
  name: Sealed;
  /** Where its bytes are; under its own id if it does not say. */
  blob?: string;
  /** Its place among the case's files, below `mostInCase`: two that come at once cannot both have the last. */
  slot?: number;
}

export const place = (id: string, field: 'name' | 'bytes') => ({ collection: 'files', id, field });

export const hashOf = (bytes: Uint8Array): Hash => createHash('sha256').update(bytes).digest('hex') as Hash;

/** The bytes are written anew beside the old ones, read back, and only then does the row mean them. */
async function resealBytes({ connection, keys }: Parts, { _id, hash, blob }: Row): Promise<boolean> {
  const [blobs, at] = [blobsOf(connection), place(_id, 'bytes')];
  const old = blob ?? _id;
  const fresh = await blobs.write(keys, at, await blobs.read(keys, at, old));
  if (hashOf(await blobs.read(keys, at, fresh)) !== hash) throw new Error(`file ${_id} does not come back as it was written`);
  const still = { _id, ...(blob === undefined ? { blob: { $exists: false } } : { blob }) };
  const { matchedCount } = await connection.collection<Row>('files').updateOne(still, { $set: { blob: fresh } });
  await blobs.remove(matchedCount === 1 ? old : fresh);
  await blobs.tidy(_id, matchedCount === 1 ? fresh : old);
  return matchedCount === 1;
}

export const sealedFiles = sealedRows<Row>({
  collection: 'files',
  sealed: () => [{ path: 'name', field: 'name' }],
  beyond: { keyId: ({ blob }) => (blob === undefined ? undefined : keyIdOfBlob(blob)), reseal: resealBytes },
});

/** What is known of papers; their bytes are sealed in GridFS (`blobs`). */
export const fileRows = (connection: Connection) =>
  collectionOf<Row>(
    connection,
    'files',
    {
      owner: String,
      case: String,
      item: String,
      name: String,
      type: String,
      size: Number,
      hash: String,
      at: String,
      frozen: Boolean,
      blob: String,
      pages: Number,
      scan: String,
      slot: Number,
    },
    [
      [{ case: 1, item: 1, hash: 1 }, { unique: true }],
      // A file's slot never changes; those of before had none.
      [
        { case: 1, slot: 1 },
        { unique: true, partialFilterExpression: { slot: { $exists: true } } },
      ],
      [{ owner: 1, frozen: 1 }],
      [{ scan: 1 }],
    ],
  );

export type FileRows = ReturnType<typeof fileRows>;

export const infoOf = (keys: Keys, { _id, name, blob: _blob, slot: _slot, ...row }: Row): FileInfo => ({
  ...row,
  id: _id,
  name: open(keys, place(_id, 'name'), name),
});

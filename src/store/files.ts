import { createHash, randomBytes } from 'node:crypto';
import { type Connection } from 'mongoose';
import { type ActorId, type CaseId, type Hash, type Instant } from '../domain/values';
import { type Keys } from '../sealing/keys';
import { open, seal, type Sealed } from '../sealing/seal';
import { blobsOf, keyIdOfBlob } from './blobs';
import { instantNow } from './clock';
import { collectionOf } from './collection';
import { isDuplicate } from './duplicate';
import { type pageImagesOf } from './page-images';
import { sealedRows, type Parts } from './sealed-rows';

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

export type NewFile = Pick<FileInfo, 'owner' | 'case' | 'item' | 'name' | 'type' | 'pages' | 'scan'> & { bytes: Uint8Array };

interface Row extends Omit<FileInfo, 'id' | 'name'> {
  _id: string;
  name: Sealed;
  /** Where its bytes are; under its own id if it does not say. */
  blob?: string;
  /** Its place among the case's files, below `mostInCase`: two that come at once cannot both have the last. */
  slot?: number;
}

/** How many files one application or case has at most. */
export const mostInCase = 60;

const place = (id: string, field: 'name' | 'bytes') => ({ collection: 'files', id, field });

const hashOf = (bytes: Uint8Array): Hash => createHash('sha256').update(bytes).digest('hex') as Hash;

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

/** Papers: the bytes sealed in GridFS (`blobs`), what is known of them in `files`. */
export function filesOf(connection: Connection, keys: Keys, pageImages: Pick<ReturnType<typeof pageImagesOf>, 'drop'>) {
  const files = collectionOf<Row>(
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

  const blobs = blobsOf(connection);
  const info = ({ _id, name, blob: _blob, slot: _slot, ...row }: Row): FileInfo => ({
    ...row,
    id: _id,
    name: open(keys, place(_id, 'name'), name),
  });

  /** Bytes that were sealed anew between two looks are where the row says now. */
  async function bytesOf({ _id, blob = _id }: Row): Promise<Buffer> {
    try {
      return await blobs.read(keys, place(_id, 'bytes'), blob);
    } catch (error) {
      const now = (await files.findById(_id, { blob: 1 }).lean<Row | null>())?.blob;
      if (now === undefined || now === blob) throw error;
      return blobs.read(keys, place(_id, 'bytes'), now);
    }
  }

  /** The lowest slot that no file of the case has. */
  async function freeSlot(caseId: CaseId): Promise<number | undefined> {
    const rows = await files.find({ case: caseId }, { slot: 1 }).lean<Pick<Row, 'slot'>[]>();
    if (rows.length >= mostInCase) return undefined;
    const taken = new Set(rows.map((row) => row.slot));
    return Array.from({ length: mostInCase }, (_, slot) => slot).find((slot) => !taken.has(slot));
  }

  return {
    /**
     * Keeps a file of at most `LARGEST_FILE` bytes. The same bytes twice under one item of one case are kept once: `same` says which
     * file has them. The row is written after the bytes, so that what is listed can always be read. `full`: the case has `mostInCase`.
     */
    async keep({ bytes, name, ...given }: NewFile): Promise<{ kind: 'kept' | 'same'; file: FileInfo } | { kind: 'full' }> {
      const id = randomBytes(16).toString('base64url');
      const hash = hashOf(bytes);
      const key = { case: given.case, item: given.item, hash };
      const same = await files.findOne(key).lean<Row | null>();
      if (same) return { kind: 'same', file: info(same) };
      if ((await freeSlot(given.case)) === undefined) return { kind: 'full' };
      const blob = await blobs.write(keys, place(id, 'bytes'), bytes);
      const row = {
        ...given,
        hash,
        _id: id,
        name: seal(keys, place(id, 'name'), name),
        size: bytes.length,
        at: instantNow(),
        frozen: false,
        blob,
      };
      for (;;) {
        const slot = await freeSlot(given.case);
        try {
          if (slot !== undefined) {
            await files.insertMany([{ ...row, slot }]);
            return { kind: 'kept', file: info(row) };
          }
        } catch (error) {
          const first = isDuplicate(error) ? await files.findOne(key).lean<Row | null>() : null;
          // Another took the slot meanwhile: there may be a next.
          if (isDuplicate(error) && !first) continue;
          await blobs.remove(blob);
          if (first) return { kind: 'same', file: info(first) };
          throw error;
        }
        await blobs.remove(blob);
        return { kind: 'full' };
      }
    },

    async info(id: string): Promise<FileInfo | undefined> {
      const row = await files.findById(id).lean<Row | null>();
      return row ? info(row) : undefined;
    },

    /** The bytes as they were handed in; a file altered in the store throws a `SealError`. */
    async read(id: string): Promise<{ file: FileInfo; bytes: Buffer } | undefined> {
      const row = await files.findById(id).lean<Row | null>();
      if (!row) return undefined;
      return { file: info(row), bytes: await bytesOf(row) };
    },

    /** The files of a case or draft, by item and then as they came. */
    async listFor(caseId: CaseId, item?: string): Promise<FileInfo[]> {
      const rows = await files.find({ case: caseId, ...(item === undefined ? {} : { item }) }).lean<Row[]>();
      return rows.sort((a, b) => (`${a.item}/${a.at}` < `${b.item}/${b.at}` ? -1 : 1)).map(info);
    },

    /** At submission, before the list is read for it: from then on nothing of these can be removed. All of the case's files if no ids are given. */
    async freeze(caseId: CaseId, ids?: readonly string[]): Promise<void> {
      if (ids?.length === 0) return;
      await files.updateMany({ case: caseId, ...(ids ? { _id: { $in: [...ids] } } : {}) }, { $set: { frozen: true } });
    },

    /** When what a case says of people is erased by law: its papers go, frozen or not. May run twice. */
    async erase(caseId: CaseId): Promise<void> {
      for (const { _id, blob } of await files.find({ case: caseId }, { blob: 1 }).lean<Row[]>()) {
        // A blob that somebody who died has removed already is no reason to stop.
        await blobs.remove(blob ?? _id).catch(() => undefined);
        await pageImages.drop(_id);
        await files.deleteOne({ _id });
      }
    },

    /** Removes a file that its owner handed in and that nothing submitted refers to; false if there is no such one. */
    async remove(id: string, owner: ActorId): Promise<boolean> {
      const row = await files.findOneAndDelete({ _id: id, owner, frozen: false }).lean<Row | null>();
      if (!row) return false;
      await blobs.remove(row.blob ?? id);
      await pageImages.drop(id);
      return true;
    },

    /** How many bytes somebody has uploaded that are not part of anything submitted yet. */
    async pendingBytes(owner: ActorId): Promise<number> {
      const rows = await files.find({ owner, frozen: false }, { size: 1 }).lean<Pick<Row, 'size'>[]>();
      return rows.reduce((sum, { size }) => sum + size, 0);
    },

    /** Files that the scanner has not seen, those of before it was asked included; `infected` ones are known. */
    async unscanned(most: number): Promise<FileInfo[]> {
      const rows = await files
        .find({ scan: { $nin: ['clean', 'infected'] } })
        .limit(most)
        .lean<Row[]>();
      return rows.map(info);
    },

    /** What the scanner said of a file, also of one that is part of what was submitted: it stays, and is given to nobody. */
    async scanned(id: string, scan: Scan): Promise<void> {
      await files.updateOne({ _id: id }, { $set: { scan } });
    },
  };
}

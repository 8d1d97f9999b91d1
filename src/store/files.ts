import { createHash, randomBytes } from 'node:crypto';
import { finished } from 'node:stream/promises';
import { mongo, type Connection } from 'mongoose';
import { type ActorId, type CaseId, type Hash, type Instant } from '../domain/values';
import { type Keys } from '../sealing/keys';
import { open, seal, type Sealed } from '../sealing/seal';
import { openSealedBytes, sealBytes } from '../sealing/seal-file';
import { instantNow } from './clock';
import { collectionOf } from './collection';
import { isDuplicate } from './duplicate';

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
}

export type NewFile = Pick<FileInfo, 'owner' | 'case' | 'item' | 'name' | 'type'> & { bytes: Uint8Array };

interface Row extends Omit<FileInfo, 'id' | 'name'> {
  _id: string;
  name: Sealed;
}

const place = (id: string, field: 'name' | 'bytes') => ({ collection: 'files', id, field });

/** Papers: the bytes sealed in GridFS (`blobs`), what is known of them in `files`. */
export function filesOf(connection: Connection, keys: Keys) {
  const files = collectionOf<Row>(
    connection,
    'files',
    { owner: String, case: String, item: String, name: String, type: String, size: Number, hash: String, at: String, frozen: Boolean },
    [[{ case: 1, item: 1, hash: 1 }, { unique: true }]],
  );

  function bucket(): mongo.GridFSBucket {
    if (!connection.db) throw new Error('files were asked for before MongoDB was connected');
    return new mongo.GridFSBucket(connection.db, { bucketName: 'blobs', writeConcern: { w: 'majority', journal: true } });
  }

  // GridFS ids are ObjectIds by type only; the server takes any value, and ours say nothing.
  const blobId = (id: string): mongo.ObjectId => id as unknown as mongo.ObjectId;
  const info = ({ _id, name, ...row }: Row): FileInfo => ({ ...row, id: _id, name: open(keys, place(_id, 'name'), name) });

  async function upload(id: string, sealed: Buffer): Promise<void> {
    const stream = bucket().openUploadStreamWithId(blobId(id), id);
    stream.end(sealed);
    await finished(stream);
  }

  return {
    /**
     * Keeps a file of at most `LARGEST_FILE` bytes. The same bytes twice under one item of one case are kept once: `same` says which
     * file has them. The row is written after the bytes, so that what is listed can always be read.
     */
    async keep({ bytes, name, ...given }: NewFile): Promise<{ kind: 'kept' | 'same'; file: FileInfo }> {
      const id = randomBytes(16).toString('base64url');
      const hash = createHash('sha256').update(bytes).digest('hex') as Hash;
      const key = { case: given.case, item: given.item, hash };
      const same = await files.findOne(key).lean<Row | null>();
      if (same) return { kind: 'same', file: info(same) };
      await upload(id, sealBytes(keys, place(id, 'bytes'), bytes));
      const row = {
        ...given,
        hash,
        _id: id,
        name: seal(keys, place(id, 'name'), name),
        size: bytes.length,
        at: instantNow(),
        frozen: false,
      };
      try {
        await files.insertMany([row]);
        return { kind: 'kept', file: info(row) };
      } catch (error) {
        await bucket().delete(blobId(id));
        const first = isDuplicate(error) ? await files.findOne(key).lean<Row | null>() : null;
        if (first) return { kind: 'same', file: info(first) };
        throw error;
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
      const parts: Buffer[] = [];
      for await (const part of bucket().openDownloadStream(blobId(id))) parts.push(part as Buffer);
      return { file: info(row), bytes: openSealedBytes(keys, place(id, 'bytes'), Buffer.concat(parts)) };
    },

    /** The files of a case or draft, by item and then as they came. */
    async listFor(caseId: CaseId, item?: string): Promise<FileInfo[]> {
      const rows = await files.find({ case: caseId, ...(item === undefined ? {} : { item }) }).lean<Row[]>();
      return rows.sort((a, b) => (`${a.item}/${a.at}` < `${b.item}/${b.at}` ? -1 : 1)).map(info);
    },

    /** At submission, before the list is read for it: from then on nothing of these can be removed. All of the case's files if no ids are given. */
    async freeze(caseId: CaseId, ids?: readonly string[]): Promise<void> {
      await files.updateMany({ case: caseId, ...(ids ? { _id: { $in: [...ids] } } : {}) }, { $set: { frozen: true } });
    },

    /** Removes a file that its owner handed in and that nothing submitted refers to; false if there is no such one. */
    async remove(id: string, owner: ActorId): Promise<boolean> {
      const { deletedCount } = await files.deleteOne({ _id: id, owner, frozen: false });
      if (deletedCount === 0) return false;
      await bucket().delete(blobId(id));
      return true;
    },
  };
}

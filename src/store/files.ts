import { type Connection } from 'mongoose';
import { type ActorId, type CaseId } from '../domain/values';
import { type Keys } from '../sealing/keys';
import { blobsOf } from './blobs';
import { keepingOf } from './files/keep';
import { type FileInfo, fileRows, infoOf, place, type Row, type Scan } from './files/row';
import { type pageImagesOf } from './page-images';

export type { FileInfo, Scan } from './files/row';

/** Papers: the bytes sealed in GridFS (`blobs`), what is known of them in `files`. */
export function filesOf(connection: Connection, keys: Keys, pageImages: Pick<ReturnType<typeof pageImagesOf>, 'drop'>) {
  const files = fileRows(connection);
  const blobs = blobsOf(connection);
  const info = (row: Row): FileInfo => infoOf(keys, row);

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

  return {
    ...keepingOf(files, blobs, keys),

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

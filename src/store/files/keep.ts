import { randomBytes } from 'node:crypto';
import { type CaseId } from '../../domain/values';
import { type Keys } from '../../sealing/keys';
import { seal } from '../../sealing/seal';
import { type blobsOf } from '../blobs';
import { instantNow } from '../clock';
import { isDuplicate } from '../duplicate';
import { type FileInfo, type FileRows, hashOf, infoOf, place, type Row } from './row';

export type NewFile = Pick<FileInfo, 'owner' | 'case' | 'item' | 'name' | 'type' | 'pages' | 'scan'> & { bytes: Uint8Array };

/** How many files one application or case has at most. */
export const mostInCase = 60;

type Kept = { kind: 'kept' | 'same'; file: FileInfo } | { kind: 'full' };

/** Takes a file in: each case has room for so many, and each of them a place of its own. */
export function keepingOf(files: FileRows, blobs: ReturnType<typeof blobsOf>, keys: Keys) {
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
    async keep({ bytes, name, ...given }: NewFile): Promise<Kept> {
      const id = randomBytes(16).toString('base64url');
      const hash = hashOf(bytes);
      const key = { case: given.case, item: given.item, hash };
      const same = await files.findOne(key).lean<Row | null>();
      if (same) return { kind: 'same', file: infoOf(keys, same) };
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
            return { kind: 'kept', file: infoOf(keys, row) };
          }
        } catch (error) {
          const first = isDuplicate(error) ? await files.findOne(key).lean<Row | null>() : null;
          // Another took the slot meanwhile: there may be a next.
          if (isDuplicate(error) && !first) continue;
          await blobs.remove(blob);
          if (first) return { kind: 'same', file: infoOf(keys, first) };
          throw error;
        }
        await blobs.remove(blob);
        return { kind: 'full' };
      }
    },
  };
}

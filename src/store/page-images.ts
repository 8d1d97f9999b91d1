import { type Connection } from 'mongoose';
import { type Keys } from '../sealing/keys';
import { openSealedBytes, sealBytes } from '../sealing/seal-file';
import { collectionOf } from './collection';

interface Row {
  _id: string;
  file: string;
  bytes: Buffer;
}

const place = (id: string) => ({ collection: 'page-images', id, field: 'bytes' }) as const;
const keyOf = (file: string, page: number, width: string): string => `${file}/${page}/${width}`;

/** Pages of papers as they are shown, sealed like the papers; each is made at its first view, and may be dropped: it is made again. */
export function pageImagesOf(connection: Connection, keys: Keys) {
  const images = collectionOf<Row>(connection, 'page-images', { file: String, bytes: Buffer }, [[{ file: 1 }]]);
  return {
    /** Undefined also for one that does not open any more: sealed with a key that is held no longer. */
    async read(file: string, page: number, width: string): Promise<Buffer | undefined> {
      const row = await images.findById(keyOf(file, page, width)).lean<(Omit<Row, 'bytes'> & { bytes: { buffer: Uint8Array } }) | null>();
      if (!row) return undefined;
      try {
        return openSealedBytes(keys, place(row._id), row.bytes.buffer);
      } catch {
        return undefined;
      }
    },

    async keep(file: string, page: number, width: string, bytes: Uint8Array): Promise<void> {
      const id = keyOf(file, page, width);
      const sealed = sealBytes(keys, place(id), bytes);
      await images.updateOne({ _id: id }, { $set: { file, bytes: sealed } }, { upsert: true });
    },

    async drop(file: string): Promise<void> {
      await images.deleteMany({ file });
    },
  };
}

import { randomBytes } from 'node:crypto';
import { finished } from 'node:stream/promises';
import { mongo, type Connection } from 'mongoose';
import { type Keys } from '../sealing/keys';
import { type Place } from '../sealing/seal';
import { openSealedBytes, sealBytes } from '../sealing/seal-file';

/** `<what it belongs to>.<key id>.<random>`: a blob is never written over, and its name says which key sealed it. */
const form = /\.([A-Za-z0-9_-]{1,32})\.[A-Za-z0-9_-]+$/;

/** The id of the key that sealed a blob; undefined for one whose name does not say it. */
export const keyIdOfBlob = (blob: string): string | undefined => form.exec(blob)?.[1];

/** Long ago enough that nobody is still at it: what was left by somebody who died may be cleared away. */
const anHour = 60 * 60 * 1_000;

/** Bytes too large for a document, sealed, in GridFS (`blobs`). The row that owns them names the blob it means. */
export function blobsOf(connection: Connection) {
  function bucket(): mongo.GridFSBucket {
    if (!connection.db) throw new Error('files were asked for before MongoDB was connected');
    return new mongo.GridFSBucket(connection.db, { bucketName: 'blobs', writeConcern: { w: 'majority', journal: true } });
  }
  // GridFS ids are ObjectIds by type only; the server takes any value, and ours say nothing.
  const idOf = (blob: string): mongo.ObjectId => blob as unknown as mongo.ObjectId;

  return {
    /** Seals and keeps bytes of at most `LARGEST_FILE`. @returns the blob's name, for the row to keep */
    async write(keys: Keys, place: Place, bytes: Uint8Array): Promise<string> {
      const blob = `${place.id}.${keys.active}.${randomBytes(6).toString('base64url')}`;
      const stream = bucket().openUploadStreamWithId(idOf(blob), place.id);
      stream.end(sealBytes(keys, place, bytes));
      await finished(stream);
      return blob;
    },

    /** The bytes as they were given; altered ones throw a `SealError`, a blob that is gone the driver's error. */
    async read(keys: Keys, place: Place, blob: string): Promise<Buffer> {
      const parts: Buffer[] = [];
      for await (const part of bucket().openDownloadStream(idOf(blob))) parts.push(part as Buffer);
      return openSealedBytes(keys, place, Buffer.concat(parts));
    },

    remove: (blob: string): Promise<void> => bucket().delete(idOf(blob)),

    /** Clears away what a process that died left of this owner beside the blob that counts. */
    async tidy(owner: string, blob: string): Promise<void> {
      const old = new Date(Date.now() - anHour);
      const left = await bucket()
        .find({ filename: owner, _id: { $ne: idOf(blob) }, uploadDate: { $lt: old } })
        .toArray();
      for (const { _id } of left) await bucket().delete(_id);
    },
  };
}

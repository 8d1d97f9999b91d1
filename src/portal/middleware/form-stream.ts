import { type Readable } from 'node:stream';
import multer, { MulterError, type StorageEngine } from 'multer';
import { type Request, type Response } from 'express';
import { hasToken } from './forgery';

/** Names are read as the UTF-8 that browsers send. */
const nameOf = (file: { originalname: string }): string => Buffer.from(file.originalname, 'latin1').toString('utf8');

/** No field of ours is a list or an object by its name: `a[4294967294]` would be made into one of that length. */
export const wordLimits = { fields: 100, fieldSize: 100_000, fieldNestingDepth: 0 };

/** A form that is not ours: its token is missing or wrong. */
export class Forged extends Error {}

/** A form that is none as it was sent, which its reader says in words only (busboy): the sender's fault, and none of ours. */
export const unreadable = (error: Error): Error =>
  /^(Malformed|Multipart:|Unexpected end of|Unsupported content type|Missing Content-Type)/.test(error.message)
    ? Object.assign(error, { status: 400 })
    : error;

const withFiles = new WeakSet<Request>();
/** Whether files came in the form of this request. */
export const hadFiles = (req: Request): boolean => withFiles.has(req);

/** A file of a form while it comes. */
export interface Coming {
  name: string;
  field: string;
  stream: Readable;
}

/**
 * Reads a form with files as it comes. The token stands before the files and is asked for at the first of them, so that a forged form's
 * are never read. Rejects with `Forged`, or as multer does.
 * @param take one file after the other; each must be read to its end
 * @returns whether it was broken off by a limit of the whole
 */
export async function formStream(req: Request, res: Response, take: (file: Coming) => Promise<void>): Promise<boolean> {
  let broken = false;
  let turn: Promise<unknown> = Promise.resolve();
  const storage: StorageEngine = {
    _handleFile(_req, file, done) {
      withFiles.add(req);
      file.stream.on('error', () => undefined);
      const mine = turn.then(() => take({ name: nameOf(file), field: file.fieldname, stream: file.stream }));
      turn = mine.catch(() => undefined);
      mine.then(
        () => done(null, { size: 0 }),
        (error: unknown) => done(error),
      );
    },
    _removeFile(_req, _file, done) {
      done(null);
    },
  };
  const fileFilter: multer.Options['fileFilter'] = (_req, _file, keep) =>
    hasToken(req) ? keep(null, true) : keep(new Forged('a file without its form’s token'));
  await new Promise<void>((resolve, reject) => {
    multer({ storage, fileFilter, limits: { files: 500, ...wordLimits } }).any()(req, res, (error: unknown) => {
      if (error instanceof MulterError) broken = true;
      else if (error) return reject(unreadable(error as Error));
      resolve();
    });
  });
  if (!broken && !hasToken(req)) throw new Forged('a form without its token');
  return broken;
}

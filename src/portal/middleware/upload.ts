import multer, { MulterError, type StorageEngine } from 'multer';
import { type Request, type RequestHandler, type Response } from 'express';
import { badForm } from '../pages/errors';
import { hasToken } from './forgery';

export interface Uploaded {
  name: string;
  bytes: Buffer;
  /** The form's field it came in: `files`, or `files-<item>` where a form has one for each item. */
  field: string;
}

/** A file that was read past and dropped; the others of its form stay. */
export interface Refused {
  name: string;
  field: string;
  why: 'too-large' | 'too-many';
}

/** Ten at once, ten megabytes each: what a phone's photographs need, and no more than memory can hold. */
export const mostFiles = 10;
export const mostBytes = 10 * 1024 * 1024;
/** How many refused files are named; more than these are counted. */
const mostNamed = 20;

interface Taken {
  count: number;
  refused: Refused[];
  unnamed: number;
}
const taken = new WeakMap<Request, Taken>();
const takenOf = (req: Request): Taken => {
  const there = taken.get(req) ?? { count: 0, refused: [], unnamed: 0 };
  taken.set(req, there);
  return there;
};

/** Names are read as the UTF-8 that browsers send. */
const nameOf = (file: { originalname: string }): string => Buffer.from(file.originalname, 'latin1').toString('utf8');

/** Files in memory, each by itself: one that breaks a limit is read past and dropped, and holds none of the memory. */
const storage: StorageEngine = {
  _handleFile(req, file, done) {
    const all = takenOf(req);
    let why: Refused['why'] | undefined = all.count >= mostFiles ? 'too-many' : undefined;
    if (!why) all.count += 1;
    let parts: Buffer[] = [];
    let size = 0;
    file.stream.on('data', (part: Buffer) => {
      if (why) return;
      size += part.length;
      if (size <= mostBytes) return void parts.push(part);
      why = 'too-large';
      parts = [];
      all.count -= 1;
    });
    file.stream.on('error', done);
    file.stream.on('end', () => {
      if (why && all.refused.length < mostNamed) all.refused.push({ name: nameOf(file), field: file.fieldname, why });
      else if (why) all.unnamed += 1;
      done(null, why ? { size: -1 } : { buffer: Buffer.concat(parts), size });
    });
  },
  _removeFile(_req, _file, done) {
    done(null);
  },
};

/** No field of ours is a list or an object by its name: `a[4294967294]` would be made into one of that length. */
const plain = { fields: 100, fieldSize: 100_000, fieldNestingDepth: 0 };

const reader = multer({ storage, limits: { files: 500, ...plain } }).any();

/** The form was broken off by a limit of the whole: nothing of it can be relied on. */
export const uploadBroken = (req: Request): boolean => broken.has(req);
const broken = new WeakSet<Request>();

/** Which limit an upload broke, for pages that take all of its files or none. */
export const uploadFault = (req: Request): 'too-large' | 'too-many' | undefined =>
  uploadBroken(req) ? 'too-many' : takenOf(req).refused[0]?.why;

/** The files that were dropped for a limit, by name; and how many more were. */
export const refusedOf = (req: Request): { refused: readonly Refused[]; unnamed: number } => takenOf(req);

/**
 * Reads files, behind `onlyFor`: session and origin were asked before a byte was read; the form's token is asked once its fields are.
 * What breaks a limit is for the route to say, by `refusedOf` or `uploadFault`.
 */
export const readUpload: RequestHandler = (req, res, next) => {
  reader(req, res, (error: unknown) => {
    if (error instanceof MulterError) broken.add(req);
    else if (error) return next(error);
    if (!uploadBroken(req) && !hasToken(req)) return badForm(req, res, 403);
    next();
  });
};

/**
 * The words of a form with files, into `req.body`, for when nobody may leave files: these are dropped as they come.
 * Resolves to whether there were any; rejects as multer does.
 */
export const readWords = (req: Request, res: Response): Promise<boolean> =>
  new Promise((resolve, reject) => {
    let dropped = false;
    const fileFilter: multer.Options['fileFilter'] = (_req, _file, take) => {
      dropped = true;
      take(null, false);
    };
    multer({ limits: plain, fileFilter }).any()(req, res, (error: unknown) => (error ? reject(error as Error) : resolve(dropped)));
  });

/** The files of a request that kept the limits. */
export const uploadedOf = (req: Request): Uploaded[] =>
  (Array.isArray(req.files) ? req.files : [])
    .filter((file) => file.size >= 0)
    .map((file) => ({ name: nameOf(file), bytes: file.buffer, field: file.fieldname }));

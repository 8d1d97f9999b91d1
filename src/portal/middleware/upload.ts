import { createHash, randomBytes } from 'node:crypto';
import { type Readable } from 'node:stream';
import multer, { MulterError, type StorageEngine } from 'multer';
import { type Request, type RequestHandler, type Response } from 'express';
import { type ActorId } from '../../domain/values';
import { type Store } from '../../store/store';
import { badForm, showError } from '../view/errors';
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
  why: 'too-large' | 'too-many' | 'busy';
}

/** Twenty at once, ten megabytes each: what a telephone's photographs of all papers need. */
export const mostFiles = 20;
export const mostBytes = 10 * 1024 * 1024;
/** No form of ours is longer: its files, and the words beside them. */
const mostOfForm = mostFiles * mostBytes + 5 * 1024 * 1024;
/** How many refused files are named; more than these are counted. */
const mostNamed = 20;

/** Names are read as the UTF-8 that browsers send. */
const nameOf = (file: { originalname: string }): string => Buffer.from(file.originalname, 'latin1').toString('utf8');

/** No field of ours is a list or an object by its name: `a[4294967294]` would be made into one of that length. */
const plain = { fields: 100, fieldSize: 100_000, fieldNestingDepth: 0 };

/** What a form with files came to: which files were dropped for a limit, and whether it was broken off by a limit of the whole. */
export interface FormRead {
  chosen: number;
  refused: Refused[];
  unnamed: number;
  broken: boolean;
}

/** What becomes of each file, one after the other: the next is not read before this is settled. */
export type Take = (file: Uploaded) => Promise<void>;

class Forged extends Error {}

const withFiles = new WeakSet<Request>();
/** Whether files came in the form of this request. */
export const hadFiles = (req: Request): boolean => withFiles.has(req);

const digests = new WeakMap<Request, string[]>();
/** Each file that was read with the form, in its order: field, name and hash, so that the same form is known again. */
export const filesSent = (req: Request): readonly string[] => digests.get(req) ?? [];
function remember(req: Request, { field, name, bytes }: Uploaded): void {
  const line = JSON.stringify([field, name, createHash('sha256').update(bytes).digest('base64url')]);
  digests.set(req, [...filesSent(req), line]);
}

/** Bytes of one file, or why there are none: what breaks a limit is read past and holds no memory. */
async function bytesOf(stream: Readable, why: Refused['why'] | undefined): Promise<Buffer | Refused['why']> {
  let parts: Buffer[] = [];
  let size = 0;
  for await (const part of stream as AsyncIterable<Buffer>) {
    size += part.length;
    if (why === undefined && size <= mostBytes) parts.push(part);
    else parts = [];
  }
  return why ?? (size > mostBytes ? 'too-large' : Buffer.concat(parts));
}

/**
 * Reads a form with files as it comes. The token stands before the files and is asked for at the first of them, so that a forged form's
 * are never read; each file is held alone, and the sender waits meanwhile. Rejects with `Forged`, or as multer does.
 * @param barred why no file of this form is taken at all
 */
async function stream(req: Request, res: Response, take: Take, barred?: Refused['why']): Promise<FormRead> {
  const read: FormRead = { chosen: 0, refused: [], unnamed: 0, broken: false };
  let taken = 0;
  let turn: Promise<unknown> = Promise.resolve();
  const storage: StorageEngine = {
    _handleFile(_req, file, done) {
      withFiles.add(req);
      const settle = async (): Promise<void> => {
        read.chosen += 1;
        const got = await bytesOf(file.stream, barred ?? (taken >= mostFiles ? 'too-many' : undefined));
        const [name, field] = [nameOf(file), file.fieldname];
        if (typeof got !== 'string') {
          taken += 1;
          remember(req, { name, field, bytes: got });
          await take({ name, field, bytes: got });
        } else if (read.refused.length < mostNamed) read.refused.push({ name, field, why: got });
        else read.unnamed += 1;
      };
      file.stream.on('error', () => undefined);
      const mine = turn.then(settle);
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
    multer({ storage, fileFilter, limits: { files: 500, ...plain } }).any()(req, res, (error: unknown) => {
      if (error instanceof MulterError) read.broken = true;
      else if (error) return reject(error as Error);
      resolve();
    });
  });
  if (!read.broken && !hasToken(req)) throw new Forged('a form without its token');
  return read;
}

/** How long a lease holds without being renewed: its portal died. */
const leaseMs = 90_000;

/**
 * A form with files, behind `onlyFor` and behind whether its reader may send it at all: its length is asked before a byte is read, and
 * an account has one upload at a time. Words are in `req.body` afterwards. A form without files is read already, and has none.
 * @returns undefined when the answer was given: too long, or forged
 */
export async function readForm(
  req: Request,
  res: Response,
  { uploads }: Pick<Store, 'uploads'>,
  account: ActorId,
  take: Take,
): Promise<FormRead | undefined> {
  if (!req.is('multipart/form-data')) return { chosen: 0, refused: [], unnamed: 0, broken: false };
  if (tooLong(req, res)) return undefined;
  const by = randomBytes(9).toString('base64url');
  const mine = await uploads.begin(account, by, leaseMs);
  const renewing = setInterval(() => void (mine && uploads.begin(account, by, leaseMs).catch(() => undefined)), leaseMs / 3);
  try {
    return await stream(req, res, take, mine ? undefined : 'busy');
  } catch (error) {
    if (!(error instanceof Forged)) throw error;
    refuseForged(req, res);
    return undefined;
  } finally {
    clearInterval(renewing);
    if (mine) await uploads.end(account, by);
  }
}

/** Whether the form is longer than any of ours, or does not say how long it is; then that was answered, and nothing of it read. */
function tooLong(req: Request, res: Response): boolean {
  const length = Number(req.get('content-length') ?? Number.NaN);
  if (length <= mostOfForm) return false;
  res.set('Connection', 'close');
  showError(req, res, 413);
  return true;
}

function refuseForged(req: Request, res: Response): void {
  // What still comes is not waited for.
  res.set('Connection', 'close');
  badForm(req, res, 403);
}

const held = new WeakMap<Request, { file?: Uploaded; fault?: 'too-large' | 'too-many' }>();

/** Reads a form with one file into memory; more than one, or a larger one, is for its route to refuse by `uploadFault`. */
export const readUpload: RequestHandler = async (req, res, next) => {
  if (tooLong(req, res)) return;
  const got: { file?: Uploaded; fault?: 'too-large' | 'too-many' } = {};
  held.set(req, got);
  try {
    const { refused, broken } = await stream(req, res, (file) => Promise.resolve(void (got.file ??= file)));
    const fault = broken ? 'too-many' : refused[0]?.why;
    if (fault && fault !== 'busy') got.fault = fault;
  } catch (error) {
    if (!(error instanceof Forged)) throw error;
    return refuseForged(req, res);
  }
  next();
};

/** Which limit the upload broke. */
export const uploadFault = (req: Request): 'too-large' | 'too-many' | undefined => held.get(req)?.fault;

/** The file of a request that kept the limits. */
export const uploadedOf = (req: Request): Uploaded[] => [held.get(req)?.file].flatMap((file) => file ?? []);

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

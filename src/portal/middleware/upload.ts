import { createHash, randomBytes } from 'node:crypto';
import { type Readable } from 'node:stream';
import multer from 'multer';
import { type Request, type Response } from 'express';
import { type ActorId } from '../../domain/values';
import { type Store } from '../../store/store';
import { badForm, showError } from '../view/errors';
import { Forged, formStream, unreadable, wordLimits } from './form-stream';

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

/** What a form with files came to: which files were dropped for a limit, and whether it was broken off by a limit of the whole. */
export interface FormRead {
  chosen: number;
  refused: Refused[];
  unnamed: number;
  broken: boolean;
}

/** What becomes of each file, one after the other: the next is not read before this is settled. */
export type Take = (file: Uploaded) => Promise<void>;

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

/** A form as it comes, each file held alone while the sender waits. @param barred why no file of this form is taken at all */
async function streamWhole(req: Request, res: Response, take: Take, barred?: Refused['why']): Promise<FormRead> {
  const read: FormRead = { chosen: 0, refused: [], unnamed: 0, broken: false };
  let taken = 0;
  read.broken = await formStream(req, res, async ({ name, field, stream: coming }) => {
    read.chosen += 1;
    const got = await bytesOf(coming, barred ?? (taken >= mostFiles ? 'too-many' : undefined));
    if (typeof got !== 'string') {
      taken += 1;
      remember(req, { name, field, bytes: got });
      await take({ name, field, bytes: got });
    } else if (read.refused.length < mostNamed) read.refused.push({ name, field, why: got });
    else read.unnamed += 1;
  });
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
    return await streamWhole(req, res, take, mine ? undefined : 'busy');
  } catch (error) {
    if (!(error instanceof Forged)) throw error;
    refuseForged(req, res);
    return undefined;
  } finally {
    clearInterval(renewing);
    if (mine) await uploads.end(account, by);
  }
}

const isTooLong = (req: Request): boolean => !(Number(req.get('content-length') ?? Number.NaN) <= mostOfForm);

/** Whether the form is longer than any of ours, or does not say how long it is; then that was answered, and nothing of it read. */
export function tooLong(req: Request, res: Response): boolean {
  if (!isTooLong(req)) return false;
  res.set('Connection', 'close');
  showError(req, res, 413);
  return true;
}

function refuseForged(req: Request, res: Response): void {
  // What still comes is not waited for.
  res.set('Connection', 'close');
  badForm(req, res, 403);
}

/**
 * A form whose one file is looked at as it comes and kept nowhere, behind whether its reader may send it. What follows a limit is read past.
 * @param take each piece of the first file, in its order
 * @returns how many bytes it had; `too-large`; undefined when the answer was given
 */
export async function passFile(req: Request, res: Response, take: (piece: Buffer) => void): Promise<number | 'too-large' | undefined> {
  if (!req.is('multipart/form-data')) return 0;
  if (tooLong(req, res)) return undefined;
  let [files, size] = [0, 0];
  try {
    await formStream(req, res, async ({ stream: coming }) => {
      files += 1;
      for await (const piece of coming as AsyncIterable<Buffer>) {
        if (files > 1) continue;
        size += piece.length;
        if (size <= mostBytes) take(piece);
      }
    });
    return size > mostBytes ? 'too-large' : size;
  } catch (error) {
    if (!(error instanceof Forged)) throw error;
    refuseForged(req, res);
    return undefined;
  }
}

/**
 * The words of a form with files, into `req.body`, for when nobody may leave files: these are dropped as they come.
 * Of one that is too long nothing is read. Resolves to whether there were any; rejects as multer does.
 */
export const readWords = (req: Request, res: Response): Promise<boolean> =>
  new Promise((resolve, reject) => {
    let dropped = false;
    if (isTooLong(req)) {
      res.set('Connection', 'close');
      return resolve(true);
    }
    const fileFilter: multer.Options['fileFilter'] = (_req, _file, take) => {
      dropped = true;
      take(null, false);
    };
    multer({ limits: wordLimits, fileFilter }).any()(req, res, (error: unknown) =>
      error ? reject(unreadable(error as Error)) : resolve(dropped),
    );
  });

import multer, { MulterError } from 'multer';
import { type Request, type RequestHandler, type Response } from 'express';
import { badForm } from '../pages/errors';
import { hasToken } from './forgery';

export interface Uploaded {
  name: string;
  bytes: Buffer;
}

/** Ten at once, ten megabytes each: what a phone's photographs need, and no more than memory can hold. */
export const mostFiles = 10;
export const mostBytes = 10 * 1024 * 1024;

const reader = multer({
  storage: multer.memoryStorage(),
  limits: { fileSize: mostBytes, files: mostFiles, fields: 50, fieldSize: 100_000 },
}).array('files', mostFiles);

/** Which limit an upload broke, for the page to say. */
export const uploadFault = (req: Request): 'too-large' | 'too-many' | undefined => faults.get(req);
const faults = new WeakMap<Request, 'too-large' | 'too-many'>();

/**
 * Reads files, behind `onlyFor`: session and origin were asked before a byte was read; the form's token is asked once its fields are.
 * What breaks a limit is for the route to say, by `uploadFault`.
 */
export const readUpload: RequestHandler = (req, res, next) => {
  reader(req, res, (error: unknown) => {
    if (error instanceof MulterError) faults.set(req, error.code === 'LIMIT_FILE_SIZE' ? 'too-large' : 'too-many');
    else if (error) return next(error);
    if (!uploadFault(req) && !hasToken(req)) return badForm(req, res, 403);
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
    const limits = { fields: 50, fieldSize: 100_000 };
    const fileFilter: multer.Options['fileFilter'] = (_req, _file, take) => {
      dropped = true;
      take(null, false);
    };
    multer({ limits, fileFilter }).any()(req, res, (error: unknown) => (error ? reject(error as Error) : resolve(dropped)));
  });

/** The files of a request; names are read as the UTF-8 that browsers send. */
export const uploadedOf = (req: Request): Uploaded[] =>
  (Array.isArray(req.files) ? req.files : []).map((file) => ({
    name: Buffer.from(file.originalname, 'latin1').toString('utf8'),
    bytes: file.buffer,
  }));

import { type ErrorRequestHandler, type Express, type Request, type Response } from 'express';
import { type Services } from '../services';
import { badForm, notFound, showAway, showBusy, showError, typedOf, type ErrorStatus } from '../view/errors';
import { isUpload } from './origin';
import { hadFiles } from './form-stream';
import { readWords } from './upload';

/** What no page answered, and what went wrong on the way. A refusal is a value and never comes here. */
export function setUpFaults(app: Express, { log }: Pick<Services, 'log'>): void {
  app.use(notFound);
  const onFault: ErrorRequestHandler = async (error: unknown, req, res, next) => {
    const status = statusOf(error);
    const full = isFull(error);
    if (full) log.warn({ err: error }, 'more at once than MongoDB is asked at a time');
    else if (status === 500 || status === 503) log.error({ err: error }, status === 503 ? 'MongoDB is away' : 'a fault');
    // The answer had begun: only breaking it off tells the browser that it is not whole.
    if (res.headersSent) return next(error);
    if (!Object.hasOwn(res.locals, 't')) return void res.status(status).type('text').send(`${status} ${res.locals.requestNumber}`);
    if (status === 503) (full ? showBusy : showAway)(req, res, await filesBeside(req, res));
    else if (status === 403) badForm(req, res, 403);
    // A fault of ours takes nothing from whoever typed: it stands on the page, to be copied or sent again.
    else showError(req, res, status, req.method === 'POST' ? { typed: typedOf(req, res) } : {});
  };
  app.use(onFault);
}

/** Whether files came with the words. A form that no page has read yet is read now, as far as it can be, for the words in it. */
function filesBeside(req: Request, res: Response): Promise<boolean> | boolean {
  if (!isUpload(req)) return false;
  return req.body === undefined ? readWords(req, res).catch(() => true) : hadFiles(req);
}

/** What a fault means to a browser: what Express and its readers of bodies say of a request, MongoDB being away, all our ways to it taken, or a bug. */
export function statusOf(error: unknown): ErrorStatus {
  if (isAway(error) || isFull(error)) return 503;
  const { status, code } = error as { status?: unknown; code?: unknown };
  if (status === 503) return 503;
  if (typeof code === 'string' && code.startsWith('LIMIT_')) return 413;
  if (status === 403 || status === 404 || status === 413 || status === 429) return status;
  return typeof status === 'number' && status >= 400 && status < 500 ? 400 : 500;
}

const away =
  /^(MongoServerSelection|MongooseServerSelection|MongoNetwork|MongoNetworkTimeout|MongoNotConnected|MongoTopologyClosed|MongoPoolCleared|MongoPoolClosed|MongoOperationTimeout)Error$/;

function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  // Mongoose refuses by itself while it knows that it is not connected; its error has no name of its own.
  const notConnected = error.name === 'MongooseError' && /connection|bufferCommands/i.test(error.message);
  return away.test(error.name) || notConnected || isAway(error.cause);
}

/** No way to MongoDB came free in time, since others were asking; it is there. */
const isFull = (error: unknown): boolean => error instanceof Error && (error.name === 'MongoWaitQueueTimeoutError' || isFull(error.cause));

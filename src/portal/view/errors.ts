import { randomInt } from 'node:crypto';
import { type Request, type Response } from 'express';
import { type Refusal } from '../../domain/case/acts';
import { keepable, textOf } from '../middleware/bodies';
import { ownPath } from '../paths';
import { pageOf, show } from './show';
import { readable } from '../forms/typed';

export type ErrorStatus = 400 | 403 | 404 | 413 | 429 | 500 | 503;

/** A page that says in words what happened, what was kept, whom to call, and the request's number. */
export function showError(_req: Request, res: Response, status: ErrorStatus, more: Record<string, unknown> = {}): void {
  show(res, 'error', { ...wordsOf(res, status), ...more }, status);
}

const wordsOf = ({ locals: { t } }: Response, status: ErrorStatus) => ({
  title: t(`error.${status}.title`),
  words: t(`error.${status}.words`),
  next: t(`error.${status}.next`),
});

/** The page that stands in for one that may not be shown, since that somebody saw it could not be logged. */
export const awayPage = (req: Request, res: Response): Promise<string> =>
  pageOf(res, 'error', { ...wordsOf(res, 503), retry: ownPath(req.originalUrl) }).catch(() => `503 ${res.locals.requestNumber}`);

/** What was typed, given back in the words of its form. */
export const typedOf = (req: Request, res: Response): { name: string; value: string }[] => readable(keepable(req), res, req.originalUrl);

/** Also what was there when its form was drawn, and is nobody's now: what was typed stands on the page. */
export const notFound = (req: Request, res: Response): void =>
  showError(req, res, 404, req.method === 'POST' ? { typed: typedOf(req, res) } : {});
/** Also when the thing asked for does not exist, wherever telling the difference would tell something. */
export const forbidden = (req: Request, res: Response): void => showError(req, res, 403);

/** A form that cannot be right: a forged or outdated token. What was typed stands on the page. */
export const badForm = (req: Request, res: Response, status: 400 | 403 = 400): void =>
  showError(req, res, status, { typed: typedOf(req, res) });

/**
 * 409: an act that is not allowed (any more), with the reason, who holds the case and what was typed.
 * @param back where to go on: the case's page, which shows how things stand
 * @param holder the holder's name, looked up for `refusal.holder`
 * @param where where the case is now, in a sentence
 */
export function showRefusal(
  req: Request,
  res: Response,
  refusal: Refusal,
  { back, holder, where }: { back: string; holder?: string; where?: string },
): void {
  const { t } = res.locals;
  res.locals.why = refusal.code;
  show(
    res,
    'refusal',
    {
      title: t('error.409.title'),
      reason: t(`refusal.${refusal.code}`, { detail: refusal.detail ?? '', holder: holder ?? '' }),
      back,
      typed: typedOf(req, res),
      ...(holder === undefined ? {} : { holder }),
      ...(where === undefined ? {} : { where }),
    },
    409,
  );
}

/** MongoDB is away: nothing could be kept. @param files files stood beside the words */
export const showAway = (req: Request, res: Response, files = false): void => showAgain(req, res, files);

/** Seconds after which whoever was told to wait may come again: those before them have been answered by then, and not all come back at once. */
const retryAfter = (): number => randomInt(3, 9);

/** More came at once than can be answered. @param files files stood beside the words */
export function showBusy(req: Request, res: Response, files = false): void {
  const { t } = res.locals;
  const seconds = retryAfter();
  res.setHeader('Retry-After', String(seconds));
  const next = t(req.method === 'POST' ? 'error.busy.nextForm' : 'error.busy.nextPage', { seconds });
  showAgain(req, res, files, { title: t('error.busy.title'), words: t('error.busy.words'), next });
}

/** Everything typed goes back to the reader, ready to be sent again; without its files, which cannot go back, a form is not. */
function showAgain(req: Request, res: Response, files: boolean, words: Record<string, string> = {}): void {
  const fields = keepable(req);
  // Without a session there is no new token; the one that came holds again once the session can be read.
  const token = res.locals.csrf() || textOf(req, '_csrf');
  showError(req, res, 503, {
    ...words,
    again:
      req.method === 'POST' && !files
        ? { action: ownPath(req.originalUrl), fields: named([...fields, ...(token ? [['_csrf', token] as [string, string]] : [])]) }
        : undefined,
    typed: typedOf(req, res),
    files,
    retry: req.method === 'GET' || files ? ownPath(req.originalUrl) : undefined,
  });
}

/** The same, where no case refuses: a form that was sent before with other words, or what somebody did first. @param reason in words */
export function showRefused(req: Request, res: Response, reason: string, back: string): void {
  res.locals.why = 'sent-otherwise';
  show(res, 'refusal', { title: res.locals.t('error.409.title'), reason, back, typed: typedOf(req, res) }, 409);
}

/** The same form was sent before with something else in it, and what it said then stands. */
export const showSentOtherwise = (req: Request, res: Response, back: string): void =>
  showRefused(req, res, res.locals.t('refusal.sent-otherwise'), back);

export const named = (fields: [string, string][]): { name: string; value: string }[] => fields.map(([name, value]) => ({ name, value }));

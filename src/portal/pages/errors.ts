import { type Request, type Response } from 'express';
import { type Refusal } from '../../domain/case/acts';
import { keepable } from '../middleware/bodies';
import { show } from '../view/show';

export type ErrorStatus = 400 | 403 | 404 | 413 | 429 | 500 | 503;

/** A page that says in words what happened, what was kept, whom to call, and the request's number. */
export function showError(_req: Request, res: Response, status: ErrorStatus, more: Record<string, unknown> = {}): void {
  const { t } = res.locals;
  show(res, 'error', { title: t(`error.${status}.title`), words: t(`error.${status}.words`), next: t(`error.${status}.next`), ...more }, status);
}

export const notFound = (req: Request, res: Response): void => showError(req, res, 404);
/** Also when the thing asked for does not exist, wherever telling the difference would tell something. */
export const forbidden = (req: Request, res: Response): void => showError(req, res, 403);

/** A form that cannot be right: a forged or outdated token. What was typed stands on the page. */
export const badForm = (req: Request, res: Response, status: 400 | 403 = 400): void => showError(req, res, status, { typed: readable(keepable(req)) });

/**
 * 409: an act that is not allowed (any more), with the reason, who holds the case and what was typed.
 * @param back where to go on: the case's page, which shows how things stand
 * @param holder the holder's name, looked up for `refusal.holder`
 */
export function showRefusal(req: Request, res: Response, refusal: Refusal, { back, holder }: { back: string; holder?: string }): void {
  const { t } = res.locals;
  show(
    res,
    'refusal',
    {
      title: t('error.409.title'),
      reason: t(`refusal.${refusal.code}`, { detail: refusal.detail ?? '', holder: holder ?? '' }),
      back,
      typed: readable(keepable(req)),
      ...(holder === undefined ? {} : { holder }),
    },
    409,
  );
}

/** MongoDB is away: nothing could be kept, so everything typed goes back to the reader, ready to be sent again. */
export function showAway(req: Request, res: Response): void {
  const fields = keepable(req);
  const token = res.locals.csrf();
  showError(req, res, 503, {
    again: req.method === 'POST' ? { action: req.originalUrl, fields: named([...fields, ...(token ? [['_csrf', token] as [string, string]] : [])]) } : undefined,
    typed: readable(fields),
    retry: req.method === 'GET' ? req.originalUrl : undefined,
  });
}

export const named = (fields: [string, string][]): { name: string; value: string }[] => fields.map(([name, value]) => ({ name, value }));

/** What a person typed, without the fields that only machines read. */
export const readable = (fields: [string, string][]): { name: string; value: string }[] => named(fields.filter(([name, value]) => !machineFields.includes(name) && value.trim() !== ''));

const machineFields: readonly string[] = ['_csrf', 'request', 'seen', 'version', 'back'];

import { type Express } from 'express';
import { badForm } from '../view/errors';
import { readable } from '../forms/typed';
import { paths, patterns } from '../paths';
import { type Services } from '../services';
import { keepable } from './bodies';
import { cookieOptions } from './cookies';
import { hasToken } from './forgery';
import { isSafe, isUpload } from './origin';
import { readWords, tooLong } from './upload';

export const keptCookie = 'zhuye_kept';
const day = 24 * 60 * 60 * 1_000;
const notKept: readonly string[] = [patterns.signIn, patterns.signOut, patterns.language, patterns.ownPassword, patterns.ownSessions];

/** Somebody who typed for longer than the session held loses nothing: it is kept, sealed, and shown again after signing in. */
export function setUpPark(app: Express, { parked, config }: Pick<Services, 'parked' | 'config'>): void {
  app.use(async (req, res, next) => {
    const { ended } = res.locals;
    if (isSafe(req) || ended === undefined || notKept.includes(req.path)) return next();
    // Whose session it was is known and where the form comes from was asked, so its words may be read; its files are dropped.
    if (isUpload(req) && tooLong(req, res)) return;
    const files = isUpload(req) && (await readWords(req, res));
    if (isUpload(req) && !hasToken(req)) return badForm(req, res, 403);
    const fields = keepable(req);
    if (fields.length === 0 || (files && readable(fields, res, req.originalUrl).length === 0)) return next();
    const id = await parked.keep(ended, { path: req.originalUrl, fields, ...(files ? { files } : {}) });
    res.cookie(keptCookie, id, cookieOptions(config, day));
    res.redirect(303, paths.signIn(paths.kept));
  });
}

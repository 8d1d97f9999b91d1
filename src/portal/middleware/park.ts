import { type Express } from 'express';
import { paths, patterns } from '../paths';
import { type Services } from '../services';
import { keepable } from './bodies';
import { cookieOptions } from './cookies';
import { isSafe } from './origin';

export const keptCookie = 'zhuye_kept';
const day = 24 * 60 * 60 * 1_000;
const notKept: readonly string[] = [patterns.signIn, patterns.signOut, patterns.language];

/** Somebody who typed for longer than the session held loses nothing: it is kept, sealed, and shown again after signing in. */
export function setUpPark(app: Express, { parked, config }: Pick<Services, 'parked' | 'config'>): void {
  app.use(async (req, res, next) => {
    const { ended } = res.locals;
    if (isSafe(req) || ended === undefined || notKept.includes(req.path)) return next();
    const fields = keepable(req);
    if (fields.length === 0) return next();
    const id = await parked.keep(ended, { path: req.originalUrl, fields });
    res.cookie(keptCookie, id, cookieOptions(config, day));
    res.redirect(303, paths.signIn(paths.kept));
  });
}

import { type Express } from 'express';
import { paths, patterns } from '../paths';

/** Open to whoever has yet to choose a password of their own: to choose it, to leave, another language, and whom to call. */
const open: readonly string[] = [patterns.ownPassword, patterns.signOut, patterns.language, patterns.help];

/** A password that somebody else has seen opens nothing: every page leads to the one that asks for another. */
export function setUpMustChange(app: Express): void {
  app.use((req, res, next) => {
    if (!res.locals.viewer?.mustChange || open.includes(req.path)) return next();
    res.locals.why = 'password-first';
    res.redirect(303, paths.ownPassword);
  });
}

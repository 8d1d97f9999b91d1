import { csrfSync } from 'csrf-sync';
import { type Express, type Request } from 'express';
import { patterns } from '../paths';
import { textOf } from './bodies';
import { isUpload } from './origin';

/** Choosing a language harms nobody, and should not begin a session for every visitor. */
const free: readonly string[] = [patterns.language];

/** Where a form's fields come with files: its route asks for the token once it has read them (`upload.ts`). */
const uploads = [patterns.draftFiles, patterns.caseSupplement, patterns.deskAct, patterns.batchReturn].map(
  (pattern) => new RegExp(`^${pattern.replace(/:\w+/g, '[^/]+')}$`),
);
const takesFiles = (path: string): boolean => uploads.some((one) => one.test(path));

const { csrfSynchronisedProtection, generateToken, isRequestValid } = csrfSync({
  getTokenFromRequest: (req) => textOf(req, '_csrf'),
  skipCsrfProtection: (req) => free.includes(req.path) || (isUpload(req) && takesFiles(req.path)),
});

/** A form must carry its session's token. For a file `origin.ts` has already asked; its route asks `hasToken` once it has read the fields. */
export function setUpForgery(app: Express): void {
  app.use((req, res, next) => {
    res.locals.csrf = () => generateToken(req);
    next();
  });
  app.use(csrfSynchronisedProtection);
}

/** Whether the fields read with a file carry the session's token. */
export const hasToken = (req: Request): boolean => isRequestValid(req);

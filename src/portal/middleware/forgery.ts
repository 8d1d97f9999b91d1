import { doubleCsrf } from 'csrf-csrf';
import { type Express, type Request } from 'express';
import { csrfSecrets } from '../../sealing/keys';
import { patterns } from '../paths';
import { type Services } from '../services';
import { textOf } from './bodies';
import { cookieOf, cookieOptions } from './cookies';
import { isUpload } from './origin';

/** Choosing a language harms nobody. */
const free: readonly string[] = [patterns.language];

/** Where a form's fields come with files: its route asks for the token as soon as it comes, before any file (`upload.ts`). */
const uploads = [
  patterns.draftFiles,
  patterns.draftRoster,
  patterns.caseSupplement,
  patterns.caseRows,
  patterns.caseHearing,
  patterns.deskAct,
  patterns.batchReturn,
  patterns.rosterCheck,
  patterns.transmissions,
].map((pattern) => new RegExp(`^${pattern.replace(/:\w+/g, '[^/]+')}$`));
const takesFiles = (path: string): boolean => uploads.some((one) => one.test(path));

const verdicts = new WeakMap<Request, () => boolean>();

/**
 * A form must carry the token that stands in a cookie as well, signed for the session of whoever is signed in, or for nobody's: a visit
 * that only reads leaves nothing in MongoDB. For a file `origin.ts` has already asked; its route asks `hasToken` when the first file comes.
 */
export function setUpForgery(app: Express, { keys, config }: Pick<Services, 'keys' | 'config'>): void {
  const name = config.sandbox ? 'zhuye_form' : '__Host-zhuye-form';
  const { doubleCsrfProtection, generateCsrfToken, validateRequest } = doubleCsrf({
    getSecret: () => csrfSecrets(keys),
    getSessionIdentifier: (req) => (req.session.actor === undefined ? '' : req.sessionID),
    cookieName: name,
    cookieOptions: { ...cookieOptions(config), maxAge: undefined },
    getCsrfTokenFromRequest: (req) => textOf(req, '_csrf'),
    // Whoever is signed in and signs in again, from a page that stood open in another tab, is only led on.
    skipCsrfProtection: (req) =>
      free.includes(req.path) || (isUpload(req) && takesFiles(req.path)) || (req.path === patterns.signIn && isSignedIn(req)),
  });
  app.use((req, res, next) => {
    req.cookies = { [name]: cookieOf(req, name) ?? '' };
    // Of several forms on one page each carries the same: a second cookie would make the first form's token another visit's.
    let token: string | undefined;
    res.locals.csrf = () => (token ??= generateCsrfToken(req, res));
    verdicts.set(req, () => validateRequest(req));
    next();
  });
  app.use(doubleCsrfProtection);
}

const isSignedIn = (req: Request): boolean => req.res?.locals['viewer'] !== undefined;

/** Whether the fields read with a file carry the session's token. */
export const hasToken = (req: Request): boolean => verdicts.get(req)?.() ?? false;

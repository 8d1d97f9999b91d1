import { type Express, type Request, type RequestHandler, type Response } from 'express';
import { type Actor } from '../../domain/offices';
import { type Viewer } from '../locals';
import { callOffice } from '../view/call';
import { forbidden } from '../view/errors';
import { type Account } from '../../store/people';
import { type Session } from '../../store/sessions';
import { ownPath, paths } from '../paths';
import { type Services } from '../services';
import { isSafe } from './origin';

const minute = 60_000;
export const idleMs = { officer: 30 * minute, applicant: 60 * minute, machine: 0 } satisfies Record<Actor['kind'], number>;
export const absoluteMs = 12 * 60 * minute;

/** Whether a session is over for its account: too old, unused for too long, or begun before the password was changed. */
export const isOver = (
  { created = 0, seen = 0, passwordSet }: Partial<Session>,
  { actor, passwordSet: now }: Pick<Account, 'actor' | 'passwordSet'>,
  at: number,
): boolean => at - created > absoluteMs || at - seen > idleMs[actor.kind] || passwordSet !== now;

/** Who is asking: read anew for each request, so that a closed account or a lost post counts at once. */
export function setUpViewer(app: Express, { people, policies }: Pick<Services, 'people' | 'policies'>): void {
  app.use(async (req, res, next) => {
    const { actor: id, seen = 0 } = req.session;
    if (id === undefined) return next();
    const account = await people.byId(id);
    const now = Date.now();
    if (!account || account.closed || isOver(req.session, account, now)) {
      res.locals.ended = id;
      return next();
    }
    const { actor, name, mustChange } = account;
    res.locals.viewer = { actor, name, ...(mustChange ? { mustChange } : {}) };
    const [post] = actor.posts;
    callOffice(res, post && policies.offices.find((one) => one.id === post.office));
    // Written once a minute at most: a session is read with every page.
    if (now - seen > minute) req.session.seen = now;
    next();
  });
}

/** Lets those through who are signed in (as one of these kinds); others are asked to sign in, or told that this is not for them. */
export const onlyFor =
  (...kinds: ('applicant' | 'officer')[]): RequestHandler =>
  (req, res, next) => {
    const { viewer } = res.locals;
    if (!viewer) askToSignIn(req, res);
    else if (kinds.length > 0 && !kinds.some((kind) => kind === viewer.actor.kind)) forbidden(req, res);
    else next();
  };

/** Behind `onlyFor('officer')`: lets those through who sit at a window, wherever it is. */
export const onlyAtWindow: RequestHandler = (req, res, next) => {
  if (viewerOf(res).actor.posts.some(({ role }) => role === 'window')) next();
  else forbidden(req, res);
};

export function askToSignIn(req: Request, res: Response): void {
  res.locals.why = 'signed-out';
  res.redirect(303, paths.signIn(isSafe(req) ? req.originalUrl : formsPage(req)));
}

/** Where the form stood that somebody sent without being signed in: a page of ours, by its path alone. */
function formsPage(req: Request): string | undefined {
  const referrer = req.get('referer') ?? '';
  if (!URL.canParse(referrer)) return undefined;
  const { pathname, search } = new URL(referrer);
  const back = ownPath(`${pathname}${search}`);
  return back === paths.home ? undefined : back;
}

/** Who is signed in, behind `onlyFor`. Throws if the route forgot it. */
export function viewerOf(res: Response): Viewer {
  if (!res.locals.viewer) throw new Error('a route asks who is signed in without onlyFor');
  return res.locals.viewer;
}

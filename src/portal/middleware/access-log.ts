import { type Express, type Request, type Response } from 'express';
import { type CaseId } from '../../domain/values';
import { blindIndex } from '../../sealing/blind-index';
import { type Access, type AccessKind } from '../../store/access';
import { instantNow } from '../../store/clock';
import { type Noted } from '../logged';
import { awayPage } from '../view/errors';
import { type Services } from '../services';
import { holdBack } from './hold-back';
import { isSafe } from './origin';
import { patternOf, routeAt } from './pattern';
import { isUnlogged } from './unlogged';

type Parts = Pick<Services, 'store' | 'log' | 'keys'>;

/**
 * Every request that reads or changes personal data leaves its line before it is answered, and so does whatever somebody is kept from:
 * a case of others, a page of another role, a forged form, an act refused, too many tries. One place for all of it, so that no page can
 * forget. What cannot be logged is not shown.
 */
export function setUpAccessLog(app: Express, { store, log, keys }: Parts): void {
  app.use((req, res, next) => {
    holdBack(res, async () => {
      try {
        await Promise.all(linesOf(req, res, keys).map((line) => store.accessLog.append(line)));
        return undefined;
      } catch (error) {
        log.error({ err: error }, 'an answer was not logged');
        // What was changed had its line before; an answer that shows nothing personal may go.
        return isSafe(req) && res.statusCode < 400 ? awayPage(req, res) : undefined;
      }
    });
    next();
  });
}

/** Before anything is changed a line says that it is about to be; where that cannot be written the request fails, and nothing is done. */
export function setUpIntent(app: Express, { store, keys }: Parts): void {
  app.use(async (req, res, next) => {
    const place = routeAt(req.path);
    if (isSafe(req) || !place || isUnlogged(req.method, place.pattern, isSignedIn(req, res))) return next();
    await store.accessLog.append({ ...baseOf(req, res, keys), what: 'change' }).catch((cause: unknown) => {
      throw Object.assign(new Error('nothing was done: it could not be logged', { cause }), { status: 503 });
    });
    next();
  });
}

const isSignedIn = (req: Request, res: Response): boolean => res.locals.viewer !== undefined;

/** The lines that an answer leaves: its own, and those of other cases it speaks of. */
function linesOf(req: Request, res: Response, keys: Services['keys']): Access[] {
  const { statusCode: status, locals } = res;
  const denied = isDenial(req, res);
  const pattern = routeAt(req.path)?.pattern ?? patternOf(req);
  // MongoDB is away: nothing was read, and whatever was about to be changed has its line.
  if (status === 503) return [];
  if (!denied && (pattern === '(none)' || isUnlogged(req.method, pattern, locals.viewer !== undefined))) return [];
  const base = { ...baseOf(req, res, keys), status };
  const kind: AccessKind = denied ? 'denied' : (locals.noted?.what ?? (isSafe(req) ? 'read' : 'change'));
  const why = denied ? (locals.why ?? String(status)) : locals.noted?.why;
  const own = { ...base, ...withOffices(base, locals.noted), what: kind, ...(why ? { why } : {}) };
  return [own, ...(locals.notedAlso ?? []).map((more) => ({ ...base, what: kind, ...withOffices(base, more) }))];
}

function withOffices({ offices = [] }: Access, noted: Noted = {}): Noted {
  const all = [...new Set([...offices, ...(noted.offices ?? [])])];
  return { ...noted, ...(all.length > 0 ? { offices: all } : {}) };
}

/** 403; 429; asked to sign in; 409 where an act was refused; 404 of an address of ours: what is not theirs looks as what does not exist. */
const isDenial = (req: Request, { statusCode, locals }: Response): boolean =>
  statusCode === 403 ||
  statusCode === 429 ||
  ((statusCode === 409 || statusCode === 303) && locals.why !== undefined) ||
  (statusCode === 404 && (routeAt(req.path) !== undefined || patternOf(req) !== '(none)'));

/** Who, from where, in which session, and what of. */
function baseOf(req: Request, res: Response, keys: Services['keys']): Access {
  const { viewer, ended, requestNumber } = res.locals;
  const session = req.session as Request['session'] | undefined;
  const actor = viewer?.actor.id ?? ended ?? session?.actor;
  const offices = [...new Set(viewer?.actor.posts.map((post) => post.office))];
  const place = routeAt(req.path);
  return {
    at: instantNow(),
    what: 'read',
    method: req.method,
    path: place?.pattern ?? patternOf(req),
    request: requestNumber,
    ip: blindIndex(keys, 'address', req.ip ?? ''),
    ...(actor ? { actor } : {}),
    ...(session?.actor ? { session: blindIndex(keys, 'session', req.sessionID) } : {}),
    ...(offices.length > 0 ? { offices } : {}),
    ...targetOf(place?.params ?? {}),
  };
}

/** Ids as our own addresses have them; what somebody typed into an address is not repeated. */
function targetOf({ id = '', ...more }: Record<string, string>): { case?: CaseId; target?: string } {
  const target = Object.values(more).join('/');
  return {
    ...(/^[\w-]{1,64}$/.test(id) ? { case: id as CaseId } : {}),
    ...(/^[\w./-]{1,200}$/.test(target) ? { target } : {}),
  };
}

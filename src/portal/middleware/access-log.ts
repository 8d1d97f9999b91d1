import { type Express, type Request, type Response } from 'express';
import { type CaseId } from '../../domain/values';
import { instantNow } from '../../store/clock';
import { type Services } from '../services';
import { patternOf } from './pattern';

/** 403; 409 where an act was refused; 404 where a page answered it to somebody signed in: what is not theirs looks as what does not exist. */
const isDenial = (req: Request, { statusCode, locals }: Response): boolean =>
  statusCode === 403 ||
  (statusCode === 409 && locals['why'] !== undefined) ||
  (statusCode === 404 && locals['viewer'] !== undefined && patternOf(req) !== '(none)');

/**
 * Whatever somebody is kept from leaves a line in the access log before it is answered: a case, draft or letter of others, a page of
 * another role, a forged or expired form, an act refused. One place for all of it, so that no page can forget.
 */
export function setUpAccessLog(app: Express, { store, log }: Pick<Services, 'store' | 'log'>): void {
  app.use((req, res, next) => {
    const end = res.end.bind(res) as (...args: unknown[]) => Response;
    res.end = ((...args: unknown[]) => {
      if (!isDenial(req, res)) return end(...args);
      store.accessLog
        .append({ at: instantNow(), what: 'denied', path: patternOf(req), why: res.locals.why ?? String(res.statusCode), ...who(req, res) })
        .catch((error: unknown) => log.error({ err: error }, 'a denial was not logged'))
        .finally(() => end(...args));
      return res;
    }) as Response['end'];
    next();
  });
}

function who(req: Request, res: Response): { actor?: NonNullable<Express.Locals['viewer']>['actor']['id']; case?: CaseId } {
  const actor = res.locals.viewer?.actor.id;
  const id: unknown = req.params['id'];
  return { ...(actor ? { actor } : {}), ...(typeof id === 'string' && /^[\w-]{1,64}$/.test(id) ? { case: id as CaseId } : {}) };
}

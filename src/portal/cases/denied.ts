import { type Request, type Response } from 'express';
import { type CaseId } from '../../domain/values';
import { instantNow } from '../../store/clock';
import { patternOf } from '../middleware/pattern';
import { type Services } from '../services';

/**
 * A line in the access log for whatever somebody was kept from: a case or draft of others, a forged or expired form, an act refused.
 * @param why the code of a refusal, or what was wrong with the form
 */
export async function denied({ store }: Pick<Services, 'store'>, req: Request, res: Response, why: string, id?: CaseId): Promise<void> {
  const actor = res.locals.viewer?.actor.id;
  await store.accessLog.append({
    at: instantNow(),
    what: 'denied',
    path: patternOf(req),
    why,
    ...(actor ? { actor } : {}),
    ...(id ? { case: id } : {}),
  });
}

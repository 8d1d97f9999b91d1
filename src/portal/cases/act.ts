import { isOffices } from '../../domain/programmes';
import { type Request, type Response } from 'express';
import { type Act, type ActBodies, type ActKind } from '../../domain/case/acts';
import { type CaseId, type RequestId, type StepId } from '../../domain/values';
import { type Answer } from '../../domain/case/answer';
import { instantNow } from '../../store/clock';
import { textOf } from '../middleware/bodies';
import { viewerOf } from '../middleware/viewer';
import { requestsOf } from '../requests';
import { badForm, showRefusal } from '../view/errors';
import { contentOf } from './content';
import { type Services } from '../services';
import { statusOf } from './status';

/**
 * Enters the act that a form asks for, under the request id issued with the form. Answers the browser itself when the form is forged
 * or expired (403), or the act refused (409), also when the same form was sent before with other words; otherwise says what it came to.
 * @param back where a refusal leads on to
 */
export async function enterAct<K extends ActKind>(
  services: Services,
  req: Request,
  res: Response,
  target: CaseId,
  kind: K,
  step: StepId,
  body: ActBodies[K],
  back: string,
): Promise<Answer | undefined> {
  const { actor } = viewerOf(res);
  const request = requestsOf(services.keys).take(textOf(req, 'request'), actor.id, target, step);
  if (request === 'forged' || request === 'expired') {
    res.locals.why = `form-${request}`;
    badForm(req, res, 403);
    return undefined;
  }
  const seen = Number(textOf(req, 'seen')) || 0;
  const act = { ...body, kind, step, request, at: instantNow(), seen } as unknown as Act;
  const answer = await services.engine.act(target, act, actor, contentOf(req));
  if (answer.kind !== 'refused') return answer;
  const holder = answer.refusal.holder && (await services.people.names([answer.refusal.holder])).get(answer.refusal.holder);
  const row = await services.store.cases.read(target);
  const where = row && isOffices(row.programme) ? undefined : row && statusOf(services, row.state, res.locals.lang, res.locals.t).sentence;
  showRefusal(req, res, answer.refusal, { back, ...(holder ? { holder } : {}), ...(where ? { where } : {}) });
  return undefined;
}

/** Whether this very form, with all that it says, was sent before by the reader: then it was done, and is not refused for coming twice. */
export async function sentBefore({ store }: Services, req: Request, res: Response): Promise<boolean> {
  const [request = ''] = textOf(req, 'request').split('.');
  const kept = request === '' ? undefined : await store.outgoing.find(request as RequestId);
  return kept !== undefined && kept.author === viewerOf(res).actor.id && store.outgoing.says(kept, contentOf(req));
}

import { Router, type Request, type Response } from 'express';
import { type ActBodies, type ActKind } from '../../../domain/case/acts';
import { parseText } from '../../../domain/identifiers/words';
import { type CaseId, type StepId } from '../../../domain/values';
import { wholeCase } from '../../../domain/case/available';
import { enterAct, sentBefore } from '../../cases/act';
import { textOf, textsOf } from '../../middleware/bodies';
import { onlyFor } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { requestsOf } from '../../requests';
import { type Services } from '../../services';
import { show } from '../../view/show';
import { notFound } from '../../view/errors';
import { lookAt, type CaseLook } from '../../cases/look';
import { batchFor } from './access';
import { showBatch } from './batch';
import { batchActs, batchMay, flagsOf, releaseShown, toBeReleased, tokensOf } from './batch-model';
import { payableIn } from './ready';
import { type BatchRow, rowsOf } from './rows';

/** What is done with a batch; 放行付款, which nothing takes back, after a page of its own. */
export function batchActPages(services: Services): Router {
  const router = Router();

  router.get(patterns.batchAct, onlyFor('officer'), async (req, res) => {
    const row = await batchFor(services, req, res);
    if (!row) return;
    if (req.params['kind'] !== 'release-payment') return notFound(req, res);
    const look = await lookAt(services, row, res);
    if (batchMay(look).may('release-payment')) showRelease(look, res, await rowsOf(services, look.state.rows, look.t));
    else res.redirect(303, paths.batch(row.state.id));
  });

  router.post(patterns.batchAct, onlyFor('officer'), async (req, res) => {
    const row = await batchFor(services, req, res);
    if (!row) return;
    const kind = batchActs.find((one) => one === req.params['kind']);
    if (!kind) return notFound(req, res);
    const look = await lookAt(services, row, res);
    const read = await bodyOf(look, req, kind);
    if ('errors' in read) return showBatch(look, res, read.errors, { text: textOf(req, 'text') });
    if (kind === 'release-payment' && !(await sentBefore(services, req, res)) && (await asksAgain(look, req, res))) return;
    const step = (textOf(req, 'step') || wholeCase) as StepId;
    const done = await enterAct(services, req, res, row.state.id, kind, step, read.body as never, paths.batch(row.state.id));
    if (done) res.redirect(303, kind === 'withdraw' ? paths.batches() : paths.batch(row.state.id));
  });

  return router;
}

/** A release that was not shown just this before is not entered: what it would pay is shown, and asked. True if it was answered so. */
async function asksAgain(look: CaseLook, req: Request, res: Response): Promise<boolean> {
  const { services, actor, state, t } = look;
  // Whoever may not release at all is told why instead.
  if (!batchMay(look).may('release-payment')) return false;
  const rows = await rowsOf(services, state.rows, t);
  const shown = requestsOf(services.keys).take(textOf(req, 'shown'), actor.id, state.id, releaseShown(look, rows));
  if (shown !== 'forged' && shown !== 'expired') return false;
  res.locals.why = 'release-not-shown';
  showRelease(look, res, rows, t('batch.releaseAgain'));
  return true;
}

function showRelease(look: CaseLook, res: Response, rows: readonly BatchRow[], again?: string): void {
  const { services, actor, state, row, t } = look;
  const model = {
    again,
    shown: requestsOf(services.keys).issue(actor.id, state.id, releaseShown(look, rows)),
    title: t('batch.release'),
    step: row.number,
    number: row.number,
    ...toBeReleased(rows),
    ...flagsOf(rows),
    ...tokensOf(look, state.obligations[0]?.step),
    action: paths.batchAct(state.id, 'release-payment'),
    back: paths.batch(state.id),
  };
  show(res, 'batches/release', model, again === undefined ? 200 : 409);
}

async function bodyOf(
  { services, state, policy, actor, t }: CaseLook,
  req: Request,
  kind: ActKind,
): Promise<{ body: Partial<ActBodies[ActKind]> } | { errors: Record<string, string> }> {
  if (kind === 'add-rows') {
    const cases = await payableIn(services, state.obligations[0]?.office, textsOf(req, 'case'));
    return cases.length > 0 ? { body: { cases } } : { errors: { more: t('batch.chooseFirst') } };
  }
  if (kind === 'remove-row') return { body: { case: textOf(req, 'case') as CaseId } };
  if (kind === 'withdraw') return { body: { text: await services.store.texts.keep('', { author: actor.id, case: state.id }) } };
  if (kind !== 'return') return { body: {} };
  const words = parseText(textOf(req, 'text'), 500);
  if ('error' in words) return { errors: { text: t(`form.errors.${words.error}`) } };
  const to = policy.route.find((one) => one.kind === 'compose')?.step;
  const text = await services.store.texts.keep(words.value, { author: actor.id, case: state.id });
  return { body: { ...(to ? { to } : {}), text } };
}

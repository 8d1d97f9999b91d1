import { Router, type Request, type Response } from 'express';
import { type ActBodies, type ActKind } from '../../../domain/case/acts';
import { parseText } from '../../../domain/identifiers/words';
import { type CaseId, type StepId } from '../../../domain/values';
import { enterAct } from '../../cases/act';
import { textOf, textsOf } from '../../middleware/bodies';
import { onlyFor } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { type Services } from '../../services';
import { show } from '../../view/show';
import { notFound } from '../errors';
import { lookAt, type CaseLook } from '../desk/case/look';
import { batchFor } from './access';
import { showBatch } from './batch';
import { batchActs, batchMay, flagsOf, toBeReleased, tokensOf } from './batch-model';
import { payableIn } from './ready';
import { rowsOf } from './rows';

/** What is done with a batch; 放行付款, which nothing takes back, after a page of its own. */
export function batchActPages(services: Services): Router {
  const router = Router();

  router.get(patterns.batchAct, onlyFor('officer'), async (req, res) => {
    const row = await batchFor(services, req, res);
    if (!row) return;
    if (req.params['kind'] !== 'release-payment') return notFound(req, res);
    const look = await lookAt(services, row, res);
    if (batchMay(look).may('release-payment')) await showRelease(look, res);
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
    const step = (textOf(req, 'step') || 'case') as StepId;
    const done = await enterAct(services, req, res, row.state.id, kind, step, read.body as never, paths.batch(row.state.id));
    if (done) res.redirect(303, paths.batch(row.state.id));
  });

  return router;
}

async function showRelease(look: CaseLook, res: Response): Promise<void> {
  const { services, state, row, t } = look;
  const rows = await rowsOf(services, state.rows, t);
  show(res, 'batches/release', {
    title: t('batch.release'),
    step: row.number,
    number: row.number,
    ...toBeReleased(rows),
    ...flagsOf(rows),
    ...tokensOf(look, state.obligations[0]?.step),
    action: paths.batchAct(state.id, 'release-payment'),
    back: paths.batch(state.id),
  });
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
  if (kind !== 'return') return { body: {} };
  const words = parseText(textOf(req, 'text'), 500);
  if ('error' in words) return { errors: { text: t(`form.errors.${words.error}`) } };
  const to = policy.route.find((one) => one.kind === 'compose')?.step;
  const text = await services.store.texts.keep(words.value, { author: actor.id, case: state.id });
  return { body: { ...(to ? { to } : {}), text } };
}

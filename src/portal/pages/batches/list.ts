import { paymentBatch } from '../../../domain/programmes/payment-batch';
import { Router, type Response } from 'express';
import { type CaseId, type RequestId, type StepId } from '../../../domain/values';
import { submitRequest } from '../../../engine/file';
import { instantNow } from '../../../store/clock';
import { contentOf } from '../../cases/content';
import { textOf, textsOf } from '../../middleware/bodies';
import { onlyFor, viewerOf } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { requestsOf } from '../../requests';
import { type Services } from '../../services';
import { show } from '../../view/show';
import { badForm, forbidden, notFound, showRefusal } from '../../view/errors';
import { financeOfficeOf, officesListed } from './access';
import { batchIdOf, beginBatch } from '../../cases/begin-batch';
import { payableIn, readyIn } from './ready';

const begin = ['batches' as CaseId, 'begin' as StepId] as const;

/** 发放批次: what is ready to be paid, and every batch of the reader's offices. */
export function batchListPages(services: Services): Router {
  const { keys, engine, store } = services;
  const router = Router();
  const requests = requestsOf(keys);

  router.get(patterns.batches, onlyFor('officer'), async (req, res) => {
    if (officesListed(res).length === 0) return forbidden(req, res);
    await showList(services, res, {});
  });

  /** A new batch with the rows ticked. The request's own id makes a double click one batch's rows, not two. */
  router.post(patterns.batches, onlyFor('officer'), async (req, res) => {
    const { actor } = viewerOf(res);
    const office = financeOfficeOf(res);
    if (!office) return forbidden(req, res);
    const request = requests.take(textOf(req, 'request'), actor.id, ...begin);
    if (request === 'forged' || request === 'expired') {
      res.locals.why = `form-${request}`;
      return badForm(req, res, 403);
    }
    const cases = await payableIn(services, office, textsOf(req, 'case'));
    if (cases.length === 0) return showList(services, res, { case: res.locals.t('batch.chooseFirst') }, 422);
    const free = (await store.cases.readMany(cases)).filter(({ state }) => state.payments.at(-1)?.status === 'ready');
    // Another was first with all of them; but the same form sent twice goes on to the batch that it made.
    if (free.length === 0 && !(await store.outgoing.find(submitRequest(batchIdOf(request)))))
      return showList(services, res, { case: res.locals.t('batch.allTaken') }, 422);
    const begun = await beginBatch(services, actor, office, request);
    if (!begun) return notFound(req, res);
    const answer = await engine.act(
      begun.id,
      {
        kind: 'add-rows',
        step: begun.compose,
        request: `rows-${request}` as RequestId,
        at: instantNow(),
        // Nobody has seen the batch before its first rows.
        seen: 1_000_000_000,
        cases,
      },
      actor,
      contentOf(req),
    );
    if (answer.kind === 'refused') return showRefusal(req, res, answer.refusal, { back: paths.batch(begun.id) });
    res.redirect(303, paths.batch(begun.id));
  });

  return router;
}

async function showList(services: Services, res: Response, errors: Record<string, string>, status = 200): Promise<void> {
  const { store, keys } = services;
  const { t } = res.locals;
  const office = financeOfficeOf(res);
  const { rows } = await store.cases.search({ offices: officesListed(res), programme: paymentBatch.name, size: 50 });
  const model = {
    title: t('batch.title'),
    errors,
    ready: office ? await readyIn(services, office) : [],
    mayMake: office !== undefined,
    batches: rows.map((row) => ({
      href: paths.batch(row.state.id),
      number: row.number,
      at: row.submitted,
      stage: t(`batch.stage.${row.stage}`),
      rows: row.state.rows.filter((one) => one.status !== 'declined').length,
    })),
    request: requestsOf(keys).issue(viewerOf(res).actor.id, ...begin),
    action: paths.batches(),
    // The head of a narrow telephone has no room for one more.
    spotChecks: viewerOf(res).actor.posts.some(({ role }) => role === 'supervisor') ? paths.spotChecks : undefined,
  };
  show(res, 'batches/batches', model, status);
}

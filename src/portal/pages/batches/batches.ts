import { Router, type Request, type Response } from 'express';
import { availableActs } from '../../../domain/case/available';
import { caseTime } from '../../../domain/case/due';
import { type ActBodies, type ActKind } from '../../../domain/case/acts';
import { type CaseId, type RequestId, type StepId } from '../../../domain/values';
import { instantNow } from '../../../store/clock';
import { type CaseRow } from '../../../store/cases';
import { enterAct } from '../../cases/act';
import { textOf, textsOf } from '../../middleware/bodies';
import { onlyFor, viewerOf } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { requestsOf } from '../../requests';
import { type Services } from '../../services';
import { show } from '../../view/show';
import { forbidden, notFound } from '../errors';
import { caseFor } from '../applicant/case-access';
import { beginBatch } from './begin';
import { bankFile } from './bank-file';
import { rowsOf, totalOf } from './rows';

const beginStep = 'begin' as StepId;
const kinds: readonly ActKind[] = ['add-rows', 'remove-row', 'compose', 'release-payment', 'return', 'claim', 'release'];

/** 发放批次: made by one, released by another, reconciled to zero. */
export function batchPages(services: Services): Router {
  const { store, keys, engine, policies } = services;
  const router = Router();
  const requests = requestsOf(keys);
  const officeOf = (res: Response) => viewerOf(res).actor.posts.find((post) => post.role === 'finance')?.office;

  /** Cases in this office that are ready to be paid. */
  const readyIn = async (office: string) => {
    const page = await store.tasks.page({
      scope: 'office',
      actor: '' as never,
      offices: [office as never],
      filter: { step: 'pay' as StepId },
      page: 1,
      size: 100,
      now: instantNow(),
    });
    const cases = await store.cases.readMany(page.rows.map((row) => row.case));
    return cases
      .filter((one) => one.state.payments.at(-1)?.status === 'ready')
      .map((one) => ({
        case: one.state.id,
        number: one.number,
        name: one.masked,
        fen: one.state.payments.at(-1)?.fen ?? 0,
        attempt: one.state.payments.at(-1)?.attempt,
      }));
  };

  /** Of the cases ticked, those this office pays: another's payment cannot be drawn into its batch, nor a case that does not exist. */
  const payableIn = async (office: string | undefined, ticked: readonly string[]): Promise<CaseId[]> => {
    const cases = await store.cases.readMany(ticked.slice(0, 100) as CaseId[]);
    return cases
      .filter(({ state }) => state.obligations.some((one) => one.kind === 'pay' && one.office === office))
      .map(({ state }) => state.id);
  };

  router.get(patterns.batches, onlyFor('officer'), async (req, res) => {
    const { actor } = viewerOf(res);
    const { t } = res.locals;
    const office = officeOf(res);
    const offices = actor.posts.filter(({ role }) => role === 'finance' || role === 'supervisor').map((post) => post.office);
    if (offices.length === 0) return forbidden(req, res);
    const { rows } = await store.cases.search({ offices, programme: 'payment-batch', size: 50 });
    show(res, 'batches/batches', {
      title: t('batch.title'),
      ready: office ? await readyIn(office) : [],
      mayMake: office !== undefined,
      batches: rows.map((row) => ({
        href: paths.batch(row.state.id),
        number: row.number,
        at: row.submitted,
        stage: t(`batch.stage.${row.stage}`),
        rows: row.state.rows.filter((one) => one.status !== 'declined').length,
      })),
      request: requests.issue(actor.id, 'batches' as CaseId, beginStep),
      action: paths.batches(),
    });
  });

  /** A new batch with the rows ticked. The request's own id makes a double click one batch's rows, not two. */
  router.post(patterns.batches, onlyFor('officer'), async (req, res) => {
    const { actor } = viewerOf(res);
    const office = officeOf(res);
    const request = requests.take(textOf(req, 'request'), actor.id, 'batches' as CaseId, beginStep);
    if (!office || request === 'forged' || request === 'expired') return forbidden(req, res);
    const begun = await beginBatch(services, actor, office, request);
    if (!begun) return notFound(req, res);
    const cases = await payableIn(office, textsOf(req, 'case'));
    if (cases.length > 0)
      await engine.act(
        begun.id,
        {
          kind: 'add-rows',
          step: 'compose' as StepId,
          request: `rows-${request}` as RequestId,
          at: instantNow(),
          seen: 1_000_000_000,
          cases,
        },
        actor,
      );
    res.redirect(303, paths.batch(begun.id));
  });

  const batchFor = async (req: Request, res: Response): Promise<CaseRow | undefined> => {
    const row = await caseFor(services, req, res, 'money');
    if (row && row.programme !== 'payment-batch') {
      notFound(req, res);
      return undefined;
    }
    return row;
  };

  router.get(patterns.batch, onlyFor('officer'), async (req, res) => {
    const id = String(req.params['id']) as CaseId;
    const filed = await store.submissions.read(id);
    if (filed?.submission.applicant.actor === viewerOf(res).actor.id && !(await store.cases.read(id))) {
      return show(res, 'applicant/kept', {
        title: res.locals.t('applicant.keptTitle'),
        number: filed.submission.number,
        here: paths.batch(id),
      });
    }
    const row = await batchFor(req, res);
    if (!row || !filed) return;
    const { actor } = viewerOf(res);
    const { t, lang } = res.locals;
    const { state } = row;
    if (req.query['file'] !== undefined) {
      // Whole account numbers: for finance of the office that pays, and nobody who merely reads along.
      if (!actor.posts.some(({ role, office }) => role === 'finance' && row.offices.includes(office))) return forbidden(req, res);
      await store.accessLog.append({ at: instantNow(), actor: actor.id, what: 'export', case: id, path: patterns.batch });
      return bankFile(
        res,
        row.number,
        await rowsOf(
          services,
          state.rows.filter((one) => one.status !== 'declined'),
          t,
        ),
      );
    }
    const rows = await rowsOf(services, state.rows, t);
    const [open] = state.obligations;
    const acts = availableActs(filed.rules, state, actor, caseTime(state, instantNow()));
    const may = (kind: ActKind): boolean => acts.some((one) => one.kind === kind && !one.refusal);
    const why = (kind: ActKind): string | undefined => {
      const refusal = acts.find((one) => one.kind === kind)?.refusal;
      return refusal && t(`refusal.${refusal.code}`, { detail: refusal.detail ?? '', holder: '' });
    };
    const taken = new Set(state.rows.filter((one) => one.status !== 'declined').map((one) => one.case));
    show(res, 'batches/batch', {
      title: t('batch.one'),
      step: row.number,
      number: row.number,
      stage: t(`batch.stage.${row.stage}`),
      rows: rows.map((one) => ({ ...one, removable: may('remove-row') && one.status === 'joined' })),
      pending: rows.some((one) => one.status === 'asked' || one.status === 'leaving'),
      total: totalOf(rows, 'joined', 'ordered', 'paid', 'bounced', 'held'),
      count: rows.filter((one) => one.status !== 'declined').length,
      changed: rows.filter((one) => one.changed).map((one) => one.number),
      more: may('add-rows') && open ? (await readyIn(open.office)).filter((one) => !taken.has(one.case)) : [],
      compose: may('compose'),
      composeWhy: open?.kind === 'compose' ? why('compose') : undefined,
      release: may('release-payment'),
      releaseWhy: open?.kind === 'release' ? why('release-payment') : undefined,
      giveBack: may('return'),
      reconciled:
        open?.kind === 'settle' || state.outcome
          ? {
              ordered: totalOf(rows, 'ordered', 'paid', 'bounced'),
              paid: totalOf(rows, 'paid'),
              bounced: totalOf(rows, 'bounced'),
              held: totalOf(rows, 'held'),
              waiting: totalOf(rows, 'ordered'),
            }
          : undefined,
      office: policies.offices.find((one) => one.id === open?.office)?.name[lang],
      request: requests.issue(actor.id, id, open?.step ?? ('case' as StepId)),
      routeStep: open?.step,
      seen: String(row.version),
      action: Object.fromEntries(kinds.map((kind) => [kind.replace(/-/g, ''), paths.batchAct(id, kind)])),
      file: actor.posts.some(({ role }) => role === 'finance') ? `${paths.batch(id)}?file` : undefined,
      back: paths.batches(),
    });
  });

  router.post(patterns.batchAct, onlyFor('officer'), async (req, res) => {
    const row = await batchFor(req, res);
    const kind = kinds.find((one) => one === req.params['kind']);
    if (!row) return;
    if (!kind) return notFound(req, res);
    const { actor } = viewerOf(res);
    const step = (textOf(req, 'step') || 'case') as StepId;
    const reason =
      kind === 'return'
        ? await store.texts.keep(textOf(req, 'text').trim().slice(0, 500) || '—', { author: actor.id, case: row.state.id })
        : undefined;
    const bodies: Partial<{ [K in ActKind]: ActBodies[K] }> = {
      ...(kind === 'add-rows' ? { 'add-rows': { cases: await payableIn(row.state.obligations[0]?.office, textsOf(req, 'case')) } } : {}),
      'remove-row': { case: textOf(req, 'case') as CaseId },
      ...(reason ? { return: { to: 'compose' as StepId, text: reason } } : {}),
    };
    const done = await enterAct(services, req, res, row.state.id, kind, step, (bodies[kind] ?? {}) as never, paths.batch(row.state.id));
    if (done) res.redirect(303, paths.batch(row.state.id));
  });

  return router;
}

import { Router, type Request, type Response } from 'express';
import { rowItem, rowOfItem } from '../../../domain/ground/sheet';
import { programmeNamed } from '../../../domain/programmes';
import { type StepId } from '../../../domain/values';
import { type CaseRow } from '../../../store/cases';
import { type FileInfo } from '../../../store/files';
import { enterAct, sentBefore } from '../../cases/act';
import { caseFor } from '../../cases/case-access';
import { keepFiles } from '../../cases/keep-files';
import { saidOf } from '../../cases/paper-rows';
import { filedIn } from '../../cases/roster-rows';
import { textOf, textsOf } from '../../middleware/bodies';
import { onlyFor, viewerOf } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { type Services } from '../../services';
import { show } from '../../view/show';
import { notFound, showRefusal } from '../../view/errors';
import { provable, type RowsPage, rowsModel, type ShownRows } from './rows-model';

/** The roster of a submitted case for whoever filed it: how far it is checked, what it came to, and papers for what the registries do not show. */
export function caseRowPages(services: Services): Router {
  const { store } = services;
  const router = Router();

  router.get(patterns.caseRows, onlyFor('applicant'), async (req, res) => {
    const page = await pageOf(req, res);
    if (page) await showRows(page, req, res, {});
  });

  router.post(patterns.caseRows, onlyFor('applicant'), async (req, res) => {
    const page = await pageOf(req, res);
    if (!page) return;
    const { row, step } = page;
    const { state } = row;
    const here = paths.caseRows(state.id);
    const { actor } = viewerOf(res);
    const asked = new Set((await provable(services, page, req)).map(({ at }) => rowItem(at)));
    const itemOf = (field: string): string | undefined => [...asked].find((item) => field === `files-${item}`);
    const taken = await keepFiles(services, req, res, { owner: actor.id, case: state.id, itemOf });
    if (!taken) return;
    if (taken.chosen === 0 && (await sentBefore(services, req, res))) return res.redirect(303, here);
    if (!step) return showRefusal(req, res, { code: 'step-not-open' }, { back: here });
    if (taken.broken) return showRows(page, req, res, { errors: { [`files-${[...asked][0] ?? ''}`]: res.locals.t('file.broken') } }, 413);
    let removed = 0;
    for (const file of textsOf(req, 'remove')) if (await store.files.remove(file, actor.id)) removed += 1;
    const errors = Object.fromEntries(Object.entries(taken.errors).map(([item, why]) => [`files-${item}`, why]));
    const said = saidOf({ kept: taken.kept.length, removed }, res.locals.t);
    const waiting = await fresh(row);
    if (textOf(req, 'stay') !== '') return showRows(page, req, res, { errors, said }, Object.keys(errors).length > 0 ? 422 : 200);
    const [first] = asked;
    if (waiting.length === 0 && Object.keys(errors).length === 0) errors[`files-${first ?? ''}`] = res.locals.t('rows.chooseFirst');
    if (Object.keys(errors).length > 0) return showRows(page, req, res, { errors, said }, 422);

    await store.files.freeze(
      state.id,
      waiting.map((file) => file.id),
    );
    const evidence = waiting.map(({ id: file, item, hash }) => ({ file, item, hash }));
    const done = await enterAct(services, req, res, state.id, 'prove-rows', step, { evidence }, here);
    if (done) res.redirect(303, paths.caseRows(state.id, { said: done.kind === 'kept' ? 'kept' : 'proved' }));
  });

  /** Papers for rows that were not sent yet. */
  async function fresh({ state }: CaseRow): Promise<FileInfo[]> {
    const sent = new Set(state.evidence.map((one) => one.file));
    return (await store.files.listFor(state.id)).filter(({ id, item }) => rowOfItem(item) !== undefined && !sent.has(id));
  }

  async function pageOf(req: Request, res: Response): Promise<RowsPage | undefined> {
    const row = await caseFor(services, req, res, 'answers');
    if (!row) return undefined;
    const filed = filedIn(row.state);
    const { roster } = programmeNamed(row.state.programme);
    const step = row.state.obligations.find(({ kind }) => kind === 'verify')?.step;
    if (filed && roster && !row.erased) return { row, filed, roster, step: step as StepId | undefined };
    notFound(req, res);
    return undefined;
  }

  async function showRows(page: RowsPage, req: Request, res: Response, how: Omit<ShownRows, 'waiting'>, status = 200): Promise<void> {
    show(res, 'applicant/rows', await rowsModel(services, page, req, res, { ...how, waiting: await fresh(page.row) }), status);
  }

  return router;
}

import { Router, type Request, type Response } from 'express';
import { type ActBodies } from '../../../../domain/case/acts';
import { type CaseState } from '../../../../domain/case/state';
import { rangesOf, type RowRange } from '../../../../domain/ground/sheet';
import { parseText } from '../../../../domain/identifiers/words';
import { programmeNamed } from '../../../../domain/programmes';
import { rowJudgements } from '../../../../domain/programmes/roster';
import { type StepId } from '../../../../domain/values';
import { enterAct } from '../../../cases/act';
import { caseFor } from '../../../cases/case-access';
import { lookAt } from '../../../cases/look';
import { filedIn } from '../../../cases/roster-rows';
import { faultWords } from '../../../forms/fields';
import { textOf, textsOf } from '../../../middleware/bodies';
import { onlyFor } from '../../../middleware/viewer';
import { paths, patterns } from '../../../paths';
import { type Services } from '../../../services';
import { show } from '../../../view/show';
import { notFound } from '../../../view/errors';
import { deskRowsModel, type DeskRows, type FilledRows, isSaid, shownIn, verdictStep } from './rows-model';

type Judged = ActBodies['judge-rows'];

/** 逐人认定: a firm's roster on one page, rows that want an eye first; many are judged by one act, and taken back by another. */
export function deskRowPages(services: Services): Router {
  const router = Router();

  router.get(patterns.deskRows, onlyFor('officer'), async (req, res) => {
    const page = await pageOf(req, res);
    if (page) await showRows(page, req, res, {});
  });

  router.post(patterns.deskRows, onlyFor('officer'), async (req, res) => {
    const page = await pageOf(req, res);
    if (!page) return;
    const { look } = page;
    const { t, state, actor } = look;
    const read = readJudgement(req);
    if ('errors' in read) {
      const errors = Object.fromEntries(Object.entries(read.errors).map(([field, code]) => [field, faultOf(t, field, code)]));
      return showRows(page, req, res, { errors, typed: typedIn(req) }, 422);
    }
    const { show: list, from } = shownIn(req);
    const here = paths.deskRows(state.id, { show: list, from: from || undefined });
    const text = await services.store.texts.keep(read.words, { author: actor.id, case: state.id });
    const body = { verdict: read.verdict, rows: read.rows, text };
    const done = await enterAct(services, req, res, state.id, 'judge-rows', stepIn(req, state), body, here);
    if (done) {
      const said = done.kind === 'kept' ? 'kept' : read.verdict === 'open' ? 'undone' : 'judged';
      res.redirect(303, paths.deskRows(state.id, { show: list, from: from || undefined, said }));
    }
  });

  async function pageOf(req: Request, res: Response): Promise<DeskRows | undefined> {
    const row = await caseFor(services, req, res, 'answers');
    if (!row) return undefined;
    const filed = filedIn(row.state);
    const { roster } = programmeNamed(row.state.programme);
    if (filed && roster && !row.erased) return { look: await lookAt(services, row, res), filed, roster };
    notFound(req, res);
    return undefined;
  }

  async function showRows(page: DeskRows, req: Request, res: Response, how: FilledRows, status = 200): Promise<void> {
    const said = isSaid(req.query['said']) ? req.query['said'] : undefined;
    show(res, 'desk/rows', await deskRowsModel(page, req, { ...how, ...(said ? { said } : {}) }), status);
  }

  return router;
}

/** The step that the form was drawn for: one that has ended meanwhile is refused with its reason. */
const stepIn = (req: Request, state: CaseState): StepId => (textOf(req, 'step') || verdictStep(state)) as StepId;

const faultOf = (t: DeskRows['look']['t'], field: string, code: string): string =>
  field === 'row' ? t('rows.chooseRows') : field === 'verdict' ? t('rows.chooseVerdict') : faultWords(t, code);

const typedIn = (req: Request): NonNullable<FilledRows['typed']> => ({
  rows: rowsIn(req),
  verdict: textOf(req, 'verdict'),
  text: textOf(req, 'text'),
});

const rowsIn = (req: Request): number[] => textsOf(req, 'row').flatMap((one) => (/^\d{1,6}$/.test(one) ? [Number(one)] : []));

/** What was chosen, or what is wrong with it by field, as a code. Taking back needs no words. */
function readJudgement(req: Request): { verdict: Judged['verdict']; rows: RowRange[]; words: string } | { errors: Record<string, string> } {
  const rows = textOf(req, 'undo') === '' ? rangesOf(rowsIn(req)) : rangesIn(textOf(req, 'undo'));
  const verdict = [...rowJudgements, 'open' as const].find((one) => one === textOf(req, 'verdict'));
  const words = parseText(textOf(req, 'text'), 500);
  const errors = {
    ...(rows.length === 0 ? { row: 'choose' } : {}),
    ...(verdict === undefined ? { verdict: 'choose' } : {}),
    ...(verdict !== 'open' && 'error' in words ? { text: words.error } : {}),
  };
  if (Object.keys(errors).length > 0 || verdict === undefined) return { errors };
  return { verdict, rows, words: 'value' in words ? words.value : '' };
}

/** `0-3,7-7`. */
const rangesIn = (text: string): RowRange[] =>
  text.split(',').flatMap((one): RowRange[] => {
    const [, from, to] = /^(\d{1,6})-(\d{1,6})$/.exec(one) ?? [];
    return from === undefined || to === undefined ? [] : [[Number(from), Number(to)]];
  });

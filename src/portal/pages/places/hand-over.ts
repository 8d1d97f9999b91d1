import { Router, type Request, type Response } from 'express';
import { standingOffer } from '../../../domain/case/offers';
import { parseText } from '../../../domain/identifiers/words';
import { type PartyId, type StepId } from '../../../domain/values';
import { type CaseRow } from '../../../store/cases';
import { enterAct } from '../../cases/act';
import { handOverFor, type HandOverReader } from '../../cases/hand-over-look';
import { faultWords } from '../../forms/fields';
import { textOf, textsOf } from '../../middleware/bodies';
import { onlyFor, viewerOf } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { type Services } from '../../services';
import { badForm, notFound } from '../../view/errors';
import { show } from '../../view/show';
import { handOverModel } from './hand-over-model';

/** 机构交接: how far it is; each of the two operators sees their own side, and whoever is asked answers here. */
export function handOverPages(services: Services): Router {
  const router = Router();

  router.get(patterns.handOver, onlyFor(), async (req, res) => {
    const found = await handOverFor(services, req, res);
    if (found) await showHandOver(res, found.row, found.reader, {}, req.query['said'] === 'kept');
  });

  router.post(patterns.handOver, onlyFor(), async (req, res) => {
    const found = await handOverFor(services, req, res);
    if (!found) return;
    const { row, reader } = found;
    const step = (row.state.obligations.find(({ kind }) => kind === 'offer')?.step ?? 'offer') as StepId;
    const what = textOf(req, 'do');
    if (what === 'add' && reader.as === 'officer') return add(req, res, row, reader, step);
    if (reader.as !== 'asked') return notFound(req, res);
    if (what === 'take') return take(req, res, row, reader, step);
    if (what === 'decline') return decline(req, res, row, reader, step);
    return badForm(req, res);
  });

  type Asked = Extract<HandOverReader, { as: 'asked' }>;

  /** Which unit the form was about: the answer is for that one and no other. */
  const party = (req: Request): PartyId => textOf(req, 'party') as PartyId;
  const go = (res: Response, row: CaseRow, answer: { kind: string } | undefined): void => {
    if (answer) res.redirect(303, paths.handOver(row.state.id, answer.kind === 'kept' ? { said: 'kept' } : {}));
  };

  async function take(req: Request, res: Response, row: CaseRow, reader: Asked, step: StepId): Promise<void> {
    const { t } = res.locals;
    if (textOf(req, 'sure') !== 'yes') return showHandOver(res, row, reader, { sure: t('handOver.sureMissing') });
    const back = paths.handOver(row.state.id);
    go(res, row, await enterAct(services, req, res, row.state.id, 'take-offer', step, { party: party(req) }, back));
  }

  async function decline(req: Request, res: Response, row: CaseRow, reader: Asked, step: StepId): Promise<void> {
    const { t } = res.locals;
    const words = parseText(textOf(req, 'text'), 500);
    if ('error' in words) return showHandOver(res, row, reader, { text: faultWords(t, words.error) }, false, textOf(req, 'text'));
    const text = await services.store.texts.keep(words.value, { author: viewerOf(res).actor.id, case: row.state.id });
    const back = paths.handOver(row.state.id);
    go(res, row, await enterAct(services, req, res, row.state.id, 'decline-offer', step, { party: party(req), text }, back));
  }

  async function add(req: Request, res: Response, row: CaseRow, reader: HandOverReader, step: StepId): Promise<void> {
    const { t } = res.locals;
    const { addable } = await handOverModel(services, res, row, reader);
    const parties = textsOf(req, 'unit').filter((one) => addable?.some(({ value }) => value === one)) as PartyId[];
    if (parties.length === 0) return showHandOver(res, row, reader, { unit: t('handOver.choose') });
    const back = paths.handOver(row.state.id);
    go(res, row, await enterAct(services, req, res, row.state.id, 'add-to-order', step, { parties }, back));
  }

  async function showHandOver(
    res: Response,
    row: CaseRow,
    reader: HandOverReader,
    errors: Record<string, string> = {},
    kept = false,
    typed = '',
  ): Promise<void> {
    const model = await handOverModel(services, res, row, reader);
    const open = standingOffer(row.state);
    show(
      res,
      'places/hand-over',
      { ...model, errors, wrong: errors, kept, typed, party: open?.to },
      Object.keys(errors).length > 0 ? 422 : 200,
    );
  }

  return router;
}

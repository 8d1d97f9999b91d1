import { Router } from 'express';
import { wholeCase } from '../../../domain/case/available';
import { endOfDay } from '../../../domain/calendar/instants';
import { type Instant, type StepId, type TextRef } from '../../../domain/values';
import { type StartupGrantAnswers } from '../../../domain/programmes/startup-grant-answers';
import { factsOfAnswers } from '../../../domain/programmes/startup-grant-compare';
import { enterAct } from '../../cases/act';
import { policyById } from '../../cases/places';
import { keepFiles } from '../../cases/keep-files';
import { textOf } from '../../middleware/bodies';
import { readUpload, uploadedOf, uploadFault } from '../../middleware/upload';
import { onlyFor, viewerOf } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { requestsOf } from '../../requests';
import { type Services } from '../../services';
import { show } from '../../view/show';
import { type CaseRow } from '../../../store/cases';
import { caseFor } from './case-access';

/** What is asked for on this page: a supplement (补正), or the papers promised at 容缺受理. */
interface AskedFor {
  step: StepId;
  items: { item: string; text?: TextRef }[];
  due: Instant;
}

function askedOf({ state }: CaseRow): AskedFor | undefined {
  if (state.supplement) return state.supplement;
  return state.promised && !state.outcome
    ? { step: wholeCase, items: state.promised.items.map((item) => ({ item })), due: endOfDay(state.promised.by) }
    : undefined;
}

/** 补正: each missing thing answered by itself, with a paper or in words; then all of it is sent at once. */
export function supplementPages(services: Services): Router {
  const { store, keys } = services;
  const router = Router();

  const showSupplement = async (
    row: CaseRow,
    asked: AskedFor,
    res: Parameters<typeof show>[0],
    errors: Record<string, string>,
    typed: Record<string, string> = {},
    status = 200,
  ): Promise<void> => {
    const { t, lang } = res.locals;
    const policy = policyById(services, row.state.policy);
    const files = await store.files.listFor(row.state.id);
    const texts = await store.texts.readMany(asked.items.flatMap((one) => (one.text ? [one.text.id] : [])));
    const fresh = files.filter((file) => !row.state.evidence.some((one) => one.file === file.id));
    show(
      res,
      'applicant/supplement',
      {
        title: t('supplement.title'),
        step: row.number,
        errors,
        due: asked.due,
        items: asked.items.map((one) => ({
          item: one.item,
          label: policy?.evidence.find((each) => each.item === one.item)?.say[lang] ?? t('letters.answers'),
          words: one.text && texts.get(one.text.id)?.text,
          paper: one.item !== 'answers',
          error: errors[one.item],
          files: fresh
            .filter((file) => file.item === one.item)
            .map((file) => ({ id: file.id, name: file.name, href: paths.caseFile(row.state.id, file.id) })),
        })),
        needsWords: asked.items.some((one) => one.item === 'answers'),
        value: typed['words'],
        request: requestsOf(keys).issue(viewerOf(res).actor.id, row.state.id, asked.step),
        seen: String(row.version),
        action: paths.caseSupplement(row.state.id),
        back: paths.case(row.state.id),
      },
      status,
    );
  };

  router.get(patterns.caseSupplement, onlyFor('applicant'), async (req, res) => {
    const row = await caseFor(services, req, res, 'answers');
    if (!row) return;
    const asked = askedOf(row);
    if (!asked) return res.redirect(303, paths.case(row.state.id));
    await showSupplement(row, asked, res, {});
  });

  router.post(patterns.caseSupplement, onlyFor('applicant'), readUpload, async (req, res) => {
    const row = await caseFor(services, req, res, 'answers');
    if (!row) return;
    const { t } = res.locals;
    const { actor } = viewerOf(res);
    const { state } = row;
    const asked = askedOf(row);
    if (!asked) return res.redirect(303, paths.case(state.id));
    const typed = { words: textOf(req, 'words') };
    const item = textOf(req, 'add');
    const fault = uploadFault(req);
    if (fault) return showSupplement(row, asked, res, { [item || 'files']: t(`file.${fault}`) }, typed, 413);
    if (item !== '') {
      if (!asked.items.some((one) => one.item === item)) return showSupplement(row, asked, res, {}, typed, 422);
      const uploaded = uploadedOf(req);
      const { rejected } = await keepFiles(store, actor.id, state.id, item, uploaded);
      const why = uploaded.length === 0 ? t('file.none') : rejected.map((one) => t(`file.${one.why}`, { name: one.name })).join(' ');
      return why === ''
        ? res.redirect(303, `${paths.caseSupplement(state.id)}#${item}`)
        : showSupplement(row, asked, res, { [item]: why }, typed, 422);
    }
    const remove = textOf(req, 'remove');
    if (remove !== '') {
      await store.files.remove(remove, actor.id);
      return res.redirect(303, paths.caseSupplement(state.id));
    }
    const files = await store.files.listFor(state.id);
    const fresh = files.filter((file) => !state.evidence.some((one) => one.file === file.id));
    const missing = asked.items.filter((one) =>
      one.item === 'answers' ? typed.words.trim() === '' : !fresh.some((file) => file.item === one.item),
    );
    if (missing.length > 0)
      return showSupplement(
        row,
        asked,
        res,
        Object.fromEntries(missing.map((one) => [one.item === 'answers' ? 'words' : one.item, t('supplement.missing')])),
        typed,
        422,
      );
    await store.files.freeze(
      state.id,
      fresh.map((file) => file.id),
    );
    const handedIn = fresh.map(({ id: file, item: one, hash }) => ({ file, item: one, hash }));
    if (!state.supplement) {
      const kept = await enterAct(services, req, res, state.id, 'keep-promise', asked.step, { evidence: handedIn }, paths.case(state.id));
      if (kept) res.redirect(303, `${paths.case(state.id)}?said=${kept.kind === 'kept' ? 'kept' : 'supplemented'}`);
      return;
    }
    const before = (await store.texts.readJson(state.answers.id)) as StartupGrantAnswers;
    const after =
      typed.words.trim() === '' ? before : { ...before, remarks: [...(before.remarks ?? []), typed.words.trim().slice(0, 2_000)] };
    const answers = await store.texts.keepJson(after, { author: actor.id, case: state.id });
    const evidence = [...state.evidence, ...handedIn];
    const done = await enterAct(
      services,
      req,
      res,
      state.id,
      'supplement',
      asked.step,
      { answers, facts: factsOfAnswers(after, state.facts.on), evidence },
      paths.case(state.id),
    );
    if (done) res.redirect(303, `${paths.case(state.id)}?said=${done.kind === 'kept' ? 'kept' : 'supplemented'}`);
  });

  return router;
}

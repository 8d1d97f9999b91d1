import { Router, type Request, type Response } from 'express';
import { parseText } from '../../../domain/identifiers/words';
import { type Answers, typedFrom } from '../../../domain/form/answers';
import { type Policy } from '../../../domain/policy/policy';
import { programmeNamed } from '../../../domain/programmes';
import { type CaseRow } from '../../../store/cases';
import { type FileInfo } from '../../../store/files';
import { enterAct, sentBefore } from '../../cases/act';
import { reckonedBy } from '../../cases/filed-facts';
import { followed } from '../../cases/followed';
import { keepFiles } from '../../cases/keep-files';
import { saidOf } from '../../cases/paper-rows';
import { todayInShanghai } from '../../cases/places';
import { strangePlaces } from '../../cases/streets';
import { answersItem, type AskedFor, askedOf, changedSections, correct, correctable, type Corrections } from '../../cases/supplement';
import { textOf, textsOf } from '../../middleware/bodies';
import { foundBy } from '../../cases/tokens';
import { onlyFor, viewerOf } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { type Services } from '../../services';
import { showRefusal } from '../../view/errors';
import { caseFor } from '../../cases/case-access';
import { faultWords, typedOf } from '../../forms/fields';
import { itemLabel, showSupplement, type SupplementForm } from './supplement-form';

const mostWords = 1_000;

/** 补正: each missing thing answered by itself, with a paper, in words, or by putting right what was filled in; then all of it is sent at once. */
export function supplementPages(services: Services): Router {
  const { store } = services;
  const router = Router();

  const fresh = async ({ state }: CaseRow): Promise<FileInfo[]> =>
    (await store.files.listFor(state.id)).filter((file) => !state.evidence.some((one) => one.file === file.id));
  const rulesOf = async ({ state }: CaseRow): Promise<Policy> => {
    const input = await store.submissions.read(state.id);
    if (!input) throw new Error(`case ${state.id} has a view and no submission`);
    return input.rules.policy;
  };
  const frozen = async ({ state }: CaseRow): Promise<Answers> => (await store.texts.readJson(state.answers.id)) as Answers;

  router.get(patterns.caseSupplement, onlyFor('applicant'), async (req, res) => {
    const row = await caseFor(services, req, res, 'answers');
    if (!row) return;
    const asked = askedOf(row.state);
    if (!asked) return res.redirect(303, paths.case(row.state.id));
    const policy = await rulesOf(row);
    const corrections = typedFrom(correctable(policy), await frozen(row));
    await showSupplement(services, row, asked, policy, res, {
      corrections,
      changed: [],
      words: {},
      files: await fresh(row),
      errors: {},
      faults: {},
    });
  });

  router.post(patterns.caseSupplement, onlyFor('applicant'), async (req, res) => {
    const row = await caseFor(services, req, res, 'answers');
    if (!row) return;
    const { t, lang } = res.locals;
    const { actor } = viewerOf(res);
    const { state } = row;
    const asked = askedOf(state);
    const papers = (asked?.items ?? []).filter((one) => one.item !== answersItem).map((one) => one.item);
    // Whatever button was pressed, the files that were chosen came with it and are kept.
    const itemOf = (field: string): string | undefined => papers.find((item) => field === `files-${item}`);
    const taken = await keepFiles(services, req, res, { owner: actor.id, case: state.id, itemOf });
    if (!taken) return;
    if (!asked && (await sentBefore(services, req, res))) return res.redirect(303, paths.case(state.id));
    if (!asked) return showRefusal(req, res, { code: 'not-asked' }, { back: paths.case(state.id) });
    const before = await frozen(row);
    const policy = await rulesOf(row);
    const { words, corrections } = read(req, asked, policy, before);
    const changed = changedSections(policy, before, corrections).map((one) => one.id);
    let removed = 0;
    const again = async (
      errors: SupplementForm['errors'],
      status: number,
      faults: SupplementForm['faults'] = {},
      filled?: string,
    ): Promise<void> => {
      const said = saidOf({ kept: taken.kept.length, removed }, t);
      const files = await fresh(row);
      await showSupplement(services, row, asked, policy, res, { corrections, changed, words, files, errors, faults, said, filled }, status);
    };
    if (taken.broken) return again({ [`files-${asked.items[0]?.item ?? ''}`]: t('file.broken') }, 413);
    for (const file of textsOf(req, 'remove')) if (await store.files.remove(file, actor.id)) removed += 1;
    const errors: Record<string, string> = Object.fromEntries(Object.entries(taken.errors).map(([item, why]) => [`files-${item}`, why]));
    const named = Object.fromEntries(Object.entries(words).map(([item, typed]) => [`words-${item}`, typed]));
    const filled = services.around?.fill?.(req, { section: 'supplement', typed: named, t });
    if (filled) {
      for (const item of Object.keys(words)) words[item] = filled.typed[`words-${item}`] ?? '';
      return again(errors, 200, {}, filled.said);
    }
    // Only saved, or Enter was pressed in a field: the page again, with every word that was typed.
    if (textOf(req, 'stay') !== '') return again(errors, Object.keys(errors).length > 0 ? 422 : 200);

    const handedIn = await fresh(row);
    const corrected = correct(policy, before, corrections, todayInShanghai());
    const asksAnswers = asked.items.some((one) => one.item === answersItem);
    const faults: SupplementForm['faults'] = asksAnswers ? { ...corrected.errors } : {};
    for (const section of asksAnswers ? changedSections(policy, before, corrections) : []) {
      const strange = strangePlaces(services, section, corrections[section.id] ?? {});
      if (Object.keys(strange).length > 0) faults[section.id] = { ...faults[section.id], ...strange };
    }
    const remarks: string[] = [];
    for (const { item } of asked.items) {
      const typed = words[item] ?? '';
      const parsed = typed.trim() === '' ? undefined : parseText(typed, mostWords);
      if (parsed && 'error' in parsed) errors[`words-${item}`] = faultWords(t, parsed.error);
      else if (parsed)
        remarks.push(
          item === answersItem
            ? parsed.value
            : t('supplement.remark', { item: itemLabel(state, item, services, lang, t), words: parsed.value }),
        );
      else if (item === answersItem && !corrected.changed) errors[`words-${item}`] = t('supplement.missingWords');
      else if (item !== answersItem && !errors[`files-${item}`] && !handedIn.some((file) => file.item === item))
        errors[`files-${item}`] = t(asked.kind === 'promise' ? 'supplement.missingPaper' : 'supplement.missing');
    }
    if (Object.keys(errors).length + Object.keys(faults).length > 0) return again(errors, 422, faults);

    await store.files.freeze(
      state.id,
      handedIn.map((file) => file.id),
    );
    const evidence = handedIn.map(({ id: file, item, hash }) => ({ file, item, hash }));
    const here = paths.case(state.id);
    if (asked.kind === 'promise') {
      const kept = await enterAct(services, req, res, state.id, 'keep-promise', asked.step, { evidence }, here);
      return said(res, here, kept?.kind, 'promised');
    }
    const after = {
      ...(asksAnswers ? corrected.answers : before),
      ...(remarks.length > 0 ? { remarks: [...(before.remarks ?? []), ...remarks] } : {}),
    };
    const programme = programmeNamed(state.programme);
    await store.submissions.alsoFoundBy(state.id, foundBy(programme, after));
    const facts = programme.facts(after, state.facts.on, state.after && (await followed(store, state.after)));
    const minimumWages = (await store.submissions.read(state.id))?.rules.minimumWages ?? [];
    const body = {
      answers: await store.texts.keepJson(after, { author: actor.id, case: state.id }),
      facts: reckonedBy(minimumWages, policy, facts) ?? facts,
      evidence: [...state.evidence, ...evidence],
    };
    const done = await enterAct(services, req, res, state.id, 'supplement', asked.step, body, here);
    said(res, here, done?.kind, 'supplemented');
  });

  return router;
}

/** Back to the case with what came of it; a refusal has already been answered. */
function said(res: Response, here: string, kind: string | undefined, done: string): void {
  if (kind !== undefined) res.redirect(303, `${here}?said=${kind === 'kept' ? 'kept' : done}`);
}

/** What was typed: words by item, and the sections to be put right. A field that was not sent stays as it was frozen. */
function read(req: Request, asked: AskedFor, policy: Policy, before: Answers): { words: Record<string, string>; corrections: Corrections } {
  const sections = correctable(policy);
  const was = typedFrom(sections, before);
  const sent = (name: string): boolean => Object.hasOwn((req.body ?? {}) as object, name);
  return {
    words: Object.fromEntries(asked.items.map(({ item }) => [item, textOf(req, `words-${item}`)])),
    corrections: Object.fromEntries(
      sections.map((section) => [
        section.id,
        typedOf(section, (name) => {
          const field = `${section.id}-${name}`;
          return sent(field) ? textOf(req, field) : (was[section.id]?.[name] ?? '');
        }),
      ]),
    ),
  };
}

import { Router, type Response } from 'express';
import { openHearing, hearingPaper } from '../../../domain/case/steps/hear';
import { type Hearing } from '../../../domain/case/state';
import { parseText } from '../../../domain/identifiers/words';
import { type CaseRow } from '../../../store/cases';
import { enterAct, sentBefore } from '../../cases/act';
import { caseFor } from '../../cases/case-access';
import { deadline } from '../../cases/deadline';
import { answersOf, askedRows, waitingPapers } from '../../cases/hearings';
import { keepFiles } from '../../cases/keep-files';
import { placeNamed } from '../../cases/place-named';
import { paperRow, saidOf } from '../../cases/paper-rows';
import { faultWords } from '../../forms/fields';
import { textOf, textsOf } from '../../middleware/bodies';
import { onlyFor, viewerOf } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { requestsOf } from '../../requests';
import { type Services } from '../../services';
import { showRefusal } from '../../view/errors';
import { show } from '../../view/show';

const mostWords = 2_000;
const filesField = `files-${hearingPaper}`;

/** The page as it stands: what was typed, what is wrong with it, what an upload came to. */
interface Typed {
  words: string;
  errors: Record<string, string>;
  said?: string | undefined;
}

/** 陈述和答复: whoever the case concerns reads what they are asked and what they said already, adds to it, and may say that it was all. */
export function hearingPages(services: Services): Router {
  const { store } = services;
  const router = Router();

  router.get(patterns.caseHearing, onlyFor('applicant'), async (req, res) => {
    const row = await caseFor(services, req, res, 'answers');
    if (!row) return;
    const hearing = openHearing(row.state);
    if (!hearing) return res.redirect(303, paths.case(row.state.id));
    await showHearing(row, hearing, res, { words: '', errors: {} });
  });

  router.post(patterns.caseHearing, onlyFor('applicant'), async (req, res) => {
    const row = await caseFor(services, req, res, 'answers');
    if (!row) return;
    const { t } = res.locals;
    const { actor } = viewerOf(res);
    const { state } = row;
    const here = paths.case(state.id);
    const hearing = openHearing(state);
    // Whatever button was pressed, the files that were chosen came with it and are kept.
    const itemOf = (field: string): string | undefined => (hearing && field === filesField ? hearingPaper : undefined);
    const taken = await keepFiles(services, req, res, { owner: actor.id, case: state.id, itemOf });
    if (!taken) return;
    if (!hearing && (await sentBefore(services, req, res))) return res.redirect(303, here);
    if (!hearing) return showRefusal(req, res, { code: 'too-late' }, { back: here });
    const words = textOf(req, 'text');
    let removed = 0;
    const again = (errors: Record<string, string>, status: number): Promise<void> =>
      showHearing(row, hearing, res, { words, errors, said: saidOf({ kept: taken.kept.length, removed }, t) }, status);
    if (taken.broken) return again({ [filesField]: t('file.broken') }, 413);
    for (const file of textsOf(req, 'remove')) if (await store.files.remove(file, actor.id)) removed += 1;
    const refused = taken.errors[hearingPaper];
    const errors: Record<string, string> = refused ? { [filesField]: refused } : {};
    const enough = textOf(req, 'enough') !== '';
    if (textOf(req, 'stay') !== '' || (refused && enough)) return again(errors, refused ? 422 : 200);

    const papers = await waitingPapers(services, state);
    if (enough) {
      // What stands there unsent would be lost.
      if (words.trim() !== '' || papers.length > 0) return again({ text: t('hearing.unsent') }, 422);
      const done = await enterAct(services, req, res, state.id, 'heard-enough', hearing.step, {}, here);
      return said(res, here, done?.kind, 'enough');
    }
    const parsed = parseText(words, mostWords);
    if ('error' in parsed) errors['text'] = faultWords(t, parsed.error);
    if ('error' in parsed || refused) return again(errors, 422);
    await store.files.freeze(
      state.id,
      papers.map((file) => file.id),
    );
    const body = {
      text: await store.texts.keep(parsed.value, { author: actor.id, case: state.id }),
      papers: papers.map(({ id: file, item, hash }) => ({ file, item, hash })),
    };
    const done = await enterAct(services, req, res, state.id, 'answer-hearing', hearing.step, body, here);
    said(res, here, done?.kind, 'answered');
  });

  async function showHearing(row: CaseRow, hearing: Hearing, res: Response, { words, errors, said }: Typed, status = 200): Promise<void> {
    const { t, lang } = res.locals;
    const { actor } = viewerOf(res);
    const { state } = row;
    const title = t('hearing.title');
    show(
      res,
      'applicant/hearing',
      {
        title: said ? t('paper.saidTitle', { said, title }) : title,
        heading: title,
        step: row.number,
        place: await placeNamed(services, state),
        said,
        due: hearing.until && deadline({ calendar: services.policies.calendar, state, t, language: lang }, hearing.until, 'applicant'),
        asked: await askedRows(services, state, t, lang),
        answers: await answersOf(services, state, hearing, actor.id, t),
        value: words,
        most: mostWords,
        errors: { ...errors, ...(errors['text'] ? { text: t('form.fault', { field: t('hearing.words'), fault: errors['text'] }) } : {}) },
        wrong: errors['text'],
        filesId: filesField,
        filesWrong: errors[filesField],
        files: (await waitingPapers(services, state)).map((file) => paperRow(services, file, actor.id, t)),
        request: requestsOf(services.keys).issue(actor.id, state.id, hearing.step),
        seen: String(row.version),
        action: paths.caseHearing(state.id),
        back: paths.case(state.id),
      },
      status,
    );
  }

  return router;
}

/** Back to the case with what came of it; a refusal has already been answered. */
function said(res: Response, here: string, kind: string | undefined, done: string): void {
  if (kind !== undefined) res.redirect(303, `${here}?said=${kind === 'kept' ? 'kept' : done}`);
}

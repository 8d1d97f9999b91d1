import { Router } from 'express';
import { parseText } from '../../../domain/identifiers/words';
import { type CaseRow } from '../../../store/cases';
import { instantNow } from '../../../store/clock';
import { textOf } from '../../middleware/bodies';
import { onlyFor, viewerOf } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { type Services } from '../../services';
import { show } from '../../view/show';
import { caseFor } from '../../cases/case-access';
import { faultWords } from '../../forms/fields';

/** 好差评, once a case is closed: a score, and words if somebody wants to add some. */
export function ratingPages(services: Services): Router {
  const { store } = services;
  const router = Router();

  const showRating = (
    row: CaseRow,
    res: Parameters<typeof show>[0],
    typed: Record<string, string>,
    errors: Record<string, string>,
  ): void => {
    const { t } = res.locals;
    show(
      res,
      'applicant/rating',
      {
        title: t('rating.title'),
        step: row.number,
        errors,
        typed,
        options: [5, 4, 3, 2, 1].map((score) => ({ value: String(score), label: t(`rating.${score}`) })),
        action: paths.caseRating(row.state.id),
        back: paths.case(row.state.id),
      },
      Object.keys(errors).length > 0 ? 422 : 200,
    );
  };

  router.get(patterns.caseRating, onlyFor('applicant'), async (req, res) => {
    const row = await caseFor(services, req, res, 'answers');
    if (!row) return;
    if (!row.state.outcome) return res.redirect(303, paths.case(row.state.id));
    showRating(row, res, {}, {});
  });
  router.post(patterns.caseRating, onlyFor('applicant'), async (req, res) => {
    const row = await caseFor(services, req, res, 'answers');
    if (!row) return;
    const { t } = res.locals;
    if (!row.state.outcome) return res.redirect(303, paths.case(row.state.id));
    const typed = { score: textOf(req, 'score'), text: textOf(req, 'text') };
    const score = ([1, 2, 3, 4, 5] as const).find((one) => String(one) === typed.score);
    const words = typed.text.trim() === '' ? undefined : parseText(typed.text, 500);
    const fault = words && 'error' in words ? faultWords(t, words.error) : undefined;
    if (!score || fault)
      return showRating(row, res, typed, { ...(score ? {} : { score: t('rating.choose') }), ...(fault ? { text: fault } : {}) });
    const by = viewerOf(res).actor.id;
    const text = words && 'value' in words ? await store.texts.keep(words.value, { author: by, case: row.state.id }) : undefined;
    await store.ratings.keep({ case: row.state.id, score, by, at: instantNow(), ...(text ? { text } : {}) });
    res.redirect(303, `${paths.case(row.state.id)}?said=rated`);
  });

  return router;
}

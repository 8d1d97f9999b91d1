import { Router, type Request } from 'express';
import { neededPapers } from '../../cases/draft';
import { keepFiles } from '../../cases/keep-files';
import { paperRow, saidOf } from '../../cases/paper-rows';
import { textOf, textsOf } from '../../middleware/bodies';
import { onlyFor } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { type Services } from '../../services';
import { show } from '../../view/show';
import { draftFor, type DraftPage } from '../../cases/draft-access';

interface Came {
  /** By item: what was not taken, and why. */
  errors: Record<string, string>;
  said: string | undefined;
  status?: number;
}

/** The papers, all in one form: whichever button is pressed, what was chosen is kept and what was ticked is removed. */
export function filePages(services: Services): Router {
  const { store } = services;
  const router = Router();

  const showFiles = async (page: DraftPage, res: Parameters<typeof show>[0], came: Came): Promise<void> => {
    const { draft, policy, viewer } = page;
    const { t, lang } = res.locals;
    const files = await store.files.listFor(draft.caseId);
    const needed = neededPapers(page).map((one) => ({ ...one, files: files.filter((file) => file.item === one.item) }));
    const label = (item: string): string => policy.evidence.find((one) => one.item === item)?.say[lang] ?? t('form.papers.title');
    const items = needed.filter((one) => !one.held || one.files.length > 0);
    const missing = items.filter((one) => one.required && one.files.length === 0).length;
    const heading = t('form.papers.title');
    show(
      res,
      'applicant/files',
      {
        title: came.said ? t('paper.saidTitle', { said: came.said, title: heading }) : heading,
        heading,
        step: policy.term[lang],
        said: came.said,
        errors: Object.fromEntries(
          Object.entries(came.errors).map(([item, fault]) => [`files-${item}`, t('form.fault', { field: label(item), fault })]),
        ),
        held: needed
          .filter((one) => one.held && one.files.length === 0)
          .map((one) => ({ key: one.say[lang], value: t(`file.heldFrom.${one.registry ?? ''}`) })),
        items: items.map((one) => ({
          item: one.item,
          label: one.say[lang],
          optional: !one.required,
          missing: one.required && one.files.length === 0,
          error: came.errors[one.item],
          files: one.files.map((file) => paperRow(services, file, viewer.actor.id, t)),
        })),
        left: t(missing > 0 ? 'file.left' : 'file.complete', { count: missing }),
        action: paths.draftFiles(draft.caseId),
      },
      came.status ?? 200,
    );
  };

  router.get(patterns.draftFiles, onlyFor('applicant'), async (req, res) => {
    const page = await draftFor(services, req, res);
    if (!page) return;
    const said = saidOf({ kept: countIn(req, 'kept'), removed: countIn(req, 'removed') }, res.locals.t);
    await showFiles(page, res, { errors: {}, said });
  });

  router.post(patterns.draftFiles, onlyFor('applicant'), async (req, res) => {
    const page = await draftFor(services, req, res);
    if (!page) return;
    const { t } = res.locals;
    const [owner, id] = [page.viewer.actor.id, page.draft.caseId];
    const items = page.policy.evidence.map((one) => one.item);
    const itemOf = (field: string): string | undefined => items.find((item) => field === `files-${item}`);
    const taken = await keepFiles(services, req, res, { owner, case: id, itemOf });
    if (!taken) return;
    const { kept, errors, broken } = taken;
    let removed = 0;
    for (const file of broken ? [] : textsOf(req, 'remove')) if (await store.files.remove(file, owner)) removed += 1;
    const counts = { kept: kept.length, removed };
    if (broken) return showFiles(page, res, { errors: { ...errors, '': t('file.broken') }, said: saidOf(counts, t), status: 413 });
    if (Object.keys(errors).length > 0) return showFiles(page, res, { errors, said: saidOf(counts, t), status: 422 });
    res.redirect(303, textOf(req, 'done') === '' ? paths.draftFiles(id, counts) : paths.draft(id));
  });

  return router;
}

/** A count out of an address: nothing but a small number is believed. */
function countIn(req: Request, name: string): number {
  const given = req.query[name];
  return typeof given === 'string' && /^\d{1,2}$/.test(given) ? Number(given) : 0;
}

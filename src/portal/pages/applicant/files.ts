import { Router } from 'express';
import { takeUpload } from '../../cases/keep-files';
import { neededPapers } from '../../cases/draft';
import { textOf } from '../../middleware/bodies';
import { readUpload, uploadBroken } from '../../middleware/upload';
import { onlyFor } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { type Services } from '../../services';
import { show } from '../../view/show';
import { draftFor, type DraftPage } from './draft-access';

/** The papers, item by item: added and taken away again until the application is submitted. */
export function filePages(services: Services): Router {
  const { store } = services;
  const router = Router();

  /** @param wrong by item: what was not taken, and why */
  const showFiles = async (
    page: DraftPage,
    res: Parameters<typeof show>[0],
    wrong: Record<string, string>,
    status = 200,
  ): Promise<void> => {
    const { t, lang } = res.locals;
    const { draft, policy } = page;
    const files = await store.files.listFor(draft.caseId);
    const needed = neededPapers(draft, policy).map((one) => ({ ...one, files: files.filter((file) => file.item === one.item) }));
    const label = (item: string): string => policy.evidence.find((one) => one.item === item)?.say[lang] ?? t('form.papers.title');
    show(
      res,
      'applicant/files',
      {
        title: t('form.papers.title'),
        step: policy.term[lang],
        errors: Object.fromEntries(
          Object.entries(wrong).map(([item, fault]) => [`files-${item}`, t('form.fault', { field: label(item), fault })]),
        ),
        held: needed
          .filter((one) => one.held && one.files.length === 0)
          .map((one) => ({ key: one.say[lang], value: t(`file.heldFrom.${one.registry ?? ''}`) })),
        items: needed
          .filter((one) => !one.held || one.files.length > 0)
          .map((one) => ({
            item: one.item,
            label: one.say[lang],
            optional: !one.required,
            error: wrong[one.item],
            files: one.files.map((file) => ({
              id: file.id,
              name: file.name,
              href: paths.caseFile(draft.caseId, file.id),
              size: `${Math.max(1, Math.round(file.size / 1024))} KB`,
            })),
          })),
        action: paths.draftFiles(draft.caseId),
        back: paths.draft(draft.caseId),
      },
      status,
    );
  };

  router.get(patterns.draftFiles, onlyFor('applicant'), async (req, res) => {
    const page = await draftFor(services, req, res);
    if (page) await showFiles(page, res, {});
  });

  router.post(patterns.draftFiles, onlyFor('applicant'), readUpload, async (req, res) => {
    const page = await draftFor(services, req, res);
    if (!page) return;
    const { t } = res.locals;
    const [owner, id] = [page.viewer.actor.id, page.draft.caseId];
    const item = page.policy.evidence.find((one) => one.item === textOf(req, 'item'))?.item;
    if (uploadBroken(req)) return showFiles(page, res, { [item ?? '']: t('file.broken') }, 413);
    const remove = textOf(req, 'remove');
    if (remove !== '') await store.files.remove(remove, owner);
    if (!item) return showFiles(page, res, { '': t('form.errors.choose') }, 422);
    const { chosen, errors } = await takeUpload(store, owner, id, req, () => item, t);
    if (chosen === 0 && remove === '') return showFiles(page, res, { [item]: t('file.none') }, 422);
    if (Object.keys(errors).length > 0) return showFiles(page, res, errors, 422);
    res.redirect(303, `${paths.draftFiles(id)}#${item}`);
  });

  return router;
}

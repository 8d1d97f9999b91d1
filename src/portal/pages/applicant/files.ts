import { Router } from 'express';
import { evidenceFor } from '../../../domain/programmes/startup-grant-evidence';
import { keepFiles, type Rejected } from '../../cases/keep-files';
import { typedIn } from '../../cases/draft';
import { textOf } from '../../middleware/bodies';
import { readUpload, uploadedOf, uploadFault } from '../../middleware/upload';
import { onlyFor } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { type Services } from '../../services';
import { show } from '../../view/show';
import { draftFor, type DraftPage } from './draft-access';

/** The papers, item by item: added and taken away again until the application is submitted. */
export function filePages(services: Services): Router {
  const { store } = services;
  const router = Router();

  const showFiles = async (
    page: DraftPage,
    res: Parameters<typeof show>[0],
    errors: Record<string, string>,
    status = 200,
  ): Promise<void> => {
    const { t, lang } = res.locals;
    const { draft, policy } = page;
    const files = await store.files.listFor(draft.caseId);
    const needed = evidenceFor(policy, { jointly: draft.founders.length > 0, rents: typedIn(draft, 'premises')?.['rents'] === 'yes' });
    show(
      res,
      'applicant/files',
      {
        title: t('form.papers.title'),
        step: policy.term[lang],
        errors,
        items: needed.map((one) => ({
          item: one.item,
          label: one.say[lang],
          optional: !one.required,
          error: errors[one.item],
          files: files
            .filter((file) => file.item === one.item)
            .map((file) => ({
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
    const item = page.policy.evidence.find((one) => one.item === textOf(req, 'item'))?.item;
    const fault = uploadFault(req);
    if (fault) return showFiles(page, res, { [item ?? 'files']: t(`file.${fault}`) }, 413);
    const remove = textOf(req, 'remove');
    if (remove !== '') {
      await store.files.remove(remove, page.viewer.actor.id);
      return res.redirect(303, paths.draftFiles(page.draft.caseId));
    }
    if (!item) return showFiles(page, res, { files: t('form.errors.choose') }, 422);
    const uploaded = uploadedOf(req);
    const { rejected } = await keepFiles(store, page.viewer.actor.id, page.draft.caseId, item, uploaded);
    const say = ({ name, why }: Rejected): string => t(`file.${why}`, { name });
    if (uploaded.length === 0) return showFiles(page, res, { [item]: t('file.none') }, 422);
    if (rejected.length > 0) return showFiles(page, res, { [item]: rejected.map(say).join(' ') }, 422);
    res.redirect(303, `${paths.draftFiles(page.draft.caseId)}#${item}`);
  });

  return router;
}

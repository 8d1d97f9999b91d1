import { Router } from 'express';
import { type CaseId } from '../../src/domain/values';
import { policyById } from '../../src/portal/cases/places';
import { askedOf } from '../../src/portal/cases/supplement';
import { textOf } from '../../src/portal/middleware/bodies';
import { ownPath } from '../../src/portal/paths';
import { type Services } from '../../src/portal/services';
import { addExamplePapers, addPapersAskedFor } from '../example-papers';
import { guidePaths } from './paths';

/** Adds an example of each paper that one's own draft still lacks, or that one is asked for later (补正), and leads back to the papers. */
export function examplePaperPages(services: Services): Router {
  const router = Router();
  router.post(guidePaths.papers, async (req, res) => {
    const back = ownPath(textOf(req, 'back'));
    const [, id = ''] = /^\/drafts\/([^/]+)\/files$/.exec(back) ?? [];
    const draft = await services.store.drafts.read(id as CaseId);
    const policy = draft && policyById(services, draft.policy);
    const owner = res.locals.viewer?.actor.id;
    if (draft && policy && draft.owner === owner && !draft.submitted) await addExamplePapers(services, draft, policy, owner);
    const [, caseId = ''] = /^\/cases\/([^/]+)\/supplement$/.exec(back) ?? [];
    const row = await services.store.cases.read(caseId as CaseId);
    const asked = row && row.state.applicant.actor === owner ? askedOf(row.state) : undefined;
    if (row && asked && owner) await addPapersAskedFor(services, row, asked, owner);
    res.redirect(303, back);
  });
  return router;
}

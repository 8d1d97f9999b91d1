import { type Request, type Response } from 'express';
import { speaksFor } from '../../domain/mandates';
import { type Policy } from '../../domain/policy/policy';
import { type AreaCode, type CaseId } from '../../domain/values';
import { type Draft } from '../../store/drafts';
import { withPlace } from './draft-place';
import { withFollowed } from './followed';
import { callAbout, policyById } from './places';
import { type Viewer } from '../locals';
import { viewerOf } from '../middleware/viewer';
import { paths } from '../paths';
import { type Services } from '../services';
import { callOffice } from '../view/call';
import { speakAs } from '../view/words';
import { notFound } from '../view/errors';

export interface DraftPage {
  draft: Draft;
  policy: Policy;
  viewer: Viewer;
  identity: string;
}

/** Whose a draft is, as of a case's applicant. */
export const holderOf = ({ owner, party }: Pick<Draft, 'owner' | 'party'>) => ({ actor: owner, ...(party ? { party } : {}) });

/** Where the applicant is registered, as far as they have said. */
const householdIn = ({ sections }: Pick<Draft, 'sections'>): AreaCode | undefined => {
  const { household: said }: { household?: unknown } = sections['applicant'] ?? {};
  return typeof said === 'string' && said !== '' ? (said as AreaCode) : undefined;
};

/** An open draft that is the reader's own or their unit's, or undefined once the answer was given: 404 for another's, the case's page for one submitted. */
export async function draftFor(services: Services, req: Request, res: Response): Promise<DraftPage | undefined> {
  const viewer = viewerOf(res);
  const draft = await services.store.drafts.read(req.params['id'] as CaseId);
  const policy = draft && policyById(services, draft.policy);
  if (!draft || !policy || !speaksFor(viewer.actor, holderOf(draft))) {
    notFound(req, res);
    return undefined;
  }
  if (draft.submitted) {
    res.redirect(303, paths.case(draft.caseId));
    return undefined;
  }
  speakAs(res, draft.programme);
  callOffice(res, callAbout(services, policy, householdIn(draft)));
  return {
    draft: await withPlace(services.store, await withFollowed(services.store, draft)),
    policy,
    viewer,
    identity: (await services.people.identityOf(viewer.actor.id)) ?? '',
  };
}

import { speaksFor } from '../../../domain/mandates';
import { holderOf } from '../../cases/draft-access';
import { type Request, type Response } from 'express';
import { type CaseId } from '../../../domain/values';
import { type CaseRow } from '../../../store/cases';
import { type FileInfo } from '../../../store/files';
import { standingOf } from '../../cases/paper-rows';
import { viewerOf } from '../../middleware/viewer';
import { type Services } from '../../services';
import { caseFor } from '../../cases/case-access';
import { notFound } from '../../view/errors';

export interface PaperAsked {
  file: FileInfo;
  /** Absent while it belongs to a draft. */
  row?: CaseRow;
  /** Why it is not given to this reader now. */
  standing: 'open' | 'waiting' | 'infected';
}

/**
 * A paper, only to who may see it: its owner while it is a draft's, then who may read the case's papers. Otherwise 404 was answered.
 */
export async function paperFor(services: Services, req: Request, res: Response): Promise<PaperAsked | undefined> {
  const { store } = services;
  const { actor } = viewerOf(res);
  const id = String(req.params['id']) as CaseId;
  const file = await store.files.info(String(req.params['file']));
  if (!file || file.case !== id) {
    notFound(req, res);
    return undefined;
  }
  const standing = standingOf(services, file, actor.id);
  const draft = await store.drafts.read(id);
  const own = draft && speaksFor(actor, holderOf(draft)) && (draft.party !== undefined || file.owner === actor.id);
  // Once its case is recorded it is that case's: from there one goes back to the case.
  if (own && !(draft.submitted && (await store.cases.read(id)))) return { file, standing };
  const row = await caseFor(services, req, res, 'papers');
  return row && { file, row, standing };
}

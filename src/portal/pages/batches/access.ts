import { isOffices } from '../../../domain/programmes';
import { type Request, type Response } from 'express';
import { type OfficeId } from '../../../domain/values';
import { type CaseRow } from '../../../store/cases';
import { viewerOf } from '../../middleware/viewer';
import { type Services } from '../../services';
import { caseFor } from '../../cases/case-access';
import { notFound } from '../../view/errors';

/** Where the reader makes and releases batches. */
export const financeOfficeOf = (res: Response): OfficeId | undefined =>
  viewerOf(res).actor.posts.find((post) => post.role === 'finance')?.office;

/** Offices whose batches the reader may list. */
export const officesListed = (res: Response): OfficeId[] =>
  viewerOf(res)
    .actor.posts.filter(({ role }) => role === 'finance' || role === 'supervisor')
    .map((post) => post.office);

/** The batch, if the reader may see it; otherwise 404 was answered. */
export async function batchFor(services: Services, req: Request, res: Response): Promise<CaseRow | undefined> {
  const row = await caseFor(services, req, res, 'money');
  if (!row || isOffices(row.programme)) return row;
  notFound(req, res);
  return undefined;
}

/** Whole account numbers: only for finance of an office that pays this batch, and nobody who merely reads along. */
export const handlesAccounts = (row: CaseRow, res: Response): boolean =>
  viewerOf(res).actor.posts.some(({ role, office }) => role === 'finance' && row.offices.includes(office));

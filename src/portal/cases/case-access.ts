import { type Request, type Response } from 'express';
import { mayRead, type Part } from '../../domain/case/may-read';
import { type CaseId, type OfficeId } from '../../domain/values';
import { type CaseRow } from '../../store/cases';
import { note } from '../logged';
import { viewerOf } from '../middleware/viewer';
import { type Services } from '../services';
import { callOffice } from '../view/call';
import { speakAs } from '../view/words';
import { notFound } from '../view/errors';
import { callAbout, policyById } from './places';

/** A case with the offices whose officers may read it: those it passed, and those that investigate an objection to it. */
export async function readable({ cases }: Pick<Services['store'], 'cases'>, id: CaseId): Promise<CaseRow | undefined> {
  const row = await cases.read(id);
  const holds = row?.state.notices.flatMap((one) => one.holds) ?? [];
  if (!row || holds.length === 0) return row;
  const objections = await Promise.all(holds.map((one) => cases.read(one.objection)));
  return { ...row, offices: [...new Set([...row.offices, ...objections.flatMap((one) => one?.offices ?? [])])] };
}

/**
 * The case, if the reader may see this part of it; otherwise 404 was answered, the same as for a case that is not there.
 */
export async function caseFor({ store, policies }: Services, req: Request, res: Response, part: Part): Promise<CaseRow | undefined> {
  const { actor } = viewerOf(res);
  const row = await readable(store, String(req.params['id']) as CaseId);
  // An officer kept from it is its own offices' concern too.
  if (row) note(res, { case: row.state.id, offices: row.offices as OfficeId[] });
  if (row && mayRead(policies.offices, actor, row.state, row.offices, part)) {
    speakAs(res, row.programme);
    const policy = policyById({ policies }, row.state.policy);
    const [open] = row.state.obligations;
    callOffice(res, policies.offices.find((one) => one.id === open?.office) ?? (policy && callAbout({ policies }, policy, row.state.area)));
    return row;
  }
  notFound(req, res);
  return undefined;
}

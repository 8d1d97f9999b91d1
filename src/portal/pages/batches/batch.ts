import { speaksFor } from '../../../domain/mandates';
import { Router, type Response } from 'express';
import { type Row } from '../../../domain/case/state';
import { type CaseId } from '../../../domain/values';
import { type CaseRow } from '../../../store/cases';
import { note } from '../../logged';
import { onlyFor, viewerOf } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { type Services } from '../../services';
import { show } from '../../view/show';
import { forbidden } from '../../view/errors';
import { lookAt, type CaseLook } from '../../cases/look';
import { batchFor, handlesAccounts } from './access';
import { sendBankFile } from './bank-file';
import { batchModel } from './batch-model';
import { rowsOf } from './rows';

/** One payment batch: made by one, released by another, reconciled by the bank's return. */
export function batchPage(services: Services): Router {
  const router = Router();

  router.get(patterns.batch, onlyFor('officer'), async (req, res) => {
    const id = String(req.params['id']) as CaseId;
    if (await isOnItsWay(services, res, id)) return;
    const row = await batchFor(services, req, res);
    if (!row) return;
    const look = await lookAt(services, row, res);
    if (req.query['file'] === undefined) return showBatch(look, res);
    if (!handlesAccounts(row, res) || !isReleased(row)) return forbidden(req, res);
    note(res, { what: 'export' });
    const rows = await rowsOf(
      services,
      row.state.rows.filter((one) => sentToBank.includes(one.status)),
      look.t,
    );
    sendBankFile(res, row.number, look.policy.term['zh-CN'], rows);
  });

  return router;
}

/** A list to compare with the bank's, of what was sent there and nothing else: before the release nothing is. */
export const isReleased = ({ state }: CaseRow): boolean =>
  state.outcome === 'settled' || state.obligations.some((one) => one.kind === 'settle');
const sentToBank: readonly Row['status'][] = ['ordered', 'paid', 'bounced'];

/** Just begun, and no worker has recorded it yet: it is kept, and the page says so. */
async function isOnItsWay({ store }: Services, res: Response, id: CaseId): Promise<boolean> {
  const filed = await store.submissions.read(id);
  if (!filed || !speaksFor(viewerOf(res).actor, filed.submission.applicant) || (await store.cases.read(id))) return false;
  show(res, 'applicant/kept', { title: res.locals.t('applicant.keptTitle'), number: filed.submission.number });
  return true;
}

/** @param errors what is wrong with a form of this page, by field */
export async function showBatch(
  look: CaseLook,
  res: Response,
  errors: Record<string, string> = {},
  typed: Record<string, string> = {},
): Promise<void> {
  const { row, state } = look;
  const files = handlesAccounts(row, res);
  const model = {
    ...(await batchModel(look)),
    errors,
    typed,
    file: files && isReleased(row) ? `${paths.batch(state.id)}?file` : undefined,
    reconcile: files && isReleased(row) ? paths.batchReturn(state.id) : undefined,
  };
  show(res, 'batches/batch', model, Object.keys(errors).length > 0 ? 422 : 200);
}

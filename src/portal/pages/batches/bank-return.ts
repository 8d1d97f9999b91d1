import { Router, type Request } from 'express';
import { type OurRow, reconcile, type Reconciled, type Reconciliation } from '../../../domain/money-files/bank-return';
import { readUpload, uploadedOf, uploadFault } from '../../middleware/upload';
import { note } from '../../logged';
import { onlyFor } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { type Services } from '../../services';
import { show } from '../../view/show';
import { forbidden } from '../../view/errors';
import { lookAt, type CaseLook } from '../../cases/look';
import { batchFor, handlesAccounts } from './access';
import { isReleased, showBatch } from './batch';
import { rowsOf, type BatchRow } from './rows';

/** 对账: the bank's return beside the batch. It changes nothing, so its answer is shown and not kept; that it was read is logged. */
export function bankReturnPages(services: Services): Router {
  const router = Router();
  router.post(patterns.batchReturn, onlyFor('officer'), readUpload, async (req, res) => {
    const row = await batchFor(services, req, res);
    if (!row) return;
    if (!handlesAccounts(row, res) || !isReleased(row)) return forbidden(req, res);
    const look = await lookAt(services, row, res);
    const text = textIn(req);
    if (text === undefined) return showBatch(look, res, { files: look.t('batch.chooseFile') });
    const result = reconcile(text, ourRows(await rowsOf(services, row.state.rows, look.t)));
    note(res, { what: 'import', why: result.kind === 'read' ? `${result.differences} differences` : 'not a return' });
    if (result.kind === 'not-a-return')
      return showBatch(look, res, { files: look.t('batch.notAReturn', { columns: result.missing.join('、') }) });
    show(res, 'batches/returned', returnedModel(look, result));
  });
  return router;
}

/** The first file as text: UTF-8, or what banks' systems still write. */
function textIn(req: Request): string | undefined {
  const [file] = uploadFault(req) ? [] : uploadedOf(req);
  if (!file || file.bytes.length === 0) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(file.bytes);
  } catch {
    return new TextDecoder('gb18030').decode(file.bytes);
  }
}

const ourRows = (rows: readonly BatchRow[]): OurRow[] =>
  rows.flatMap(({ key, number, fen, status }) =>
    status === 'paid' || status === 'bounced' || status === 'ordered' ? [{ key, number, fen, result: status }] : [],
  );

function returnedModel({ t, row, state }: CaseLook, { rows, strangers, differences }: Extract<Reconciliation, { kind: 'read' }>) {
  const words = ({ difference }: Reconciled): string => t(difference ? `batch.difference.${difference}` : 'batch.difference.none');
  return {
    title: t('batch.returnTitle'),
    step: row.number,
    number: row.number,
    verdict: differences === 0 ? t('batch.even') : t('batch.uneven', { count: differences }),
    even: differences === 0,
    rows: [...rows]
      .sort((one, other) => Number(Boolean(other.difference)) - Number(Boolean(one.difference)))
      .map((one) => ({
        number: one.number,
        fen: one.fen,
        ours: t(`batch.row.${one.result}`),
        bank: one.bank ? t(`batch.row.${one.bank}`) : '',
        reference: one.reference ?? '',
        words: words(one),
        differs: one.difference !== undefined,
      })),
    strangers,
    back: paths.batch(state.id),
  };
}

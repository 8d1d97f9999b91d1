import { Router } from 'express';
import { mostLines, type OurRow, type Reconciled, type Reconciliation, reconciler } from '../../../domain/money-files/bank-return';
import { passFile } from '../../middleware/upload';
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
  router.post(patterns.batchReturn, onlyFor('officer'), async (req, res) => {
    const row = await batchFor(services, req, res);
    if (!row) return;
    if (!handlesAccounts(row, res) || !isReleased(row)) return forbidden(req, res);
    const look = await lookAt(services, row, res);
    const reader = byteReader(ourRows(await rowsOf(services, row.state.rows, look.t)));
    const size = await passFile(req, res, reader.push);
    if (size === undefined) return;
    if (size === 0 || size === 'too-large') return showBatch(look, res, { files: look.t('batch.chooseFile') });
    const result = reader.end();
    note(res, { what: 'import', why: result.kind === 'read' ? `${result.differences} differences` : 'not a return' });
    if (result.kind === 'too-long') return showBatch(look, res, { files: look.t('batch.returnTooLong', { most: mostLines }) });
    if (result.kind === 'not-a-return')
      return showBatch(look, res, { files: look.t('batch.notAReturn', { columns: result.missing.join('、') }) });
    show(res, 'batches/returned', returnedModel(look, result));
  });
  return router;
}

/** The file's bytes as text, as they come: UTF-8, or what banks' systems still write. Which it is shows only at its end, so both are read. */
function byteReader(rows: readonly OurRow[]): { push(piece: Buffer): void; end(): Reconciliation } {
  const [utf8, gb] = [new TextDecoder('utf-8', { fatal: true }), new TextDecoder('gb18030')];
  let first: ReturnType<typeof reconciler> | undefined = reconciler(rows);
  const second = reconciler(rows);
  /** Once it is no UTF-8, it never is. @param piece the last one if absent */
  const byUtf8 = (piece?: Buffer): void => {
    try {
      first?.push(utf8.decode(piece, { stream: piece !== undefined }));
    } catch {
      first = undefined;
    }
  };
  return {
    push(piece) {
      byUtf8(piece);
      second.push(gb.decode(piece, { stream: true }));
    },
    end() {
      byUtf8();
      second.push(gb.decode());
      return (first ?? second).end();
    },
  };
}

const ourRows = (rows: readonly BatchRow[]): OurRow[] =>
  rows.flatMap(({ key, number, fen, status }) =>
    status === 'paid' || status === 'bounced' || status === 'ordered' ? [{ key, number, fen, result: status }] : [],
  );

function returnedModel({ t, row, state }: CaseLook, { rows, strangers, unnamed, differences }: Extract<Reconciliation, { kind: 'read' }>) {
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
    unnamed,
    back: paths.batch(state.id),
  };
}

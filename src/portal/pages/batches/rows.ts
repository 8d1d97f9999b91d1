import { type Row } from '../../../domain/case/state';
import { maskCard, maskName } from '../../../domain/masking';
import { type Payee } from '../../../domain/programmes/startup-grant-answers';
import { type Fen } from '../../../domain/values';
import { paths } from '../../paths';
import { type Services } from '../../services';
import { type Translate } from '../../view/words';

/** A row as finance sees it, read again now: what it was approved as, and whatever has changed since. */
export async function rowsOf({ store }: Services, rows: readonly Row[], t: Translate) {
  const cases = new Map((await store.cases.readMany(rows.map((row) => row.case))).map((one) => [one.state.id, one]));
  return Promise.all(
    rows.map(async (row) => {
      const state = cases.get(row.case)?.state;
      const payment = state?.payments.find((one) => one.attempt === row.attempt) ?? state?.payments.at(-1);
      const payee = payment && ((await store.texts.readJson(payment.payee.id)) as Payee | undefined);
      const intact = payment ? await store.texts.matches(payment.payee) : false;
      const changed =
        row.status === 'joined' &&
        (!payment ||
          payment.fen !== row.fen ||
          payment.payee.hash !== row.payee ||
          payment.status !== 'in-batch' ||
          !intact ||
          state?.outcome !== undefined ||
          state?.ending !== undefined);
      return {
        case: row.case,
        href: paths.deskCase(row.case),
        number: state?.number ?? row.case,
        name: payee ? maskName(payee.name) : '',
        card: payee ? maskCard(payee.account) : '',
        fen: (row.fen ?? payment?.fen ?? 0) as Fen,
        status: row.status,
        words: t(`batch.row.${row.status}`),
        reason: row.reason
          ? row.reason === 'left'
            ? t('batch.left')
            : t(`refusal.${row.reason}`, { detail: '', holder: '' })
          : payment?.reason && row.status === 'bounced'
            ? t(`payment.reason.${payment.reason}`)
            : '',
        changed,
        payee,
      };
    }),
  );
}

export type BatchRow = Awaited<ReturnType<typeof rowsOf>>[number];
export const totalOf = (rows: readonly BatchRow[], ...statuses: Row['status'][]): Fen =>
  rows.filter((row) => statuses.includes(row.status)).reduce((sum, row) => sum + row.fen, 0) as Fen;

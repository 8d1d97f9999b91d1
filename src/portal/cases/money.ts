import { type Payee } from '../../domain/ground/payee';
import { type CaseState } from '../../domain/case/state';
import { type Services } from '../services';
import { type Translate } from '../view/words';

/** The last payment of a case as its applicant sees it: how it stands, when, to which account by its last four digits. */
export async function moneyOf({ store }: Pick<Services, 'store'>, { payments }: CaseState, t: Translate) {
  const payment = payments.at(-1);
  if (!payment) return undefined;
  const payee = (await store.texts.readJson(payment.payee.id)) as Payee | undefined;
  const known = t(`payment.reason.${payment.reason ?? 'other'}`);
  return {
    fen: payment.fen,
    status: t(`payment.${payment.status}`),
    bounced: payment.status === 'bounced',
    tail: payee?.account.slice(-4) ?? '',
    ...(payment.on ? { on: payment.on } : {}),
    ...(payment.reason ? { reason: known.startsWith('payment.') ? t('payment.reason.other') : known } : {}),
  };
}

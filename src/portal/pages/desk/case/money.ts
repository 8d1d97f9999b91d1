import { amountTree } from '../../../cases/amount';
import { type CaseLook } from '../../../cases/look';

/** The amount with how it came about, and each attempt to pay it. */
export const moneyOf = ({ state, policy, t, lang, may }: CaseLook) =>
  may('money')
    ? {
        tree: state.result && amountTree(state.result, policy, t, lang),
        payments: state.payments.map((one) => ({
          attempt: one.attempt,
          fen: one.fen,
          status: t(`payment.${one.status}`),
          on: one.on,
          reason: one.reason ? t(`payment.reason.${one.reason}`) : '',
        })),
      }
    : { payments: [] };

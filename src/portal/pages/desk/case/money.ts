import { amountTree } from '../../../cases/amount';
import { type CaseLook } from '../../../cases/look';
import { anewWords, reckonedAnew } from '../../../cases/reckoned-anew';

/** The amount with how it came about, each attempt to pay it, and what a correction has made of it since. */
export const moneyOf = async ({ services, state, policy, t, lang, may }: CaseLook) =>
  may('money')
    ? {
        anew: await wordsAnew(services, state, t, lang),
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

/** What was paid, beside what it would have come to had its figures been the corrected ones. */
async function wordsAnew({ store }: CaseLook['services'], state: CaseLook['state'], t: CaseLook['t'], lang: CaseLook['lang']) {
  const anew = await reckonedAnew(store, state);
  return anew && anewWords(anew, t, lang);
}

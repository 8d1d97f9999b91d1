import { type CaseId } from '../src/domain/values';
import { machine } from '../src/domain/offices';
import { type Activities, type Relayed } from './contract';
import { type Ports } from './ports';

/** How many cases are spoken to at once. */
const abreast = 5;

/** Acts upon other cases. Each is kept in `outgoing` under its own key first, so that running twice acts once. */
export const relayBy = ({ engine, store }: Ports): Activities['relay'] => {
  const one = async ({ target, act }: Parameters<Activities['relay']>[0][number]): Promise<Relayed> => {
    const answer = await engine.act(target, act, machine);
    if (answer.kind !== 'done') return { target, answer };
    return { target, answer: { kind: 'done', ...(act.kind === 'join-batch' ? { payment: await paymentOf(target) } : {}) } };
  };

  const paymentOf = async (id: CaseId) => {
    const payment = (await store.cases.read(id))?.state.payments.at(-1);
    if (!payment) throw new Error(`${id} joined a batch without a payment`);
    return { attempt: payment.attempt, fen: payment.fen, payee: payment.payee.hash };
  };

  return async (acts) => {
    const answers: Relayed[] = [];
    for (let from = 0; from < acts.length; from += abreast) answers.push(...(await Promise.all(acts.slice(from, from + abreast).map(one))));
    return answers;
  };
};

import { type Payee } from '../src/domain/ground/payee';
import { type Activities, type PaymentOrder } from './contract';
import { type Ports } from './ports';

/**
 * Pays by key. The payee is read from where it is sealed and compared with what the ledger committed to.
 * @throws while the outcome is unknown: the same attempt is repeated, and the treasury pays a key once
 */
export const disburseBy = ({ treasury, store }: Ports): Activities['disburse'] => {
  const payeeOf = async ({ payee, key }: PaymentOrder): Promise<Payee> => {
    if (!(await store.texts.matches(payee))) throw new Error(`the payee of ${key} is not what the ledger committed to`);
    return (await store.texts.readJson(payee.id)) as Payee;
  };

  return async (order) => {
    const answer = await treasury.pay({
      key: order.key,
      fen: order.fen,
      payee: await payeeOf(order),
      purpose: order.key.split('/')[1] ?? '',
    });
    if (answer.kind === 'paid') return { kind: 'paid', on: answer.on, reference: answer.reference };
    if (answer.kind === 'bounced') return { kind: 'bounced', on: answer.on, reason: answer.reason };
    throw new Error(`payment ${order.key}: ${answer.kind}`);
  };
};

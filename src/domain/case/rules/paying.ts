import { type Refusal } from '../acts';
import { type ActRule, type Standing, stepOf } from '../context';
import { conflicting } from '../duties';
import { dueAfter } from '../limits';
import { type Payment } from '../state';

export const latest = ({ state }: Standing): Payment | undefined => state.payments.at(-1);

/** The row's case says whether it may stand in a batch: it stands in one at most. */
export const joinBatch: ActRule<'join-batch'> = {
  by: 'machine',
  on: ['pay'],
  across: true,
  content: ({ act, ...standing }) => {
    const payment = latest(standing);
    if (payment?.status === 'in-batch' && payment.batch === act.batch) return undefined;
    return payment?.status === 'ready' ? undefined : { code: 'payment-not-ready', ...(payment?.batch ? { detail: payment.batch } : {}) };
  },
  decide: ({ act, ...standing }) => {
    const payment = latest(standing);
    return payment?.status === 'ready' ? [{ type: 'joined-batch', step: act.step, batch: act.batch, attempt: payment.attempt }] : [];
  },
};

export const leaveBatch: ActRule<'leave-batch'> = {
  by: 'machine',
  on: ['pay'],
  across: true,
  content: ({ act, ...standing }) => inBatch(latest(standing), act.batch),
  decide: ({ act, ...standing }) => [{ type: 'left-batch', step: act.step, batch: act.batch, attempt: latest(standing)?.attempt ?? 1 }],
};

/** Money goes out only if what the releaser saw is still so, and the releaser is not the one who decided. */
export const orderPayment: ActRule<'order-payment'> = {
  by: 'machine',
  on: ['pay'],
  across: true,
  content: (context) => {
    const { act, rules, state } = context;
    const payment = latest(context);
    const stranger = inBatch(payment, act.batch);
    if (stranger) return stranger;
    if (payment?.attempt !== act.attempt || payment.fen !== act.fen || payment.payee.hash !== act.payee) return { code: 'payment-changed' };
    return conflicting(rules.policy, state, act.releasedBy, 'release') ? { code: 'same-person' } : undefined;
  },
  decide: ({ act }) => [{ type: 'payment-ordered', step: act.step, batch: act.batch, attempt: act.attempt }],
};

/** The treasury's answer. */
export const paid: ActRule<'paid'> = {
  by: 'machine',
  on: ['pay'],
  content: ({ act, ...standing }) => ordered(latest(standing), act.attempt),
  decide: ({ act }) => [{ type: 'paid', step: act.step, attempt: act.attempt, on: act.on, reference: act.reference }],
};

/** 退票. */
export const bounced: ActRule<'bounced'> = {
  by: 'machine',
  on: ['pay'],
  content: ({ act, ...standing }) => ordered(latest(standing), act.attempt),
  decide: (context) => {
    const { act, rules, now } = context;
    // Nothing runs out while another account is waited for; but the applicant is reminded, and so is the office.
    const answerBy = dueAfter(rules, now, stepOf(context).step.supplementDays);
    return [{ type: 'bounced', step: act.step, attempt: act.attempt, on: act.on, reason: act.reason, answerBy }];
  },
};

/** The applicant gives another account; attempt n + 1 exists only now that n is known to have failed. */
export const mendAccount: ActRule<'mend-account'> = {
  by: 'applicant',
  on: ['pay'],
  standing: (standing) => (latest(standing)?.status === 'bounced' ? undefined : { code: 'no-bounce' }),
  decide: (context) => {
    const { act, rules, state, now } = context;
    const attempt = (latest(context)?.attempt ?? 0) + 1;
    const due = dueAfter(rules, now, stepOf(context).step.workingDays);
    return [
      {
        type: 'account-mended',
        step: act.step,
        attempt,
        key: paymentKey(state.id, rules.policy.once.item, attempt),
        payee: act.payee,
        due,
      },
    ];
  },
};

/** `case/item/attempt`: the treasury pays one key once. */
export const paymentKey = (id: string, item: string, attempt: number): string => `${id}/${item}/${attempt}`;

const inBatch = (payment: Payment | undefined, batch: string): Refusal | undefined =>
  payment?.status === 'in-batch' && payment.batch === batch ? undefined : { code: 'payment-not-in-batch' };

const ordered = (payment: Payment | undefined, attempt: number): Refusal | undefined =>
  payment?.status === 'ordered' && payment.attempt === attempt ? undefined : { code: 'payment-not-ordered' };

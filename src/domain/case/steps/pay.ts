import { type CaseId, type Fen, type Hash, type Instant, type LocalDate, type PersonId, type TextRef } from '../../values';
import { type Refusal } from '../acts';
import { type ActRule, type Standing, stepOf } from '../context';
import { conflicting } from '../duties';
import { type OnStep } from '../events';
import { backToReady, end, onPayment, onStep, withoutDue } from '../folding';
import { dueAfter } from '../limits';
import { type CasePart } from '../part';
import { type Payment } from '../state';
import { basisRefusal } from './basis';

export interface PayActs {
  'join-batch': { batch: CaseId };
  'leave-batch': { batch: CaseId };
  /** Carries what the releaser saw; the row's case compares. */
  'order-payment': { batch: CaseId; attempt: number; fen: Fen; payee: Hash; releasedBy: PersonId };
  paid: { attempt: number; on: LocalDate; reference: string };
  bounced: { attempt: number; on: LocalDate; reason: string };
  'mend-account': { payee: TextRef };
}

export type PayEvent =
  | OnStep<{ type: 'joined-batch'; batch: CaseId; attempt: number }>
  | OnStep<{ type: 'left-batch'; batch: CaseId; attempt: number }>
  | OnStep<{ type: 'payment-ordered'; batch: CaseId; attempt: number }>
  | OnStep<{ type: 'paid'; attempt: number; on: LocalDate; reference: string }>
  | OnStep<{ type: 'bounced'; attempt: number; on: LocalDate; reason: string; answerBy: Instant }>
  | OnStep<{ type: 'account-mended'; attempt: number; key: string; payee: TextRef; due: Instant }>;

export const latest = ({ state }: Standing): Payment | undefined => state.payments.at(-1);

/** The row's case says whether it may stand in a batch: it stands in one at most. */
const joinBatch: ActRule<'join-batch'> = {
  by: 'machine',
  on: ['pay'],
  across: true,
  standing: ({ state }) => basisRefusal(state),
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

const leaveBatch: ActRule<'leave-batch'> = {
  by: 'machine',
  on: ['pay'],
  across: true,
  content: ({ act, ...standing }) => inBatch(latest(standing), act.batch),
  decide: ({ act, ...standing }) => [{ type: 'left-batch', step: act.step, batch: act.batch, attempt: latest(standing)?.attempt ?? 1 }],
};

/** Money goes out only if what the releaser saw is still so, and the releaser is not the one who decided. */
const orderPayment: ActRule<'order-payment'> = {
  by: 'machine',
  on: ['pay'],
  across: true,
  standing: ({ state }) => basisRefusal(state),
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
const paid: ActRule<'paid'> = {
  by: 'machine',
  on: ['pay'],
  content: ({ act, ...standing }) => ordered(latest(standing), act.attempt),
  decide: ({ act }) => [{ type: 'paid', step: act.step, attempt: act.attempt, on: act.on, reference: act.reference }],
};

/** 退票. */
const bounced: ActRule<'bounced'> = {
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
const mendAccount: ActRule<'mend-account'> = {
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

export const payPart: CasePart<keyof PayActs, PayEvent['type']> = {
  acts: { 'join-batch': joinBatch, 'leave-batch': leaveBatch, 'order-payment': orderPayment, paid, bounced, 'mend-account': mendAccount },
  folds: {
    'joined-batch': (state, event) => onPayment(state, event.attempt, () => ({ status: 'in-batch', batch: event.batch })),
    'left-batch': (state, event) => ({
      ...state,
      payments: state.payments.map((one) => (one.attempt === event.attempt ? backToReady(one) : one)),
    }),
    'payment-ordered': (state, event) => onPayment(state, event.attempt, () => ({ status: 'ordered' })),
    paid: (state, event) =>
      end(
        onPayment(state, event.attempt, () => ({ status: 'paid', on: event.on, reference: event.reference })),
        event,
        'done',
      ),
    bounced: (state, event) =>
      withoutDue(
        onPayment(state, event.attempt, () => ({
          status: 'bounced',
          on: event.on,
          reason: event.reason,
          answerBy: event.answerBy,
        })),
        event.step,
      ),
    'account-mended': (state, event) => {
      const last = state.payments.at(-1);
      const next: Payment[] = last
        ? [...state.payments, { key: event.key, attempt: event.attempt, fen: last.fen, payee: event.payee, status: 'ready' }]
        : [];
      return onStep({ ...state, payee: event.payee, payments: next }, event.step, () => ({
        due: event.due,
        since: event.at,
        overdue: false,
      }));
    },
  },
  letters: { paid: 'paid', bounced: 'bounced' },
};

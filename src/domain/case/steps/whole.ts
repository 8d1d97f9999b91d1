import { programmeNamed } from '../../programmes';
import { type TextRef } from '../../values';
import { type ActRule } from '../context';
import { without } from '../folding';
import { type CasePart } from '../part';
import { type CaseOutcome } from '../state';
import { begin } from '../begin';
import { type Submission } from '../submission';

/** What concerns the case as a whole: its beginning, its taking back, its end (办结). */
export interface WholeActs {
  withdraw: { text: TextRef };
}

export type WholeEvent =
  { type: 'submitted'; submission: Submission } | { type: 'withdrawn'; text: TextRef } | { type: 'closed'; outcome: CaseOutcome };

/** 撤回: the applicant takes the application back, until money is on its way or a certificate is out; whoever made a batch gives it up, while no case stands in it. */
const withdraw: ActRule<'withdraw'> = {
  by: 'applicant',
  on: 'case',
  standing: ({ state }) => {
    if (programmeNamed(state.programme).filedBy === 'supervisor') return { code: 'wrong-step' };
    if (state.payments.some((one) => one.status === 'ordered' || one.status === 'paid')) return { code: 'payment-under-way' };
    if (state.certificate) return { code: 'certificate-issued' };
    return state.rows.some((one) => one.status !== 'declined') ? { code: 'batch-row-pending' } : undefined;
  },
  decide: ({ act }) => [{ type: 'withdrawn', text: act.text }],
};

export const wholePart: CasePart<keyof WholeActs, WholeEvent['type']> = {
  acts: { withdraw },
  folds: {
    submitted: (_state, { submission }) => begin(submission),
    withdrawn: (state) => ({ ...without(state, 'supplement'), obligations: [], ending: 'withdrawn' }),
    closed: (state, event) => ({ ...without(state, 'supplement'), obligations: [], outcome: event.outcome, closed: event.at }),
  },
  letters: { submitted: 'received', withdrawn: 'withdrawn' },
};

import { type Facts } from '../../ground/facts';
import { type Instant, type LocalDate, type TextRef } from '../../values';
import { type OnStep } from '../events';
import { end, onStep, without, withoutDue } from '../folding';
import { type CasePart, type KindFacts } from '../part';
import { type EvidenceRef, type Undertaking } from '../state';
import { accept, acceptByRule, refuseAcceptance } from './accept/judged';
import { acceptConditionally, keepPromise } from './accept/promise';
import { requestSupplement, supplement } from './accept/supplement';

/** 受理 / 不予受理 / 一次性告知补正 / 容缺受理, and what the applicant answers. */
export interface AcceptActs {
  accept: object;
  'accept-by-rule': object;
  'refuse-acceptance': { clause: string; text: TextRef };
  'request-supplement': { items: { item: string; text: TextRef }[] };
  'accept-conditionally': { items: string[]; by: LocalDate; text: TextRef };
  /** The applicant's answer to a supplement. */
  supplement: { answers: TextRef; facts: Facts; evidence: EvidenceRef[] };
  /** A paper that was promised. */
  'keep-promise': { evidence: EvidenceRef[] };
}

export type AcceptEvent =
  | OnStep<{ type: 'accepted'; deemed: boolean; undertaking?: Undertaking; text?: TextRef }>
  | OnStep<{ type: 'not-accepted'; clause: string; text: TextRef }>
  | OnStep<{ type: 'supplement-asked'; items: { item: string; text: TextRef }[]; due: Instant }>
  | OnStep<{ type: 'supplemented'; answers: TextRef; facts: Facts; evidence: EvidenceRef[]; due: Instant }>
  | OnStep<{ type: 'lapsed' }>
  | { type: 'promise-kept'; evidence: EvidenceRef[] };

export const acceptKind: KindFacts = { duty: 'accept', standIn: true };

export const acceptPart: CasePart<keyof AcceptActs, AcceptEvent['type']> = {
  acts: {
    accept,
    'accept-by-rule': acceptByRule,
    'request-supplement': requestSupplement,
    'accept-conditionally': acceptConditionally,
    'refuse-acceptance': refuseAcceptance,
    supplement,
    'keep-promise': keepPromise,
  },
  folds: {
    accepted: (state, event) =>
      end(
        {
          ...state,
          round: 1,
          accepted: { at: event.at, deemed: event.deemed },
          ...(event.undertaking ? { promised: event.undertaking } : {}),
        },
        event,
        'done',
      ),
    'not-accepted': (state, event) =>
      end(
        { ...state, decided: { at: event.at, granted: false, by: event.by, clause: event.clause, text: event.text } },
        event,
        'not-accepted',
      ),
    'supplement-asked': (state, event) => ({
      ...withoutDue(state, event.step),
      supplements: state.supplements + 1,
      supplement: { step: event.step, items: event.items, asked: event.at, due: event.due },
    }),
    supplemented: (state, event) =>
      onStep(
        { ...without(state, 'supplement'), answers: event.answers, facts: event.facts, evidence: event.evidence, received: event.at },
        event.step,
        () => ({ due: event.due, since: event.at, overdue: false }),
      ),
    lapsed: (state) => ({ ...without(state, 'supplement'), obligations: [], ending: 'lapsed' }),
    'promise-kept': (state, event) => ({ ...without(state, 'promised'), evidence: [...state.evidence, ...event.evidence] }),
  },
  performing: ['accepted', 'not-accepted', 'supplement-asked'],
  letters: {
    accepted: ({ deemed, undertaking }) => (deemed ? 'deemed-accepted' : undertaking ? 'accepted-conditionally' : 'accepted'),
    'not-accepted': 'not-accepted',
    'supplement-asked': 'supplement-asked',
    lapsed: 'lapsed',
  },
};

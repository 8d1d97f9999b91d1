import { type TextRef } from '../../values';
import { type ActRule } from '../context';
import { type CasePart, type KindFacts } from '../part';

export interface ReviewActs {
  advance: { text: TextRef };
}

/** 初审 / 复审: an opinion, and on to the next step. */
const advance: ActRule<'advance'> = {
  by: 'officer',
  on: ['review'],
  asks: ['text'],
  minds: true,
  performs: true,
  decide: ({ act }) => [{ type: 'ended', step: act.step, text: act.text }],
};

export const reviewKind: KindFacts = { duty: 'review' };

export const reviewPart: CasePart<keyof ReviewActs, never> = { acts: { advance }, folds: {} };

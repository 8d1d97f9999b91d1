import { type TextRef } from '../../values';
import { type ActRule } from '../context';
import { type OnStep } from '../events';
import { end } from '../folding';
import { type CasePart, type KindFacts } from '../part';
import { type CaseState } from '../state';

/** 调查, by somebody who never touched the case it is about: what is said of it is upheld (异议成立, 抽查发现问题) or not, with the reason. */
export interface InvestigateActs {
  uphold: { text: TextRef };
  dismiss: { text: TextRef };
}

export type InvestigateEvent = OnStep<{ type: 'upheld'; text: TextRef }> | OnStep<{ type: 'dismissed'; text: TextRef }>;

const finds = { by: 'officer', on: ['investigate'], asks: ['text'], previews: true, minds: true, performs: true } as const;

const uphold: ActRule<'uphold'> = {
  ...finds,
  decide: ({ act }) => [{ type: 'upheld', step: act.step, text: act.text }],
};

const dismiss: ActRule<'dismiss'> = {
  ...finds,
  decide: ({ act }) => [{ type: 'dismissed', step: act.step, text: act.text }],
};

export const investigateKind: KindFacts = { duty: 'investigate' };

const decided = (
  state: CaseState,
  { at, by, text }: { at: CaseState['submitted']; by: NonNullable<CaseState['decided']>['by']; text: TextRef },
  granted: boolean,
): CaseState => ({
  ...state,
  decided: { at, granted, by, text },
});

export const investigatePart: CasePart<keyof InvestigateActs, InvestigateEvent['type']> = {
  acts: { uphold, dismiss },
  folds: {
    upheld: (state, event) => end(decided(state, event, true), event, 'done'),
    dismissed: (state, event) => end(decided(state, event, false), event, 'refused'),
  },
  performing: ['upheld', 'dismissed'],
  letters: { upheld: 'upheld', dismissed: 'dismissed' },
};

import { programmeNamed } from '../../programmes';
import { type CaseId, type LocalDate, type TextRef } from '../../values';
import { type Refusal } from '../acts';
import { type ActRule } from '../context';
import { type Happening, type OnStep } from '../events';
import { without } from '../folding';
import { type CasePart } from '../part';
import { type CaseState } from '../state';

/** 更正: what replaced the case that another rests on: which, by its number, and on which local date it was granted. */
export interface Replacement {
  correction: CaseId;
  number: string;
  on: LocalDate;
}

/** What a linked case builds on is the record of another (`Programme.restsOnRecord`): nothing goes on upon figures that a correction has replaced. */
export interface BasisActs {
  'basis-replaced': Replacement;
  /** 终止办理: whoever applied did not withdraw it, and it can come to nothing. */
  'set-aside': { text: TextRef };
}

export type BasisEvent = ({ type: 'basis-replaced' } & Replacement) | OnStep<{ type: 'set-aside'; text: TextRef }>;

/** Why nothing may be granted, put into a batch or paid upon the record that the case was filed on. */
export const basisRefusal = ({ basisReplaced }: Pick<CaseState, 'basisReplaced'>): Refusal | undefined =>
  basisReplaced ? { code: 'basis-replaced', detail: basisReplaced.number } : undefined;

/** Whether it stands still for that: money that is on its way, or has come, is another matter. */
export const standsOnReplaced = ({ basisReplaced, payments, outcome }: CaseState): boolean =>
  basisReplaced !== undefined && outcome === undefined && !payments.some(({ status }) => status === 'ordered' || status === 'paid');

/** Said by the record of either case, whichever comes second. It falls out of a batch that was not paid by; everything else is a person's. */
const basisReplaced: ActRule<'basis-replaced'> = {
  by: 'machine',
  on: 'case',
  standing: ({ state }) => (programmeNamed(state.programme).restsOnRecord ? undefined : { code: 'wrong-step' }),
  decide: ({ act: { correction, number, on }, state }) => [{ type: 'basis-replaced', correction, number, on }, ...leaving(state)],
};

/** By a supervisor, at whichever step it stands; what follows is offered to whoever applied, as if they had withdrawn it. */
const setAside: ActRule<'set-aside'> = {
  by: 'supervisor',
  on: 'any-step',
  asks: ['text'],
  harms: true,
  previews: true,
  minds: true,
  standing: ({ state }) => {
    if (!standsOnReplaced(state)) return { code: 'wrong-step' };
    return state.certificate ? { code: 'certificate-issued' } : undefined;
  },
  decide: ({ act }) => [{ type: 'set-aside', step: act.step, text: act.text }],
};

function leaving({ payments, obligations }: CaseState): Happening[] {
  const [last, open] = [payments.at(-1), obligations.find(({ kind }) => kind === 'pay')];
  if (last?.status !== 'in-batch' || last.batch === undefined || !open) return [];
  return [{ type: 'left-batch', step: open.step, batch: last.batch, attempt: last.attempt }];
}

export const basisPart: CasePart<keyof BasisActs, BasisEvent['type']> = {
  acts: { 'basis-replaced': basisReplaced, 'set-aside': setAside },
  folds: {
    'basis-replaced': (state, { correction, number, on }) => ({ ...state, basisReplaced: { correction, number, on } }),
    'set-aside': (state) => ({ ...without(state, 'supplement'), obligations: [], ending: 'lapsed' }),
  },
  letters: { 'basis-replaced': 'basis-replaced', 'set-aside': 'set-aside' },
};

import { type Fen } from '../../values';
import { type CasePart } from '../part';

export type RightsEvent =
  | { type: 'reserved'; keys: string[]; budget?: Fen }
  | { type: 'right-taken'; number: string }
  /** So much is not left of the policy's budget. */
  | { type: 'budget-spent' };

/** What became of the rights that a case claims, as it was recorded. */
export const rightsPart: CasePart<never, RightsEvent['type']> = {
  acts: {},
  folds: {
    reserved: (state, { keys, budget }) => ({ ...state, rights: { reserved: keys, ...(budget === undefined ? {} : { budget }) } }),
    'right-taken': (state, event) => ({ ...state, rights: { ...state.rights, takenBy: event.number } }),
    'budget-spent': (state) => ({ ...state, rights: { ...state.rights, budgetSpent: true } }),
  },
};

import { type CasePart } from '../part';

export type RightsEvent = { type: 'reserved'; keys: string[] } | { type: 'right-taken'; number: string };

/** What became of the rights that a case claims, as it was recorded. */
export const rightsPart: CasePart<never, RightsEvent['type']> = {
  acts: {},
  folds: {
    reserved: (state, event) => ({ ...state, rights: { reserved: event.keys } }),
    'right-taken': (state, event) => ({ ...state, rights: { ...state.rights, takenBy: event.number } }),
  },
};

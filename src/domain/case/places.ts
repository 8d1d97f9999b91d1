import { type CaseState } from './state';

/** How many officers a step has room for, where it is more than one: a site visit is two inspectors' (design §3). */
export const placesIn = (state: CaseState): Record<string, number> =>
  Object.fromEntries(state.obligations.filter((one) => one.kind === 'visit').map((one) => [one.step, 2]));

import { type Hash, type LocalDate, type PartyId, type PlaceId } from '../../values';
import { type ActRule, type Standing, stepOf } from '../context';
import { type OnStep } from '../events';
import { end } from '../folding';
import { takenBy } from '../offers';
import { type CasePart, type KindFacts } from '../part';
import { type Passing } from '../state';

/**
 * 交接: a place passes from the unit that runs it to the one that took the offer. No officer does it: the place is frozen and its people are counted,
 * each passes by a write of its own, and it ends once both counts agree. Forward only; nothing here is taken back.
 */
export interface PassOverActs {
  /** The place takes nothing more. @property count how many are there @property hash of who */
  freeze: { count: number; hash: Hash; on: LocalDate };
  /** Counted anew, somebody is missing; it is tried again. */
  'short-of': { passed: number; missing: number };
  /** Counted anew, both agree. */
  'passed-over': { count: number; hash: Hash };
}

export type PassOverEvent =
  | OnStep<{ type: 'frozen'; place: PlaceId; from: PartyId; to: PartyId; on: LocalDate; count: number; hash: Hash }>
  | OnStep<{ type: 'short-of'; passed: number; missing: number }>
  | OnStep<{ type: 'passed-over'; place: PlaceId; to: PartyId; count: number; hash: Hash }>;

/** What passes from whom to whom. @throws where nobody runs it, or nobody took it */
export function passingOf({ state }: Pick<Standing, 'state'>): Pick<Passing, 'place' | 'from' | 'to'> {
  const { place, applicant } = state;
  const to = takenBy(state);
  if (place === undefined || applicant.party === undefined || to === undefined)
    throw new Error(`${state.id} passes nothing from anybody to anybody`);
  return { place, from: applicant.party, to };
}

const freeze: ActRule<'freeze'> = {
  by: 'machine',
  on: ['pass-over'],
  standing: ({ state }) => (state.passing ? { code: 'wrong-step' } : undefined),
  decide: (context) => {
    const { count, hash, on } = context.act;
    return [{ type: 'frozen', step: stepOf(context).step.step, ...passingOf(context), on, count, hash }];
  },
};

const shortOf: ActRule<'short-of'> = {
  by: 'machine',
  on: ['pass-over'],
  // The same as before is no news.
  content: ({ act, state }) =>
    state.passing?.passed === act.passed && state.passing.missing === act.missing ? { code: 'already-reminded' } : undefined,
  decide: ({ act }) => [{ type: 'short-of', step: act.step, passed: act.passed, missing: act.missing }],
};

const passedOver: ActRule<'passed-over'> = {
  by: 'machine',
  on: ['pass-over'],
  standing: ({ state }) => (state.passing ? undefined : { code: 'wrong-step' }),
  decide: (context) => {
    const { place, to } = passingOf(context);
    const { step, count, hash } = context.act;
    return [{ type: 'passed-over', step, place, to, count, hash }];
  },
};

/** Nobody claims it or extends it. */
export const passOverKind: KindFacts = { byItself: true };

export const passOverPart: CasePart<keyof PassOverActs, PassOverEvent['type']> = {
  acts: { freeze, 'short-of': shortOf, 'passed-over': passedOver },
  folds: {
    frozen: (state, { place, from, to, on, count, hash }) => ({ ...state, passing: { place, from, to, on, count, hash } }),
    'short-of': (state, { passed, missing }) => ({
      ...state,
      ...(state.passing ? { passing: { ...state.passing, passed, missing } } : {}),
    }),
    'passed-over': (state, event) =>
      end(
        {
          ...state,
          ...(state.passing
            ? { passing: { ...state.passing, count: event.count, hash: event.hash, passed: event.count, missing: 0 } }
            : {}),
        },
        event,
        'done',
      ),
  },
};

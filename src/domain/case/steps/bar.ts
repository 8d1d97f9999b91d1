import { programmeNamed } from '../../programmes';
import { type RouteStep } from '../../policy/policy';
import { type CaseId, type Instant } from '../../values';
import { type Refusal } from '../acts';
import { type ActRule, type Standing } from '../context';
import { type Happening, type OnStep } from '../events';
import { onStep, without, withoutDue } from '../folding';
import { limitsPause, limitsResume, stepDaysLeft, stepDue } from '../limits';
import { type CasePart } from '../part';
import { type CaseState } from '../state';

/** A case over the same place that stops what this one would have it stand at (一票否决): which, by its number, and what it came to once it has ended. */
export interface Bar {
  case: CaseId;
  number: string;
  upheld?: boolean;
  /** The decision's clock stands still for it; of those that were told before it did so, it runs. */
  stills?: true;
}

export interface BarActs {
  bar: Pick<Bar, 'case' | 'number' | 'stills'>;
  unbar: Pick<Required<Bar>, 'case' | 'number' | 'upheld'>;
}

export type BarEvent =
  | ({ type: 'barred' } & BarActs['bar'])
  | ({ type: 'unbarred' } & BarActs['unbar'])
  | OnStep<{ type: 'stood-still'; left: number }>
  | OnStep<{ type: 'goes-on'; due: Instant }>;

/** What stops it: a bar that is open, or one that was upheld. One that came to nothing stops nothing any more. */
export const standingBar = ({ bars = [] }: Pick<CaseState, 'bars'>): Bar | undefined =>
  bars.find(({ upheld }) => upheld) ?? bars.find(({ upheld }) => upheld === undefined);

/** Why nothing may be granted. */
export function barRefusal(state: Pick<CaseState, 'bars'>): Refusal | undefined {
  const bar = standingBar(state);
  return bar && { code: bar.upheld ? 'bar-upheld' : 'barred', detail: bar.number };
}

/** Only what gives a place something to stand at is stopped so, and what is paid by that. */
export function mayBeBarred(programme: string): boolean {
  const { stands, restsOnStanding } = programmeNamed(programme);
  return stands !== undefined || restsOnStanding === true;
}

const told = {
  by: 'machine',
  on: 'case',
  standing: ({ state }) => (mayBeBarred(state.programme) ? undefined : { code: 'wrong-step' }),
} as const satisfies Partial<ActRule<'bar'>>;

/** What the decision waits for: a bar that is open, while none was upheld, since then there is nothing to wait for. */
const waits = ({ bars = [] }: Pick<CaseState, 'bars'>): boolean =>
  !bars.some(({ upheld }) => upheld) && bars.some(({ upheld, stills }) => upheld === undefined && stills);

/** The days of a decision that can not be granted yet are nobody's delay: its clock stands still from its opening on. @param days that it has */
export const opensStill = (state: CaseState, { step, kind }: RouteStep, days: number): Happening[] =>
  kind === 'decide' && waits(state) ? standsStill(state, step, days) : [];

function standsStill({ limits }: CaseState, step: RouteStep['step'], left: number): Happening[] {
  return [{ type: 'stood-still', step, left }, ...(limits ? [limitsPause('bar')] : [])];
}

/** What becomes of an open decision's clock by what is told: it stands still, goes on with the days that were left, or goes as it did. */
function clockBy({ rules, state, now }: Standing, told: Bar): Happening[] {
  const open = state.obligations.find(({ kind }) => kind === 'decide');
  const step = open && rules.policy.route.find((one) => one.step === open.step);
  if (!open || !step) return [];
  const still = waits(withBar(state, told));
  if (still && open.due) return standsStill(state, open.step, Math.max(0, stepDaysLeft(rules, step, now, open.due)));
  if (still || !open.still) return [];
  return [{ type: 'goes-on', step: open.step, due: stepDue(rules, step, now, open.still.left) }, ...limitsResume({ rules, state, now })];
}

const bar: ActRule<'bar'> = {
  ...told,
  decide: (context) => {
    const { case: by, number, stills } = context.act;
    const one = { case: by, number, ...(stills ? { stills } : {}) };
    return [{ type: 'barred', ...one }, ...clockBy(context, one)];
  },
};

const unbar: ActRule<'unbar'> = {
  ...told,
  decide: (context) => {
    const { case: by, number, upheld } = context.act;
    return [{ type: 'unbarred', case: by, number, upheld }, ...clockBy(context, { case: by, number, upheld })];
  },
};

/** Of two that come in the wrong order the end stands. */
const withBar = ({ bars = [], ...state }: CaseState, one: Bar): CaseState => {
  const before = bars.find((other) => other.case === one.case);
  return { ...state, bars: [...bars.filter((other) => other !== before), { ...before, ...one }] };
};

export const barPart: CasePart<keyof BarActs, BarEvent['type']> = {
  acts: { bar, unbar },
  folds: {
    barred: (state, event) => withBar(state, { case: event.case, number: event.number, ...(event.stills ? { stills: event.stills } : {}) }),
    unbarred: (state, event) => withBar(state, { case: event.case, number: event.number, upheld: event.upheld }),
    'stood-still': (state, { step, left }) => onStep(withoutDue(state, step), step, () => ({ still: { left } })),
    // Days that were added are no calendar's to move.
    'goes-on': (state, { step, due }) => ({
      ...state,
      obligations: state.obligations.map((one) => (one.step === step ? { ...without(one, 'still'), due, extended: true } : one)),
    }),
  },
};

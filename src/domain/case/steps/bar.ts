import { programmeNamed } from '../../programmes';
import { type CaseId } from '../../values';
import { type Refusal } from '../acts';
import { type ActRule } from '../context';
import { type CasePart } from '../part';
import { type CaseState } from '../state';

/** A case over the same place that stops what this one would have it stand at (一票否决): which, by its number, and what it came to once it has ended. */
export interface Bar {
  case: CaseId;
  number: string;
  upheld?: boolean;
}

export interface BarActs {
  bar: Pick<Bar, 'case' | 'number'>;
  unbar: Required<Bar>;
}

export type BarEvent = ({ type: 'barred' } & Pick<Bar, 'case' | 'number'>) | ({ type: 'unbarred' } & Required<Bar>);

/** What stops it: a bar that is open, or one that was upheld. One that came to nothing stops nothing any more. */
export const standingBar = ({ bars = [] }: Pick<CaseState, 'bars'>): Bar | undefined =>
  bars.find(({ upheld }) => upheld) ?? bars.find(({ upheld }) => upheld === undefined);

/** Why nothing may be granted. */
export function barRefusal(state: Pick<CaseState, 'bars'>): Refusal | undefined {
  const bar = standingBar(state);
  return bar && { code: bar.upheld ? 'bar-upheld' : 'barred', detail: bar.number };
}

/** Only what gives a place something to stand at is stopped so, and what is paid by that. */
/** Does a place stand at something by it, or is it paid by what the place stands at? */
export function mayBeBarred(programme: string): boolean {
  const { stands, restsOnStanding } = programmeNamed(programme);
  return stands !== undefined || restsOnStanding === true;
}

const told = {
  by: 'machine',
  on: 'case',
  standing: ({ state }) => (mayBeBarred(state.programme) ? undefined : { code: 'wrong-step' }),
} as const satisfies Partial<ActRule<'bar'>>;

const bar: ActRule<'bar'> = { ...told, decide: ({ act }) => [{ type: 'barred', case: act.case, number: act.number }] };

const unbar: ActRule<'unbar'> = {
  ...told,
  decide: ({ act }) => [{ type: 'unbarred', case: act.case, number: act.number, upheld: act.upheld }],
};

/** Of two that come in the wrong order the end stands. */
const withBar = ({ bars = [], ...state }: CaseState, one: Bar): CaseState => {
  const before = bars.find((other) => other.case === one.case);
  return { ...state, bars: [...bars.filter((other) => other !== before), { ...before, ...one }] };
};

export const barPart: CasePart<keyof BarActs, BarEvent['type']> = {
  acts: { bar, unbar },
  folds: {
    barred: (state, event) => withBar(state, { case: event.case, number: event.number }),
    unbarred: (state, event) => withBar(state, { case: event.case, number: event.number, upheld: event.upheld }),
  },
};

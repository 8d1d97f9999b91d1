import { type ActorId, type StepId } from '../../../values';
import { end, onStep, staffed } from '../../folding';
import { type Folds } from '../../part';
import { type CaseState, type Panel } from '../../state';
import { type PanelEvent } from '../panel';
import { panelAt } from './of-step';

const onPanel = (state: CaseState, step: StepId, change: (panel: Panel) => Partial<Panel>): CaseState => {
  const panel = panelAt(state, step);
  return { ...state, panels: [...(state.panels ?? []).filter((one) => one.step !== step), { ...panel, ...change(panel) }] };
};

/** Seats and holders are the same accounts: lists and desks know of holders only. */
const seated = (state: CaseState, step: StepId, seats: readonly ActorId[]): CaseState =>
  onStep(
    onPanel(state, step, () => ({ seats: [...seats] })),
    step,
    () => ({ holders: [...seats] }),
  );

const withSeat = (seats: readonly ActorId[], next: ActorId | undefined): ActorId[] => [...seats, ...(next ? [next] : [])];

/** What becomes of a panel, and of whoever sits on it. */
export const panelFolds: Folds<PanelEvent['type']> = {
  drawn: (state, { step, at, seed, order, barred, assigned }) => {
    const seats = [...panelAt(state, step).seats, ...assigned];
    const after = onPanel(state, step, ({ drawings }) => ({ drawings: [...drawings, { at, seed, order, barred }] }));
    const full = state.obligations.some((one) => one.step === step && seats.length >= (one.places ?? 1));
    return full ? staffed(seated(after, step, seats), step) : seated(after, step, seats);
  },
  scored: (state, { step, at, by, person, marks, opinion }) =>
    onPanel(state, step, ({ scores }) => ({ scores: [...scores, { by, person, at, marks, opinion }] })),
  struck: (state, { step, at, by, scorer, why, reason, next }) => {
    const { seats } = panelAt(state, step);
    const after = onPanel(state, step, (panel) => ({
      struck: [...panel.struck, { actor: scorer, at, by, why, reason }],
      scores: panel.scores.filter((one) => one.by !== scorer),
    }));
    return seated(
      after,
      step,
      withSeat(
        seats.filter((one) => one !== scorer),
        next,
      ),
    );
  },
  'one-more': (state, { step, next }) => {
    const after = onStep(
      onPanel(state, step, () => ({ called: true })),
      step,
      ({ places = 1 }) => ({ places: places + 1 }),
    );
    return seated(after, step, withSeat(panelAt(state, step).seats, next));
  },
  'redraw-asked': (state, { step }) => onPanel(state, step, ({ again }) => ({ again: again + 1 })),
  averaged: (state, event) =>
    end({ ...onPanel(state, event.step, () => ({ mean: event.mean, aspects: event.aspects })), facts: event.facts }, event, 'done'),
};

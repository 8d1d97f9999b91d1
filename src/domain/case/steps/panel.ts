import { draw as drawn } from '../../draw';
import { type Explained } from '../../ground/explained';
import { type Facts } from '../../ground/facts';
import { faultIn, spreadOf } from '../../panel/marks';
import { meanOf } from '../../panel/mean';
import { awaitsDraw, drawnBefore, emptyPanel, isComplete, needed, nextInOrder } from '../../panel/seats';
import { isProvisional } from '../../policy/policy';
import { programmeNamed } from '../../programmes';
import { type ActorId, type StepId, type TextRef } from '../../values';
import { type Refusal } from '../acts';
import { type ActRule, type Standing, stepOf } from '../context';
import { type Happening, type OnStep } from '../events';
import { end, onStep, staffed } from '../folding';
import { limitsResume } from '../limits';
import { officesAbove } from '../offices-above';
import { type CasePart } from '../part';
import { type Barred, type CaseState, type Panel } from '../state';

/** 评审: scorers drawn by lot among those without a tie, each alone; the mean of what they gave ends the step. */
export interface PanelActs {
  /** @property seed random, drawn by the case's own story @property pool who may be drawn @property barred who may not */
  draw: { seed: string; pool: ActorId[]; barred: Barred[] };
  score: { marks: Record<string, number>; text: TextRef };
  /** 回避: a tie that a scorer declares, before or after they scored. */
  'declare-tie': { text: TextRef };
  /** A scorer who has not scored cannot: the next of the order takes the seat. */
  'replace-scorer': { scorer: ActorId; text: TextRef };
  /** Nobody is left in the order: a supervisor has it drawn again. */
  'draw-again': { text: TextRef };
  /** Everybody has scored: one more is called, or the mean is taken. */
  weigh: object;
}

export type PanelEvent =
  | OnStep<{ type: 'drawn'; seed: string; order: ActorId[]; barred: Barred[]; assigned: ActorId[] }>
  | OnStep<{ type: 'scored'; marks: Record<string, number>; opinion: TextRef }>
  | OnStep<{ type: 'struck'; scorer: ActorId; why: 'tie' | 'replaced'; reason: TextRef; next?: ActorId }>
  | OnStep<{ type: 'one-more'; next?: ActorId }>
  | OnStep<{ type: 'redraw-asked'; text: TextRef }>
  | OnStep<{ type: 'averaged'; mean: Explained<number>; aspects: Record<string, number>; facts: Facts }>;

/** The panel that a step is; of one that nobody was drawn for, an empty one. */
export const panelAt = ({ panels = [] }: Pick<CaseState, 'panels'>, step: StepId): Panel =>
  panels.find((one) => one.step === step) ?? emptyPanel(step);

const panelOf = (standing: Standing): Panel => panelAt(standing.state, stepOf(standing).step.step);

/** With seats left that nobody is there for, the supervisors of its office and of those above are told, once until it is staffed again. */
const shortOf = (standing: Standing, seats: number): Happening[] => {
  const { obligation, step } = stepOf(standing);
  const { office } = obligation;
  return seats > 0 && !obligation.unstaffed
    ? [{ type: 'unstaffed', step: step.step, tell: [office, ...officesAbove(standing.rules.offices, office)] }]
    : [];
};

/** Whoever had a lot before gets no second one; the free seats go to the first of the order. */
const draw: ActRule<'draw'> = {
  by: 'machine',
  on: ['panel'],
  standing: (standing) => (awaitsDraw(panelOf(standing)) ? undefined : { code: 'panel-complete' }),
  decide: (context) => {
    const { act } = context;
    const panel = panelOf(context);
    const before = drawnBefore(panel);
    const pool = act.pool.filter((one) => !before.includes(one));
    const order = drawn(act.seed, pool, pool.length) as ActorId[];
    const free = needed(panel, stepOf(context).step) - panel.seats.length;
    const assigned = order.slice(0, Math.max(0, free));
    return [
      { type: 'drawn', step: act.step, seed: act.seed, order, barred: act.barred, assigned },
      ...shortOf(context, free - assigned.length),
    ];
  },
};

const hasScored = ({ scores }: Panel, by: ActorId): boolean => scores.some((one) => one.by === by);

const score: ActRule<'score'> = {
  by: 'officer',
  on: ['panel'],
  asks: ['marks', 'text'],
  shows: 'answers',
  performs: true,
  standing: (standing) => (hasScored(panelOf(standing), standing.actor.id) ? { code: 'already-scored' } : undefined),
  content: (context) => {
    const fault = faultIn(context.act.marks, stepOf(context).step.aspects ?? []);
    if (!fault) return undefined;
    return 'missing' in fault ? { code: 'marks-incomplete', detail: fault.missing } : { code: 'mark-out-of-range', detail: fault.beyond };
  },
  decide: ({ act }) => [{ type: 'scored', step: act.step, marks: act.marks, opinion: act.text }],
};

/** The seat goes to the next of the order; with nobody left, a supervisor is told. */
const struck = (context: Standing, scorer: ActorId, why: 'tie' | 'replaced', reason: TextRef): Happening[] => {
  const next = nextInOrder(panelOf(context));
  return [
    { type: 'struck', step: stepOf(context).step.step, scorer, why, reason, ...(next ? { next } : {}) },
    ...shortOf(context, next ? 0 : 1),
  ];
};

const declareTie: ActRule<'declare-tie'> = {
  by: 'officer',
  on: ['panel'],
  asks: ['text'],
  back: true,
  decide: (context) => struck(context, context.actor.id, 'tie', context.act.text),
};

/** Whoever has scored keeps the seat: no supervisor takes marks out that were given. */
const replace: ActRule<'replace-scorer'> = {
  by: 'supervisor',
  on: ['panel'],
  asks: ['scorer', 'text'],
  back: true,
  standing: (standing) => (awaited(panelOf(standing)).length > 0 ? undefined : { code: 'no-such-scorer' }),
  content: (context): Refusal | undefined => {
    const panel = panelOf(context);
    if (hasScored(panel, context.act.scorer)) return { code: 'already-scored', detail: context.act.scorer };
    return panel.seats.includes(context.act.scorer) ? undefined : { code: 'no-such-scorer', detail: context.act.scorer };
  },
  decide: (context) => struck(context, context.act.scorer, 'replaced', context.act.text),
};

/** Who has a seat and has not scored. */
export const awaited = (panel: Panel): ActorId[] => panel.seats.filter((one) => !hasScored(panel, one));

/** Only for seats that nobody is left for: nobody draws until the lots please. */
const drawAgain: ActRule<'draw-again'> = {
  by: 'supervisor',
  on: ['panel'],
  asks: ['text'],
  back: true,
  standing: (standing) => {
    const panel = panelOf(standing);
    if (awaitsDraw(panel)) return { code: 'panel-being-drawn' };
    return panel.seats.length < needed(panel, stepOf(standing).step) ? undefined : { code: 'panel-complete' };
  },
  decide: ({ act }) => [{ type: 'redraw-asked', step: act.step, text: act.text }],
};

const weigh: ActRule<'weigh'> = {
  by: 'machine',
  on: ['panel'],
  standing: (standing) => (isComplete(panelOf(standing), stepOf(standing).step) ? undefined : { code: 'panel-incomplete' }),
  decide: (context) => {
    const { act, rules, state } = context;
    const { step } = stepOf(context);
    const panel = panelOf(context);
    const marks = panel.scores.map((one) => one.marks);
    if (!panel.called && step.spread !== undefined && spreadOf(marks) > step.spread) {
      const next = nextInOrder(panel);
      return [{ type: 'one-more', step: act.step, ...(next ? { next } : {}) }, ...shortOf(context, next ? 0 : 1)];
    }
    const { mean, scored } = meanOf(marks, step, { from: step.from, provisional: isProvisional(rules.policy, step.from) });
    const facts = programmeNamed(state.programme).scored?.(state.facts, scored, rules.policy.award?.with ?? {}) ?? state.facts;
    return [{ type: 'averaged', step: act.step, mean, aspects: scored.aspects, facts }, ...limitsResume(context)];
  },
};

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

export const panelPart: CasePart<keyof PanelActs, PanelEvent['type']> = {
  acts: { score, 'declare-tie': declareTie, 'replace-scorer': replace, 'draw-again': drawAgain, draw, weigh },
  folds: {
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
  },
  performing: ['scored'],
};

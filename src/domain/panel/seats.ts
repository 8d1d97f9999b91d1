import { type CaseState, type Panel } from '../case/state';
import { type RouteStep } from '../policy/policy';
import { type ActorId } from '../values';

/** Nobody was drawn yet. */
export const emptyPanel = (step: Panel['step']): Panel => ({ step, drawings: [], seats: [], struck: [], again: 0, scores: [] });

/** How many are to score: one more than the policy says, once their totals stood too far apart. */
export const needed = ({ called }: Pick<Panel, 'called'>, { scorers = 1 }: Pick<RouteStep, 'scorers'>): number =>
  scorers + (called ? 1 : 0);

/** Everybody who was ever in the order: a draw again never gives anybody a second lot. */
export const drawnBefore = ({ drawings }: Pick<Panel, 'drawings'>): ActorId[] => drawings.flatMap(({ order }) => order);

/** The next of the order who has no seat and gave none back; undefined if nobody is left. */
export const nextInOrder = (panel: Pick<Panel, 'drawings' | 'seats' | 'struck'>, order = drawnBefore(panel)): ActorId | undefined =>
  order.find((one) => !panel.seats.includes(one) && !panel.struck.some(({ actor }) => actor === one));

/** Has everybody scored who is to? */
export const isComplete = (panel: Panel, step: Pick<RouteStep, 'scorers'>): boolean =>
  panel.scores.length >= needed(panel, step) && panel.seats.every((seat) => panel.scores.some(({ by }) => by === seat));

/** Is a draw awaited: the first, or one that was asked for again? */
export const awaitsDraw = ({ drawings, again }: Pick<Panel, 'drawings' | 'again'>): boolean => drawings.length <= again;

/** Is this account to score at any step of the case, or did it? */
export const isDrawn = ({ panels = [] }: Pick<CaseState, 'panels'>, actor: ActorId): boolean =>
  panels.some(({ seats }) => seats.includes(actor));

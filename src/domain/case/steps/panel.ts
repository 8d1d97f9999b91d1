import { type Explained } from '../../ground/explained';
import { type Facts } from '../../ground/facts';
import { type ActorId, type TextRef } from '../../values';
import { type OnStep } from '../events';
import { type CasePart } from '../part';
import { type Barred } from '../state';
import { panelFolds } from './panel/folds';
import { draw, drawAgain } from './panel/lots';
import { score, weigh } from './panel/scores';
import { declareTie, replace } from './panel/struck';

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

export const panelPart: CasePart<keyof PanelActs, PanelEvent['type']> = {
  acts: { score, 'declare-tie': declareTie, 'replace-scorer': replace, 'draw-again': drawAgain, draw, weigh },
  folds: panelFolds,
  performing: ['scored'],
};

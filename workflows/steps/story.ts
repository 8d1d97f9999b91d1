import { type Outcome } from '../../src/domain/case/state';
import { type RouteStep } from '../../src/domain/policy/policy';
import { type Kase } from '../kase';

/** What happens in a step, from its opening to its end; `over` if the case ended meanwhile. */
export type StepStory = (kase: Kase, step: RouteStep) => Promise<Outcome | 'over'>;

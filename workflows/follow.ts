import { type StepKind } from '../src/domain/programmes/route-shape';
import { type CaseOutcome, type Outcome } from '../src/domain/case/state';
import { type RouteStep } from '../src/domain/policy/policy';
import { type Kase } from './kernel';
import { accept } from './steps/accept';
import { check } from './steps/check';
import { compose } from './steps/compose';
import { decide } from './steps/decide';
import { deliver } from './steps/deliver';
import { pay } from './steps/pay';
import { release } from './steps/release';
import { review } from './steps/review';
import { settle } from './steps/settle';
import { visit } from './steps/visit';

export type StepStory = (kase: Kase, step: RouteStep) => Promise<Outcome | 'over'>;

const stories: Record<StepKind, StepStory> = { accept, check, visit, review, decide, pay, deliver, compose, release, settle };

/** Walks the policy's route, each step by its own story. A returned step sends the case back, and what stood after it is opened anew. */
export async function follow(kase: Kase, whenAllDone: CaseOutcome): Promise<CaseOutcome> {
  const route = kase.rules.policy.route;
  for (let at = 0; at < route.length;) {
    const step = route[at] as RouteStep;
    const outcome = await stories[step.kind](kase, step);
    if (outcome === 'over') return kase.state.ending ?? 'withdrawn';
    if (outcome === 'refused' || outcome === 'not-accepted') return outcome;
    at = outcome === 'returned' ? route.findIndex((one) => one.step === kase.state.returnedTo) : at + 1;
  }
  return whenAllDone;
}

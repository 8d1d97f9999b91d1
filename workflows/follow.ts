import { type CaseOutcome } from '../src/domain/case/state';
import { whatNext } from '../src/domain/case/what-next';
import { type RouteStep } from '../src/domain/policy/policy';
import { type StepKind } from '../src/domain/programmes/route-shape';
import { type Kase } from './kase';
import { certify } from './steps/certify';
import { byRule } from './steps/by-rule';
import { check } from './steps/check';
import { compose } from './steps/compose';
import { notice } from './steps/notice';
import { offer } from './steps/offer';
import { panel } from './steps/panel';
import { passOver } from './steps/pass-over';
import { pay } from './steps/pay';
import { settle } from './steps/settle';
import { type StepStory } from './steps/story';
import { transmit } from './steps/transmit';
import { verify } from './steps/verify';

/** Steps that wait for more than their own end. */
const stories: Partial<Record<StepKind, StepStory>> = {
  accept: byRule('accept-by-rule'),
  check,
  verify,
  panel,
  notice,
  offer,
  'pass-over': passOver,
  decide: byRule('grant-by-rule'),
  certify,
  transmit,
  pay,
  compose,
  settle,
};

/** The story of every other step: it opens for its office, and ends by an act. */
const untilDone: StepStory = async (kase, { step }) => {
  kase.open(step);
  return kase.until(step);
};

/** Walks the policy's route, step by step. A returned step sends the case back, and what stood after it is opened anew. */
export async function follow(kase: Kase, whenAllDone: CaseOutcome): Promise<CaseOutcome> {
  for (;;) {
    const next = whatNext(kase.rules, kase.state);
    if ('ended' in next) return next.ended === 'all-done' ? whenAllDone : next.ended;
    if ('waits' in next) await kase.until(next.waits);
    else {
      const step = kase.rules.policy.route.find((one) => one.step === next.open) as RouteStep;
      await (stories[step.kind] ?? untilDone)(kase, step);
    }
  }
}

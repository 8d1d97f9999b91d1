import { type RouteShape, type StepKind } from '../programmes/route-shape';
import { type Problem } from './issues';
import { type Policy } from './policy';

/** A case is received, decided and paid once; it may be reviewed, and sent to other authorities, more often. */
const often: readonly StepKind[] = ['check', 'visit', 'review', 'notice', 'transmit'];

/** What is wrong with a route: steps nobody reaches, steps out of order, returns that go forward or never end. */
export function routeProblems({ route, programme }: Policy, { order, needed }: RouteShape): Problem[] {
  const at = (step: string): number => route.findIndex((one) => one.step === step);
  const rank = (kind: StepKind): number => order.findIndex((group) => group.includes(kind));
  const missing = needed
    .filter((kind) => !route.some((one) => one.kind === kind))
    .map((kind): Problem => ({ path: ['route'], why: `the route never reaches a step of kind ${kind}` }));
  const found = route.flatMap((step, index) => {
    const here = (member: string, why: string): Problem => ({ path: ['route', index, member], why });
    const problems: Problem[] = [];
    if (at(step.step) !== index) problems.push(here('step', `the step ${step.step} stands twice`));
    if (rank(step.kind) === -1) problems.push(here('kind', `${programme} has no steps of kind ${step.kind}`));
    const later = route.slice(0, index).find((before) => rank(before.kind) > rank(step.kind) && rank(step.kind) !== -1);
    if (later) problems.push(here('kind', `${step.kind} cannot be reached: ${later.step} of kind ${later.kind} stands before it`));
    if (!often.includes(step.kind) && route.findIndex((one) => one.kind === step.kind) < index) {
      problems.push(here('kind', `a route has one step of kind ${step.kind}`));
    }
    for (const back of step.returnsTo) {
      // Only backwards: a return that went forward would skip steps, and one to itself would never end.
      if (at(back) === -1) problems.push(here('returnsTo', `no step is called ${back}`));
      else if (at(back) >= index) problems.push(here('returnsTo', `${back} does not come before ${step.step}`));
      // 补正 and 不予受理 stand before 受理 only: an accepted case is never received again.
      else if (route[at(back)]?.kind === 'accept') problems.push(here('returnsTo', `${back} accepts, and a case is accepted once`));
    }
    if (step.onOverdue === 'deem-accepted' && step.kind !== 'accept')
      problems.push(here('onOverdue', 'only silence at acceptance counts as accepted'));
    if (step.byRule && step.kind !== 'accept' && step.kind !== 'decide')
      problems.push(here('byRule', 'only 受理 and 审批 are done by rule'));
    if (step.kind === 'visit' && step.checklist.length === 0) problems.push(here('checklist', 'a visit needs a checklist'));
    if (step.kind === 'notice' && step.returnsTo.length !== 1)
      problems.push(here('returnsTo', 'a notice leads back to one step, where an objection is upheld'));
    if (step.kind === 'transmit' && !step.receiver) problems.push(here('receiver', 'a transmission needs a receiver'));
    if (step.kind !== 'transmit' && step.receiver) problems.push(here('receiver', `a step of kind ${step.kind} sends nothing`));
    if (step.receiver && route.findIndex((one) => one.receiver === step.receiver) < index)
      problems.push(here('receiver', `the route sends to ${step.receiver} once`));
    return problems;
  });
  return [...missing, ...found];
}

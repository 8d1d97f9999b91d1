import { type RouteShape, type StepKind } from '../programmes/route-shape';
import { type Problem } from './issues';
import { type Policy, type RouteStep } from './policy';

/** A case is received, decided and paid once; it may be reviewed, and sent to other authorities, more often. */
const often: readonly StepKind[] = ['check', 'visit', 'panel', 'review', 'notice', 'transmit'];

/** What is wrong with a route: steps nobody reaches, steps out of order, returns that go forward or never end. */
export function routeProblems({ route, programme }: Policy, { order, needed }: RouteShape): Problem[] {
  const at = (step: string): number => route.findIndex((one) => one.step === step);
  const rank = (kind: StepKind): number => order.findIndex((group) => group.includes(kind));
  const sure = (kind: StepKind): number => route.filter((one) => one.kind === kind && one.onlyIf === undefined).length;
  const missing = needed
    .filter((kind) => !route.some((one) => one.kind === kind))
    .map((kind): Problem => ({ path: ['route'], why: `the route never reaches a step of kind ${kind}` }));
  // Several decide, each in its own situation; one that may be passed over decides nothing for the others.
  const deciding = route.filter((one) => one.kind === 'decide');
  const eachInItsOwn = deciding.length > 1 && deciding.every((one) => one.onlyIf !== undefined);
  const found = route.flatMap((step, index) => {
    const here = (member: string, why: string): Problem => ({ path: ['route', index, member], why });
    const problems: Problem[] = [];
    if (at(step.step) !== index) problems.push(here('step', `the step ${step.step} stands twice`));
    if (rank(step.kind) === -1) problems.push(here('kind', `${programme} has no steps of kind ${step.kind}`));
    const later = route.slice(0, index).find((before) => rank(before.kind) > rank(step.kind) && rank(step.kind) !== -1);
    if (later) problems.push(here('kind', `${step.kind} cannot be reached: ${later.step} of kind ${later.kind} stands before it`));
    if (
      !often.includes(step.kind) &&
      !(step.kind === 'decide' && eachInItsOwn) &&
      route.findIndex((one) => one.kind === step.kind) < index
    ) {
      problems.push(
        here(
          'kind',
          step.kind === 'decide'
            ? 'a route has one step of kind decide, or several that each have their own onlyIf'
            : `a route has one step of kind ${step.kind}`,
        ),
      );
    }
    if (step.onlyIf !== undefined && step.kind !== 'decide' && needed.includes(step.kind) && sure(step.kind) === 0)
      problems.push(here('onlyIf', `every case needs a step of kind ${step.kind}: it cannot be passed over`));
    if (step.onlyIf !== undefined && step.kind === 'decide' && deciding.length === 1)
      problems.push(here('onlyIf', 'the only decision cannot be passed over'));
    if (step.onlyIf !== undefined && index === 0) problems.push(here('onlyIf', 'the first step cannot be passed over'));
    problems.push(...panelProblems(step).map(([member, why]) => here(member, why)));
    for (const back of step.returnsTo) {
      // Only backwards: a return that went forward would skip steps, and one to itself would never end.
      if (at(back) === -1) problems.push(here('returnsTo', `no step is called ${back}`));
      else if (at(back) >= index) problems.push(here('returnsTo', `${back} does not come before ${step.step}`));
      // 补正 and 不予受理 stand before 受理 only: an accepted case is never received again.
      else if (route[at(back)]?.onlyIf !== undefined)
        problems.push(here('returnsTo', `${back} may be passed over: nothing would be looked into again`));
      else if (route[at(back)]?.kind === 'accept') problems.push(here('returnsTo', `${back} accepts, and a case is accepted once`));
    }
    if (step.onOverdue === 'deem-accepted' && step.kind !== 'accept')
      problems.push(here('onOverdue', 'only silence at acceptance counts as accepted'));
    if (step.byRule && step.kind !== 'accept' && step.kind !== 'decide')
      problems.push(here('byRule', 'only 受理 and 审批 are done by rule'));
    if (step.kind === 'visit' && step.checklist.length === 0) problems.push(here('checklist', 'a visit needs a checklist'));
    if (step.kind === 'notice' && step.returnsTo.length !== 1)
      problems.push(here('returnsTo', 'a notice leads back to one step, where an objection is upheld'));
    if (step.fewestDays !== undefined && step.kind !== 'hear')
      problems.push(here('fewestDays', `a step of kind ${step.kind} asks nobody for an answer`));
    if ((step.fewestDays ?? 0) > step.workingDays) problems.push(here('fewestDays', 'the fewest days are more than the step has'));
    if (step.kind === 'transmit' && !step.receiver) problems.push(here('receiver', 'a transmission needs a receiver'));
    if (step.kind !== 'transmit' && step.receiver) problems.push(here('receiver', `a step of kind ${step.kind} sends nothing`));
    if (step.receiver && route.findIndex((one) => one.receiver === step.receiver) < index)
      problems.push(here('receiver', `the route sends to ${step.receiver} once`));
    return problems;
  });
  return [...missing, ...found];
}

const ofPanels = ['scorers', 'aspects', 'spread', 'mean'] as const;

/** 评审: all that its arithmetic needs, and of no other step. */
function panelProblems(step: RouteStep): [member: string, why: string][] {
  if (step.kind !== 'panel')
    return ofPanels.flatMap((member) =>
      step[member] === undefined ? [] : [[member, `a step of kind ${step.kind} is scored by nobody`] as [string, string]],
    );
  const missing = ofPanels.flatMap((member) =>
    step[member] === undefined ? [[member, `a panel needs its ${member}`] as [string, string]] : [],
  );
  const whole = (step.aspects ?? []).reduce((sum, { most }) => sum + most, 0);
  return [
    ...missing,
    ...(step.spread !== undefined && step.aspects && step.spread >= whole
      ? [['spread', `no two totals are further apart than ${whole} points, the whole`] as [string, string]]
      : []),
    ...(step.role === 'scorer' ? [] : [['role', 'a panel is the post of scorers'] as [string, string]]),
  ];
}

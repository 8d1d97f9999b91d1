import { loadPolicies } from '../../policies/load';
import { machine } from '../offices';
import { type Policy, type RouteStep } from '../policy/policy';
import { type StepId } from '../values';
import { facts } from './testing-scene';
import { type Line, lineOf, officer, text } from './testing';
import { routeAhead } from './what-next';

const found = loadPolicies('policies', { sandbox: false }).loaded.policies.find(
  (one) => one.id === '440300/startup-grant/2017-12-13',
) as Policy;
const rents = 'rents-premises';
const joint = 'jointly-founded';

/** Shenzhen's route with steps changed by name, several for one. */
const policy = (change: Record<string, (step: RouteStep) => RouteStep[]>): Policy => ({
  ...found,
  route: found.route.flatMap((one) => change[one.step]?.(one) ?? [one]),
});
const only =
  (onlyIf: string) =>
  (step: RouteStep): RouteStep[] => [{ ...step, onlyIf }];
const seen = { checklist: { 'premises-as-stated': true, operating: true, 'founder-present': true }, text: text('f'), photos: [] };
const walk = (line: Line, ...moves: ('accept' | 'visit' | 'street' | 'district')[]): Line => {
  for (const one of moves) {
    if (one === 'accept') line.act(officer('w', 'window', 'street'), 'accept', 'accept', {});
    if (one === 'visit') for (const name of ['i', 'j']) line.act(officer(name, 'inspector', 'street'), 'inspect', 'visit', seen);
    if (one === 'street') line.act(officer('r', 'reviewer', 'street'), 'advance', 'street-review', { text: text('y') });
    if (one === 'district') line.act(officer('s', 'reviewer', 'agency'), 'advance', 'district-review', { text: text('y') });
  }
  return line;
};
const open = (line: Line) => line.state.obligations[0]?.step;
const ahead = (line: Line) => routeAhead(line.rules.policy.route, line.state).map((one) => one.step);

it('a step is gone through where its situation holds, and passed over where it does not', () => {
  const with1 = walk(lineOf(policy({ 'district-review': only(rents) })), 'accept', 'visit', 'street');
  expect(open(with1)).toBe('district-review');
  const without = lineOf(policy({ 'district-review': only(joint) }));
  expect(ahead(without)).not.toContain('district-review');
  walk(without, 'accept', 'visit', 'street');
  expect(open(without)).toBe('decide');
  expect(without.state.done['district-review']).toBeUndefined();
  expect(ahead(without)).toEqual(['accept', 'check', 'visit', 'street-review', 'decide', 'pay', 'deliver']);
  expect(lineOf(policy({ 'district-review': only(joint) }), { founders: 2 }).rules.policy.route).toHaveLength(8);
});

it('what counts is how it stands when the step is reached: what comes to hold later opens nothing that was passed', () => {
  const early = policy({
    check: (one) => [{ ...one, step: 'early' as StepId, kind: 'review', role: 'reviewer', onlyIf: joint }, one],
  });
  const line = walk(lineOf(early, { checks: false }), 'accept');
  expect(open(line)).toBe('check');
  line.act(machine, 'checked', 'check', { findings: [{ id: 'a', verdict: 'agrees' }], facts: facts(2) });
  expect(line.state.facts).toMatchObject({ people: [{}, {}] });
  expect(open(line)).toBe('visit');
  expect(ahead(line)).not.toContain('early');
});

const two = policy({
  decide: (one) => [
    { ...one, step: 'decide-alone' as StepId, onlyIf: 'model-institution' },
    { ...one, step: 'decide-joint' as StepId, onlyIf: joint },
  ],
});
const toDecide = (line: Line): Line => walk(line, 'accept', 'visit', 'street', 'district');
const approver = officer('d', 'approver', 'district');

it('of several decisions that one is taken whose situation holds, and the others are passed over', () => {
  const line = toDecide(lineOf(two, { founders: 2 }));
  expect(open(line)).toBe('decide-joint');
  expect(ahead(line)).not.toContain('decide-alone');
  expect(line.act(approver, 'grant', 'decide-joint', {})).toBeUndefined();
  expect(open(line)).toBe('pay');
});

it('where two hold the first is taken', () => {
  const both = policy({ decide: (one) => ['a', 'b'].map((step) => ({ ...one, step: step as StepId, onlyIf: rents })) });
  const line = toDecide(lineOf(both));
  expect(open(line)).toBe('a');
  line.act(approver, 'grant', 'a', {});
  expect(open(line)).toBe('pay');
});

it('where none holds a person still decides, and cannot grant', () => {
  const line = lineOf(two);
  expect(ahead(line).filter((one) => one.startsWith('decide'))).toEqual(['decide-alone', 'decide-joint']);
  toDecide(line);
  expect(open(line)).toBe('decide-joint');
  expect(ahead(line)).not.toContain('decide-alone');
  expect(line.refusal(approver, 'grant', 'decide-joint', {})).toEqual({ code: 'not-in-situation' });
  expect(line.refusal(machine, 'grant-by-rule', 'decide-joint', {})).toEqual({ code: 'not-in-situation' });
  expect(line.act(approver, 'refuse', 'decide-joint', { clause: 'not-operating', text: text('t') })).toBeUndefined();
  expect(line.state.outcome).toBe('refused');
});

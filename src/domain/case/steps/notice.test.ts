import { loadPolicies } from '../../../policies/load';
import { machine } from '../../offices';
import { type Policy, type RouteStep } from '../../policy/policy';
import { type CaseId, type Hash, type LocalDate, type StepId } from '../../values';
import { at, lineOf, officer, text } from '../testing';
import { noticeAt, noticeUntil } from './notice';

const found = loadPolicies('policies', { sandbox: false }).loaded.policies.find((one) => one.id === '440300/startup-grant/2017-12-13');
const town = loadPolicies('policies', { sandbox: true })
  .loaded.policies.find((one) => one.id === '320412/startup-grant/2021-12-28')
  ?.route.find((one) => one.step === 'town-notice') as RouteStep;
const notice = 'notice' as StepId;
const row = 'a'.repeat(64) as Hash;

/** Shenzhen's route with Wujin's notice of the town behind its first review. */
const policy = (counts: RouteStep['counts'] = 'working-days'): Policy => {
  const { route, ...rest } = found as Policy;
  const after = route.findIndex((one) => one.step === 'street-review') + 1;
  const step = { ...town, step: notice, returnsTo: ['street-review' as StepId], counts };
  return { ...rest, route: [...route.slice(0, after), step, ...route.slice(after)] };
};

/** A case whose row was put up on Monday 9 March 2026, ten in the morning. */
function up(counts?: RouteStep['counts']) {
  const line = lineOf(policy(counts), { on: '2026-03-09T01:00:00.000Z' });
  const found = { checklist: { 'premises-as-stated': true, operating: true, 'founder-present': true }, text: text('f'), photos: [] };
  expect(line.act(officer('w', 'window', 'street'), 'accept', 'accept', {})).toBeUndefined();
  for (const name of ['i1', 'i2']) expect(line.act(officer(name, 'inspector', 'street'), 'inspect', 'visit', found)).toBeUndefined();
  expect(line.act(officer('r', 'reviewer', 'street'), 'advance', 'street-review', { text: text('r') })).toBeUndefined();
  expect(line.act(machine, 'put-up', notice, { row })).toBeUndefined();
  return line;
}
const until = (line: ReturnType<typeof up>) => noticeUntil(line.state, notice);
const down = (line: ReturnType<typeof up>, lost: string[] = []) =>
  line.act(machine, 'take-down', notice, { row, lost: lost as LocalDate[] });
const one = 'objection-1' as CaseId;
const other = 'objection-2' as CaseId;

it('stands seven working days from the day after, and nobody waits for anybody', () => {
  const line = up();
  expect(until(line)).toBe('2026-03-18T15:59:59.999Z');
  expect(down(line)).toMatchObject({ code: 'not-on-notice' });
  line.clock = at('2026-03-18T16:00:00.000Z');
  expect(down(line)).toBeUndefined();
  expect(line.state.done[notice]).toBe('done');
  expect(line.state.obligations[0]?.step).toBe('district-review');
});

it('counts days of the calendar where its rule says so', () => {
  expect(until(up('days'))).toBe('2026-03-16T15:59:59.999Z');
});

it('stops the limits of the case', () => {
  const line = up();
  expect(line.state.limits?.pauses.at(-1)).toEqual({ reason: 'notice', from: '2026-03-09' });
  line.clock = at('2026-03-18T16:00:00.000Z');
  down(line);
  expect(line.state.limits?.pauses.at(-1)?.to).toBe('2026-03-19');
});

it('is lengthened by every day on which its page did not stand, once', () => {
  const line = up();
  line.clock = at('2026-03-18T16:00:00.000Z');
  expect(down(line, ['2026-03-12', '2026-03-13'])).toBeUndefined();
  expect(until(line)).toBe('2026-03-23T15:59:59.999Z');
  line.clock = at('2026-03-23T16:00:00.000Z');
  expect(down(line, ['2026-03-12', '2026-03-13'])).toBeUndefined();
  expect(line.state.done[notice]).toBe('done');
});

it('stands still for an objection, and goes on with the days that were left', () => {
  const line = up();
  line.clock = at('2026-03-12T02:00:00.000Z');
  expect(line.act(machine, 'hold', notice, { objection: one })).toBeUndefined();
  line.clock = at('2026-03-26T02:00:00.000Z');
  expect(line.state.done[notice]).toBeUndefined();
  expect(down(line)).toMatchObject({ code: 'not-on-notice' });
  expect(line.act(machine, 'lift', notice, { objection: one, upheld: false })).toBeUndefined();
  // Four working days were left on the 12th: 27, 30, 31 March, 1 April.
  expect(until(line)).toBe('2026-04-01T15:59:59.999Z');
});

it('waits for the last of two objections', () => {
  const line = up();
  line.act(machine, 'hold', notice, { objection: one });
  line.act(machine, 'hold', notice, { objection: other });
  line.act(machine, 'lift', notice, { objection: one, upheld: false });
  expect(line.state.obligations[0]?.due).toBeUndefined();
  line.act(machine, 'lift', notice, { objection: other, upheld: false });
  expect(until(line)).toBe('2026-03-18T15:59:59.999Z');
});

it('takes an objection of the last second, also when it comes after the time is over, and none of the second after', () => {
  const line = up();
  line.clock = at('2026-03-18T16:05:00.000Z');
  expect(noticeAt(line.state, notice)?.over).toBe(true);
  expect(line.refusal(machine, 'hold', notice, { objection: one })).toMatchObject({ code: 'notice-over' });
  line.clock = at('2026-03-18T15:59:59.000Z');
  expect(line.act(machine, 'hold', notice, { objection: one })).toBeUndefined();
  expect(noticeAt(line.state, notice)?.over).toBeUndefined();
});

it('goes back to its review where an objection is upheld, and is put up anew', () => {
  const line = up();
  line.act(machine, 'hold', notice, { objection: one });
  expect(line.act(machine, 'lift', notice, { objection: one, upheld: true })).toBeUndefined();
  expect(line.state.obligations[0]?.step).toBe('street-review');
  expect(line.act(officer('r', 'reviewer', 'street'), 'advance', 'street-review', { text: text('r') })).toBeUndefined();
  expect(line.act(machine, 'put-up', notice, { row })).toBeUndefined();
  expect(noticeAt(line.state, notice)?.holds).toEqual([]);
});

it('is neither claimed nor extended, and takes photographs of the board', () => {
  const line = up();
  const window = officer('w', 'window', 'street');
  expect(line.refusal(window, 'claim', notice, {})).toMatchObject({ code: 'wrong-step' });
  expect(line.refusal(officer('s', 'supervisor', 'street'), 'extend', notice, { days: 1, text: text('t') })).toMatchObject({
    code: 'wrong-step',
  });
  expect(line.act(window, 'show-board', notice, { text: text('t'), photos: [] })).toBeUndefined();
  expect(noticeAt(line.state, notice)?.boards).toHaveLength(1);
});

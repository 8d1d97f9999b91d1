import { loadPolicies } from '../../../policies/load';
import { machine } from '../../offices';
import { type Policy, type RouteStep } from '../../policy/policy';
import { type StepId } from '../../values';
import { type Act } from '../acts';
import { availableActs } from '../available';
import { evolve } from '../evolve';
import { lettersFor } from '../letters';
import { refusalFor } from '../refusal';
import { type CaseState } from '../state';
import { applicant } from '../testing-scene';
import { at, lineOf, officer, text } from '../testing';
import { plainCalendar } from '../../calendar/testing';
import { hearingAt, openHearing } from './hear';

const found = loadPolicies('policies', { sandbox: false }).loaded.policies.find((one) => one.id === '440300/startup-grant/2017-12-13');
const hearing = 'hearing' as StepId;
const window = officer('w', 'window', 'street');
const supervisor = officer('s', 'supervisor', 'street');
const paper = { item: 'hearing-paper', file: 'f', hash: 'a'.repeat(64) as never };

/** Shenzhen's route with a hearing before its first review. */
const policy = (more: Partial<RouteStep> = {}): Policy => {
  const { route, ...rest } = found as Policy;
  const steps = route.flatMap((one) =>
    one.step === 'street-review' ? [{ ...one, step: hearing, kind: 'hear' as const, workingDays: 10, ...more }, one] : [one],
  );
  return { ...rest, route: steps };
};

/** A case whose founder was asked on Monday 9 March 2026, ten in the morning; ten working days end on the 23rd. */
function asked(more?: Partial<RouteStep>) {
  const line = lineOf(policy(more), { on: '2026-03-09T01:00:00.000Z' });
  const seen = { checklist: { 'premises-as-stated': true, operating: true, 'founder-present': true }, text: text('f'), photos: [] };
  expect(line.act(officer('a', 'window', 'street'), 'accept', 'accept', {})).toBeUndefined();
  for (const name of ['i1', 'i2']) expect(line.act(officer(name, 'inspector', 'street'), 'inspect', 'visit', seen)).toBeUndefined();
  return line;
}
type Asked = ReturnType<typeof asked>;
const say = (line: Asked, id = 'said') => line.act(applicant, 'answer-hearing', hearing, { text: text(id), papers: [] });
/** What was written to anybody, event by event. */
function letters(line: Asked): string[] {
  let state: CaseState | undefined;
  return line.rows.flatMap(({ event }) => {
    state = evolve(state, event);
    return lettersFor(state, event).map(({ template }) => template);
  });
}

it('asks whoever it concerns, until the end of its last day', () => {
  const line = asked();
  expect(openHearing(line.state)).toEqual({
    step: hearing,
    asked: '2026-03-09T01:00:00.000Z',
    until: '2026-03-23T15:59:59.999Z',
    answers: [],
  });
  expect(letters(line)).toContain('hearing-asked');
});

it('counts days of the calendar where its policy says so', () => {
  expect(openHearing(asked({ counts: 'days' }).state)?.until).toBe('2026-03-19T15:59:59.999Z');
});

it('adds each answer to those before it, with its papers, and loses none of them', () => {
  const line = asked();
  expect(say(line, 'first')).toBeUndefined();
  line.clock = at('2026-03-10T01:00:00.000Z');
  expect(line.act(applicant, 'answer-hearing', hearing, { text: text('second'), papers: [paper] })).toBeUndefined();
  expect(openHearing(line.state)?.answers).toMatchObject([
    { by: applicant.id, at: '2026-03-09T01:00:00.000Z', text: { id: 'first' }, papers: [] },
    { at: '2026-03-10T01:00:00.000Z', text: { id: 'second' }, papers: [paper] },
  ]);
  expect(line.state.evidence).toEqual([paper]);
  expect(line.state.obligations[0]?.step).toBe(hearing);
});

it('is answered by nobody else, and ended by no officer', () => {
  const line = asked();
  for (const who of [window, supervisor, machine]) {
    expect(line.refusal(who, 'answer-hearing', hearing, { text: text('t'), papers: [] })).toEqual({ code: 'applicant-only' });
    expect(line.refusal(who, 'heard-enough', hearing, {})).toEqual({ code: 'applicant-only' });
  }
  expect(line.refusal(officer('r', 'reviewer', 'street'), 'claim', hearing, {})).toEqual({ code: 'wrong-step' });
  expect(line.refusal(machine, 'lapse', hearing, {})).toEqual({ code: 'too-late' });
  const open = ['claim', 'advance', 'refuse', 'return', 'grant'];
  const offered = availableActs(line.rules, line.state, officer('r', 'reviewer', 'street'), line.clock);
  expect(offered.filter(({ kind, refusal }) => open.includes(kind) && !refusal)).toEqual([]);
});

it('is over once they say that it was all, and not before they said anything', () => {
  const line = asked();
  expect(line.refusal(applicant, 'heard-enough', hearing, {})).toEqual({ code: 'nothing-said' });
  say(line);
  expect(line.act(applicant, 'heard-enough', hearing, {})).toBeUndefined();
  expect(hearingAt(line.state, hearing)?.over).toEqual({ at: '2026-03-09T01:00:00.000Z', how: 'enough' });
  expect(line.state.obligations[0]?.step).toBe('street-review');
  expect(line.refusal(applicant, 'answer-hearing', hearing, { text: text('t'), papers: [] })).toMatchObject({ code: 'step-ended' });
});

it.each([
  ['time', 1],
  ['silence', 0],
] as const)('goes on by itself after its date (%s)', (how, answers) => {
  const line = asked();
  if (answers > 0) say(line);
  line.clock = at('2026-03-23T15:59:59.999Z');
  expect(openHearing(line.state)?.answers).toHaveLength(answers);
  line.clock = at('2026-03-23T16:00:00.000Z');
  expect(hearingAt(line.state, hearing)).toMatchObject({
    until: '2026-03-23T15:59:59.999Z',
    over: { at: '2026-03-23T16:00:00.000Z', how },
  });
  expect(line.state.obligations[0]?.step).toBe('street-review');
  expect(line.rows.some(({ event }) => event.type === 'overdue')).toBe(false);
});

it('takes an answer of the last second, and none of the second after', () => {
  const line = asked();
  const act: Act<'answer-hearing'> = {
    kind: 'answer-hearing',
    step: hearing,
    request: 'r' as never,
    at: line.clock,
    seen: 99,
    text: text('t'),
    papers: [],
  };
  const refused = (now: string) => refusalFor(line.rules, line.state, act, applicant, at(now));
  expect(refused('2026-03-23T15:59:59.999Z')).toBeUndefined();
  expect(refused('2026-03-23T16:00:00.000Z')).toEqual({ code: 'too-late', detail: '2026-03-23' });
});

it('reminds whoever has not answered three days before, in the morning, and once', () => {
  const line = asked();
  line.clock = at('2026-03-20T01:00:00.000Z');
  expect(letters(line)).toContain('hearing-due');
  line.clock = at('2026-03-21T01:00:00.000Z');
  expect(line.rows.filter(({ event }) => event.type === 'reminded')).toHaveLength(1);
});

it('reminds nobody who has answered, and nobody of what is over', () => {
  const answered = asked();
  say(answered);
  answered.clock = at('2026-03-22T01:00:00.000Z');
  expect(letters(answered)).not.toContain('hearing-due');
  const past = asked();
  past.clock = at('2026-04-23T01:00:00.000Z');
  expect(letters(past)).not.toContain('hearing-due');
  expect(hearingAt(past.state, hearing)?.over?.how).toBe('silence');
});

it('is extended once, by a supervisor, in its own days; whoever has not answered is reminded of the new date', () => {
  const line = asked({ counts: 'days' });
  expect(line.refusal(window, 'extend', hearing, { days: 2, text: text('t') })).toMatchObject({ code: 'supervisor-only' });
  expect(line.refusal(supervisor, 'extend', hearing, { days: 11, text: text('t') })).toMatchObject({ code: 'date-out-of-range' });
  line.clock = at('2026-03-16T02:00:00.000Z');
  expect(line.act(supervisor, 'extend', hearing, { days: 5, text: text('t') })).toBeUndefined();
  expect(openHearing(line.state)?.until).toBe('2026-03-24T15:59:59.999Z');
  expect(line.refusal(supervisor, 'extend', hearing, { days: 1, text: text('t') })).toMatchObject({ code: 'already-extended' });
  line.clock = at('2026-03-21T02:00:00.000Z');
  expect(line.rows.filter(({ event }) => event.type === 'reminded')).toHaveLength(2);
});

it('follows another calendar from the day on which it was asked', () => {
  const line = asked();
  const calendar = { ...plainCalendar, version: 'other', holidays: ['2026-03-10' as never] };
  expect(line.act(machine, 'recalendar', 'case', { calendar })).toBeUndefined();
  expect(openHearing(line.state)?.until).toBe('2026-03-24T15:59:59.999Z');
});

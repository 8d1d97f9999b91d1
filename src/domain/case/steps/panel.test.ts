import { loadPolicies } from '../../../policies/load';
import { draw } from '../../draw';
import { type Actor, machine } from '../../offices';
import { type Policy, type RouteStep } from '../../policy/policy';
import { type ActorId, type PersonId, type StepId } from '../../values';
import { blanked, conceal } from '../private';
import { at, type Line, lineOf, officer, text } from '../testing';
import { panelAt } from './panel/of-step';

const found = loadPolicies('policies', { sandbox: false }).loaded.policies.find((one) => one.id === '440300/startup-grant/2017-12-13');
const panel = 'panel' as StepId;
const say = { 'zh-CN': '甲', en: 'a' };
const step = {
  step: panel,
  kind: 'panel',
  name: { 'zh-CN': '评审', en: 'Panel' },
  role: 'scorer',
  level: 'street',
  unit: 'federation',
  workingDays: 10,
  counts: 'working-days',
  onOverdue: 'remind',
  byRule: false,
  returnsTo: [],
  inspectors: 1,
  checklist: [],
  supplementDays: 15,
  amount: false,
  scorers: 3,
  aspects: [
    { item: 'room', say, most: 60 },
    { item: 'care', say, most: 40 },
  ],
  spread: 20,
  mean: 'all',
  from: 'ours',
} as unknown as RouteStep;

/** Shenzhen's route with a panel before its first review. */
const policy = (more: Partial<RouteStep> = {}): Policy => {
  const { route, ...rest } = found as Policy;
  const before = route.findIndex((one) => one.step === 'street-review');
  const returning = route.map((one) => (one.step === 'district-review' ? { ...one, returnsTo: [panel] } : one));
  return {
    ...rest,
    separate: [...rest.separate, ['score', 'decide']],
    route: [...returning.slice(0, before), { ...step, ...more }, ...returning.slice(before)],
  };
};

const scorer = (name: string): Actor => officer(name, 'scorer', 'street');
const supervisor = officer('chief', 'supervisor', 'street');
const names = ['s1', 's2', 's3', 's4', 's5'];
const pool = names.map((one) => one as ActorId);
const seed = 'seed-1';
const order = draw(seed, pool, pool.length);
const nth = (n: number): Actor => scorer(order[n] ?? '');

function undrawn(more?: Partial<RouteStep>): Line {
  const line = lineOf(policy(more), { on: '2026-03-02T02:00:00.000Z' });
  const seen = { checklist: { 'premises-as-stated': true, operating: true, 'founder-present': true }, text: text('f'), photos: [] };
  expect(line.act(officer('w', 'window', 'street'), 'accept', 'accept', {})).toBeUndefined();
  for (const name of ['i1', 'i2']) expect(line.act(officer(name, 'inspector', 'street'), 'inspect', 'visit', seen)).toBeUndefined();
  expect(line.state.obligations[0]?.step).toBe(panel);
  return line;
}
function drawnOf(some = pool, more?: Partial<RouteStep>): Line {
  const line = undrawn(more);
  expect(line.act(machine, 'draw', panel, { seed, pool: some, barred: [] })).toBeUndefined();
  return line;
}
const marks = (room: number, care: number) => ({ marks: { room, care }, text: text('o') });
const scores = (line: Line, n: number, room: number, care = 0) => line.act(nth(n), 'score', panel, marks(room, care));
const weigh = (line: Line) => line.act(machine, 'weigh', panel, {});
const last = (line: Line) => line.rows.at(-1)?.event;
const at0 = (line: Line) => panelAt(line.state, panel);
const holders = (line: Line) => line.state.obligations[0]?.holders;

it('seats the first of the order that the seed gives, and stops the limits', () => {
  const line = drawnOf();
  expect(holders(line)).toEqual(order.slice(0, 3));
  expect(at0(line).drawings).toMatchObject([{ seed, order, barred: [] }]);
  expect(line.state.limits?.pauses.at(-1)).toEqual({ reason: 'panel', from: '2026-03-02' });
  expect(line.refusal(machine, 'draw', panel, { seed: 'other', pool, barred: [] })).toEqual({ code: 'panel-complete' });
});

it('is nobody’s to claim, to give back, to be given, or to write from', () => {
  const line = drawnOf();
  for (const kind of ['claim', 'release'] as const) {
    expect(line.refusal(nth(0), kind, panel, {})).toEqual({ code: 'wrong-step' });
    expect(line.refusal(nth(4), kind, panel, {})).toEqual({ code: 'not-drawn' });
  }
  expect(line.refusal(supervisor, 'reassign', panel, { to: 's9' as ActorId, text: text('t') })).toEqual({ code: 'wrong-step' });
  expect(line.refusal(nth(0), 'message', panel, { text: text('t') })).toEqual({ code: 'wrong-step' });
});

it('each who was drawn scores once, whole points for every aspect, and nobody else', () => {
  const line = drawnOf();
  expect(line.refusal(nth(3), 'score', panel, marks(1, 1))).toEqual({ code: 'not-drawn' });
  expect(line.refusal(officer('r', 'reviewer', 'street'), 'score', panel, marks(1, 1))).toEqual({ code: 'not-your-office' });
  expect(line.refusal(nth(0), 'score', panel, { marks: { room: 1 }, text: text('o') })).toEqual({
    code: 'marks-incomplete',
    detail: 'care',
  });
  for (const wrong of [-1, 61, 1.5, Number.NaN])
    expect(line.refusal(nth(0), 'score', panel, marks(wrong, 1))).toEqual({ code: 'mark-out-of-range', detail: 'room' });
  expect(line.refusal(nth(0), 'score', panel, { marks: { room: 1, care: 1, more: 1 }, text: text('o') })).toEqual({
    code: 'mark-out-of-range',
    detail: 'more',
  });
  expect(line.act(nth(0), 'score', panel, marks(60, 40), { request: 'double' })).toBeUndefined();
  expect(line.act(nth(0), 'score', panel, marks(60, 40), { request: 'double' })).toBeUndefined();
  expect(at0(line).scores).toHaveLength(1);
  expect(line.refusal(nth(0), 'score', panel, marks(0, 0))).toEqual({ code: 'already-scored' });
  expect(line.state.duties).toContainEqual({ duty: 'score', person: nth(0).person, round: 1, step: panel });
  expect(weigh(line)).toEqual({ code: 'panel-incomplete' });
});

it('whom the policy keeps apart from scoring does not score', () => {
  const line = lineOf({ ...policy(), separate: [['visit', 'score']] });
  const seen = { checklist: { 'premises-as-stated': true, operating: true, 'founder-present': true }, text: text('f'), photos: [] };
  line.act(officer('w', 'window', 'street'), 'accept', 'accept', {});
  line.act(officer('i1', 'inspector', 'street', { person: 'p-s1' as PersonId }), 'inspect', 'visit', seen);
  line.act(officer('i2', 'inspector', 'street'), 'inspect', 'visit', seen);
  line.act(machine, 'draw', panel, { seed, pool: pool.slice(0, 3), barred: [] });
  expect(line.refusal(scorer('s1'), 'score', panel, marks(1, 1))).toEqual({ code: 'duties-separate', detail: 'visit' });
});

it('ends by the mean, as a tree, and the limits run on', () => {
  const line = drawnOf();
  [50, 55, 60].forEach((room, n) => expect(scores(line, n, room, 30)).toBeUndefined());
  line.clock = at('2026-03-04T02:00:00.000Z');
  expect(weigh(line)).toBeUndefined();
  const averaged = line.rows.map(({ event }) => event).find((one) => one.type === 'averaged');
  expect(averaged).toMatchObject({
    by: machine.id,
    mean: { value: 8500, unit: 'points', provisional: true },
    aspects: { room: 5500, care: 3000 },
  });
  expect(line.state.done[panel]).toBe('done');
  expect(line.state.limits?.pauses.at(-1)).toEqual({ reason: 'panel', from: '2026-03-02', to: '2026-03-04' });
  expect(line.state.obligations[0]?.step).toBe('street-review');
});

it('calls one more, once, where the totals stand further apart than the policy allows', () => {
  const line = drawnOf();
  [10, 60, 30].forEach((room, n) => scores(line, n, room));
  expect(weigh(line)).toBeUndefined();
  expect(last(line)).toMatchObject({ type: 'one-more', next: order[3] });
  expect(holders(line)).toEqual(order.slice(0, 4));
  expect(line.state.obligations[0]?.places).toBe(4);
  expect(weigh(line)).toEqual({ code: 'panel-incomplete' });
  expect(scores(line, 3, 0)).toBeUndefined();
  expect(weigh(line)).toBeUndefined();
  expect(at0(line).mean).toMatchObject({ value: 2500 });
});

it('a spread that is just reached calls nobody', () => {
  const line = drawnOf();
  [40, 60, 50].forEach((room, n) => scores(line, n, room));
  weigh(line);
  expect(at0(line)).toMatchObject({ mean: { value: 5000 } });
  expect(at0(line).called).toBeUndefined();
});

it('a tie declared after scoring strikes the marks, and the next of the order takes the seat', () => {
  const line = drawnOf();
  scores(line, 0, 60, 40);
  expect(line.act(nth(0), 'declare-tie', panel, { text: text('kin') })).toBeUndefined();
  expect(last(line)).toMatchObject({ type: 'struck', scorer: order[0], why: 'tie', next: order[3] });
  expect(at0(line)).toMatchObject({ scores: [], seats: order.slice(1, 4), struck: [{ actor: order[0], why: 'tie' }] });
  expect(line.refusal(nth(0), 'score', panel, marks(1, 1))).toEqual({ code: 'not-drawn' });
  expect(line.refusal(nth(0), 'declare-tie', panel, { text: text('kin') })).toEqual({ code: 'not-drawn' });
  [1, 2, 3].forEach((n) => scores(line, n, 30, 30));
  weigh(line);
  expect(at0(line).mean).toMatchObject({ value: 6000 });
});

it('a supervisor replaces a scorer who has not scored, and no other', () => {
  const line = drawnOf();
  scores(line, 0, 30);
  const replace = (n: number | string) => ({ scorer: (typeof n === 'number' ? order[n] : n) as ActorId, text: text('ill') });
  expect(line.refusal(supervisor, 'replace-scorer', panel, replace(0))).toEqual({ code: 'already-scored', detail: order[0] });
  expect(line.refusal(supervisor, 'replace-scorer', panel, replace(4))).toEqual({ code: 'no-such-scorer', detail: order[4] });
  expect(line.refusal(nth(0), 'replace-scorer', panel, replace(1))).toEqual({ code: 'supervisor-only' });
  expect(line.act(supervisor, 'replace-scorer', panel, replace(1))).toBeUndefined();
  expect(last(line)).toMatchObject({ type: 'struck', scorer: order[1], why: 'replaced', next: order[3] });
  expect(holders(line)).toEqual([order[0], order[2], order[3]]);
});

it('with nobody left it is unstaffed, is drawn again when a supervisor asks, and never gives a second lot', () => {
  const line = drawnOf(pool.slice(0, 3));
  const three = holders(line) ?? [];
  expect(line.refusal(supervisor, 'draw-again', panel, { text: text('t') })).toEqual({ code: 'panel-complete' });
  line.act(scorer(three[0] ?? ''), 'declare-tie', panel, { text: text('kin') });
  expect(line.state.obligations[0]).toMatchObject({ unstaffed: true, holders: three.slice(1) });
  expect(last(line)).toMatchObject({ type: 'unstaffed', tell: ['street', 'district', 'city'] });
  expect(line.refusal(scorer(three[1] ?? ''), 'draw-again', panel, { text: text('t') })).toEqual({ code: 'supervisor-only' });
  expect(line.act(supervisor, 'draw-again', panel, { text: text('two came') })).toBeUndefined();
  expect(line.refusal(supervisor, 'draw-again', panel, { text: text('t') })).toEqual({ code: 'panel-being-drawn' });
  expect(line.act(machine, 'draw', panel, { seed: 'seed-2', pool, barred: [] })).toBeUndefined();
  const second = draw('seed-2', ['s4', 's5'], 2);
  expect(at0(line).drawings[1]?.order).toEqual(second);
  expect(holders(line)).toEqual([...three.slice(1), second[0]]);
  expect(line.state.obligations[0]?.unstaffed).toBeUndefined();
  expect(line.refusal(machine, 'draw', panel, { seed, pool, barred: [] })).toEqual({ code: 'panel-complete' });
});

it('too few to begin with are told of at once, and those who are there may score', () => {
  const line = undrawn();
  line.act(machine, 'draw', panel, { seed, pool: pool.slice(0, 1), barred: [{ actor: 's9' as ActorId, why: 'mandate' }] });
  expect(line.state.obligations[0]).toMatchObject({ unstaffed: true, holders: ['s1'] });
  expect(line.act(scorer('s1'), 'score', panel, marks(10, 10))).toBeUndefined();
  expect(weigh(line)).toEqual({ code: 'panel-incomplete' });
});

it('opened anew after a return it is drawn anew, and earlier marks do not count', () => {
  const line = drawnOf();
  [0, 1, 2].forEach((n) => scores(line, n, 60, 40));
  weigh(line);
  line.act(officer('r', 'reviewer', 'street'), 'advance', 'street-review', { text: text('r') });
  expect(line.act(officer('a', 'reviewer', 'agency'), 'return', 'district-review', { to: panel, text: text('t') })).toBeUndefined();
  expect(at0(line)).toMatchObject({ drawings: [], seats: [], scores: [] });
  expect(line.act(machine, 'draw', panel, { seed: 'seed-3', pool, barred: [] })).toBeUndefined();
  const again = draw('seed-3', pool, 5);
  expect(holders(line)).toEqual(again.slice(0, 3));
  for (const one of again.slice(0, 3)) expect(line.act(scorer(one), 'score', panel, marks(20, 20))).toBeUndefined();
  weigh(line);
  expect(at0(line).mean).toMatchObject({ value: 4000 });
});

it('who scored does not decide, where the policy keeps the two apart', () => {
  const line = drawnOf();
  [0, 1, 2].forEach((n) => scores(line, n, 30, 30));
  weigh(line);
  line.act(officer('r', 'reviewer', 'street'), 'advance', 'street-review', { text: text('r') });
  line.act(officer('a', 'reviewer', 'agency'), 'advance', 'district-review', { text: text('r') });
  expect(line.refusal(officer('d', 'approver', 'district', { person: nth(0).person }), 'grant', 'decide', {})).toEqual({
    code: 'duties-separate',
    detail: 'score',
  });
});

it('is reminded of like other steps when its limit passes', () => {
  const line = drawnOf();
  line.clock = at('2026-03-30T02:00:00.000Z');
  expect(line.state.obligations[0]).toMatchObject({ step: panel, overdue: true });
});

it('keeps marks and ties out of the ledger’s clear', () => {
  const line = undrawn();
  line.act(machine, 'draw', panel, { seed, pool, barred: [{ actor: 's9' as ActorId, why: 'mandate' }] });
  [0, 1, 2].forEach((n) => scores(line, n, 43, 17));
  weigh(line);
  const clear = line.rows.map(({ event }) => conceal(event, 'salt').open);
  const text = JSON.stringify(clear.filter(({ type }) => ['drawn', 'scored'].includes(type)));
  for (const word of ['room', 'care', 'marks', 'mandate']) expect(text).not.toContain(word);
  expect(JSON.stringify(clear.find(({ type }) => type === 'averaged'))).not.toContain('room');
  expect(blanked(line.rows.find(({ event }) => event.type === 'scored')?.event as never)).toMatchObject({ marks: {} });
});

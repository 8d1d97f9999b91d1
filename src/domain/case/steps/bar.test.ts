import { machine } from '../../offices';
import { type Act, type ActBodies } from '../acts';
import { decide } from '../decide';
import { nextDeadline } from '../due';
import { append } from '../ledger';
import { refusalFor } from '../refusal';
import { type CaseState } from '../state';
import { type Rules } from '../submission';
import { opening } from '../opening';
import { at, officer, text } from '../testing';
import { offices } from '../testing-scene';
import { plainCalendar } from '../../calendar/testing';
import { barRefusal } from './bar';

const now = at('2026-11-27T02:00:00.000Z');
const decision = { step: 'decide', kind: 'decide', role: 'approver', office: 'o', holders: [], changed: 7 };
const rules = { policy: { route: [{ step: 'decide', kind: 'decide' }], eligibility: [], separate: [] }, offices: [] } as unknown as Rules;
const rating = (more: object = {}): CaseState =>
  ({
    id: 'r',
    number: 'n-1',
    programme: 'home-rating',
    version: 7,
    salt: '',
    requests: {},
    duties: [],
    beneficiaries: [],
    applicant: { actor: 'manager' },
    obligations: [decision],
    payments: [],
    rights: { reserved: [] },
    findings: [],
    facts: { on: '2026-11-20' },
    ...more,
  }) as unknown as CaseState;

type Told = 'bar' | 'unbar';
const told = <K extends Told>(kind: K, body: ActBodies[K]): Act =>
  ({ kind, step: 'case', request: `${kind}/${body.case}`, at: now, seen: 0, ...body }) as unknown as Act;
const barOf = (id: string): ActBodies['bar'] => ({ case: id as never, number: `n-${id}` });
const [veto, other] = [barOf('v'), barOf('w')];
const entered = (state: CaseState, act: Act): CaseState => append(state, decide(rules, state, act, machine, now)).state;
const grant = (state: CaseState) =>
  refusalFor(
    rules,
    state,
    { kind: 'grant', step: 'decide' as never, request: 'g' as never, at: now, seen: 99 },
    officer('a', 'approver', 'o'),
    now,
  );

it('nothing is granted while one is open; once it came to nothing all is as before; where it was upheld, never', () => {
  expect(grant(rating())).toBeUndefined();
  const barred = entered(rating(), told('bar', veto));
  expect(grant(barred)).toEqual({ code: 'barred', detail: 'n-v' });
  expect(grant(entered(barred, told('unbar', { ...veto, upheld: false })))).toBeUndefined();
  expect(grant(entered(barred, told('unbar', { ...veto, upheld: true })))).toEqual({ code: 'bar-upheld', detail: 'n-v' });
});

it('of two each is waited for, and one that was upheld is enough', () => {
  const both = entered(entered(rating(), told('bar', veto)), told('bar', other));
  expect(barRefusal(entered(both, told('unbar', { ...veto, upheld: false })))).toEqual({ code: 'barred', detail: 'n-w' });
  expect(barRefusal(entered(both, told('unbar', { ...other, upheld: true })))).toEqual({ code: 'bar-upheld', detail: 'n-w' });
});

it('whichever of a bar and its end comes first, the end stands', () => {
  const ended = entered(rating(), told('unbar', { ...veto, upheld: false }));
  expect(barRefusal(entered(ended, told('bar', veto)))).toBeUndefined();
});

it('is said by the machine alone, and of nothing by which a place stands at nothing', () => {
  const bar = told('bar', veto);
  expect(refusalFor(rules, rating(), bar, machine, now)).toBeUndefined();
  expect(refusalFor(rules, rating(), bar, { ...machine, id: 'somebody' as never }, now)?.code).toBe('machine-only');
  expect(refusalFor(rules, rating({ programme: 'objection' }), bar, machine, now)?.code).toBe('wrong-step');
});

describe('the clock of the decision', () => {
  const route = [{ step: 'decide', kind: 'decide', level: 'city', unit: 'federation', role: 'approver', workingDays: 10 }];
  const limits = { statutory: 20, promised: 15 };
  const clocked = {
    policy: { route, limits, once: { item: 'x' }, eligibility: [], separate: [], grounds: [{ clause: 'c' }] },
    offices,
    calendar: plainCalendar,
  } as unknown as Rules;
  const begun = rating({ area: '440309002', done: {}, visits: [], notices: [], endedBy: {}, obligations: [], reminded: [], offset: 0 });
  const accepted = { ...begun, limits: { from: '2026-11-20', promised: '2026-12-11', pauses: [] } } as unknown as CaseState;
  // A Friday; ten working days later is a Friday too.
  const opened = (state: CaseState): CaseState => append(state, opening(clocked, state, 'decide' as never, now)).state;
  const after = (state: CaseState, act: Act, when: string): CaseState =>
    append(state, decide(clocked, state, act, machine, at(when))).state;
  const stills = { ...veto, stills: true } as const;
  const openOf = ({ obligations: [open] }: CaseState) => open;

  it('stands still while one is waited for, as both limits do, and goes on with the days that were left', () => {
    const barred = after(opened(accepted), told('bar', stills), '2026-12-02T02:00:00.000Z');
    expect(openOf(barred)).toMatchObject({ still: { left: 7 }, overdue: false });
    expect([openOf(barred)?.due, nextDeadline(barred), barred.limits?.promised]).toEqual([undefined, undefined, undefined]);
    const dismissed = after(barred, told('unbar', { ...veto, upheld: false }), '2027-01-04T02:00:00.000Z');
    expect(openOf(dismissed)).toMatchObject({ due: '2027-01-13T15:59:59.999Z' });
    expect(openOf(dismissed)?.still).toBeUndefined();
    expect(dismissed.limits?.pauses).toEqual([{ reason: 'bar', from: '2026-12-02', to: '2027-01-04' }]);
  });

  it('stands still from its opening on where one is open already', () => {
    const late = opened(after(accepted, told('bar', stills), '2026-11-25T02:00:00.000Z'));
    expect(openOf(late)).toMatchObject({ still: { left: 10 } });
    expect(late.limits?.pauses).toEqual([{ reason: 'bar', from: '2026-11-27' }]);
  });

  it('of two the last one ends it, and one that was upheld at once: there is nothing to wait for', () => {
    const both = after(after(opened(accepted), told('bar', stills), now), told('bar', { ...other, stills: true }), now);
    expect(both.limits?.pauses).toHaveLength(1);
    expect(openOf(after(both, told('unbar', { ...veto, upheld: false }), now))?.due).toBeUndefined();
    expect(openOf(after(both, told('unbar', { ...veto, upheld: true }), now))?.due).toBeDefined();
  });

  it('runs for one whose end came first, and for those that were told before it stood still', () => {
    const ended = after(opened(accepted), told('unbar', { ...veto, upheld: false }), now);
    expect(openOf(after(ended, told('bar', stills), now))?.due).toBeDefined();
    expect(openOf(after(opened(accepted), told('bar', veto), now))?.due).toBeDefined();
    expect(openOf(opened(after(accepted, told('bar', veto), now)))?.due).toBeDefined();
  });

  it('is not extended meanwhile, and whoever refuses ends the wait', () => {
    const barred = after(opened(accepted), told('bar', stills), now);
    const own = { step: 'decide' as never, at: now, seen: 99 };
    const extend = { ...own, kind: 'extend', request: 'e' as never, days: 3, text: text('why') } as const;
    expect(refusalFor(clocked, barred, extend, officer('s', 'supervisor', 'city'), now)).toEqual({ code: 'barred', detail: 'n-v' });
    const refuse = { ...own, kind: 'refuse', request: 'n' as never, clause: 'c', text: text('why') } as const;
    const refused = append(barred, decide(clocked, barred, refuse, officer('a', 'approver', 'city'), now)).state;
    expect([refused.done['decide' as never], refused.limits?.pauses[0]?.to]).toEqual(['refused', '2026-11-27']);
  });
});

import { machine } from '../../offices';
import { type Act, type ActBodies } from '../acts';
import { decide } from '../decide';
import { append } from '../ledger';
import { refusalFor } from '../refusal';
import { type CaseState } from '../state';
import { type Rules } from '../submission';
import { at, officer } from '../testing';
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

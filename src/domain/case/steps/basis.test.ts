import { machine } from '../../offices';
import { decide } from '../decide';
import { append } from '../ledger';
import { lettersFor } from '../letters';
import { refusalFor } from '../refusal';
import { type Act } from '../acts';
import { type CaseState } from '../state';
import { type Rules } from '../submission';
import { at, officer, text } from '../testing';
import { basisRefusal, standsOnReplaced } from './basis';

const now = at('2026-11-27T02:00:00.000Z');
const rules = { policy: { route: [{ step: 'pay', kind: 'pay' }] }, offices: [] } as unknown as Rules;
const replaced: Act<'basis-replaced'> = {
  kind: 'basis-replaced',
  step: 'case' as never,
  request: 'basis-replaced/r/c' as never,
  at: now,
  seen: 0,
  correction: 'c' as never,
  number: 'n-2',
  on: '2026-11-26' as never,
};
const rewardAt = (payment: object | undefined, more: object = {}): CaseState =>
  ({
    id: 'r',
    number: 'n-1',
    programme: 'quota-reward',
    version: 7,
    salt: '',
    requests: {},
    applicant: { actor: 'clerk' },
    obligations: [{ step: 'pay', kind: 'pay', role: 'finance', office: 'o', holders: [], changed: 7 }],
    payments: payment ? [{ key: 'r/reward/1', attempt: 1, fen: 100, payee: text('p'), ...payment }] : [],
    rights: { reserved: [] },
    findings: [],
    ...more,
  }) as unknown as CaseState;
const after = (state: CaseState): CaseState => append(state, decide(rules, state, replaced, machine, now)).state;

it('is said once, by the machine alone, and of nothing that rests on no record', () => {
  const state = rewardAt(undefined);
  expect(refusalFor(rules, state, replaced, machine, now)).toBeUndefined();
  expect(refusalFor(rules, state, replaced, { ...machine, id: 'somebody' as never }, now)?.code).toBe('machine-only');
  expect(refusalFor(rules, rewardAt(undefined, { programme: 'objection' }), replaced, machine, now)?.code).toBe('wrong-step');
  expect(refusalFor(rules, rewardAt(undefined, { outcome: 'granted' }), replaced, machine, now)?.code).toBe('case-closed');
  expect(after(state).basisReplaced).toEqual({ correction: 'c', number: 'n-2', on: '2026-11-26' });
});

it.each([
  ['ready', 'ready', 1],
  ['in-batch', 'ready', 2],
  ['ordered', 'ordered', 1],
  ['bounced', 'bounced', 1],
] as const)('a payment that is %s is %s then', (before, then, events) => {
  const state = rewardAt({ status: before, ...(before === 'ready' ? {} : { batch: 'b' }) });
  const replacedNow = after(state);
  expect(replacedNow.version).toBe(state.version + events);
  expect(replacedNow.payments).toMatchObject([{ status: then }]);
  expect(standsOnReplaced(replacedNow)).toBe(before !== 'ordered');
});

it('nothing is granted, put into a batch or paid then, whatever else is so', () => {
  const state = after(rewardAt({ status: 'in-batch', batch: 'b' }));
  const asked = { step: 'pay' as never, request: 'x' as never, at: now, seen: 9, batch: 'b' as never };
  const order = {
    ...asked,
    kind: 'order-payment' as const,
    attempt: 1,
    fen: 100 as never,
    payee: text('p').hash,
    releasedBy: 'p' as never,
  };
  const why = { code: 'basis-replaced', detail: 'n-2' };
  expect(basisRefusal(state)).toEqual(why);
  expect(refusalFor(rules, state, { ...asked, kind: 'join-batch' }, machine, now)).toEqual(why);
  expect(refusalFor(rules, state, order, machine, now)).toEqual(why);
  const decision = { policy: { route: [{ step: 'decide', kind: 'decide', byRule: true }] } } as unknown as Rules;
  const open = { ...state, obligations: [{ ...state.obligations[0], step: 'decide', kind: 'decide' }] } as CaseState;
  expect(refusalFor(decision, open, { ...asked, kind: 'grant-by-rule', step: 'decide' as never } as never, machine, now)).toEqual(why);
});

it('a supervisor ends it at any step while nothing of it is paid, and nobody else does', () => {
  const aside = { kind: 'set-aside' as const, step: 'pay' as never, request: 's' as never, at: now, seen: 99, text: text('why') };
  const supervisor = officer('boss', 'supervisor', 'o');
  const there = { ...rules, offices: [{ id: 'o' }] } as unknown as Rules;
  const why = (status: string, by = supervisor) =>
    refusalFor(there, after(rewardAt({ status, batch: 'b' }, { beneficiaries: [] })), aside, by, now)?.code;
  expect([why('ready'), why('in-batch'), why('bounced'), why('ordered')]).toEqual([undefined, undefined, undefined, 'wrong-step']);
  expect(why('ready', officer('f', 'finance', 'o'))).toBe('supervisor-only');
  expect(refusalFor(there, rewardAt({ status: 'ready' }, { beneficiaries: [] }), aside, supervisor, now)?.code).toBe('wrong-step');
  const state = after(rewardAt({ status: 'ready' }));
  const events = decide(there, state, aside, supervisor, now);
  const ended = append(state, events).state;
  expect([ended.ending, ended.obligations]).toEqual(['lapsed', []]);
  expect(events.flatMap((event) => lettersFor(ended, event)).map(({ template }) => template)).toEqual(['set-aside']);
});

it('the unit is written to, and so are whoever holds the step and their supervisors', () => {
  const state = rewardAt(undefined);
  const [event] = decide(rules, state, replaced, machine, now);
  const orders = lettersFor(after(state), event as never);
  expect(orders.map(({ template }) => template)).toEqual(['basis-replaced', 'basis-replaced-desk']);
  expect(orders[1]?.to).toMatchObject({ supervisorsOf: ['o'], step: { step: 'pay' } });
});

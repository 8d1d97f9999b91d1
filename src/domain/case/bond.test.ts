import { policiesOrExplain } from '../../policies/load';
import { machine } from '../offices';
import { type Policy } from '../policy/policy';
import { type CaseId, type Instant, type RequestId, type StepId } from '../values';
import { type Act } from './acts';
import { type ActMessage, apart, misdirected, outOfTime } from './bond';
import { at, lineOf, officer, text } from './testing';

const policy = policiesOrExplain('policies', { sandbox: true }).policies.find(
  (one) => one.area === '440300' && one.programme === 'startup-grant',
) as Policy;
const window = officer('window', 'window', 'street');
const kept = at('2026-03-02T02:00:00.000Z');
const act: Act = { kind: 'note', step: 'accept' as StepId, request: 'r' as RequestId, at: kept, seen: 1, text: text('t') };
const message = (change: Partial<ActMessage['bond']> = {}): ActMessage => ({
  case: 'case-1' as CaseId,
  act,
  actor: window,
  bond: { kind: 'note', at: kept, sent: kept, from: 'portal', mac: '', ...change },
});
const later = (ms: number): Instant => new Date(Date.parse(kept) + ms).toISOString() as Instant;

it('a message is for its own case, and people speak through a portal', () => {
  expect(misdirected(message(), 'case-1' as CaseId)).toBeUndefined();
  expect(misdirected(message(), 'case-2' as CaseId)).toEqual({ code: 'other-case' });
  expect(misdirected(message({ from: 'worker' }), 'case-1' as CaseId)).toEqual({ code: 'other-sender' });
  expect(misdirected({ ...message({ from: 'worker' }), actor: machine }, 'case-1' as CaseId)).toBeUndefined();
});

it('a message holds for as long as one may be on its way; an act kept long ago, sent now, holds', () => {
  expect(outOfTime(message(), later(apart))).toBeUndefined();
  expect(outOfTime(message(), later(apart + 1))).toEqual({ code: 'out-of-time' });
  expect(outOfTime(message({ sent: later(apart + 1) }), kept)).toEqual({ code: 'out-of-time' });
  expect(outOfTime(message({ at: later(apart + 1) }), kept)).toEqual({ code: 'out-of-time' });
  expect(outOfTime(message({ sent: later(86_400_000) }), later(86_400_000))).toBeUndefined();
});

describe('an act', () => {
  it('kept before its step was opened speaks of another, whatever has happened since', () => {
    const line = lineOf(policy, { on: kept });
    line.clock = later(-apart - 1);
    expect(line.refusal(window, 'note', 'accept', { text: text('n') })).toEqual({ code: 'before-opened' });
    line.clock = later(-apart);
    expect(line.refusal(window, 'note', 'accept', { text: text('n') })).toBeUndefined();
  });

  it('kept before an event of its step that it does not mind is done all the same', () => {
    const line = lineOf(policy, { on: kept });
    line.clock = later(600_000);
    expect(line.act(window, 'note', 'accept', { text: text('n') })).toBeUndefined();
    line.clock = later(300_000);
    expect(line.act(window, 'message', 'accept', { text: text('m') })).toBeUndefined();
  });
});

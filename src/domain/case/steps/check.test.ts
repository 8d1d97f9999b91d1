import { loadPolicies } from '../../../policies/load';
import { machine } from '../../offices';
import { facts } from '../testing-scene';
import { lineOf, officer, text, type Line } from '../testing';
import { type Finding } from '../state';

const policy = loadPolicies('policies', { sandbox: true }).loaded.policies.find(
  (one) => one.area === '440300' && one.programme === 'startup-grant',
);
if (!policy) throw new Error('the Shenzhen policy does not load');
const window = officer('window', 'window', 'street');
const said = (business: Finding['verdict'], household: Finding['verdict']): Finding[] => [
  { id: 'business/firm/name', verdict: business },
  { id: 'household/0/area', verdict: household },
];

/** At the registries' check, which has not been answered yet. */
const checking = (): Line => {
  const line = lineOf(policy, { checks: false });
  expect(line.act(window, 'accept', 'accept', {})).toBeUndefined();
  expect(line.state.obligations).toMatchObject([{ step: 'check' }]);
  return line;
};
const check = (line: Line, findings: Finding[]) => line.act(machine, 'checked', 'check', { findings, facts: facts() });
const settle = (line: Line, finding: string) =>
  line.act(window, 'settle-finding', 'check', { finding, verdict: 'agrees', text: text('paper') });

describe('数据比对', () => {
  it('ends when every registry has answered, whatever it said', () => {
    const line = checking();
    check(line, said('differs', 'absent'));
    expect(line.state.done['check']).toBe('done');
  });

  it('stays open while a registry is silent, and ends when it answers', () => {
    const line = checking();
    check(line, said('unverified', 'agrees'));
    expect(line.state.obligations).toMatchObject([{ step: 'check' }]);
    check(line, said('agrees', 'agrees'));
    expect(line.state.findings.map((one) => one.verdict).sort()).toEqual(['agrees', 'agrees']);
    expect(line.state.done['check']).toBe('done');
  });

  it('is ended by the officer who settles what is left, each finding once', () => {
    const line = checking();
    check(line, said('unverified', 'unverified'));
    expect(settle(line, 'certificate/0/name')).toEqual({ code: 'unknown-finding', detail: 'certificate/0/name' });
    expect(settle(line, 'business/firm/name')).toBeUndefined();
    expect(settle(line, 'business/firm/name')).toEqual({ code: 'finding-settled', detail: 'business/firm/name' });
    expect(settle(line, 'household/0/area')).toBeUndefined();
    expect(line.state.done['check']).toBe('done');
  });

  it('ends too when one finding was settled by an officer, its registry still down, and the last other one answers', () => {
    const line = checking();
    check(line, said('unverified', 'unverified'));
    expect(settle(line, 'business/firm/name')).toBeUndefined();
    check(line, said('unverified', 'agrees'));
    expect(line.state.done['check']).toBe('done');
    expect(line.state.findings).toContainEqual(
      expect.objectContaining({ id: 'business/firm/name', settled: expect.objectContaining({ verdict: 'agrees' }) as unknown }),
    );
  });
});

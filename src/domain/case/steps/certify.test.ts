import { loadPolicies } from '../../../policies/load';
import { availableActs, wholeCase } from '../available';
import { machine } from '../../offices';
import { type Policy, type RouteStep } from '../../policy/policy';
import { type CertificateCode, type LocalDate, type StepId } from '../../values';
import { lettersFor } from '../letters';
import { applicant } from '../testing-scene';
import { at, type Line, lineOf, officer, text } from '../testing';
import { isReceipt } from './transmit';

const found = loadPolicies('policies', { sandbox: false }).loaded.policies.find((one) => one.id === '440300/startup-grant/2017-12-13');

/** Accepted and decided as Shenzhen does it, then certified and sent to two authorities. */
const policy = (): Policy => {
  const { route, ...rest } = found as Policy;
  const [accept, decide] = ['accept', 'decide'].map((kind) => route.find((one) => one.kind === kind) as RouteStep) as [
    RouteStep,
    RouteStep,
  ];
  const after = (step: string, more: Partial<RouteStep>): RouteStep => ({ ...decide, step: step as StepId, returnsTo: [], ...more });
  return {
    ...rest,
    route: [
      accept,
      { ...decide, returnsTo: [] },
      after('certificate', { kind: 'certify' }),
      after('to-tax', { kind: 'transmit', role: 'reviewer', level: 'district', unit: 'agency', receiver: 'tax' }),
      after('to-nation', { kind: 'transmit', role: 'reviewer', level: 'district', unit: 'agency', receiver: 'national' }),
    ],
  };
};

const code = 'a'.repeat(32) as CertificateCode;
const clerk = officer('clerk', 'reviewer', 'agency');

/** Granted, the certificate not drawn yet. */
function granted(): Line {
  const line = lineOf(policy());
  expect(line.act(officer('w', 'window', 'street'), 'accept', 'accept', {})).toBeUndefined();
  expect(line.act(officer('a', 'approver', 'district'), 'grant', 'decide', {})).toBeUndefined();
  expect(line.state.obligations).toMatchObject([{ kind: 'certify' }]);
  return line;
}
function certified(): Line {
  const line = granted();
  expect(line.act(machine, 'certify', 'certificate', { code })).toBeUndefined();
  return line;
}

describe('发证', () => {
  it('is the machine’s: no officer claims, extends or issues it', () => {
    const line = granted();
    const approver = officer('b', 'approver', 'district');
    expect(line.refusal(approver, 'certify', 'certificate', { code })).toEqual({ code: 'machine-only' });
    expect(line.refusal(approver, 'claim', 'certificate', {})).toEqual({ code: 'wrong-step' });
    const supervisor = officer('s', 'supervisor', 'district');
    expect(line.refusal(supervisor, 'extend', 'certificate', { days: 1, text: text('t') })).toEqual({ code: 'wrong-step' });
  });

  it('keeps the code and when it was issued, and tells whoever applied', () => {
    const line = certified();
    expect(line.state.certificate).toEqual({ code, at: line.clock });
    expect(line.state.done['certificate']).toBe('done');
    const event = line.rows.map((row) => row.event).find((one) => one.type === 'certified');
    expect(event && lettersFor(line.state, event)).toMatchObject([{ template: 'certified', to: { applicant: applicant.id } }]);
  });

  it('cannot be followed by a withdrawal', () => {
    expect(granted().refusal(applicant, 'withdraw', wholeCase, { text: text('t') })).toBeUndefined();
    expect(certified().refusal(applicant, 'withdraw', wholeCase, { text: text('t') })).toEqual({ code: 'certificate-issued' });
  });
});

describe('送达 to another authority', () => {
  const on = '2026-03-10' as LocalDate;

  it('ends by the receiver’s own answer, one after the other, and then the case', () => {
    const line = certified();
    expect(line.state.obligations).toMatchObject([{ step: 'to-tax' }]);
    expect(line.act(machine, 'acknowledged', 'to-tax', { receipt: 'S-1', on })).toBeUndefined();
    expect(line.act(machine, 'acknowledged', 'to-nation', { receipt: 'Q-1', on })).toBeUndefined();
    expect(line.state.transmissions).toEqual([
      { step: 'to-tax', receiver: 'tax', receipt: 'S-1', on },
      { step: 'to-nation', receiver: 'national', receipt: 'Q-1', on },
    ]);
    expect(line.state.outcome).toBe('granted');
  });

  it('ends by an officer of the step’s post as well, and what the receiver answers afterwards is no news', () => {
    const line = certified();
    const acts = (who: typeof clerk) => availableActs(line.rules, line.state, who, line.clock).filter((one) => !one.refusal);
    expect(acts(clerk).map((one) => one.kind)).toContain('acknowledge');
    expect(line.refusal(officer('x', 'approver', 'district'), 'acknowledge', 'to-tax', { receipt: 'S-9' })).toEqual({
      code: 'not-your-office',
    });
    expect(line.refusal(clerk, 'acknowledge', 'to-tax', { receipt: 'S 9' })).toEqual({ code: 'receipt-unreadable' });
    line.clock = at('2026-03-11T17:00:00.000Z');
    expect(line.act(clerk, 'acknowledge', 'to-tax', { receipt: 'S-9' })).toBeUndefined();
    // By the calendar of Shanghai it is the next day already.
    expect(line.state.transmissions).toEqual([{ step: 'to-tax', receiver: 'tax', receipt: 'S-9', on: '2026-03-12' }]);
    expect(line.act(machine, 'acknowledged', 'to-tax', { receipt: 'S-1', on })).toMatchObject({ code: 'step-ended' });
    expect(line.state.transmissions).toHaveLength(1);
  });

  it.each(['S20261126-0A1B', '苏税残〔2026〕17号', 'a', 'Q/2026/1'])('%s is a receipt’s number', (given) =>
    expect(isReceipt(given)).toBe(true),
  );
  it.each(['', ' ', 'S 1', '=1+1', '-1', '+86', '@a', 'x'.repeat(65), 'a\n', '<b>'])('%j is none', (given) =>
    expect(isReceipt(given)).toBe(false),
  );
});

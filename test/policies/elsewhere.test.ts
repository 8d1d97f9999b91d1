import { cpSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { applicant } from '../../src/domain/case/testing-scene';
import { lineOf, officer, text, type Line } from '../../src/domain/case/testing';
import { rightsOf } from '../../src/domain/case/rights';
import { verify } from '../../src/domain/case/ledger';
import { officeFor } from '../../src/domain/offices';
import { eligibility } from '../../src/domain/policy/eligibility';
import { programmeNamed } from '../../src/domain/programmes';
import { type Policy } from '../../src/domain/policy/policy';
import { type AreaCode, type LocalDate } from '../../src/domain/values';
import { loadPolicies, policiesOrExplain } from '../../src/policies/load';
import { officesFor, policyFor } from '../../src/policies/pick';

const elsewhere = policiesOrExplain('test/policies', { sandbox: true });
const policy = elsewhere.policies.find((one) => one.programme === 'startup-grant') as Policy;

/** Both places in one folder, as a province would have them. */
const both = (): string => {
  const dir = mkdtempSync(join(tmpdir(), 'zhuye-policies-'));
  for (const from of ['policies', 'test/policies']) cpSync(from, dir, { recursive: true, filter: (name) => !name.endsWith('.ts') });
  return dir;
};

const intake = officer('intake', 'window', 'district');
const agency = officer('agency-reviewer', 'reviewer', 'agency');
const city = officer('city-reviewer', 'reviewer', 'city');
const approver = officer('approver', 'approver', 'city');
const yes = { text: text('yes') };

const stands = (line: Line): string[] => line.state.obligations.map((one) => one.step);
const done = (line: Line, ...acts: (() => unknown)[]): Line => {
  for (const act of acts) expect(act()).toBeUndefined();
  return line;
};

it('is loaded beside Shenzhen, but never in production', () => {
  const dir = both();
  expect(loadPolicies(dir, { sandbox: true }).problems).toEqual([]);
  const refused = loadPolicies(dir, { sandbox: false }).problems;
  expect(new Set(refused.map((one) => one.why))).toEqual(new Set(['production does not load what belongs to the sandbox']));
  expect(refused.every((one) => one.file.includes('990100'))).toBe(true);
});

it('each place finds its own policy and its own offices', () => {
  const all = policiesOrExplain(both(), { sandbox: true });
  const at = (area: string) => policyFor(all, 'startup-grant', area as AreaCode, '2026-11-24' as LocalDate)?.id;
  expect([at('440309002'), at('990101001'), at('880101001')]).toEqual([
    '440300/startup-grant/2017-12-13',
    '990100/startup-grant/2025-01-01',
    undefined,
  ]);
  const reached = (area: string) =>
    officesFor(all.offices, area as AreaCode)
      .map((one) => one.id)
      .sort();
  expect(reached('990101001')).toEqual(['ex', 'ex-east', 'ex-east-agency']);
});

it('a street of the development zone goes to whom the file says, not to the district of its code', () => {
  const at = (area: string, unit: 'federation' | 'agency') => officeFor(elsewhere.offices, area as AreaCode, 'district', unit)?.id;
  expect([at('990101002', 'federation'), at('990101002', 'agency')]).toEqual(['ex-east', 'ex-east-agency']);
  expect([at('990101003', 'federation'), at('990101003', 'agency')]).toEqual(['ex-zone', 'ex-zone-agency']);
});

describe('its own route, through the same steps', () => {
  it('goes from intake to the money without a visit and without delivery', () => {
    const line = lineOf(policy, { founders: 2, paysBy: () => 'paid' });
    expect(stands(line)).toEqual(['intake']);
    done(line, () => line.act(intake, 'accept', 'intake', {}));
    expect(stands(line)).toEqual(['agency-opinion']);
    done(line, () => line.act(agency, 'advance', 'agency-opinion', yes));
    // The registries are asked by the machine, after the first opinion here.
    expect(line.state.done['registries' as never]).toBe('done');
    expect(stands(line)).toEqual(['city-opinion']);
    done(
      line,
      () => line.act(city, 'advance', 'city-opinion', yes),
      () => line.act(approver, 'grant', 'city-decision', {}),
    );
    expect(line.state.result).toMatchObject({ value: 25_000, provisional: true });
    expect(line.state.obligations).toMatchObject([{ step: 'payout', office: 'district' }]);
    const order = { batch: 'b' as never, attempt: 1, fen: 25_000 as never, payee: text('payee').hash, releasedBy: 'p-release' as never };
    const machine = { id: 'machine' as never, person: 'machine' as never, kind: 'machine' as const, posts: [], deputyFor: [] };
    done(
      line,
      () => line.act(machine, 'join-batch', 'payout', { batch: order.batch }),
      () => line.act(machine, 'order-payment', 'payout', order),
    );
    expect(line.state).toMatchObject({
      outcome: 'granted',
      obligations: [],
      payments: [{ status: 'paid', key: 'case-1/example-grant/1' }],
    });
    expect(verify(line.rows)).toMatchObject({ state: { head: line.state.head } });
  });

  it('keeps its own limits: three working days at intake, and silence decides nothing', () => {
    const line = lineOf(policy, { on: '2026-03-02T02:00:00.000Z' });
    expect(line.state.obligations[0]?.due).toBe('2026-03-05T15:59:59.999Z');
    line.clock = '2026-03-06T02:00:00.000Z' as never;
    expect(line.state.accepted).toBeUndefined();
    expect(stands(line)).toEqual(['intake']);
    done(line, () => line.act(intake, 'accept', 'intake', {}));
    // Twelve working days after 6 March, and nothing here stops the clock.
    expect(line.state.limits).toMatchObject({ promised: '2026-03-24', pauses: [] });
  });

  it('returns where its own file says, and the steps after that are done again', () => {
    const line = lineOf(policy);
    done(
      line,
      () => line.act(intake, 'accept', 'intake', {}),
      () => line.act(agency, 'advance', 'agency-opinion', yes),
    );
    expect(line.act(city, 'return', 'city-opinion', { to: 'intake' as never, text: text('no') })).toEqual({
      code: 'cannot-return-there',
      detail: 'intake',
    });
    done(line, () => line.act(city, 'return', 'city-opinion', { to: 'agency-opinion' as never, text: text('again') }));
    expect(stands(line)).toEqual(['agency-opinion']);
    expect(line.state).toMatchObject({ round: 2, done: { intake: 'done' } });
    expect(line.state.done['registries' as never]).toBeUndefined();
    done(line, () => line.act(agency, 'advance', 'agency-opinion', yes));
    expect(stands(line)).toEqual(['city-opinion']);
  });

  it('refuses by its own grounds, and takes its own minor papers later', () => {
    const line = lineOf(policy);
    const by = '2026-03-10' as LocalDate;
    expect(line.act(intake, 'accept-conditionally', 'intake', { items: ['business-licence'], by, text: text('u') })?.code).toBe(
      'not-minor',
    );
    done(line, () => line.act(intake, 'accept-conditionally', 'intake', { items: ['plan'], by, text: text('u') }));
    expect(line.refusal(agency, 'refuse', 'agency-opinion', { clause: 'not-household', text: text('n') })).toBeDefined();
    done(line, () => line.act(agency, 'refuse', 'agency-opinion', { clause: 'not-operating', text: text('n') }));
    expect(line.state.outcome).toBe('refused');
  });

  it('keeps apart what its own file keeps apart, and no more', () => {
    const line = lineOf(policy);
    // Shenzhen keeps whoever reviewed from deciding; here a window officer may review as well.
    const both = { ...intake, posts: [...intake.posts, ...agency.posts, ...city.posts, ...approver.posts] };
    done(
      line,
      () => line.act(both, 'accept', 'intake', {}),
      () => line.act(both, 'advance', 'agency-opinion', yes),
      () => line.act(both, 'advance', 'city-opinion', yes),
    );
    expect(line.refusal(both, 'grant', 'city-decision', {})).toEqual({ code: 'duties-separate', detail: 'review' });
  });

  it('lets nobody act as an officer on a case they benefit from, whatever its file says', () => {
    const line = lineOf(policy);
    const cousin = (one: typeof intake) => ({ ...one, person: applicant.person });
    expect(line.refusal(cousin(intake), 'accept', 'intake', {})).toEqual({ code: 'duties-separate', detail: 'benefit' });
    expect(line.refusal(cousin(intake), 'claim', 'intake', {})).toEqual({ code: 'duties-separate', detail: 'benefit' });
  });
});

it('what is claimed once is claimed once a year here', () =>
  expect(rightsOf(policy, lineOf(policy).state)).toEqual(['example-grant/p-lin/2026']));

it('each of its values is provisional, so that no machine could decide', () => {
  const parsed = programmeNamed(policy.programme).shape.safeParse(policy.examples[0]?.facts);
  if (!parsed.success) throw parsed.error;
  expect(eligibility(policy, parsed.data).map((one) => one.provisional)).toEqual([true, true]);
});

it('docs/add-a-place.md lists this very place, file by file', () => {
  const document = readFileSync('docs/add-a-place.md', 'utf8');
  const listed = [...document.matchAll(/^`policies\/([^\s`]+)`\n\n```yaml\n([^]*?)```$/gm)];
  expect(listed).toHaveLength(3);
  for (const [, path = '', listing] of listed) expect([path, listing]).toEqual([path, readFileSync(join('test/policies', path), 'utf8')]);
});

import { loadPolicies } from '../../../policies/load';
import { type Actor, machine } from '../../offices';
import { type Policy } from '../../policy/policy';
import { type Facts } from '../../ground/facts';
import { type AreaCode, type Hash, type LocalDate, type OfficeId, type PartyId, type PlaceId } from '../../values';
import { lettersFor } from '../letters';
import { isSpent, standingOffer, takenBy } from '../offers';
import { applicant } from '../testing-scene';
import { at, type Line, lineOf, officer, text } from '../testing';

const policy = loadPolicies('policies', { sandbox: true }).loaded.policies.find((one) => one.programme === 'home-hand-over') as Policy;
const [failing, first, second, third] = ['u-0', 'u-1', 'u-2', 'u-3'] as PartyId[] as [PartyId, PartyId, PartyId, PartyId];
const clerkOf = (...parties: PartyId[]): Actor => ({
  ...applicant,
  id: `clerk-${parties.join()}` as never,
  person: 'p-clerk' as never,
  parties,
});
const supervisor = officer('chief', 'supervisor', 'district');
const step = 'offer';

const opened = (order: PartyId[] = [first, second]): Line =>
  lineOf(policy, {
    filed: {
      applicant: { actor: supervisor.id, person: supervisor.person, party: failing },
      beneficiaries: [],
      subjects: [],
      area: '440309002' as AreaCode,
      place: '330402-home-001' as PlaceId,
      facts: { on: '2026-03-02' as LocalDate, order, residents: 3 } as Facts,
    },
  });
const types = ({ rows }: Line): string[] => rows.map(({ event }) => event.type);
const asked = ({ state }: Line): PartyId | undefined => standingOffer(state)?.to;

describe('征询承接', () => {
  it('asks the first of the order, until the end of as many working days as the step has', () => {
    const line = opened();
    expect([asked(line), line.state.obligations[0]?.due]).toEqual([first, '2026-03-05T15:59:59.999Z']);
    expect(line.state.offers?.order).toEqual([first, second]);
  });

  it('leaves out the unit that fails, and whoever stands in the order twice', () => {
    expect(opened([failing, second, second, first]).state.offers?.order).toEqual([second, first]);
  });

  it('is taken by whoever is asked now, and by nobody who was asked before or is not asked at all', () => {
    const line = opened();
    expect(line.act(clerkOf(second), 'take-offer', step, { party: second })?.code).toBe('not-offered');
    expect(line.act(supervisor, 'take-offer', step, { party: first })?.code).toBe('not-offered');
    expect(line.act(clerkOf(first), 'decline-offer', step, { party: first, text: text('no') })).toBeUndefined();
    expect([asked(line), line.act(clerkOf(first), 'take-offer', step, { party: first })?.code]).toEqual([second, 'not-offered']);
    expect(line.act(clerkOf(second), 'take-offer', step, { party: second })).toBeUndefined();
    expect([takenBy(line.state), line.state.obligations[0]?.kind]).toEqual([second, 'pass-over']);
  });

  it('a clerk of two units takes for the one that their page was about, and not for the other', () => {
    const line = opened();
    const both = clerkOf(first, second);
    const { version } = line.state;
    expect(line.act(both, 'decline-offer', step, { party: first, text: text('no') })).toBeUndefined();
    expect(line.act(both, 'take-offer', step, { party: first }, { seen: 1_000_000 })?.code).toBe('not-offered');
    expect(line.act(both, 'take-offer', step, { party: second }, { seen: version })?.code).toBe('stale');
    expect(line.act(both, 'take-offer', step, { party: second })).toBeUndefined();
  });

  it('passes to the next as the time is over, and an answer pressed after the date is too late', () => {
    const line = opened();
    line.clock = at('2026-03-06T02:00:00.000Z');
    expect([asked(line), types(line).slice(-2)]).toEqual([second, ['offer-over', 'offered']]);
    expect(line.state.offers?.asked[0]).toMatchObject({ to: first, answer: 'over' });
    expect(line.state.obligations[0]?.due).toBe('2026-03-11T15:59:59.999Z');
  });

  it('with nobody left tells the offices, and goes on once somebody is added: whoever said no is not asked again', () => {
    const line = opened([first]);
    line.act(clerkOf(first), 'decline-offer', step, { party: first, text: text('no') });
    const spent = line.rows.at(-1)?.event;
    expect(spent).toMatchObject({ type: 'offers-spent', tell: ['district', 'city'] });
    expect([isSpent(line.state), line.state.obligations[0]?.due]).toEqual([true, undefined]);
    expect(spent && lettersFor(line.state, spent)).toMatchObject([
      { template: 'offers-spent', to: { supervisorsOf: ['district', 'city'] as OfficeId[] } },
    ]);
    expect(line.act(supervisor, 'add-to-order', step, { parties: [first, failing] })?.code).toBe('nobody-new');
    expect(line.act(clerkOf(first), 'add-to-order', step, { parties: [third] })?.code).toBe('officer-only');
    expect(line.act(supervisor, 'add-to-order', step, { parties: [first, third] })).toBeUndefined();
    expect([asked(line), line.state.offers?.order, isSpent(line.state)]).toEqual([third, [first, third], false]);
  });

  it('of an empty pool is spent as it opens', () => {
    expect(isSpent(opened([]).state)).toBe(true);
  });

  it('while somebody is asked, whoever is added waits their turn', () => {
    const line = opened([first]);
    expect(line.act(supervisor, 'add-to-order', step, { parties: [second] })).toBeUndefined();
    expect(asked(line)).toBe(first);
    line.act(clerkOf(first), 'decline-offer', step, { party: first, text: text('no') });
    expect(asked(line)).toBe(second);
  });

  it('called off it ends, and whoever is asked is told as well as the unit that runs it', () => {
    const line = opened();
    expect(line.act(supervisor, 'call-off', step, { text: text('not needed') })).toBeUndefined();
    expect(line.state.outcome).toBe('refused');
    const off = line.rows.find(({ event }) => event.type === 'called-off')?.event;
    expect(off && lettersFor(line.state, off).map(({ to }) => to)).toEqual([{ applicant: supervisor.id }, { unit: first }]);
  });

  it('the unit that runs it takes nothing back and is asked nothing', () => {
    const line = opened();
    expect(line.act(clerkOf(failing), 'withdraw', 'case', { text: text('no') })?.code).toBe('wrong-step');
    expect(line.act(clerkOf(failing), 'take-offer', step, { party: failing })?.code).toBe('not-offered');
  });
});

describe('交接', () => {
  const hash = 'a'.repeat(64) as Hash;
  const on = '2026-03-03' as LocalDate;
  const taken = (): Line => {
    const line = opened();
    line.act(clerkOf(first), 'take-offer', step, { party: first });
    return line;
  };

  it('ends only once both counts agree, and says what is missing once', () => {
    const line = taken();
    expect(line.act(machine, 'passed-over', 'pass-over', { count: 3, hash })?.code).toBe('wrong-step');
    expect(line.act(machine, 'freeze', 'pass-over', { count: 3, hash, on })).toBeUndefined();
    expect(line.act(machine, 'freeze', 'pass-over', { count: 3, hash, on })?.code).toBe('wrong-step');
    expect(line.act(machine, 'short-of', 'pass-over', { passed: 2, missing: 1 })).toBeUndefined();
    expect(line.act(machine, 'short-of', 'pass-over', { passed: 2, missing: 1 })?.code).toBe('already-reminded');
    expect(line.state.passing).toMatchObject({ from: failing, to: first, on, count: 3, passed: 2, missing: 1 });
    expect(line.act(machine, 'passed-over', 'pass-over', { count: 3, hash })).toBeUndefined();
    expect([line.state.outcome, line.state.passing?.passed, line.state.passing?.missing]).toEqual(['granted', 3, 0]);
  });

  it('is nobody’s in an office to claim, to extend or to end', () => {
    const line = taken();
    expect(line.act(supervisor, 'claim', 'pass-over', {})?.code).toBe('wrong-step');
    expect(line.act(supervisor, 'freeze', 'pass-over', { count: 0, hash, on })?.code).toBe('machine-only');
    expect(line.act(supervisor, 'call-off', 'pass-over', { text: text('no') })?.code).toBe('wrong-step');
  });
});

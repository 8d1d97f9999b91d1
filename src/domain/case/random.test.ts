import fc from 'fast-check';
import { loadPolicies } from '../../policies/load';
import { type Actor, machine } from '../offices';
import { type PersonId } from '../values';
import { type LedgerRow } from './events';
import { verify } from './ledger';
import { applicant, facts } from './testing-scene';
import { at, lineOf, officer, text, type Line } from './testing';

const policy = loadPolicies('policies', { sandbox: true }).loaded.policies.find(
  (one) => one.area === '440300' && one.programme === 'startup-grant',
);
if (!policy) throw new Error('the Shenzhen policy does not load');

const posts = (...pairs: [Actor['posts'][number]['role'], string][]): Actor['posts'] =>
  pairs.map(([role, office]) => ({ role, office: office as never }));
/** A small office where everybody wears several hats, one has two accounts, and one is the applicant's own. */
const everybody: Actor[] = [
  officer('ann', 'window', 'street', {
    posts: posts(['window', 'street'], ['inspector', 'street'], ['reviewer', 'street'], ['supervisor', 'street']),
  }),
  officer('bob', 'reviewer', 'street', {
    posts: posts(['inspector', 'street'], ['reviewer', 'street'], ['reviewer', 'agency'], ['approver', 'district']),
  }),
  officer('bob-again', 'approver', 'district', { person: 'p-bob' as PersonId }),
  officer('cat', 'approver', 'district', { posts: posts(['reviewer', 'agency'], ['approver', 'district']) }),
  officer('lin-at-work', 'window', 'street', {
    person: applicant.person,
    posts: posts(['window', 'street'], ['inspector', 'street'], ['reviewer', 'street'], ['approver', 'district']),
  }),
  officer('partner-at-work', 'approver', 'district', {
    person: 'p-partner-1' as PersonId,
    posts: posts(['reviewer', 'agency'], ['approver', 'district']),
  }),
  applicant,
  machine,
];

const inspected = { checklist: { 'premises-as-stated': true, operating: true, 'founder-present': true }, text: text('f'), photos: [] };
const said = { text: text('t') };
type Doing = [kind: string, step: string, body: object];
const each: Doing[] = [
  ['claim', 'visit', {}],
  ['release', 'visit', {}],
  ['accept', 'accept', {}],
  ['request-supplement', 'accept', { items: [{ item: 'premises-proof', text: text('a') }] }],
  ['supplement', 'accept', { answers: text('b'), facts: facts(3), evidence: [] }],
  ['inspect', 'visit', inspected],
  ['advance', 'street-review', said],
  ['advance', 'district-review', said],
  ['return', 'street-review', { ...said, to: 'visit' }],
  ['return', 'district-review', { ...said, to: 'street-review' }],
  ['return', 'decide', { ...said, to: 'district-review' }],
  ['return', 'decide', { ...said, to: 'street-review' }],
  ['grant', 'decide', {}],
  ['join-batch', 'pay', { batch: 'b' }],
  ['leave-batch', 'pay', { batch: 'b' }],
  ['order-payment', 'pay', {}],
  ['mend-account', 'pay', { payee: text('new') }],
  ['deliver', 'deliver', { how: 'online' }],
];
/** Forward more often than back. */
const forward = each.filter(([kind]) => ['accept', 'advance', 'grant', 'inspect'].includes(kind));
const doings = [...each, ...forward, ...forward];
const moves = fc.array(
  fc.record({
    actor: fc.constantFrom(...everybody),
    doing: fc.nat(),
    /** Mostly what belongs to the open step, or nothing would ever come far. */
    apt: fc.integer({ min: 0, max: 5 }).map((dice) => dice > 0),
    releaser: fc.constantFrom(...everybody.map((one) => one.person)),
    hours: fc.oneof({ weight: 9, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.integer({ min: 1, max: 300 }) }),
    bounces: fc.boolean(),
  }),
  { minLength: 60, maxLength: 250 },
);
type Moves = typeof moves extends fc.Arbitrary<infer T> ? T : never;

/** Plays them all; what is refused is refused. Every third one is sent twice. */
function played(all: Moves): Line {
  let bounces = false;
  const line = lineOf(policy as NonNullable<typeof policy>, { founders: 3, paysBy: () => (bounces ? 'bounced' : 'paid') });
  all.forEach(({ actor, doing, apt, releaser, hours, bounces: next }, nth) => {
    const open = doings.filter(([, step]) => line.state.obligations.some((one) => one.step === step));
    const choice = apt && open.length > 0 ? open : doings;
    const [kind, step, body] = choice[doing % choice.length] as Doing;
    bounces = next;
    if (hours > 0) line.clock = at(new Date(Date.parse(line.clock) + hours * 3_600_000).toISOString());
    const payment = line.state.payments.at(-1);
    const full =
      kind === 'order-payment'
        ? { batch: 'b', attempt: payment?.attempt ?? 0, fen: payment?.fen ?? 0, payee: payment?.payee.hash ?? '', releasedBy: releaser }
        : body;
    const request = { request: `request-${nth}` };
    const refused = line.act(actor, kind as never, step, full as never, request);
    const { state } = line;
    if (nth % 3 === 0 && !refused) {
      line.act(actor, kind as never, step, full as never, request);
      expect(line.state).toBe(state);
    }
    if (kind === 'order-payment' && !refused)
      expect([...state.beneficiaries, state.applicant.person, ...granters(line.rows)]).not.toContain(releaser);
  });
  return line;
}
const granters = (rows: readonly LedgerRow[]): string[] => rows.flatMap(({ event }) => (event.type === 'granted' ? [event.person] : []));

it('nobody judges their own case, and nobody decides upon a review of their own that stands', () => {
  let granted = 0;
  fc.assert(
    fc.property(moves, (all) => {
      const { rows, state } = played(all);
      const reviews = new Map<string, string>();
      for (const { event } of rows) {
        if (event.by !== machine.id && ['accepted', 'inspected', 'ended', 'granted', 'returned'].includes(event.type))
          expect([state.applicant.person, ...state.beneficiaries]).not.toContain(event.person);
        if (event.type === 'ended' && event.step.endsWith('review')) reviews.set(event.step, event.person);
        if (event.type === 'returned') for (const step of event.undone) reviews.delete(step);
        if (event.type === 'granted') {
          granted += 1;
          expect(reviews.size).toBe(2);
          expect([...reviews.values()]).not.toContain(event.person);
        }
      }
      const inspectors = (state.visits.at(-1)?.inspections ?? []).map((one) => one.person);
      expect(new Set(inspectors).size).toBe(inspectors.length);
    }),
    { numRuns: 150 },
  );
  // It means nothing if none ever came so far.
  expect(granted).toBeGreaterThan(10);
});

/** The same value with one leaf changed, the nth of all. */
function altered(value: unknown, nth: number): unknown {
  let left = nth;
  const walk = (one: unknown): unknown => {
    if (Array.isArray(one)) return one.map(walk);
    if (one !== null && typeof one === 'object')
      return Object.fromEntries(Object.entries(one).map(([name, member]) => [name, walk(member)]));
    left -= 1;
    if (left !== -1) return one;
    if (typeof one === 'string') return one === '' ? 'x' : String.fromCharCode(one.charCodeAt(0) ^ 1) + one.slice(1);
    return typeof one === 'number' ? one + 1 : !one;
  };
  return walk(value);
}
const leaves = (value: unknown): number =>
  value !== null && typeof value === 'object' ? Object.values(value).reduce((sum: number, one) => sum + leaves(one), 0) : 1;

it('any one value changed, in any row, is found at that row; rows exchanged or left out are found too', () => {
  fc.assert(
    fc.property(moves, fc.nat(), fc.nat(), (all, where, what) => {
      const { rows, state } = played(all);
      const proved = verify(rows);
      expect('state' in proved && proved.state).toEqual(state);
      const index = where % rows.length;
      const row = rows[index] as LedgerRow;
      const forged = { ...row, event: altered(row.event, what % leaves(row.event)) } as LedgerRow;
      expect(verify(rows.map((one, at) => (at === index ? forged : one)))).toEqual({ broken: { version: row.version, why: 'hash' } });
      if (index + 1 < rows.length) {
        const exchanged = rows.map((one, at) =>
          at === index
            ? { ...(rows[index + 1] as LedgerRow), version: one.version }
            : at === index + 1
              ? { ...row, version: one.version }
              : one,
        );
        expect(verify(exchanged)).toMatchObject({ broken: { version: row.version } });
        expect(verify(rows.filter((one) => one !== row))).toEqual({ broken: { version: row.version, why: 'gap' } });
      }
    }),
    { numRuns: 80 },
  );
});

import fc from 'fast-check';
import { loadPolicies } from '../../policies/load';
import { machine } from '../offices';
import { type LocalDate, type PersonId } from '../values';
import { type Actor } from '../offices';
import { type ActBodies, type ActKind } from './acts';
import { availableActs } from './available';
import { verify } from './ledger';
import { actKinds } from './steps';
import { applicant, facts } from './testing-scene';
import { lineOf, officer, text, type Line } from './testing';
import { caseTime } from './due';

const policy = loadPolicies('policies', { sandbox: true }).loaded.policies.find(
  (one) => one.area === '440300' && one.programme === 'startup-grant',
);
if (!policy) throw new Error('the Shenzhen policy does not load');

const window = officer('window', 'window', 'street');
const supervisor = officer('supervisor', 'supervisor', 'street');
const inspectors = [officer('inspector-1', 'inspector', 'street'), officer('inspector-2', 'inspector', 'street')] as const;
const reviewer = officer('reviewer', 'reviewer', 'street');
const agency = officer('agency-reviewer', 'reviewer', 'agency');
const approver = officer('approver', 'approver', 'district');
const everybody: Actor[] = [
  applicant,
  window,
  supervisor,
  ...inspectors,
  reviewer,
  agency,
  approver,
  officer('finance', 'finance', 'district'),
  officer('stranger', 'window', 'elsewhere'),
  machine,
];
const checklist = { 'premises-as-stated': true, operating: true, 'founder-present': true };
const inspected = { checklist, text: text('found'), photos: [] };

const accepted = (line: Line): Line => {
  expect(line.act(window, 'accept', 'accept', {})).toBeUndefined();
  return line;
};
const visited = (line: Line): Line => {
  for (const one of inspectors) expect(line.act(one, 'inspect', 'visit', inspected)).toBeUndefined();
  return line;
};
const reviewed = (line: Line): Line => {
  expect(line.act(reviewer, 'advance', 'street-review', { text: text('yes') })).toBeUndefined();
  expect(line.act(agency, 'advance', 'district-review', { text: text('yes') })).toBeUndefined();
  return line;
};
const granted = (line: Line): Line => {
  expect(reviewed(visited(accepted(line))).act(approver, 'grant', 'decide', {})).toBeUndefined();
  return line;
};

describe('收件 and 受理', () => {
  it('asks for what is missing once; a second time is the supervisor’s', () => {
    const line = lineOf(policy);
    const items = [{ item: 'premises-proof', text: text('a') }];
    expect(line.act(window, 'request-supplement', 'accept', { items: [] })?.code).toBe('no-items');
    expect(line.act(window, 'request-supplement', 'accept', { items: [{ item: 'passport', text: text('a') }] })).toEqual({
      code: 'unknown-item',
      detail: 'passport',
    });
    expect(line.act(window, 'request-supplement', 'accept', { items })).toBeUndefined();
    expect(line.act(window, 'accept', 'accept', {})?.code).toBe('waiting-for-applicant');
    expect(line.state.obligations[0]?.due).toBeUndefined();
    const answer = { answers: text('b'), facts: facts(), evidence: [] };
    expect(line.act(window, 'supplement', 'accept', answer)?.code).toBe('applicant-only');
    expect(line.act(applicant, 'supplement', 'accept', answer)).toBeUndefined();
    expect(line.act(applicant, 'supplement', 'accept', answer)?.code).toBe('not-asked');
    expect(line.act(window, 'release', 'accept', {})).toBeUndefined();
    expect(line.act(window, 'request-supplement', 'accept', { items })?.code).toBe('supplement-used');
    expect(line.act(supervisor, 'request-supplement', 'accept', { items })).toBeUndefined();
  });

  it('is deemed done when the office is silent past the fifth working day, from the day of receipt (T1)', () => {
    const line = lineOf(policy, { on: '2026-03-02T02:00:00.000Z' });
    expect(line.state.obligations[0]?.due).toBe('2026-03-09T15:59:59.999Z');
    line.clock = '2026-03-09T15:59:59.999Z' as never;
    expect(line.state.accepted).toBeUndefined();
    line.clock = '2026-03-09T16:00:00.000Z' as never;
    expect(line.state.accepted).toMatchObject({ deemed: true });
    expect(line.state.limits?.from).toBe('2026-03-02');
  });

  it('lapses when the applicant hands nothing in, and says so', () => {
    const line = lineOf(policy);
    line.act(window, 'request-supplement', 'accept', { items: [{ item: 'premises-proof', text: text('a') }] });
    const due = line.state.supplement?.due ?? '';
    line.clock = new Date(Date.parse(due) + 1).toISOString() as never;
    expect(line.state).toMatchObject({ outcome: 'lapsed' });
  });

  it('takes minor papers later, and only those, by a date within the promised limit', () => {
    const line = lineOf(policy);
    const by = '2026-03-10' as LocalDate;
    expect(line.act(window, 'accept-conditionally', 'accept', { items: ['premises-proof'], by, text: text('u') })).toEqual({
      code: 'not-minor',
      detail: 'premises-proof',
    });
    expect(
      line.act(window, 'accept-conditionally', 'accept', { items: ['registration-form'], by: '2026-03-02' as LocalDate, text: text('u') })
        ?.code,
    ).toBe('date-out-of-range');
    expect(
      line.act(window, 'accept-conditionally', 'accept', { items: ['registration-form'], by: '2026-03-24' as LocalDate, text: text('u') })
        ?.code,
    ).toBe('date-out-of-range');
    expect(line.act(window, 'accept-conditionally', 'accept', { items: ['registration-form'], by, text: text('u') })).toBeUndefined();
    reviewed(visited(line));
    expect(line.act(approver, 'grant', 'decide', {})?.code).toBe('promise-open');
    expect(
      line.act(applicant, 'keep-promise', 'case', { evidence: [{ item: 'registration-form', file: 'f', hash: 'b' as never }] }),
    ).toBeUndefined();
    expect(line.act(approver, 'grant', 'decide', {})).toBeUndefined();
  });
});

describe('the limits', () => {
  it('stand still during the site visit and move by its working days', () => {
    const line = accepted(lineOf(policy, { on: '2026-03-02T02:00:00.000Z' }));
    // Fifteen working days would end on 23 March; while the visit stands open nobody can say.
    expect(line.state.limits?.promised).toBeUndefined();
    expect(line.state.limits?.pauses).toEqual([{ reason: 'visit', from: '2026-03-02' }]);
    line.clock = '2026-03-05T02:00:00.000Z' as never;
    visited(line);
    // Three working days, 3 to 5 March, did not count.
    expect(line.state.limits).toMatchObject({ promised: '2026-03-26', pauses: [{ from: '2026-03-02', to: '2026-03-05' }] });
  });

  it('are extended once, by a supervisor, by at most the step’s own limit', () => {
    const line = lineOf(policy);
    expect(line.act(window, 'extend', 'accept', { days: 2, text: text('why') })?.code).toBe('supervisor-only');
    expect(line.act(supervisor, 'extend', 'accept', { days: 6, text: text('why') })?.code).toBe('date-out-of-range');
    expect(line.act(supervisor, 'extend', 'accept', { days: 2, text: text('why') })).toBeUndefined();
    expect(line.act(supervisor, 'extend', 'accept', { days: 2, text: text('why') })?.code).toBe('already-extended');
    expect(line.state.obligations[0]?.due).toBe('2026-03-11T15:59:59.999Z');
  });
});

describe('who may act', () => {
  it('is one officer at a time, the loser told who was first; a deputy acts for a colleague on leave', () => {
    const line = lineOf(policy);
    const second = officer('window-2', 'window', 'street');
    expect(line.act(window, 'claim', 'accept', {})).toBeUndefined();
    expect(line.act(second, 'accept', 'accept', {})).toEqual({ code: 'held-by-another', holder: 'window' });
    expect(line.refusal({ ...second, deputyFor: [window.id] }, 'accept', 'accept', {})).toBeUndefined();
  });

  it('two accounts of one person are one person', () => {
    const line = accepted(lineOf(policy));
    line.act(inspectors[0], 'inspect', 'visit', inspected);
    const twin = { ...inspectors[1], person: inspectors[0].person };
    expect(line.act(twin, 'inspect', 'visit', inspected)?.code).toBe('already-inspected');
  });

  it('never the filer, nor whom the money is for', () => {
    const cousin = { ...window, person: applicant.person };
    expect(lineOf(policy).refusal(cousin, 'accept', 'accept', {})).toEqual({ code: 'duties-separate', detail: 'benefit' });
    const partner = { ...approver, person: 'p-partner-1' as PersonId };
    const line = reviewed(visited(accepted(lineOf(policy, { founders: 3 }))));
    expect(line.refusal(partner, 'grant', 'decide', {})?.code).toBe('duties-separate');
  });

  it('not the last reviewer at the decision of the same round, but again after a return', () => {
    const both: Actor = { ...officer('both', 'reviewer', 'agency'), posts: [...agency.posts, ...approver.posts] };
    const line = visited(accepted(lineOf(policy)));
    line.act(reviewer, 'advance', 'street-review', { text: text('y') });
    line.act(both, 'advance', 'district-review', { text: text('y') });
    expect(line.refusal(both, 'grant', 'decide', {})?.code).toBe('duties-separate');
    expect(line.act(approver, 'return', 'decide', { to: 'district-review' as never, text: text('again') })).toBeUndefined();
    expect(line.state.round).toBe(2);
    expect(line.state.done['district-review']).toBeUndefined();
    line.act(agency, 'advance', 'district-review', { text: text('y') });
    expect(line.refusal(both, 'grant', 'decide', {})).toBeUndefined();
  });

  it('not who gave a review that still stands, whatever was returned after it', () => {
    const both: Actor = { ...officer('both', 'reviewer', 'street'), posts: [...reviewer.posts, ...approver.posts] };
    const line = visited(accepted(lineOf(policy)));
    line.act(both, 'advance', 'street-review', { text: text('y') });
    line.act(agency, 'advance', 'district-review', { text: text('y') });
    expect(line.act(approver, 'return', 'decide', { to: 'district-review' as never, text: text('again') })).toBeUndefined();
    line.act(agency, 'advance', 'district-review', { text: text('y') });
    expect(line.refusal(both, 'grant', 'decide', {})).toEqual({ code: 'duties-separate', detail: 'review' });
    // Undone, it binds no more.
    expect(line.act(approver, 'return', 'decide', { to: 'street-review' as never, text: text('again') })).toBeUndefined();
    line.act(reviewer, 'advance', 'street-review', { text: text('y') });
    line.act(agency, 'advance', 'district-review', { text: text('y') });
    expect(line.refusal(both, 'grant', 'decide', {})).toBeUndefined();
  });

  it('a page drawn before that step changed is stale; a letter or another’s tick makes nobody stale', () => {
    const line = accepted(lineOf(policy));
    const { version } = line.state;
    line.act(inspectors[0], 'inspect', 'visit', inspected);
    expect(line.refusal(inspectors[1], 'inspect', 'visit', inspected, { seen: version })).toBeUndefined();
    visitedBySecond(line);
    const seen = line.state.version;
    line.act(supervisor, 'reassign', 'street-review', { to: reviewer.id, text: text('go') });
    expect(line.refusal(reviewer, 'advance', 'street-review', { text: text('y') }, { seen })?.code).toBe('stale');
  });
  const visitedBySecond = (line: Line): void => void line.act(inspectors[1], 'inspect', 'visit', inspected);
});

describe('money', () => {
  const order = {
    batch: 'b' as never,
    attempt: 1,
    fen: 2_000_000 as never,
    payee: text('payee').hash,
    releasedBy: 'p-release' as PersonId,
  };

  it('is 20,000 for one founder and 30,000 for three (S7, S9)', () => {
    expect(granted(lineOf(policy)).state.result?.value).toBe(2_000_000);
    expect(granted(lineOf(policy, { founders: 3 })).state.result?.value).toBe(3_000_000);
  });

  it('goes out only as it was seen, and not by the person who decided', () => {
    const line = granted(lineOf(policy));
    expect(line.act(machine, 'order-payment', 'pay', order)?.code).toBe('payment-not-in-batch');
    line.act(machine, 'join-batch', 'pay', { batch: 'b' as never });
    expect(line.act(machine, 'join-batch', 'pay', { batch: 'other' as never })?.code).toBe('payment-not-ready');
    expect(line.act(machine, 'order-payment', 'pay', { ...order, fen: 1 as never })?.code).toBe('payment-changed');
    expect(line.act(machine, 'order-payment', 'pay', { ...order, releasedBy: approver.person })?.code).toBe('same-person');
    expect(line.act(machine, 'order-payment', 'pay', order)).toBeUndefined();
    expect(line.act(applicant, 'withdraw', 'case', { text: text('no') })?.code).toBe('payment-under-way');
    expect(line.act(applicant, 'mend-account', 'pay', { payee: text('x') })?.code).toBe('no-bounce');
  });

  it('that bounces gets a second attempt only after the first is known to have failed', () => {
    const line = granted(lineOf(policy, { paysBy: () => 'bounced' }));
    line.act(machine, 'join-batch', 'pay', { batch: 'b' as never });
    line.act(machine, 'order-payment', 'pay', order);
    expect(line.state.payments).toMatchObject([{ status: 'bounced' }]);
    expect(line.act(applicant, 'mend-account', 'pay', { payee: text('new') })).toBeUndefined();
    expect(line.state.payments).toMatchObject([
      { status: 'bounced', attempt: 1 },
      { status: 'ready', attempt: 2, key: 'case-1/startup-fund/2' },
    ]);
  });
});

/** For each kind of act, bodies that may be right: enough that what is offered can be done. */
const bodies: { [K in ActKind]: ActBodies[K][] } = {
  claim: [{}],
  release: [{}],
  reassign: [{ to: window.id, text: text('t') }],
  extend: [{ days: 1, text: text('t') }],
  note: [{ text: text('t') }],
  message: [{ text: text('t') }],
  accept: [{}],
  'refuse-acceptance': [{ clause: 'out-of-scope', text: text('t') }],
  'request-supplement': [{ items: [{ item: 'premises-proof', text: text('t') }] }],
  'accept-conditionally': [{ items: ['registration-form'], by: '2026-03-10' as LocalDate, text: text('t') }],
  supplement: [{ answers: text('a'), facts: facts(), evidence: [] }],
  'keep-promise': [{ evidence: [{ item: 'registration-form', file: 'f', hash: 'h' as never }] }],
  lapse: [{}],
  expire: [{ what: 'promised-limit' }, { what: 'undertaking' }, { what: 'account' }],
  checked: [{ findings: [], facts: facts() }],
  'settle-finding': [{ finding: 'x', verdict: 'agrees', text: text('t') }],
  appoint: [{ on: '2027-01-01T00:00:00.000Z' as never, text: text('t') }],
  inspect: [inspected],
  advance: [{ text: text('t') }],
  return: [
    { to: 'visit' as never, text: text('t') },
    { to: 'street-review' as never, text: text('t') },
  ],
  refuse: [{ clause: 'no-certificate', text: text('t') }],
  grant: [{}],
  'join-batch': [{ batch: 'b' as never }],
  'leave-batch': [{ batch: 'b' as never }],
  'order-payment': [
    { batch: 'b' as never, attempt: 1, fen: 2_000_000 as never, payee: text('payee').hash, releasedBy: 'p-release' as PersonId },
  ],
  paid: [{ attempt: 1, on: '2026-03-10' as LocalDate, reference: 'T' }],
  bounced: [{ attempt: 1, on: '2026-03-10' as LocalDate, reason: 'closed-account' }],
  'mend-account': [{ payee: text('new') }],
  deliver: [{ how: 'online' }],
  withdraw: [{ text: text('t') }],
  'move-clock': [{ days: 3 }],
  recalendar: [],
  'add-rows': [{ cases: ['c' as never] }],
  'remove-row': [{ case: 'c' as never }],
  row: [{ row: { case: 'c' as never, status: 'paid' } }],
  compose: [{}],
  'release-payment': [{}],
  'put-up': [{ row: 'h' as never }],
  'take-down': [{ row: 'h' as never, lost: [] }],
  hold: [{ objection: 'o' as never }],
  bar: [{ case: 'v' as never, number: 'n-3' }],
  unbar: [{ case: 'v' as never, number: 'n-3', upheld: false }],
  lift: [{ objection: 'o' as never, upheld: false }],
  'show-board': [{ text: text('t'), photos: [] }],
  uphold: [{ text: text('t') }],
  dismiss: [{ text: text('t') }],
  offer: [{}],
  'take-offer': [{ party: 'u' as never }],
  'decline-offer': [{ party: 'u' as never, text: text('t') }],
  'add-to-order': [{ parties: ['u' as never] }],
  'call-off': [{ text: text('t') }],
  freeze: [{ count: 1, hash: 'h' as never, on: '2026-03-10' as never }],
  'short-of': [{ passed: 1, missing: 1 }],
  'passed-over': [{ count: 1, hash: 'h' as never }],
  demand: [{ fen: 100 as never, text: text('t') }],
  waive: [{ text: text('t') }],
  certify: [{ code: 'c' as never }],
  acknowledge: [{ receipt: 'T-1' }],
  acknowledged: [{ receipt: 'T-1', on: '2026-03-10' as never }],
  repaid: [{ fen: 100 as never, text: text('t') }],
  'accept-by-rule': [{}],
  'grant-by-rule': [{}],
  'rows-checked': [{ counts: { accepted: 1, scan: 0, disputed: 0, unverified: 0, refused: 0 }, judged: 0, facts: facts() }],
  'judge-rows': [{ verdict: 'accept', rows: [[0, 0]], text: text('t') }],
  'rows-done': [{}],
  'prove-rows': [{ evidence: [{ item: 'row-0', file: 'f', hash: 'h' as never }] }],
  'set-aside': [{ text: text('t') }],
  'basis-replaced': [{ correction: 'c' as never, number: 'n-2', on: '2026-03-10' as never }],
  'rows-again': [{ awaited: true }],
  draw: [{ seed: 's', pool: [], barred: [] }],
  score: [{ marks: {}, text: text('t') }],
  'declare-tie': [{ text: text('t') }],
  'replace-scorer': [{ scorer: window.id, text: text('t') }],
  'draw-again': [{ text: text('t') }],
  weigh: [{}],
  'answer-hearing': [{ text: text('t'), papers: [] }],
  'heard-enough': [{}],
};

const stages: [string, (line: Line) => Line][] = [
  ['accept', (line) => line],
  ['visit', accepted],
  ['street-review', (line) => visited(accepted(line))],
  ['decide', (line) => reviewed(visited(accepted(line)))],
  ['pay', granted],
];

describe.each(stages)('at %s', (_name, reach) => {
  it.each(everybody.map((one) => [one.id, one] as const))('the buttons and the refusals of %s agree', (_id, actor) => {
    const line = reach(lineOf(policy));
    const now = caseTime(line.state, line.clock);
    for (const one of availableActs(line.rules, line.state, actor, now)) {
      const answers = bodies[one.kind].map((body) => line.refusal(actor, one.kind, one.step, body as never));
      if (one.refusal) expect(answers.every((answer) => answer?.code === one.refusal?.code)).toBe(true);
      else expect({ kind: one.kind, answers }).toEqual({ kind: one.kind, answers: expect.arrayContaining([undefined]) as unknown });
    }
  });
});

it('no sequence of acts reaches an illegal state, pays twice, or breaks the chain', () => {
  const step = fc.constantFrom('accept', 'check', 'visit', 'street-review', 'district-review', 'decide', 'pay', 'deliver', 'case');
  const move = fc.record({
    actor: fc.constantFrom(...everybody),
    kind: fc.constantFrom(...actKinds),
    step,
    hours: fc.integer({ min: 0, max: 400 }),
    pick: fc.nat(3),
    pays: fc.boolean(),
  });
  const usual: { actor: Actor; kind: ActKind; step: string }[] = [
    { actor: window, kind: 'accept', step: 'accept' },
    { actor: inspectors[0], kind: 'inspect', step: 'visit' },
    { actor: inspectors[1], kind: 'inspect', step: 'visit' },
    { actor: reviewer, kind: 'advance', step: 'street-review' },
    { actor: agency, kind: 'advance', step: 'district-review' },
    { actor: approver, kind: 'grant', step: 'decide' },
    { actor: machine, kind: 'join-batch', step: 'pay' },
    { actor: machine, kind: 'order-payment', step: 'pay' },
    { actor: applicant, kind: 'mend-account', step: 'pay' },
  ];
  const forward = fc.constantFrom(...usual).map((one) => ({ ...one, hours: 0, pick: 0, pays: true }));
  fc.assert(
    fc.property(fc.array(fc.oneof({ weight: 2, arbitrary: forward }, { weight: 1, arbitrary: move }), { maxLength: 60 }), (moves) => {
      let pays = true;
      const line = lineOf(policy, { paysBy: () => (pays ? 'paid' : 'bounced') });
      for (const one of moves) {
        pays = one.pays;
        const before = line.state;
        line.clock = new Date(Date.parse(line.clock) + one.hours * 3_600_000).toISOString() as never;
        const choices = bodies[one.kind];
        const payment = line.state.payments.at(-1);
        const body =
          one.kind === 'order-payment' && payment
            ? { ...(choices[0] as object), attempt: payment.attempt, payee: payment.payee.hash }
            : choices[one.pick % Math.max(1, choices.length)];
        if (body) line.act(one.actor, one.kind, one.step, body as never);
        const { state } = line;
        if (before.outcome) expect(state).toBe(before);
        const paid = state.payments.filter((each) => each.status === 'paid');
        expect(paid.length).toBeLessThanOrEqual(1);
        expect(paid.reduce((sum, each) => sum + each.fen, 0)).toBeLessThanOrEqual(state.result?.value ?? 0);
        expect(state.result?.value ?? 0).toBeLessThanOrEqual(3_000_000);
        expect(state.payments.filter((each) => each.status !== 'bounced').length).toBeLessThanOrEqual(1);
        expect(new Set(state.payments.map((each) => each.key)).size).toBe(state.payments.length);
        if (state.outcome === 'granted') expect(paid).toHaveLength(1);
        expect(state.version).toBe(line.rows.length);
      }
      const proved = verify(line.rows);
      expect('state' in proved && proved.state.head).toBe(line.state.head);
    }),
    { numRuns: 200 },
  );
});

it('a changed byte anywhere in the ledger is found', () => {
  const { rows } = granted(lineOf(policy));
  rows.forEach((row, index) => {
    const forged = rows.map((one, at) =>
      at === index ? { ...one, event: { ...one.event, at: '2020-01-01T00:00:00.000Z' as never } } : one,
    );
    expect(verify(forged)).toMatchObject({ broken: { version: row.version } });
  });
  expect(verify(rows.filter((_, at) => at !== 3))).toMatchObject({ broken: { why: 'gap' } });
});

it('a request is one act, however often it is sent', () => {
  const line = lineOf(policy);
  line.act(window, 'note', 'accept', { text: text('n') }, { request: 'same' });
  const { version } = line.state;
  line.act(window, 'note', 'accept', { text: text('n') }, { request: 'same' });
  expect(line.state.version).toBe(version);
});

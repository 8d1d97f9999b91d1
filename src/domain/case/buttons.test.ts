import { loadPolicies } from '../../policies/load';
import { type Actor, machine, roles } from '../offices';
import { type ActorId, type CaseId, type LocalDate, type PersonId } from '../values';
import { type ActBodies, type ActKind } from './acts';
import { availableActs } from './available';
import { caseTime } from './due';
import { ruleOf } from './refusal';
import { actKinds } from './steps';
import { applicant, facts, offices } from './testing-scene';
import { at, lineOf, officer, text, type Line } from './testing';
import { type CaseState } from './state';

const { policies } = loadPolicies('policies', { sandbox: true }).loaded;
const policyOf = (programme: string) => {
  const found = policies.find((one) => one.area === '440300' && one.programme === programme);
  if (!found) throw new Error(`no policy of ${programme}`);
  return found;
};
const grant = policyOf('startup-grant');
const batch = policyOf('payment-batch');

/** Everybody there is: each role in each office, deputies, people without posts, the parties, the machine. */
const everybody: Actor[] = [
  ...offices.flatMap((office) => roles.map((role) => officer(`${role}-${office.id}`, role, office.id))),
  officer('second-inspector', 'inspector', 'street'),
  officer('second-scorer', 'scorer', 'street'),
  officer('deputy', 'window', 'street', { deputyFor: ['window-street' as ActorId] }),
  officer('nobody', 'window', 'elsewhere'),
  { ...officer('no-posts', 'window', 'street'), posts: [] },
  officer('filer-who-works-here', 'window', 'street', { person: applicant.person }),
  applicant,
  { ...applicant, id: 'partner' as ActorId, person: 'p-partner-1' as PersonId },
  { ...applicant, id: 'other' as ActorId, person: 'p-other' as PersonId },
  machine,
];
const who = (name: string): Actor => everybody.find((one) => one.id === name) as Actor;

/** Filled forms for a state, among them one that fits if any does. */
function bodiesFor(state: CaseState): { [K in ActKind]: ActBodies[K][] } {
  const payment = state.payments.at(-1);
  const by = (on: string): LocalDate => on as LocalDate;
  const said = text('t');
  const row = state.rows[0]?.case ?? ('c' as CaseId);
  return {
    claim: [{}],
    release: [{}],
    reassign: [{ to: 'window-street' as ActorId, text: said }],
    extend: [
      { days: 1, text: said },
      { days: 0, text: said },
    ],
    note: [{ text: said }],
    message: [{ text: said }],
    accept: [{}],
    'refuse-acceptance': [
      { clause: 'out-of-scope', text: said },
      { clause: 'because', text: said },
    ],
    'request-supplement': [{ items: [{ item: 'premises-proof', text: said }] }, { items: [] }],
    'accept-conditionally': ['2026-03-06', '2026-03-30'].map((on) => ({ items: ['registration-form'], by: by(on), text: said })),
    supplement: [{ answers: text('new'), facts: facts(), evidence: [] }],
    'keep-promise': [{ evidence: [{ item: 'registration-form', file: 'f', hash: 'h' as never }] }, { evidence: [] }],
    lapse: [{}],
    expire: [{ what: 'promised-limit' }, { what: 'undertaking' }, { what: 'account' }],
    checked: [{ findings: [{ id: 'x', verdict: 'agrees' }], facts: facts() }],
    'settle-finding': [
      ...state.findings.map((one) => ({ finding: one.id, verdict: 'agrees' as const, text: said })),
      { finding: 'x', verdict: 'agrees', text: said },
    ],
    appoint: [
      { on: at('2027-01-01T00:00:00.000Z'), text: said },
      { on: at('2020-01-01T00:00:00.000Z'), text: said },
    ],
    inspect: [
      { checklist: { 'premises-as-stated': true, operating: false, 'founder-present': true }, text: said, photos: [] },
      { checklist: {}, text: said, photos: [] },
    ],
    advance: [{ text: said }],
    return: ['visit', 'street-review', 'district-review', 'compose', 'nowhere'].map((to) => ({ to: to as never, text: said })),
    refuse: [
      { clause: 'not-operating', text: said },
      { clause: 'because', text: said },
    ],
    grant: [{}],
    'join-batch': [{ batch: 'b' as CaseId }],
    'leave-batch': [{ batch: 'b' as CaseId }],
    'order-payment': [
      {
        batch: 'b' as CaseId,
        attempt: payment?.attempt ?? 1,
        fen: payment?.fen ?? (1 as never),
        payee: payment?.payee.hash ?? ('' as never),
        releasedBy: 'p-x' as PersonId,
      },
    ],
    paid: [{ attempt: payment?.attempt ?? 1, on: by('2026-03-10'), reference: 'T' }],
    bounced: [{ attempt: payment?.attempt ?? 1, on: by('2026-03-10'), reason: 'other' }],
    'mend-account': [{ payee: text('another') }],
    deliver: [{ how: 'online' }],
    withdraw: [{ text: said }],
    'move-clock': [{ days: 1 }, { days: -1 }],
    recalendar: [],
    'add-rows': [{ cases: ['c', 'd'] as CaseId[] }, { cases: [] }],
    'remove-row': [{ case: row }, { case: 'nobody' as CaseId }],
    row: [{ row: { case: row, status: 'paid' } }],
    compose: [{}],
    'release-payment': [{}],
    'put-up': [{ row: 'h' as never }],
    'take-down': [{ row: 'h' as never, lost: [] }],
    hold: [{ objection: 'o' as CaseId }],
    lift: [{ objection: 'o' as CaseId, upheld: false }],
    'show-board': [{ text: said, photos: [] }],
    uphold: [{ text: said }],
    dismiss: [{ text: said }],
    offer: [{}],
    'take-offer': [{ party: 'u' as never }],
    'decline-offer': [{ party: 'u' as never, text: said }],
    'add-to-order': [{ parties: ['u' as never] }],
    'call-off': [{ text: said }],
    freeze: [{ count: 1, hash: 'h' as never, on: '2026-03-10' as never }],
    'short-of': [{ passed: 1, missing: 1 }],
    'passed-over': [{ count: 1, hash: 'h' as never }],
    demand: [{ fen: 100 as never, text: said }],
    waive: [{ text: said }],
    certify: [{ code: 'c' as never }],
    acknowledge: [{ receipt: 'T-1' }],
    acknowledged: [{ receipt: 'T-1', on: '2026-03-10' as never }],
    'accept-by-rule': [{}],
    'grant-by-rule': [{}],
    'rows-checked': [{ counts: { accepted: 1, scan: 0, disputed: 0, unverified: 0, refused: 0 }, judged: 0, facts: facts() }],
    'judge-rows': [
      { verdict: 'accept', rows: [[0, 0]], text: said },
      { verdict: 'refuse', rows: [[0, 999_999]], text: said },
    ],
    'rows-done': [{}],
    'prove-rows': [{ evidence: [{ item: 'row-0', file: 'f', hash: 'h' as never }] }, { evidence: [] }],
    'set-aside': [{ text: text('t') }],
    'basis-replaced': [{ correction: 'c' as never, number: 'n-2', on: '2026-03-10' as never }],
    bar: [{ case: 'v' as never, number: 'n-3' }],
    unbar: [{ case: 'v' as never, number: 'n-3', upheld: true }],
    'rows-again': [{ awaited: true }],
    repaid: [{ fen: 100 as never, text: said }],
    draw: [{ seed: 's', pool: ['scorer-street' as ActorId], barred: [] }],
    score: [
      { marks: { room: 1 }, text: said },
      { marks: {}, text: said },
    ],
    'declare-tie': [{ text: said }],
    'replace-scorer': [...new Set(state.panels?.flatMap(({ seats }) => seats) ?? []), 'nobody' as ActorId].map((scorer) => ({
      scorer,
      text: said,
    })),
    'draw-again': [{ text: said }],
    weigh: [{}],
    'answer-hearing': [{ text: said, papers: [] }],
    'heard-enough': [{}],
  };
}

type Move = [who: string, kind: ActKind, step: string, nth?: number];
const play = (line: Line, moves: Move[]): Line => {
  for (const [name, kind, step, nth = 0] of moves) {
    const refusal = line.act(who(name), kind, step, bodiesFor(line.state)[kind][nth] as never);
    if (refusal) throw new Error(`${name} could not ${kind}: ${JSON.stringify(refusal)}`);
  }
  return line;
};

const accept: Move[] = [['window-street', 'accept', 'accept']];
const visit: Move[] = [...accept, ['inspector-street', 'inspect', 'visit'], ['second-inspector', 'inspect', 'visit']];
const street: Move[] = [...visit, ['reviewer-street', 'advance', 'street-review']];
const district: Move[] = [...street, ['reviewer-agency', 'advance', 'district-review']];
const decided: Move[] = [...district, ['approver-district', 'grant', 'decide']];
const ordered: Move[] = [...decided, ['machine', 'join-batch', 'pay'], ['machine', 'order-payment', 'pay']];

const started =
  (moves: Move[], options: Parameters<typeof lineOf>[1] = {}) =>
  () =>
    play(lineOf(grant, options), moves);
/** The grant with a panel before its first review; as far as so many of its moves. */
const panel = (far: number) => (): Line => {
  const say = { 'zh-CN': '甲', en: 'a' };
  const route = grant.route.flatMap((one) =>
    one.step === 'street-review'
      ? [
          {
            ...one,
            step: 'panel' as never,
            kind: 'panel' as const,
            role: 'scorer' as const,
            scorers: 2,
            aspects: [{ item: 'room', say, most: 9 }],
            spread: 8,
            mean: 'all' as const,
          },
          one,
        ]
      : [one],
  );
  const line = play(lineOf({ ...grant, route }), visit);
  if (far > 0) line.act(machine, 'draw', 'panel', { seed: 's', pool: ['scorer-street', 'second-scorer'] as ActorId[], barred: [] });
  if (far > 1) play(line, [['scorer-street', 'score', 'panel']]);
  if (far > 2) play(line, [['second-scorer', 'declare-tie', 'panel']]);
  return line;
};
/** The grant whose founder is heard before its first review; as far as so many of these moves. */
const hearing = (far: number) => (): Line => {
  const route = grant.route.flatMap((one) =>
    one.step === 'street-review' ? [{ ...one, step: 'hearing' as never, kind: 'hear' as const, workingDays: 5 }, one] : [one],
  );
  const moves: Move[] = [
    ['lin', 'answer-hearing', 'hearing'],
    ['lin', 'heard-enough', 'hearing'],
  ];
  return play(play(lineOf({ ...grant, route }), visit), moves.slice(0, far));
};
const stages: [string, () => Line][] = [
  ['收件', started([])],
  ['claimed by another', started([['window-street', 'claim', 'accept']])],
  ['waiting for a supplement', started([['window-street', 'request-supplement', 'accept']])],
  [
    'supplement answered',
    started([
      ['window-street', 'request-supplement', 'accept'],
      ['lin', 'supplement', 'accept'],
    ]),
  ],
  ['extended', started([['supervisor-street', 'extend', 'accept']])],
  ['the check, unanswered', started(accept, { checks: false })],
  [
    'the check, unverified',
    () => {
      const line = play(lineOf(grant, { checks: false }), accept);
      line.act(machine, 'checked', 'check', {
        findings: [
          { id: 'a', verdict: 'unverified' },
          { id: 'b', verdict: 'differs' },
        ],
        facts: facts(),
      });
      return line;
    },
  ],
  ['the visit', started(accept)],
  ['the visit, one inspector done', started([...accept, ['inspector-street', 'inspect', 'visit']])],
  ['the visit, both places held', started([...accept, ['inspector-street', 'claim', 'visit'], ['second-inspector', 'claim', 'visit']])],
  ['a panel, to be drawn', panel(0)],
  ['a panel, drawn', panel(1)],
  ['a panel, one has scored', panel(2)],
  ['a panel, one gave the seat back and nobody is left', panel(3)],
  ['a hearing, nothing said yet', hearing(0)],
  ['a hearing, something said', hearing(1)],
  ['a hearing, all said', hearing(2)],
  ['first review', started(visit)],
  ['second review', started(street)],
  ['returned', started([...street, ['reviewer-agency', 'return', 'district-review']])],
  ['decision', started(district)],
  ['decision, a promise open', started([['window-street', 'accept-conditionally', 'accept'], ...district.slice(1)])],
  [
    'decision, overdue',
    () => {
      const line = play(lineOf(grant), district);
      line.clock = at('2026-06-01T00:00:00.000Z');
      return line;
    },
  ],
  ['payment, ready', started(decided)],
  ['payment, in a batch', started(decided.concat([['machine', 'join-batch', 'pay']]))],
  ['payment, ordered', started(ordered)],
  ['payment, bounced', started(ordered, { paysBy: () => 'bounced' })],
  ['delivery', started(ordered, { paysBy: () => 'paid' })],
  ['granted and closed', started([...ordered, ['window-street', 'deliver', 'deliver']], { paysBy: () => 'paid' })],
  ['not accepted', started([['window-street', 'refuse-acceptance', 'accept']])],
  ['refused', started([...visit, ['reviewer-street', 'refuse', 'street-review']])],
  ['withdrawn', started([...accept, ['lin', 'withdraw', 'case']])],
  ['not of the sandbox', started([], { sandbox: false })],
  ['a batch, empty', () => lineOf(batch)],
  ['a batch, rows asked', () => play(lineOf(batch), [['finance-district', 'add-rows', 'compose']])],
  ['a batch, rows answered', () => answered(play(lineOf(batch), [['finance-district', 'add-rows', 'compose']]))],
  [
    'a batch, to be released',
    () => play(answered(play(lineOf(batch), [['finance-district', 'add-rows', 'compose']])), [['finance-district', 'compose', 'compose']]),
  ],
];
function answered(line: Line): Line {
  for (const id of ['c', 'd'])
    line.act(machine, 'row', 'compose', {
      row: { case: id as CaseId, status: 'joined', attempt: 1, fen: 1 as never, payee: 'h' as never },
    });
  return line;
}

describe.each(stages)('%s', (_name, reach) => {
  const line = reach();
  const now = caseTime(line.state, line.clock);
  const steps = [...line.rules.policy.route.map((one) => one.step), 'case', 'nowhere'];

  it.each(everybody.map((one) => [one.id, one] as const))(
    'what %s is offered can be done, and what is refused is refused the same way',
    (_id, actor) => {
      const bodies = bodiesFor(line.state);
      const offered = availableActs(line.rules, line.state, actor, now);
      for (const { kind, step, refusal } of offered) {
        const answers = bodies[kind].map((body) => line.refusal(actor, kind, step, body as never));
        if (refusal) expect({ kind, step, answers }).toEqual({ kind, step, answers: answers.map(() => refusal) });
        else expect({ kind, step, answers }).toEqual({ kind, step, answers: expect.arrayContaining([undefined]) as unknown });
      }
      // And what is not offered is refused, whoever asks, for whichever step.
      const isOffered = (kind: ActKind, step: string): boolean =>
        offered.some((one) => one.kind === kind && one.step === step && !one.refusal);
      const others = actKinds.filter((kind) => ruleOf(kind)?.by !== 'machine' && ruleOf(kind)?.on !== 'case');
      const slipped = others.flatMap((kind) =>
        steps
          .filter(
            (step) => !isOffered(kind, step) && bodies[kind].some((body) => line.refusal(actor, kind, step, body as never) === undefined),
          )
          .map((step) => `${kind} at ${step}`),
      );
      expect(slipped).toEqual([]);
    },
  );

  it('the machine’s own acts are nobody else’s', () => {
    const bodies = bodiesFor(line.state);
    const kinds = actKinds.filter((one) => ruleOf(one)?.by === 'machine');
    const slipped = everybody
      .filter((one) => one !== machine)
      .flatMap((actor) =>
        kinds.flatMap((kind) =>
          steps.flatMap((step) =>
            bodies[kind].map((body) => ({ id: actor.id, kind, refusal: line.refusal(actor, kind, step, body as never) })),
          ),
        ),
      )
      .filter((one) => one.refusal === undefined);
    expect(slipped).toEqual([]);
  });
});

it('what is closed offers nothing but refusals', () => {
  for (const [name, reach] of stages.filter(([one]) => ['granted and closed', 'not accepted', 'refused', 'withdrawn'].includes(one))) {
    const line = reach();
    expect([name, line.state.outcome]).not.toEqual([name, undefined]);
    for (const actor of everybody)
      for (const one of availableActs(line.rules, line.state, actor, line.clock)) expect(one.refusal?.code).toBe('case-closed');
  }
});

it('every stage shows somebody something to do, or is closed', () => {
  for (const [name, reach] of stages) {
    const line = reach();
    const doable = everybody
      .flatMap((actor) => availableActs(line.rules, line.state, actor, caseTime(line.state, line.clock)))
      .filter((one) => !one.refusal);
    expect([name, line.state.outcome !== undefined || doable.length > 0]).toEqual([name, true]);
  }
});

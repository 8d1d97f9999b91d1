import { policiesOrExplain } from '../../policies/load';
import { chain, genesis } from '../canonical';
import { machine } from '../offices';
import { type Policy } from '../policy/policy';
import { type CaseEvent } from './events';
import { headAfter, refold, verify } from './ledger';
import { blanked, conceal, concealState, reveal, revealState } from './private';
import { hiddenInEvents } from './private-members';
import { type CaseState } from './state';
import { applicant } from './testing-scene';
import { fen, lineOf, officer, text, type Line } from './testing';

const policy = policiesOrExplain('policies', { sandbox: true }).policies.find(
  (one) => one.area === '440300' && one.programme === 'startup-grant',
) as Policy;
const found = { checklist: { 'premises-as-stated': true, operating: true, 'founder-present': true }, text: text('f'), photos: [] };

/** Granted, and its money sent back: something of everything that is hidden. */
function bounced(): Line {
  const line = lineOf(policy, { paysBy: () => 'bounced' });
  line.act(officer('w', 'window', 'street'), 'accept', 'accept', {});
  for (const name of ['i', 'j']) line.act(officer(name, 'inspector', 'street'), 'inspect', 'visit', found);
  line.act(officer('r', 'reviewer', 'street'), 'advance', 'street-review', { text: text('y') });
  line.act(officer('s', 'reviewer', 'agency'), 'advance', 'district-review', { text: text('y') });
  line.act(officer('d', 'approver', 'district'), 'grant', 'decide', {});
  line.act(machine, 'join-batch', 'pay', { batch: 'b' as never });
  const order = { batch: 'b' as never, attempt: 1, fen: fen(2_000_000), payee: text('payee').hash, releasedBy: 'p-f' as never };
  line.act(machine, 'order-payment', 'pay', order);
  line.act(applicant, 'mend-account', 'pay', { payee: text('new') });
  return line;
}
const line = bounced();
const inClear = line.rows.map((row) => ({ ...row, ...conceal(row.event, row.salt ?? '') }));

it('hides something of each kind in this case, and nothing of it stands in clear', () => {
  expect(inClear.filter((row) => row.hidden).map((row) => row.event.type)).toEqual(
    expect.arrayContaining(['submitted', 'checked', 'inspected', 'granted', 'bounced']),
  );
  const clear = JSON.stringify([inClear.map((row) => row.open), concealState(line.state).open]);
  for (const words of ['440309002', 'certificate', 'individual-business', 'operating', 'closed-account', '"salt"'])
    expect(clear).not.toContain(words);
});

it('knows by path what each kind of event hides', () => {
  const hiding = Object.entries(hiddenInEvents).flatMap(([type, hidden]) => Object.keys(hidden ?? {}).map((path) => `${type} ${path}`));
  expect(hiding.sort()).toEqual([
    'averaged aspects',
    'averaged facts',
    'averaged mean.because',
    'bounced reason',
    'checked facts',
    'checked findings',
    'drawn barred',
    'granted result.because',
    'inspected inspection.checklist',
    'not-accepted clause',
    'refused clause',
    'rows-checked facts',
    'scored marks',
    'settled finding',
    'settled verdict',
    'submitted submission.area',
    'submitted submission.facts',
    'submitted submission.salt',
    'supplemented facts',
  ]);
});

it('gives back what it hid, and of the right form where that is gone', () => {
  for (const { open, hidden, event } of inClear) {
    expect(reveal(open, hidden)).toEqual(event);
    expect(blanked(event)).toMatchObject({ type: event.type, at: event.at, by: event.by });
  }
  const { open, hidden } = concealState(line.state);
  expect(revealState(open, hidden)).toEqual(line.state);
  expect(revealState(open)).toMatchObject({ facts: { on: '1970-01-01' }, findings: [], version: line.state.version, payments: [{}, {}] });
});

it('proves with the commitments alone all that happened, and folds it', () => {
  expect(verify(line.rows)).toMatchObject({ state: { head: line.state.head } });
  let head = genesis;
  let state: CaseState | undefined;
  for (const row of inClear) {
    head = chain(head, row.open);
    expect(head).toBe(row.head);
    state = refold(state, { ...row, event: reveal(row.open) });
  }
  expect(state).toMatchObject({
    head: line.state.head,
    payments: [{ status: 'bounced' }, { status: 'ready' }],
    facts: { on: '1970-01-01' },
  });
});

it('commits with a salt of each event’s own: the same words twice look different, and no others fit', () => {
  const salts = inClear.flatMap((row) => row.salt ?? []);
  expect(new Set(salts).size).toBe(salts.length);
  const [first] = line.rows as [(typeof line.rows)[number]];
  const other = {
    ...first.event,
    submission: { ...(first.event as Extract<CaseEvent, { type: 'submitted' }>).submission, area: '440304001' },
  };
  expect(headAfter(undefined, { ...first, event: other as CaseEvent })).not.toBe(first.head);
  expect(headAfter(undefined, { ...first, salt: 'guessed' })).not.toBe(first.head);
});

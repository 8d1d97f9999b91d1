import { type Facts } from '../ground/facts';
import { type AreaCode, type LocalDate } from '../values';
import { type Happening } from './events';

/** Stands in clear in the ledger and its chain: ids, hashes, dates and names of steps, nothing said of a person. */
const plain = 'plain';

/** Stays sealed: with what stands there once it can no longer be read, of the right form and saying nothing. */
interface Hides<T> {
  blank: T;
}

const hides = <T>(blank: T): Hides<T> => ({ blank });

/** What becomes of one member: `plain`, hidden, or member by member. */
type Standing<T> = typeof plain | Hides<T> | { [M in keyof T]-?: Standing<NonNullable<T[M]>> };
type Members<T> = { [M in Exclude<keyof T, 'type' | 'step'>]-?: Standing<NonNullable<T[M]>> };

export const noFacts: Facts = { on: '1970-01-01' as LocalDate };

/**
 * Every member of every event, whether it may stand in clear: one that is added and not named here does not compile. Hidden is what is
 * said of a person: facts, how registries compare with answers, what inspectors saw, grounds of a refusal.
 */
const members: { [T in Happening['type']]: Members<Extract<Happening, { type: T }>> } = {
  submitted: {
    submission: {
      id: plain,
      number: plain,
      sandbox: plain,
      programme: plain,
      policy: plain,
      area: hides('' as AreaCode),
      applicant: plain,
      beneficiaries: plain,
      touched: plain,
      subjects: plain,
      answers: plain,
      evidence: plain,
      payee: plain,
      facts: hides(noFacts),
      sheet: plain,
      salt: hides(''),
      at: plain,
      after: plain,
      place: plain,
    },
  },
  withdrawn: { text: plain },
  closed: { outcome: plain },
  opened: { kind: plain, role: plain, office: plain, due: plain, places: plain, payment: plain },
  'passed-up': { office: plain },
  unstaffed: { tell: plain },
  claimed: { holder: plain },
  released: { holder: plain },
  reassigned: { from: plain, to: plain, text: plain },
  extended: { due: plain, text: plain },
  overdue: {},
  noted: { text: plain },
  messaged: { text: plain },
  limits: { statutory: plain, promised: plain, pause: plain, from: plain, extension: plain },
  reminded: { what: plain, key: plain },
  'clock-moved': { days: plain },
  recalendared: { version: plain, dues: plain, limits: plain, supplementDue: plain },
  reserved: { keys: plain, budget: plain },
  'budget-spent': {},
  'right-taken': { number: plain },
  'basis-replaced': { correction: plain, number: plain, on: plain },
  'set-aside': { text: plain },
  barred: { case: plain, number: plain, stills: plain },
  unbarred: { case: plain, number: plain, upheld: plain },
  'stood-still': { left: plain },
  'goes-on': { due: plain },
  accepted: { deemed: plain, undertaking: plain, text: plain },
  'not-accepted': { clause: hides(''), text: plain },
  'supplement-asked': { items: plain, due: plain },
  supplemented: { answers: plain, facts: hides(noFacts), evidence: plain, due: plain },
  lapsed: {},
  'promise-kept': { evidence: plain },
  checked: { findings: hides([]), facts: hides(noFacts) },
  'rows-checked': { counts: plain, judged: plain, facts: hides(noFacts) },
  'rows-judged': { verdict: plain, rows: plain, text: plain },
  'rows-proved': { evidence: plain },
  'rows-again': { awaited: plain },
  settled: { finding: hides(''), verdict: hides('agrees'), text: plain, paper: plain },
  appointed: { on: plain, text: plain },
  inspected: { inspection: { by: plain, person: plain, at: plain, checklist: hides({}), text: plain, photos: plain, phone: plain } },
  drawn: { seed: plain, order: plain, barred: hides([]), assigned: plain },
  scored: { marks: hides({}), opinion: plain },
  struck: { scorer: plain, why: plain, reason: plain, next: plain },
  'one-more': { next: plain },
  'redraw-asked': { text: plain },
  averaged: {
    mean: { value: plain, unit: plain, say: plain, clause: plain, from: plain, provisional: plain, because: hides([]) },
    aspects: hides({}),
    facts: hides(noFacts),
  },
  'put-up': { row: plain },
  'time-over': {},
  lengthened: { lost: plain, until: plain },
  'taken-down': { row: plain },
  held: { objection: plain, left: plain },
  lifted: { objection: plain, upheld: plain, until: plain },
  'board-shown': { text: plain, photos: plain },
  'hearing-answered': { text: plain, papers: plain },
  heard: { how: plain },
  'order-frozen': { order: plain },
  offered: { to: plain, due: plain },
  'offer-taken': { party: plain },
  'offer-declined': { party: plain, text: plain },
  'offer-over': { party: plain },
  'offers-spent': { tell: plain },
  'order-added': { parties: plain },
  'called-off': { text: plain },
  frozen: { place: plain, from: plain, to: plain, on: plain, count: plain, hash: plain },
  'short-of': { passed: plain, missing: plain },
  'passed-over': { place: plain, to: plain, count: plain, hash: plain },
  upheld: { text: plain },
  dismissed: { text: plain },
  demanded: { fen: plain, text: plain },
  waived: { text: plain },
  repaid: { fen: plain, on: plain, text: plain },
  ended: { text: plain },
  returned: { to: plain, undone: plain, text: plain },
  refused: { clause: hides(''), text: plain },
  granted: {
    result: { value: plain, unit: plain, say: plain, clause: plain, from: plain, provisional: plain, because: hides([]) },
    payee: plain,
    text: plain,
  },
  'joined-batch': { batch: plain, attempt: plain },
  'left-batch': { batch: plain, attempt: plain },
  'payment-ordered': { batch: plain, attempt: plain },
  paid: { attempt: plain, on: plain, reference: plain },
  bounced: { attempt: plain, on: plain, reason: hides(''), answerBy: plain },
  'account-mended': { attempt: plain, key: plain, payee: plain, due: plain },
  delivered: { how: plain },
  certified: { code: plain },
  acknowledged: { receiver: plain, receipt: plain, on: plain },
  row: { row: plain },
};

/** By path within an event (`submission.facts`), what stands there once it can no longer be read. */
const hiddenIn = (standing: object, before = ''): [path: string, blank: unknown][] =>
  Object.entries(standing as Record<string, typeof plain | object>).flatMap(([name, one]) => {
    if (one === plain) return [];
    if ('blank' in (one as object)) return [[`${before}${name}`, (one as Hides<unknown>).blank] as [string, unknown]];
    return hiddenIn(one as object, `${before}${name}.`);
  });

export const hiddenInEvents: Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>> = Object.fromEntries(
  Object.entries(members).map(([type, standing]) => [type, Object.fromEntries(hiddenIn(standing))]),
);

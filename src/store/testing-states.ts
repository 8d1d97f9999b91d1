import { type CaseEvent, type LedgerRow } from '../domain/case/events';
import { type CaseState, type Obligation } from '../domain/case/state';
import {
  type ActorId,
  type AreaCode,
  type CaseId,
  type Hash,
  type Instant,
  type OfficeId,
  type PersonId,
  type RequestId,
  type StepId,
} from '../domain/values';

export const caseId = (n: number | string): CaseId => `case-${n}` as CaseId;
export const at = (minute: number): Instant => new Date(Date.UTC(2026, 10, 24, 1, minute)).toISOString() as Instant;
export const hash = (text: string): Hash => Buffer.from(text.padEnd(32, '.')).toString('hex').slice(0, 64) as Hash;

/** For tests of the store: rows whose events are of the simplest kind. The chain itself is the domain's to test. */
export function rowsOf(id: CaseId, versions: number[], fork = ''): LedgerRow[] {
  return versions.map((version) => ({
    case: id,
    version,
    head: hash(`${id}/${String(version)}${fork}`),
    event: {
      type: 'noted',
      text: { id: `text-${String(version)}`, hash: hash('words') },
      at: at(version),
      by: 'actor-1' as ActorId,
      person: 'person-1' as PersonId,
      request: `request-${id}-${String(version)}` as RequestId,
    } satisfies CaseEvent,
  }));
}

export function obligation(step: string, more: Partial<Obligation> = {}): Obligation {
  return {
    step: step as StepId,
    kind: 'review',
    role: 'reviewer',
    office: 'longhua' as OfficeId,
    holders: [],
    opened: at(0),
    since: at(0),
    due: at(60),
    changed: 2,
    extended: false,
    overdue: false,
    ...more,
  };
}

/** For tests of the store: a state with only what the store looks at filled in as it likes. */
export function stateOf(id: CaseId, version: number, more: Partial<CaseState> = {}): CaseState {
  const ref = { id: 'text', hash: hash('text') };
  return {
    id,
    number: `440309-20261124-${id}`,
    sandbox: true,
    programme: 'startup-grant',
    policy: '440300/startup-grant/2017-12-13',
    area: '440309001' as AreaCode,
    version,
    head: hash(`${id}/${String(version)}`),
    round: 0,
    applicant: { actor: 'actor-1' as ActorId, person: 'person-1' as PersonId },
    beneficiaries: ['person-1' as PersonId, 'person-2' as PersonId],
    subjects: ['person-1', 'person-2'],
    submitted: at(0),
    received: at(0),
    answers: ref,
    evidence: [],
    payee: ref,
    facts: {} as CaseState['facts'],
    salt: 'salt',
    obligations: [],
    duties: [],
    done: {},
    endedBy: {},
    supplements: 0,
    findings: [],
    rights: { reserved: [] },
    visits: [],
    notices: [],
    payments: [],
    rows: [],
    reminded: [],
    requests: {},
    offset: 0,
    ...more,
  };
}

import { randomBytes } from 'node:crypto';
import { type Act, type ActBodies, type ActKind } from '../../src/domain/case/acts';
import { type CaseInput } from '../../src/domain/case/submission';
import { type CaseState } from '../../src/domain/case/state';
import { type Actor } from '../../src/domain/offices';
import { type StartupGrantAnswers } from '../../src/domain/programmes/startup-grant/answers';
import { programmeNamed } from '../../src/domain/programmes';
import { type After } from '../../src/domain/ground/after';
import { rightHolders } from '../../src/store/right-holders';
import {
  type ActorId,
  type AreaCode,
  type CaseId,
  type Instant,
  type LocalDate,
  type PersonId,
  type RequestId,
  type StepId,
  type TextRef,
} from '../../src/domain/values';
import { type Answer } from '../../src/domain/case/answer';
import { officesFor, policyFor } from '../../src/policies/pick';
import { cast, castFirms } from '../../sandbox/people';
import { type SandboxPerson } from '../../sandbox/person';
import { type SubmissionExtras } from '../../src/store/submissions';
import { foundBy } from '../../src/portal/cases/tokens';
import { eventually } from './eventually';
import { type World } from './world';
import { person } from './officers';

export const today = '2026-11-24' as LocalDate;
export const nowInstant = (): Instant => new Date().toISOString() as Instant;
export const random = (): string => randomBytes(9).toString('base64url');

/** The answers of one of the sandbox's people, all true unless changed. */
export function answersOf(founders: SandboxPerson[], firm = castFirms.lin, change: Partial<StartupGrantAnswers> = {}): StartupGrantAnswers {
  const [first] = founders as [SandboxPerson];
  return {
    people: founders.map((one) => ({
      person: `person-${one.name}` as PersonId,
      name: one.name,
      identity: one.identity,
      certificate: one.certificate?.certificate ?? '',
      household: one.household.area,
    })),
    firm: { name: firm.name, uscc: firm.uscc, organisation: firm.organisation, registeredOn: firm.registeredOn, address: firm.address },
    premises: { rents: true, address: firm.address, paidOnTime: true },
    operation: { operating: true, business: '按摩' },
    account: { holder: first.name, bank: '示例银行', number: first.card },
    contact: { telephone: first.telephone, letters: 'sms' },
    ...change,
  };
}

export interface Journey {
  id: CaseId;
  applicant: Actor;
  input: CaseInput;
  extras: SubmissionExtras;
  submit(): Promise<Answer>;
  state(): Promise<CaseState>;
  act<K extends ActKind>(actor: Actor, kind: K, step: string, body: ActBodies[K], more?: Partial<Act>): Promise<Answer>;
  /** Waits until the view shows something. */
  until(shows: (state: CaseState) => boolean): Promise<CaseState>;
  text(words: string): Promise<TextRef>;
}

/** A case as a person files it, without the pages. */
export async function journey(
  world: World,
  answers: StartupGrantAnswers = answersOf([cast.lin]),
  area: AreaCode = cast.lin.household.area,
  as?: { id: string; person: string },
  { programme: name = 'startup-grant', after }: { programme?: string; after?: After } = {},
): Promise<Journey> {
  const programme = programmeNamed(name);
  const { store, policies, calendar } = world;
  const id = `c-${random()}` as CaseId;
  const first = answers.people[0];
  const applicant = person(`applicant-${id}`, [], 'applicant');
  world.people.all.push({ ...applicant, person: first?.person ?? applicant.person });
  const self = as
    ? ({ ...applicant, id: as.id as ActorId, person: as.person as PersonId } satisfies Actor)
    : (world.people.all.at(-1) as Actor);
  const policy = policyFor(policies, name, area, today);
  if (!policy) throw new Error('no policy');
  const about = { author: self.id, case: id };
  const input: CaseInput = {
    submission: {
      id,
      number: await store.counters.caseNumber(area.slice(0, 6) as AreaCode, today),
      sandbox: true,
      programme: name,
      policy: policy.id,
      area,
      applicant: { actor: self.id, person: self.person },
      beneficiaries: answers.people.map((one) => one.person),
      subjects: await rightHolders(store, policy, answers),
      ...(after ? { after } : {}),
      answers: await store.texts.keepJson(answers, about),
      evidence: [],
      payee: await store.texts.keepJson(
        { name: answers.account.holder, bank: answers.account.bank, account: answers.account.number },
        about,
      ),
      facts: programme.facts(answers, today, after),
      salt: randomBytes(32).toString('base64url'),
      at: nowInstant(),
    },
    rules: { policy, calendar, offices: officesFor(policies.offices, area) },
  };
  const extras = { masked: '林*', find: [input.submission.number], foundBy: foundBy(programme, answers), letters: [] };
  return journeyOf(world, input, extras, self);
}

/** A case that is ready to be filed, and its way from there. */
export function journeyOf({ store, engine }: World, input: CaseInput, extras: SubmissionExtras, self: Actor): Journey {
  const { id } = input.submission;
  const state = async (): Promise<CaseState> => {
    const row = await store.cases.read(id);
    if (!row) throw new Error(`${id} has no view yet`);
    return row.state;
  };
  return {
    id,
    applicant: self,
    input,
    extras,
    state,
    async submit() {
      return engine.submit(input, extras);
    },
    async act(actor, kind, step, body, more = {}) {
      const version = more.seen ?? (await state()).version;
      const one = {
        kind,
        step: step as StepId,
        request: random() as RequestId,
        at: nowInstant(),
        seen: version,
        ...body,
        ...more,
      } as unknown as Act;
      return engine.act(id, one, actor);
    },
    until: (shows) =>
      eventually(
        async () => (await store.cases.read(id))?.state,
        shows,
        (last) => [last?.obligations, last?.done],
      ),
    text: (words) => store.texts.keep(words, { author: self.id, case: id }),
  };
}

export const opened =
  (step: string) =>
  (state: CaseState): boolean =>
    state.obligations.some((one) => one.step === step);

import { randomBytes } from 'node:crypto';
import { type Act, type ActBodies, type ActKind } from '../../src/domain/case/acts';
import { type CaseInput } from '../../src/domain/case/submission';
import { type CaseState } from '../../src/domain/case/state';
import { type Actor } from '../../src/domain/offices';
import { type AreaCode, type CaseId, type RequestId, type StepId } from '../../src/domain/values';
import { type Answer } from '../../src/domain/case/answer';
import { officesFor, policyFor } from '../../src/policies/pick';
import { type Journey, nowInstant, opened, random, today } from './journey';
import { eventually } from './eventually';
import { type World } from './world';

/** Whoever acts has just seen the page: no read is needed to say so. */
const fresh = { seen: 1_000_000 };

const ok = async (answer: Promise<Answer>): Promise<void> => {
  const got = await answer;
  if (got.kind !== 'done') throw new Error(JSON.stringify(got));
};

/** Takes a submitted case to the decision. */
export async function grantOf(world: World, j: Journey, street = 'lh-minzhi', agency = 'lh-agency', district = 'lh'): Promise<CaseState> {
  await ok(j.act(world.people.of(street, 'window'), 'accept', 'accept', {}, fresh));
  return grantAccepted(world, j, street, agency, district);
}

/** The same for a case accepted already, by whatever way. */
export async function grantAccepted(
  world: World,
  j: Journey,
  street = 'lh-minzhi',
  agency = 'lh-agency',
  district = 'lh',
): Promise<CaseState> {
  const { of } = world.people;
  await j.until(opened('visit'));
  const inspected = {
    checklist: { 'premises-as-stated': true, operating: true, 'founder-present': true },
    text: await j.text('属实'),
    photos: [],
  };
  await ok(j.act(of(street, 'inspector', 1), 'inspect', 'visit', inspected, fresh));
  await ok(j.act(of(street, 'inspector', 2), 'inspect', 'visit', inspected, fresh));
  await ok(j.act(of(street, 'reviewer'), 'advance', 'street-review', { text: await j.text('同意') }, fresh));
  await ok(j.act(of(agency, 'reviewer'), 'advance', 'district-review', { text: await j.text('同意') }, fresh));
  await ok(j.act(of(district, 'approver'), 'grant', 'decide', {}, fresh));
  return j.until(opened('pay'));
}

export interface Batch {
  id: CaseId;
  state(): Promise<CaseState>;
  act<K extends ActKind>(actor: Actor, kind: K, step: string, body: ActBodies[K]): Promise<Answer>;
  until(shows: (state: CaseState) => boolean): Promise<CaseState>;
}

/** A payment batch of a district, begun by its finance. */
export async function batchOf(world: World, maker: Actor, district = '440309' as AreaCode): Promise<Batch> {
  const { store, engine, policies, calendar } = world;
  const id = `b-${random()}` as CaseId;
  const policy = policyFor(policies, 'payment-batch', district, today);
  if (!policy) throw new Error('no batch policy');
  const nothing = await store.texts.keep('', { author: maker.id, case: id });
  const input: CaseInput = {
    submission: {
      id,
      number: await store.counters.caseNumber(district, today),
      sandbox: true,
      programme: 'payment-batch',
      policy: policy.id,
      area: district,
      applicant: { actor: maker.id, person: maker.person },
      beneficiaries: [],
      subjects: [],
      answers: nothing,
      evidence: [],
      payee: nothing,
      facts: { on: today },
      salt: randomBytes(32).toString('base64url'),
      at: nowInstant(),
    },
    rules: { policy, calendar, offices: officesFor(policies.offices, district) },
  };
  await engine.submit(input, { masked: '', find: [input.submission.number], letters: [] });
  const state = async (): Promise<CaseState> => (await store.cases.read(id))?.state as CaseState;
  return {
    id,
    state,
    async act(actor, kind, step, body) {
      const { version } = await state();
      return engine.act(
        id,
        { kind, step: step as StepId, request: random() as RequestId, at: nowInstant(), seen: version, ...body } as unknown as Act,
        actor,
      );
    },
    until: (shows) =>
      eventually(
        async () => (await store.cases.read(id))?.state,
        shows,
        (last) => [last?.rows, last?.done],
      ),
  };
}

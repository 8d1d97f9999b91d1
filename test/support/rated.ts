import { addExamplePapers } from '../../sandbox/example-papers';
import { homes, type SandboxHome } from '../../sandbox/homes/homes';
import { type Act, type ActBodies, type ActKind } from '../../src/domain/case/acts';
import { wholeCase } from '../../src/domain/case/available';
import { panelAt } from '../../src/domain/case/steps/panel/of-step';
import { type CaseState } from '../../src/domain/case/state';
import { type Typed } from '../../src/domain/form/field';
import { type Actor, type Role } from '../../src/domain/offices';
import { aspects } from '../../src/domain/programmes/home-rating/aspects';
import { gates } from '../../src/domain/programmes/home-rating/gates';
import { type ActorId, type LocalDate, type OfficeId, type PartyId, type StepId } from '../../src/domain/values';
import { policyById, policyWhere } from '../../src/portal/cases/places';
import { type Submitted, submitDraft } from '../../src/portal/cases/submit';
import { type Viewer } from '../../src/portal/locals';
import { type Draft } from '../../src/store/drafts';
import { openInvitations } from '../../workflows/open-invitations';
import { type Journey, nowInstant, opened, random } from './journey';
import { person } from './officers';
import { filedFrom, servicesOf } from './rewarded';
import { type World } from './world';

/** A home of the sandbox in a test's world, with whoever speaks for its operator. */
export interface HomeThere {
  home: SandboxHome;
  party: PartyId;
  manager: Actor;
}

/** Posts that ratings want and the usual staff of an office does not have; once in a world. */
export function staffHomes({ people }: World): void {
  const more: [string, Role, number][] = [
    ['jx-nh', 'inspector', 2],
    ['jx', 'scorer', 5],
    ['jx', 'reviewer', 1],
    ['jx', 'approver', 1],
    ['jx', 'window', 1],
    ['jx-nh', 'scorer', 3],
    ['zj', 'approver', 1],
  ];
  for (const [office, role, count] of more)
    for (let nth = 1; nth <= count; nth += 1) people.all.push(person(`${office}-${role}-${nth}`, [{ role, office: office as OfficeId }]));
}

/** @param at its place in the sandbox's list; those from 0 to 3 and from 16 to 19 lie in Nanhu */
export async function homeAt({ store, people }: World, at: number): Promise<HomeThere> {
  const home = homes[at] as SandboxHome;
  const { operator, residents: _residents, stars: _stars, ...place } = home;
  const { id: party } = await store.parties.named(operator.firm);
  const { name, telephone } = operator.manager;
  const manager = { name, telephone, certificateUntil: '2028-06-30' as LocalDate };
  await store.places.put({ ...place, operator: party, sandbox: true, manager });
  const actor: Actor = { ...person(`manager-${home.id}`, [], 'applicant'), parties: [party] };
  if (!people.all.some(({ id }) => id === actor.id)) people.all.push(actor);
  return { home, party, manager: actor };
}

const every = <T extends string>(names: readonly T[], typed: string): Typed => Object.fromEntries(names.map((name) => [name, typed]));

/** Saves parts of a draft as somebody would type them. */
export async function filled({ store }: World, id: Draft['caseId'], parts: Record<string, Typed>): Promise<void> {
  for (const [part, typed] of Object.entries(parts)) {
    const draft = await store.drafts.read(id);
    await store.drafts.saveSection(id, part, typed, draft?.saves[part] ?? 0);
  }
}

/** A rating’s parts: every gate there, eight points for each aspect. */
export const ratingParts = ({ home }: HomeThere): Record<string, Typed> => ({
  gates: every(gates, 'yes'),
  self: every(aspects, '8'),
  contact: { telephone: home.operator.manager.telephone, letters: 'sms' },
});

/** A matter of a home begun by its manager, and not filled in. */
export async function begunFor(world: World, { home, party, manager }: HomeThere, programme: string): Promise<Draft> {
  const policy = policyWhere(servicesOf(world), programme, home.area);
  if (!policy) throw new Error(`${programme} is not open in ${home.area}`);
  return world.store.drafts.create({ owner: manager.id, party, place: home.id, programme, policy: policy.id });
}

/** Files a draft of a home with an example of every paper, by the code of the portal. @param at when the button is pressed */
export async function fileFor(world: World, { home, manager }: HomeThere, id: Draft['caseId'], at = nowInstant()): Promise<Submitted> {
  const services = servicesOf(world);
  const draft = await world.store.drafts.read(id);
  const policy = draft && policyById(services, draft.policy);
  if (!draft || !policy) throw new Error('there is no such draft');
  await addExamplePapers(services, draft, policy, manager.id);
  const { name, identity } = home.operator.manager;
  return submitDraft(services, draft, { actor: manager, name } as Viewer, identity, draft.version, at);
}

/** The case of what was filed. */
export const journeyFor = (world: World, { home, manager }: HomeThere, id: Draft['caseId']): Promise<Journey> =>
  filedFrom(world, id, manager, home.operator.firm.name);

/** A home's rating, filed. */
export async function ratingOf(world: World, at: number): Promise<{ there: HomeThere; j: Journey }> {
  const there = await homeAt(world, at);
  const { caseId } = await begunFor(world, there, 'home-rating');
  await filled(world, caseId, ratingParts(there));
  const { kind } = await fileFor(world, there, caseId);
  if (kind !== 'submitted') throw new Error(`the rating could not be filed: ${kind}`);
  return { there, j: await journeyFor(world, there, caseId) };
}

/** An act that is done, once its step is open. */
export async function done<K extends ActKind>(j: Journey, who: Actor, kind: K, step: string, body: ActBodies[K]): Promise<void> {
  if (step !== wholeCase) await j.until(opened(step));
  const answer = await j.act(who, kind, step, body, { seen: 1_000_000 } as Partial<Act>);
  if (answer.kind !== 'done') throw new Error(`${kind} at ${step}: ${JSON.stringify(answer)}`);
}

export const said = async (j: Journey, words = '同意') => ({ text: await j.text(words) });

/** The seats of a panel in the order of the lots, once so many are taken. */
export const seatsOf = async (j: Journey, count: number): Promise<ActorId[]> =>
  panelAt(await j.until((one) => panelAt(one, 'panel' as StepId).seats.length >= count), 'panel' as StepId).seats;

/** Whoever has them, of a world's made-up officers. */
export const seated = async ({ people }: World, j: Journey, count: number): Promise<Actor[]> =>
  (await seatsOf(j, count)).map((id) => people.all.find((one) => one.id === id) as Actor);

/** Accepted, visited by two and reviewed, before the panel. */
export async function toPanel({ people: { of } }: World, j: Journey): Promise<void> {
  await done(j, of('jx-nh', 'window'), 'accept', 'accept', {});
  const checklist = Object.fromEntries([...gates.map((gate) => [`has-${gate}`, true]), ['people-present', true]]) as Record<
    string,
    boolean
  >;
  for (const nth of [1, 2])
    await done(j, of('jx-nh', 'inspector', nth), 'inspect', 'visit', { checklist, ...(await said(j, '属实')), photos: [] });
  await done(j, of('jx-nh', 'reviewer'), 'advance', 'review', await said(j));
}

/** Scored by three who give every aspect the same, and on public notice until its days are over. @returns before the decision */
export async function toDecision(world: World, j: Journey, points: number): Promise<CaseState> {
  await toPanel(world, j);
  const marks = Object.fromEntries(aspects.map((aspect) => [aspect, points]));
  for (const scorer of await seated(world, j, 3)) await done(j, scorer, 'score', 'panel', { marks, ...(await said(j, '资料和现场一致')) });
  await j.until(({ notices }) => notices.length > 0);
  await done(j, j.applicant, 'move-clock', wholeCase, { days: 9 });
  return j.until(({ obligations }) => obligations.some(({ step }) => step.startsWith('decide-')));
}

export const ended = (j: Journey): Promise<CaseState> => j.until(({ outcome }) => outcome !== undefined);

/** Whoever decides on stars in Jiaxing: the city up to four, the province on five. */
export const deciding = ({ people: { of } }: World): Record<'decide-city' | 'decide-province', Actor> => ({
  'decide-city': of('jx', 'approver'),
  'decide-province': of('zj', 'approver'),
});

export const finance = ({ people: { of } }: World): [Actor, Actor] => [of('jx-nh', 'finance', 1), of('jx-nh', 'finance', 2)];

/** The account of a home's operator, as its manager types it. */
export const ownAccount = ({ home }: HomeThere): Typed => {
  const number = home.operator.manager.card;
  return { holder: home.operator.firm.name, bank: '示例银行', number, 'sure-number': number };
};

/** Drafts that a case has opened, by relation. */
export async function openedBy({ store }: World, id: Draft['caseId'], relation: string): Promise<Draft[]> {
  const all = (await store.invitations.of(id)).filter(({ after, draft }) => after.relation === relation && draft !== undefined);
  return Promise.all(all.map(async ({ draft }) => (await store.drafts.read(draft as Draft['caseId'])) as Draft));
}

/** The daily run as of a day. */
export const morningOf = ({ client, taskQueue }: World, day: LocalDate): Promise<void> =>
  client.workflow.execute(openInvitations, { workflowId: `open-${random()}`, taskQueue, args: [day] });

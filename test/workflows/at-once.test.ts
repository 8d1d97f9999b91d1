import { type Act, type ActBodies, type ActKind } from '../../src/domain/case/acts';
import { type Answer } from '../../src/domain/case/answer';
import { type Actor, type Role } from '../../src/domain/offices';
import { type CaseId, type RequestId, type StepId } from '../../src/domain/values';
import { createEngine, type Engine } from '../../src/engine/engine';
import { alone, ledgerOf } from '../support/bad-days';
import { type Journey, nowInstant, opened, random } from '../support/journey';
import { batchOf, grantOf } from '../support/money';
import { startWorld, type World } from '../support/world';

let world: World;
/** Each officer at a portal of their own. */
let portals: Engine[];
beforeAll(async () => {
  world = await startWorld();
  const { client, store, people } = world;
  const actorOf = (id: Actor['id']) => Promise.resolve(people.all.find((one) => one.id === id));
  portals = [1, 2].map(() => createEngine({ client, taskQueue: 'none', store, actorOf, ...world.binding }));
}, 60_000);
afterAll(() => world.end());

type Wish = { [K in ActKind]: [kind: K, body: ActBodies[K]] }[ActKind];

/** Two officers press at once, each from the page as it stood before. */
async function press(id: CaseId, step: string, seen: number, wishes: [Actor, Wish][]): Promise<{ request: RequestId; answer: Answer }[]> {
  return Promise.all(
    wishes.map(async ([actor, [kind, body]], nth) => {
      const request = random() as RequestId;
      const act = { ...body, kind, step: step as StepId, request, at: nowInstant(), seen } as unknown as Act;
      return { request, answer: await (portals[nth] as Engine).act(id, act, actor) };
    }),
  );
}

/** One is done; of the other nothing is in the case or its history, and its author can read what was typed, with why not. */
async function oneOf(id: CaseId, pressed: Awaited<ReturnType<typeof press>>, updatesBefore: number): Promise<void> {
  const of = (kind: Answer['kind']) => pressed.filter(({ answer }) => answer.kind === kind).map(({ request }) => request);
  const [[winner], [loser]] = [of('done'), of('refused')] as [[RequestId], [RequestId]];
  expect(pressed.map(({ answer }) => answer.kind).sort()).toEqual(['done', 'refused']);
  const requests = (await ledgerOf(world, id)).map((event) => event.request);
  expect(requests.filter((one) => one === winner)).toHaveLength(1);
  expect(requests).not.toContain(loser);
  expect(await updatesOf(id)).toBe(updatesBefore + 1);
  expect(await world.store.outgoing.find(loser)).toMatchObject({ answer: { kind: 'refused' }, body: { request: loser } });
}

const updatesOf = async (id: CaseId): Promise<number> => {
  const { events } = await world.client.workflow.getHandle(id).fetchHistory();
  return (events ?? []).filter((event) => event.workflowExecutionUpdateAcceptedEventAttributes).length;
};
const two = (office: string, role: Role): [Actor, Actor] => [world.people.of(office, role, 1), world.people.of(office, role, 2)];
const arrived = async (): Promise<Journey> => {
  const j = await alone(world);
  await j.submit();
  await j.until(opened('accept'));
  return j;
};
async function together(j: Journey, step: string, [one, other]: [Actor, Actor], first: Wish, second: Wish): Promise<void> {
  const { version } = await j.until(opened(step));
  const before = await updatesOf(j.id);
  await oneOf(
    j.id,
    await press(j.id, step, version, [
      [one, first],
      [other, second],
    ]),
    before,
  );
}

describe('two officers who press at once, each at another portal', () => {
  it('one to accept and one to turn away', async () => {
    const j = await arrived();
    const refusal: Wish = ['refuse-acceptance', { clause: 'out-of-scope', text: await j.text('不在范围') }];
    await together(j, 'accept', two('lh-minzhi', 'window'), ['accept', {}], refusal);
    const state = await j.until((one) => one.outcome !== undefined || opened('visit')(one));
    expect(state.accepted === undefined).toBe(state.outcome === 'not-accepted');
  });

  it('both to accept, both to pass each review on, then one to grant and one to refuse', async () => {
    const j = await arrived();
    await together(j, 'accept', two('lh-minzhi', 'window'), ['accept', {}], ['accept', {}]);
    await j.until(opened('visit'));
    const checklist = { 'premises-as-stated': true, operating: true, 'founder-present': true };
    for (const inspector of two('lh-minzhi', 'inspector'))
      await j.act(inspector, 'inspect', 'visit', { checklist, text: await j.text('属实'), photos: [] });
    const advance: Wish = ['advance', { text: await j.text('同意') }];
    await together(j, 'street-review', two('lh-minzhi', 'reviewer'), advance, advance);
    await together(j, 'district-review', two('lh-agency', 'reviewer'), advance, advance);
    await together(
      j,
      'decide',
      two('lh', 'approver'),
      ['grant', {}],
      ['refuse', { clause: 'not-operating', text: await j.text('未正常经营') }],
    );
    const { outcome, payments } = await j.until((one) => one.decided !== undefined && (one.outcome !== undefined || opened('pay')(one)));
    // Refused, it never gets a payment; granted, it gets one.
    expect(payments).toHaveLength(outcome === 'refused' ? 0 : 1);
  });

  it('two who release one batch: it is released once, and paid once', async () => {
    const j = await arrived();
    await grantOf(world, j);
    const third: Actor = { ...world.people.of('lh', 'finance', 2), id: 'actor-finance-3' as never, person: 'person-finance-3' as never };
    world.people.all.push(third);
    const batch = await batchOf(world, world.people.of('lh', 'finance', 1));
    await batch.until(opened('compose'));
    await batch.act(world.people.of('lh', 'finance', 1), 'add-rows', 'compose', { cases: [j.id] });
    await batch.until((state) => state.rows[0]?.status === 'joined');
    await batch.act(world.people.of('lh', 'finance', 1), 'compose', 'compose', {});
    const { version } = await batch.until(opened('release'));
    const pressed = await press(batch.id, 'release', version, [
      [world.people.of('lh', 'finance', 2), ['release-payment', {}]],
      [third, ['release-payment', {}]],
    ]);
    expect(pressed.map(({ answer }) => answer.kind).sort()).toEqual(['done', 'refused']);
    await batch.until((state) => state.outcome === 'settled');
    await j.until(opened('deliver'));
    expect(world.book.all().filter((one) => one.key.startsWith(`${j.id}/`))).toMatchObject([{ fen: 2_000_000, result: 'paid' }]);
  });
});

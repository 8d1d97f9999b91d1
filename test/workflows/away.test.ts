import { temporalClient } from '../../src/engine/temporal';
import { createEngine, type Engine } from '../../src/engine/engine';
import { dataConverter } from '../../src/engine/codec';
import { type RequestId, type StepId } from '../../src/domain/values';
import { alone, ledgerOf, until } from '../support/bad-days';
import { nowInstant, opened, random } from '../support/journey';
import { startWorld, type World } from '../support/world';

let world: World;
let cut: Engine;
let close: () => Promise<void>;
beforeAll(async () => {
  world = await startWorld();
  // Nobody listens on the discard port: Temporal is away for this portal, and MongoDB is not.
  const client = temporalClient('127.0.0.1:9', 'default', dataConverter(world.keys, { allowPlain: true }));
  close = () => client.connection.close();
  cut = createEngine({ client, taskQueue: 'none', store: world.store, actorOf: (id) => Promise.resolve(world.people.all.find((one) => one.id === id)) });
}, 60_000);
afterAll(async () => {
  await close();
  await world.end();
});

describe('while Temporal is away', () => {
  it('a submission is kept, and becomes a case by itself, once', async () => {
    const j = await alone(world);
    await world.store.submissions.keep(j.input, { masked: '林*', find: [], letters: [] });
    const answers = await Promise.all([cut.submit(j.input), cut.submit(j.input)]);
    expect(answers).toEqual([{ kind: 'kept' }, { kind: 'kept' }]);
    expect(await world.store.ledger.headOf(j.id)).toBeUndefined();
    await j.until(opened('accept'));
    const answered = await until(async () => (await world.store.outgoing.find(`submit-${j.id}` as RequestId))?.answer);
    expect(answered).toMatchObject({ kind: 'done' });
    expect(await world.engine.submit(j.input)).toMatchObject({ kind: 'done' });
    expect((await ledgerOf(world, j.id)).filter((event) => event.type === 'submitted')).toHaveLength(1);
  });

  it('an act is kept, and done by itself under the same request; a refused one keeps its refusal', async () => {
    const j = await alone(world);
    await j.submit();
    await j.until(opened('accept'));
    const act = { step: 'accept' as StepId, at: nowInstant(), seen: 1_000 };
    const accept = { ...act, kind: 'accept', request: random() as RequestId } as const;
    const window = world.people.of('lh-minzhi', 'window');
    expect(await cut.act(j.id, accept, window)).toEqual({ kind: 'kept' });
    const state = await j.until(opened('visit'));
    expect(state.requests[accept.request]).toBeDefined();
    const late = { ...act, kind: 'accept', request: random() as RequestId } as const;
    expect(await cut.act(j.id, late, window)).toEqual({ kind: 'kept' });
    const answer = await until(async () => (await world.store.outgoing.find(late.request))?.answer);
    expect(answer).toEqual({ kind: 'refused', refusal: { code: 'step-not-open' } });
    expect(await cut.act(j.id, late, window)).toEqual(answer);
  });

  it('an act of somebody who lost the post meanwhile is refused when it is sent', async () => {
    const j = await alone(world);
    await j.submit();
    await j.until(opened('accept'));
    const leaver = { ...world.people.of('lh-minzhi', 'window'), id: `actor-${random()}` as never };
    const accept = { kind: 'accept', step: 'accept' as StepId, at: nowInstant(), seen: 1_000, request: random() as RequestId } as const;
    expect(await cut.act(j.id, accept, leaver)).toEqual({ kind: 'kept' });
    const answer = await until(async () => (await world.store.outgoing.find(accept.request))?.answer);
    expect(answer).toEqual({ kind: 'refused', refusal: { code: 'not-your-office' } });
    expect((await j.state()).accepted).toBeUndefined();
  });
});

it('a case that is closed and forgotten answers from the ledger: done, or too late', async () => {
  const j = await alone(world);
  await j.submit();
  await j.until(opened('accept'));
  const request = random() as RequestId;
  const body = { kind: 'refuse-acceptance', step: 'accept' as StepId, at: nowInstant(), seen: 1_000, clause: 'out-of-scope', text: await j.text('不在范围') } as const;
  const window = world.people.of('lh-minzhi', 'window');
  expect(await world.engine.act(j.id, { ...body, request }, window)).toMatchObject({ kind: 'done' });
  await world.client.workflow.getHandle(j.id).result();
  await j.until((state) => state.outcome !== undefined);
  const bare = createEngine({ client: world.client, taskQueue: 'none', store: { ...world.store, outgoing: { ...world.store.outgoing, keep: async (given, lease) => ({ ...(await world.store.outgoing.keep({ ...given, request: `again-${given.request}` as RequestId }, lease)), request: given.request }) } } as World['store'], actorOf: () => Promise.resolve(window) });
  expect(await bare.act(j.id, { ...body, request: random() as RequestId }, window)).toMatchObject({ kind: 'refused', refusal: { code: 'case-closed' } });
  expect(await world.engine.submit(j.input)).toMatchObject({ kind: 'done', version: 1 });
  expect((await ledgerOf(world, j.id)).filter((event) => event.type === 'submitted')).toHaveLength(1);
});

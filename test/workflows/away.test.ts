import { temporalClient } from '../../src/engine/temporal';
import { createEngine, type Engine } from '../../src/engine/engine';
import { messageOf } from '../../src/engine/message';
import { dataConverter } from '../../src/engine/codec';
import { type Actor } from '../../src/domain/offices';
import { type ActorId, type RequestId, type StepId } from '../../src/domain/values';
import { alone, ledgerOf, until } from '../support/bad-days';
import { nowInstant, opened, random } from '../support/journey';
import { startWorld, type World } from '../support/world';

let world: World;
let cut: Engine;
let close: () => Promise<void>;
/** Known to the portal that is cut off only. */
const stillThere: Actor[] = [];
beforeAll(async () => {
  world = await startWorld();
  // Nobody listens on the discard port: Temporal is away for this portal, and MongoDB is not.
  const client = temporalClient({ address: '127.0.0.1:9' }, 'default', dataConverter(world.keys, { allowPlain: true }));
  close = () => client.connection.close();
  cut = createEngine({
    client,
    taskQueue: 'none',
    store: world.store,
    ...world.binding,
    patience: 1_000,
    actorOf: (id) => Promise.resolve([...world.people.all, ...stillThere].find((one) => one.id === id)),
  });
}, 60_000);
afterAll(async () => {
  await close();
  await world.end();
});

describe('while Temporal is away', () => {
  it('a submission is kept, and becomes a case by itself, once', async () => {
    const j = await alone(world);
    const answers = await Promise.all([cut.submit(j.input, j.extras), cut.submit(j.input, j.extras)]);
    expect(answers).toEqual([{ kind: 'kept' }, { kind: 'kept' }]);
    expect(await world.store.ledger.headOf(j.id)).toBeUndefined();
    await j.until(opened('accept'));
    const answered = await until(async () => (await world.store.outgoing.find(`submit-${j.id}` as RequestId))?.answer);
    expect(answered).toMatchObject({ kind: 'done' });
    expect(await world.engine.submit(j.input, j.extras)).toMatchObject({ kind: 'done' });
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
    expect(answer).toEqual({ kind: 'refused', refusal: { code: 'step-ended', holder: window.id } });
    expect(await cut.act(j.id, late, window)).toEqual(answer);
  });

  it('an act of somebody who lost the post meanwhile is refused when it is sent', async () => {
    const j = await alone(world);
    await j.submit();
    await j.until(opened('accept'));
    const leaver: Actor = { ...world.people.of('lh-minzhi', 'window'), id: `actor-${random()}` as ActorId };
    const accept = { kind: 'accept', step: 'accept' as StepId, at: nowInstant(), seen: 1_000, request: random() as RequestId } as const;
    stillThere.push(leaver);
    expect(await cut.act(j.id, accept, leaver)).toEqual({ kind: 'kept' });
    const answer = await until(async () => (await world.store.outgoing.find(accept.request))?.answer);
    expect(answer).toEqual({ kind: 'refused', refusal: { code: 'not-your-office' } });
    expect((await j.state()).accepted).toBeUndefined();
  });

  it('an act that was done, its answer lost and its case closed, is answered from the ledger', async () => {
    const j = await alone(world);
    await j.submit();
    await j.until(opened('accept'));
    const window = world.people.of('lh-minzhi', 'window');
    const request = random() as RequestId;
    const act = {
      kind: 'refuse-acceptance',
      step: 'accept' as StepId,
      request,
      at: nowInstant(),
      seen: 1_000,
      clause: 'out-of-scope',
      text: await j.text('不在范围'),
    } as const;
    expect(await cut.act(j.id, act, window)).toEqual({ kind: 'kept' });
    const handle = world.client.workflow.getHandle(j.id);
    const { version } = await handle.executeUpdate<{ version: number }, [unknown]>('act', {
      args: [messageOf(world.binding, j.id, act, window, nowInstant())],
    });
    await handle.result();
    const answer = await until(async () => (await world.store.outgoing.find(request))?.answer);
    expect(answer).toEqual({ kind: 'done', version });
    const late = { ...act, request: random() as RequestId };
    expect(await world.engine.act(j.id, late, window)).toEqual({ kind: 'refused', refusal: { code: 'case-closed' } });
    expect(await world.engine.submit(j.input, j.extras)).toEqual({ kind: 'done', version: 1 });
    expect((await ledgerOf(world, j.id)).filter((event) => event.type === 'submitted')).toHaveLength(1);
  });
});

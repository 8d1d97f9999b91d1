import { type CaseEvent } from '../../src/domain/case/events';
import { type Actor, machine } from '../../src/domain/offices';
import { encodeToPayloads } from '@temporalio/common/lib/internal-non-workflow';
import { type CaseId, type Instant, type RequestId, type StepId } from '../../src/domain/values';
import { messageOf } from '../../src/engine/message';
import { alone, ledgerOf, until } from '../support/bad-days';
import { grantOf } from '../support/money';
import { eavesdropper } from '../support/overheard';
import { proofOf } from '../support/proofs';
import { nowInstant, opened, random, type Journey } from '../support/journey';
import { startWorld, type World } from '../support/world';

let world: World;
beforeAll(async () => {
  world = await startWorld();
}, 60_000);
afterAll(() => world.end());

const at = (role: 'window' | 'inspector' | 'reviewer' | 'supervisor', nth = 1): Actor => world.people.of('lh-minzhi', role, nth);
const arrived = async (): Promise<Journey> => {
  const j = await alone(world);
  expect(await j.submit()).toEqual({ kind: 'done', version: 1 });
  await j.until(opened('accept'));
  return j;
};
const types = async (j: Journey, type: string): Promise<number> =>
  (await ledgerOf(world, j.id)).filter((event) => event.type === type).length;

describe('two at once', () => {
  it('of two officers who claim a step one has it, and the other is told who', async () => {
    const j = await arrived();
    const { version: seen } = await j.state();
    const answers = await Promise.all([1, 2].map((nth) => j.act(at('window', nth), 'claim', 'accept', {}, { seen })));
    const [holder] = (await j.until((state) => state.obligations[0]?.holders.length === 1)).obligations[0]?.holders ?? [];
    expect(answers.filter((one) => one.kind === 'done')).toHaveLength(1);
    expect(answers).toContainEqual({ kind: 'refused', refusal: { code: 'held-by-another', holder } });
    expect(await types(j, 'claimed')).toBe(1);
  });

  it('of two officers who accept one does, and the other is told who was first', async () => {
    const j = await arrived();
    const { version: seen } = await j.state();
    const answers = await Promise.all([1, 2].map((nth) => j.act(at('window', nth), 'accept', 'accept', {}, { seen })));
    expect(answers.filter((one) => one.kind === 'done')).toHaveLength(1);
    const first = (await j.until(opened('visit'))).endedBy['accept'];
    expect(answers).toContainEqual({ kind: 'refused', refusal: { code: 'step-ended', holder: first } });
    expect(await types(j, 'accepted')).toBe(1);
  });

  it('a double click is one act, answered the same twice', async () => {
    const j = await arrived();
    const act = {
      kind: 'note',
      step: 'accept' as StepId,
      request: random() as RequestId,
      at: nowInstant(),
      seen: 1,
      text: await j.text('电话联系过'),
    } as const;
    const answers = await Promise.all([1, 2, 3].map(() => world.engine.act(j.id, act, at('window'))));
    expect(answers.every((one) => one.kind === 'done' || one.kind === 'kept')).toBe(true);
    const answered = await until(async () => (await world.store.outgoing.find(act.request))?.answer);
    expect(await world.engine.act(j.id, act, at('window'))).toEqual(answered);
    expect(await types(j, 'noted')).toBe(1);
  });

  it('a request sent again straight to the case, past the portal, is answered as the first time', async () => {
    const j = await arrived();
    const act = {
      kind: 'note',
      step: 'accept' as StepId,
      request: random() as RequestId,
      at: nowInstant(),
      seen: 1,
      text: await j.text('再次'),
    } as const;
    const handle = world.client.workflow.getHandle(j.id);
    const [first, second] = await Promise.all(
      ['a', 'b'].map((updateId) =>
        handle.executeUpdate<{ version: number }, [unknown]>('act', {
          args: [messageOf(world.binding, j.id, act, at('window'), nowInstant())],
          updateId,
        }),
      ),
    );
    expect(second).toEqual(first);
    expect(await types(j, 'noted')).toBe(1);
  });
});

describe('what changed meanwhile', () => {
  it('a page drawn before the step was given to somebody is stale', async () => {
    const j = await arrived();
    const { version: seen } = await j.state();
    expect(await j.act(at('supervisor'), 'reassign', 'accept', { to: at('window', 2).id, text: await j.text('请接办') })).toMatchObject({
      kind: 'done',
    });
    expect(await j.act(at('window', 2), 'accept', 'accept', {}, { seen })).toEqual({
      kind: 'refused',
      refusal: { code: 'stale', holder: at('window', 2).id },
    });
    expect(await j.act(at('window', 1), 'accept', 'accept', {})).toEqual({
      kind: 'refused',
      refusal: { code: 'held-by-another', holder: at('window', 2).id },
    });
    expect(await j.act(at('window', 2), 'accept', 'accept', {})).toMatchObject({ kind: 'done' });
  });

  it('a letter sent makes nobody stale', async () => {
    const j = await arrived();
    const { version: seen } = await j.state();
    expect(await j.act(at('window'), 'message', 'accept', { text: await j.text('您好') })).toMatchObject({ kind: 'done' });
    expect(await j.act(at('window'), 'accept', 'accept', {}, { seen })).toMatchObject({ kind: 'done' });
  });

  it('a limit is extended once, by a supervisor, and the applicant gets a letter', async () => {
    const j = await arrived();
    const before = (await j.state()).obligations[0]?.due ?? '';
    const why = await j.text('材料较多');
    expect(await j.act(at('window'), 'extend', 'accept', { days: 2, text: why })).toMatchObject({
      kind: 'refused',
      refusal: { code: 'supervisor-only' },
    });
    expect(await j.act(at('supervisor'), 'extend', 'accept', { days: 2, text: why })).toMatchObject({ kind: 'done' });
    expect(await j.act(at('supervisor', 2), 'extend', 'accept', { days: 2, text: why })).toMatchObject({
      kind: 'refused',
      refusal: { code: 'already-extended' },
    });
    expect((await j.state()).obligations[0]?.due ?? '').toMatch(/^\d{4}-/);
    expect(((await j.state()).obligations[0]?.due ?? '') > before).toBe(true);
    const letters = await world.store.letters.allOfCase(j.id);
    expect(letters.map((one) => one.template)).toContain('extended');
  });

  it('a case withdrawn takes nothing more, from nobody', async () => {
    const j = await arrived();
    expect(await j.act(at('window'), 'accept', 'accept', {})).toMatchObject({ kind: 'done' });
    expect(await world.store.claims.ofCase(j.id)).toHaveLength(1);
    expect(await j.act(j.applicant, 'withdraw', 'case', { text: await j.text('不办了') })).toMatchObject({ kind: 'done' });
    await j.until((state) => state.outcome === 'withdrawn');
    expect(await world.store.claims.ofCase(j.id)).toEqual([]);
    const events = (await ledgerOf(world, j.id)).length;
    for (const [who, kind, step] of [
      [j.applicant, 'withdraw', 'case'],
      [at('supervisor'), 'note', 'visit'],
      [at('inspector'), 'claim', 'visit'],
    ] as const) {
      expect(await j.act(who, kind, step, { text: await j.text('迟了') } as never)).toEqual({
        kind: 'refused',
        refusal: { code: 'case-closed' },
      });
    }
    expect(await ledgerOf(world, j.id)).toHaveLength(events);
  });
});

it('strangers are refused by the case itself, and nothing of it is left in the history', async () => {
  const j = await arrived();
  const events = (await ledgerOf(world, j.id)).length;
  const text = await j.text('x');
  const other = await arrived();
  const tries = [
    [other.applicant, 'withdraw', 'case', { text }, 'applicant-only'],
    [world.people.of('lh-longhua', 'window'), 'accept', 'accept', {}, 'not-your-office'],
    [at('reviewer'), 'accept', 'accept', {}, 'not-your-office'],
    [at('window'), 'lapse', 'accept', {}, 'machine-only'],
    [at('window'), 'paid', 'pay', { attempt: 1, on: '2026-11-24', reference: 'T' }, 'step-not-open'],
    [at('window'), 'advance', 'accept', { text }, 'wrong-step'],
    [at('window'), 'become-rich', 'accept', {}, 'unknown-act'],
    [at('window'), '__proto__', 'accept', {}, 'unknown-act'],
  ] as const;
  for (const [actor, kind, step, body, code] of tries)
    expect(await j.act(actor, kind as never, step, body as never)).toMatchObject({ kind: 'refused', refusal: { code } });
  expect(await ledgerOf(world, j.id)).toHaveLength(events);
  const history = await world.client.workflow.getHandle(j.id).fetchHistory();
  const accepted = (history.events ?? []).filter((event) => event.workflowExecutionUpdateAcceptedEventAttributes);
  expect(accepted).toHaveLength(1);
});

describe('somebody at Temporal’s port, without a key, who sends again what they overheard', () => {
  it('moves no other case with it, by no step of the way', async () => {
    const [from, onto] = [await arrived(), await arrived()];
    await grantOf(world, from);
    const nobody = eavesdropper(world);
    const overheard = await nobody.messages(from.id);
    expect(overheard.length).toBeGreaterThan(5);
    const before = await ledgerOf(world, onto.id);
    for (const [nth, message] of overheard.slice(1).entries())
      expect(await nobody.send(onto.id, message, `overheard-${nth}`)).toBe('refused');
    expect(await ledgerOf(world, onto.id)).toEqual(before);
    expect(await nobody.messages(onto.id)).toHaveLength(1);
    expect(await onto.act(at('window'), 'accept', 'accept', {})).toMatchObject({ kind: 'done' });
  }, 30_000);

  it('to the same case changes nothing: an act that was done is answered as it was', async () => {
    const j = await arrived();
    await j.act(at('window'), 'accept', 'accept', {});
    const before = await ledgerOf(world, (await j.state()).id);
    const nobody = eavesdropper(world);
    const [, accepting] = await nobody.messages(j.id);
    if (!accepting) throw new Error('the history holds no act');
    for (const updateId of ['again', 'and-again']) expect(await nobody.send(j.id, accepting, updateId)).toBe('taken');
    // What the machine does by itself goes on meanwhile.
    const byPeople = (event: CaseEvent): boolean => event.request !== undefined && event.by !== machine.id;
    expect((await ledgerOf(world, j.id)).filter(byPeople)).toEqual(before.filter(byPeople));
  });

  it('of an act that was refused then, finds it refused for good a few minutes later, whatever became of the case', async () => {
    const j = await arrived();
    const request = random() as RequestId;
    const act = { kind: 'message', step: 'accept' as StepId, seen: 1, at: nowInstant(), text: await j.text('x'), request } as const;
    // As it would have gone over the wire three minutes ago.
    const message = messageOf(world.binding, j.id, act, at('window'), minutesAgo(3));
    const sealed = await encodeToPayloads(world.client.options.loadedDataConverter, message);
    expect(await eavesdropper(world).send(j.id, { payloads: sealed ?? [] }, random())).toBe('refused');
    expect(await types(j, 'messaged')).toBe(0);
    // The same act in a message of now is done, whenever it was kept.
    expect(await world.engine.act(j.id, act, at('window'))).toMatchObject({ kind: 'done' });
  });

  it('starts nothing with a submission under another id, and the case it belongs to goes on', async () => {
    const j = await arrived();
    const nobody = eavesdropper(world);
    const id = `c-${random()}` as CaseId;
    expect(await nobody.begin(id, await nobody.start(j.id))).toBe('other-case');
    expect(await world.store.ledger.headOf(id)).toBeUndefined();
    expect(await j.act(at('window'), 'accept', 'accept', {})).toMatchObject({ kind: 'done' });
  });

  it('finds nothing in a ledger but acts that were meant for its case', async () => {
    const j = await arrived();
    await j.act(at('window'), 'accept', 'accept', {});
    const { verified, events } = await proofOf(world, j.id);
    expect(verified.faults).toEqual([]);
    expect(events.filter((event) => event.bond)).toHaveLength(1);
  });
});

const minutesAgo = (minutes: number): Instant => new Date(Date.now() - minutes * 60_000).toISOString() as Instant;

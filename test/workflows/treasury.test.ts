import { type Fault } from '../../sandbox/faults';
import { type Actor } from '../../src/domain/offices';
import { alone, ill, ledgerOf, until } from '../support/bad-days';
import { type Journey, opened } from '../support/journey';
import { type Batch, batchOf, grantOf } from '../support/money';
import { eavesdropper } from '../support/overheard';
import { startWorld, type World } from '../support/world';

let world: World;
beforeAll(async () => {
  world = await startWorld();
}, 60_000);
afterAll(() => world.end());

const finance = (nth: number): Actor => world.people.of('lh', 'finance', nth);
const granted = async (): Promise<Journey> => {
  const j = await alone(world);
  await j.submit();
  await j.until(opened('accept'));
  await grantOf(world, j);
  return j;
};
/** Made by the first of finance, with these cases in it. */
const composed = async (...cases: Journey[]): Promise<Batch> => {
  const batch = await batchOf(world, finance(1));
  await batch.until(opened('compose'));
  expect(await batch.act(finance(1), 'add-rows', 'compose', { cases: cases.map((one) => one.id) })).toMatchObject({ kind: 'done' });
  await batch.until((state) => state.rows.length === cases.length && state.rows.every((row) => row.status === 'joined'));
  expect(await batch.act(finance(1), 'compose', 'compose', {})).toMatchObject({ kind: 'done' });
  return batch;
};
const released = async (batch: Batch, by = finance(2)): Promise<void> => {
  expect(await batch.act(by, 'release-payment', 'release', {})).toMatchObject({ kind: 'done' });
};
/** The treasury was asked, did not answer, and is being asked again. */
const askedTwice = (j: Journey): Promise<unknown> =>
  until(async () => {
    const { raw } = await world.client.workflow.getHandle(j.id).describe();
    return raw.pendingActivities?.some((one) => one.activityType?.name === 'disburse' && (one.attempt ?? 0) > 1);
  });
const booked = (j: Journey) => world.book.all().filter((one) => one.key.startsWith(`${j.id}/`));

describe('a treasury that', () => {
  it.each<[string, Fault, number]>([
    ['pays and loses its reply', { loseReply: true }, 0],
    ['takes the order and knows only later', { late: 2 }, 0],
    ['is down', { status: 503 }, 1],
    ['hangs', { hang: true }, 1],
    ['answers from somewhere else', { status: 404 }, 1],
  ])(
    '%s pays once all the same',
    async (_what, fault, mend) => {
      const j = await granted();
      const batch = await composed(j);
      await ill(world.treasuryUrl, { payments: fault });
      await released(batch);
      if (mend) {
        await askedTwice(j);
        expect(booked(j)).toEqual([]);
        await ill(world.treasuryUrl, {});
      }
      expect((await batch.until((state) => state.outcome !== undefined)).rows).toMatchObject([{ status: 'paid' }]);
      await ill(world.treasuryUrl, {});
      expect(booked(j)).toMatchObject([{ fen: 2_000_000, result: 'paid' }]);
      expect((await ledgerOf(world, j.id)).filter((event) => event.type === 'paid')).toHaveLength(1);
      expect(await world.store.claims.ofCase(j.id)).toMatchObject([{ state: 'spent' }]);
    },
    45_000,
  );
});

it('an answer that another case got, given to a case that waits for its own, pays nothing and is believed by nobody', async () => {
  const [paid, waits] = await Promise.all([granted(), granted()]);
  const first = await composed(paid);
  await released(first);
  await paid.until((state) => state.payments[0]?.status === 'paid');
  const nobody = eavesdropper(world);
  const overheard = await nobody.answers(paid.id, 'disburse');
  const second = await composed(waits);
  await ill(world.treasuryUrl, { payments: { latencyMs: 1_500 } });
  await released(second);
  await until(() => nobody.answer(waits.id, 'disburse', overheard));
  expect((await second.until((state) => state.outcome !== undefined)).rows).toMatchObject([{ status: 'paid' }]);
  await ill(world.treasuryUrl, {});
  const [mine, other] = [booked(waits), booked(paid)];
  expect(mine).toHaveLength(1);
  expect((await waits.state()).payments).toMatchObject([{ status: 'paid', reference: mine[0]?.reference }]);
  expect(mine[0]?.reference).not.toBe(other[0]?.reference);
}, 45_000);

describe('a row of a batch', () => {
  it('whose case was withdrawn meanwhile is held, the others are paid, and the batch settles', async () => {
    const [gone, stays] = await Promise.all([granted(), granted()]);
    const batch = await composed(gone, stays);
    expect(await gone.act(gone.applicant, 'withdraw', 'case', { text: await gone.text('不要了') })).toMatchObject({ kind: 'done' });
    await gone.until((state) => state.outcome === 'withdrawn');
    await released(batch);
    const { rows } = await batch.until((state) => state.outcome === 'settled');
    expect(rows).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ case: gone.id, status: 'held', reason: 'case-closed' }),
        expect.objectContaining({ case: stays.id, status: 'paid' }),
      ]),
    );
    expect(booked(gone)).toEqual([]);
    expect(booked(stays)).toHaveLength(1);
    expect(await world.store.claims.ofCase(gone.id)).toEqual([]);
  });

  it('is held if who releases it has decided it, under whichever account, and another batch pays it', async () => {
    const j = await granted();
    const { of, all } = world.people;
    const twin: Actor = { ...finance(2), id: 'actor-twin' as Actor['id'], person: of('lh', 'approver').person };
    all.push(twin);
    const batch = await composed(j);
    await released(batch, twin);
    expect((await batch.until((state) => state.outcome === 'settled')).rows).toMatchObject([{ status: 'held', reason: 'same-person' }]);
    await j.until((state) => state.payments[0]?.status === 'ready');
    expect(booked(j)).toEqual([]);
    const second = await composed(j);
    await released(second);
    expect((await second.until((state) => state.outcome === 'settled')).rows).toMatchObject([{ status: 'paid' }]);
    expect(booked(j)).toHaveLength(1);
  });

  it('stands in one batch at most', async () => {
    const j = await granted();
    const batch = await composed(j);
    const other = await batchOf(world, finance(2));
    await other.until(opened('compose'));
    await other.act(finance(2), 'add-rows', 'compose', { cases: [j.id] });
    expect((await other.until((state) => state.rows[0]?.status === 'declined')).rows).toMatchObject([{ reason: 'payment-not-ready' }]);
    expect(await other.act(finance(2), 'compose', 'compose', {})).toMatchObject({ kind: 'refused', refusal: { code: 'batch-empty' } });
    await released(batch);
    await batch.until((state) => state.outcome === 'settled');
    expect(booked(j)).toHaveLength(1);
  });

  it('that is taken out again waits for another batch', async () => {
    const [out, stays] = await Promise.all([granted(), granted()]);
    const batch = await batchOf(world, finance(1));
    await batch.until(opened('compose'));
    await batch.act(finance(1), 'add-rows', 'compose', { cases: [out.id, stays.id] });
    await batch.until((state) => state.rows.length === 2 && state.rows.every((row) => row.status === 'joined'));
    expect(await batch.act(finance(1), 'remove-row', 'compose', { case: out.id })).toMatchObject({ kind: 'done' });
    await batch.until((state) => state.rows.some((row) => row.case === out.id && row.status === 'declined'));
    await until(async () => (await out.state()).payments[0]?.status === 'ready');
    expect(await batch.act(finance(1), 'compose', 'compose', {})).toMatchObject({ kind: 'done' });
    await released(batch);
    await batch.until((state) => state.outcome === 'settled');
    expect([booked(out).length, booked(stays).length]).toEqual([0, 1]);
  });

  it('of a case that was never granted declines', async () => {
    const j = await alone(world);
    await j.submit();
    await j.until(opened('accept'));
    const batch = await batchOf(world, finance(1));
    await batch.until(opened('compose'));
    await batch.act(finance(1), 'add-rows', 'compose', { cases: [j.id] });
    expect((await batch.until((state) => state.rows[0]?.status === 'declined')).rows).toMatchObject([{ reason: 'step-not-open' }]);
  });
});

it('what the treasury paid, in all, is what was awarded and closed as paid', async () => {
  const paid = world.book.all().filter((one) => one.result === 'paid');
  let awarded = 0;
  for await (const id of world.store.ledger.allCases()) {
    const payments = (await world.store.cases.read(id))?.state.payments ?? [];
    awarded += payments.filter((one) => one.status === 'paid').reduce((sum, one) => sum + one.fen, 0);
  }
  expect(paid.length).toBeGreaterThan(0);
  expect(paid.reduce((sum, one) => sum + one.fen, 0)).toBe(awarded);
});

import { alone, ill, ledgerOf } from '../support/bad-days';
import { opened } from '../support/journey';
import { batchOf, grantOf } from '../support/money';
import { startWorld, type World } from '../support/world';

let world: World;
beforeAll(async () => {
  world = await startWorld();
}, 60_000);
afterAll(() => world.end());

it('while the treasury is down the case waits visibly for the bank, is spoken of, and then goes on by itself', async () => {
  const { of } = world.people;
  const j = await alone(world);
  await j.submit();
  await grantOf(world, j);
  const batch = await batchOf(world, of('lh', 'finance', 1));
  await batch.until(opened('compose'));
  await batch.act(of('lh', 'finance', 1), 'add-rows', 'compose', { cases: [j.id] });
  await batch.until((state) => state.rows[0]?.status === 'joined');
  await batch.act(of('lh', 'finance', 1), 'compose', 'compose', {});
  await ill(world.treasuryUrl, { payments: { status: 503 } });
  await batch.act(of('lh', 'finance', 2), 'release-payment', 'release', {});
  await batch.until((state) => state.rows[0]?.status === 'ordered');
  const [task] = await world.store.tasks.ofCase(j.id);
  expect(task).toMatchObject({ step: 'pay', waitingFor: 'bank', pooled: false });
  // Nobody can take it back, or order it twice, while nobody knows what became of it.
  expect(await j.act(j.applicant, 'withdraw', 'case', { text: await j.text('不要了') })).toMatchObject({ kind: 'refused' });
  // Finance may not read notes, and so writes none.
  const noted = async (who: 'finance' | 'approver') => j.act(of('lh', who), 'note', 'pay', { text: await j.text('银行系统维护') });
  expect(await noted('finance')).toMatchObject({ kind: 'refused' });
  expect(await noted('approver')).toMatchObject({ kind: 'done' });
  expect(world.book.all()).toEqual([]);
  await ill(world.treasuryUrl, {});
  await j.until(opened('deliver'));
  expect(await batch.until((state) => state.outcome !== undefined)).toMatchObject({ outcome: 'settled', rows: [{ status: 'paid' }] });
  expect(world.book.all()).toMatchObject([{ fen: 2_000_000, result: 'paid' }]);
  expect((await ledgerOf(world, j.id)).filter((event) => event.type === 'paid')).toHaveLength(1);
}, 45_000);

it('while every registry is down an applicant may still withdraw, and the case asks no more', async () => {
  await ill(world.registriesUrl, { '*': { status: 503 } });
  const j = await alone(world);
  await j.submit();
  await j.act(world.people.of('lh-minzhi', 'window'), 'accept', 'accept', {});
  await j.until((state) => state.findings.length > 0);
  expect(await j.act(j.applicant, 'withdraw', 'case', { text: await j.text('不等了') })).toMatchObject({ kind: 'done' });
  await j.until((state) => state.outcome === 'withdrawn');
  expect(await world.client.workflow.getHandle(j.id).result()).toBe('withdrawn');
  expect(await world.store.claims.ofCase(j.id)).toEqual([]);
  await ill(world.registriesUrl, {});
});

import { tellResting } from '../../activities/tell-resting';
import { employerNamed } from '../../sandbox/employers/firms';
import { type ActMessage } from '../../src/domain/case/bond';
import { type LedgerRow } from '../../src/domain/case/events';
import { machine } from '../../src/domain/offices';
import { type AreaCode, type RequestId } from '../../src/domain/values';
import { messageOf } from '../../src/engine/message';
import { eventually } from '../support/eventually';
import { type Journey, nowInstant, opened } from '../support/journey';
import { type Batch, batchOf } from '../support/money';
import { offered, rewardFiled } from '../support/rewarded';
import { verificationOf } from '../support/verification';
import { startWorld, type World } from '../support/world';
import { act } from '../../workflows/contract';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.end());

const haisha = employerNamed('haisha');
const hl = '350206001' as AreaCode;
const at = (role: 'window' | 'reviewer' | 'approver' | 'finance', nth = 1) => world.people.of('xm-hl', role, nth);
const done = async (j: Pick<Journey, 'act'> | Batch, ...given: Parameters<Journey['act']>) =>
  expect((await j.act(...given)).kind).toBe('done');

/** As far as the money, and into a batch that was made and waits for its release. */
async function toRelease(j: Journey): Promise<Batch> {
  await j.until(opened('accept'));
  await done(j, at('window'), 'accept', 'accept', {});
  await j.until(opened('review'));
  await done(j, at('reviewer'), 'advance', 'review', { text: await j.text('同意') });
  await j.until(opened('decide'));
  await done(j, at('approver'), 'grant', 'decide', {});
  await j.until(opened('pay'));
  const batch = await inBatch(j);
  await batch.until((state) => state.rows.every((row) => row.status === 'joined') && state.rows.length === 1);
  await done(batch, at('finance'), 'compose', 'compose', {});
  await batch.until(opened('release'));
  return batch;
}

async function inBatch(j: Journey): Promise<Batch> {
  const batch = await batchOf(world, at('finance'), '350206' as AreaCode);
  await batch.until(opened('compose'));
  await done(batch, at('finance'), 'add-rows', 'compose', { cases: [j.id] });
  return batch;
}

it('a reward that stands in a batch when its year is corrected falls out, is paid by none, and once withdrawn is offered on the corrected figures', async () => {
  const { store } = world;
  const v = await verificationOf(world, haisha, hl);
  await v.submit();
  await v.until(({ outcome }) => outcome !== undefined);
  const j = await (await rewardFiled(world, await offered(world, v), { clerk: v.applicant, employer: haisha })).journey();
  const batch = await toRelease(j);

  // Half as many staff: two above the ratio, where it was one.
  const after = { case: v.id, relation: 'correction', year: 2025 };
  const c = await verificationOf(world, { ...haisha, headcount: haisha.headcount.map(() => 60) }, hl, { after, as: v.applicant });
  await c.submit();
  await c.until(opened('decide'));
  await done(c, at('approver'), 'grant', 'decide', {});
  const corrected = await c.until(({ outcome }) => outcome !== undefined);
  expect(corrected.outcome).toBe('granted');

  const told = await j.until((state) => state.basisReplaced !== undefined);
  expect(told.basisReplaced).toMatchObject({ correction: c.id, number: corrected.number });
  expect(told.payments).toMatchObject([{ status: 'ready' }]);
  const fallen = await batch.until((state) => state.rows[0]?.status === 'declined');
  expect(fallen.rows).toMatchObject([{ case: j.id, status: 'declined', reason: 'basis-replaced' }]);
  expect(await batch.act(at('finance', 2), 'release-payment', 'release', {})).toMatchObject({
    kind: 'refused',
    refusal: { code: 'batch-empty' },
  });
  const another = await inBatch(j);
  expect((await another.until((state) => state.rows[0]?.status === 'declined')).rows).toMatchObject([{ reason: 'basis-replaced' }]);

  // Told and delivered a second time, past the update's own id, it changes nothing more.
  const request = `basis-replaced/${j.id}/${c.id}` as RequestId;
  const sent = await store.outgoing.find(request);
  if (sent?.kind !== 'act') throw new Error('nothing was sent');
  const before = await j.state();
  const closed = { event: { type: 'closed', outcome: 'granted' } } as LedgerRow;
  await tellResting(store, { row: closed, state: corrected, after: corrected });
  const args = [messageOf(world.binding, j.id, sent.body, machine, nowInstant())] as [ActMessage];
  const repeated = await world.client.workflow.getHandle(j.id).executeUpdate(act, { args, updateId: 'again' });
  expect(repeated.version).toBe(before.requests[request]);
  expect((await j.state()).version).toBe(before.version);
  const letters = await store.letters.allOfCase(j.id);
  expect(letters.filter(({ template }) => template === 'basis-replaced').map(({ channel }) => channel)).toEqual(['portal']);
  expect(letters.some(({ template, to }) => template === 'basis-replaced-desk' && to.actor?.includes('xm-hl'))).toBe(true);

  // The right is held: nothing is offered until the unit gives the first one up.
  expect((await store.invitations.of(c.id)).map(({ state }) => state)).toEqual(['waiting']);
  await done(j, j.applicant, 'withdraw', 'case', { text: await j.text('按更正后的重新申报') });
  const [open] = await eventually(
    () => store.invitations.of(c.id),
    (all) => all[0]?.state === 'opened',
    (all) => all,
  );
  const next = await (
    await rewardFiled(world, (await store.drafts.read(open?.draft as never)) as never, { clerk: v.applicant, employer: haisha })
  ).journey();
  expect((await next.until(opened('accept'))).facts).toMatchObject({ staffMonths: 720, personMonths: 36 });
  expect(world.book.all()).toEqual([]);
});

import { employerNamed } from '../../sandbox/employers/firms';
import { inLine, type LateWage, lateWages } from '../../src/cli/late-wages';
import { minimumWagesFor } from '../../src/domain/ground/minimum-wages';
import { type AreaCode, type Fen } from '../../src/domain/values';
import { httpRegistries } from '../../src/registries/http';
import { type Journey, opened } from '../support/journey';
import { paid } from '../support/matter-histories';
import { offered, offeredAgain, rewardFiled } from '../support/rewarded';
import { verificationOf } from '../support/verification';
import { startWorld, type World } from '../support/world';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.end());

const haisha = employerNamed('haisha');
const at = (role: 'window' | 'reviewer' | 'approver' | 'finance', nth = 1) => world.people.of('xm-hl', role, nth);

/** As far as the decision. */
async function toDecision(j: Journey): Promise<void> {
  await j.until(opened('accept'));
  expect((await j.act(at('window'), 'accept', 'accept', {})).kind).toBe('done');
  await j.until(opened('review'));
  expect((await j.act(at('reviewer'), 'advance', 'review', { text: await j.text('同意') })).kind).toBe('done');
  await j.until(opened('decide'));
}

it('a year verified above the ratio offers its reward at once; the unit gives its account, and is paid through a batch', async () => {
  const v = await verificationOf(world, haisha, '350206001' as AreaCode);
  await v.submit();
  const verified = await v.until(({ outcome }) => outcome !== undefined);
  expect(verified.outcome).toBe('granted');

  const draft = await offered(world, v);
  expect(draft).toMatchObject({ programme: 'quota-reward', party: v.applicant.parties?.[0], after: { case: v.id, relation: 'reward' } });
  expect(draft.sections).toMatchObject({ employer: { street: '350206001' }, contact: { telephone: haisha.clerk.telephone } });
  expect(world.told).toContainEqual({ actor: v.applicant.id, template: 'may-file', key: `${v.id}/reward/0` });

  // A second one, offered while the right is not used yet: it is the first that has it.
  const again = await offeredAgain(world, draft);
  const { submitted, journey } = await rewardFiled(world, draft, { clerk: v.applicant, employer: haisha });
  expect(submitted.kind).toBe('submitted');
  const j = await journey();
  await toDecision(j);
  const state = await j.state();
  // What it is reckoned from is what was recorded, and nothing of that is in what it follows.
  expect(state.facts).toMatchObject({ year: '2025', staffMonths: 1_440, personMonths: 36, weightedMonths: 48, ownAccount: true });
  expect(state.after).toEqual({ case: v.id, relation: 'reward' });
  expect((await j.act(at('approver'), 'grant', 'decide', {})).kind).toBe('done');
  await j.until(opened('pay'));
  await paid(world, j, [at('finance', 1), at('finance', 2)], '350206', ['compose', 'release']);
  const ended = await j.state();
  expect(ended.outcome).toBe('granted');
  // 3 − 120 × 1.6 % = 1.08: one, five times the minimum wage of 2025.
  expect(ended.result).toMatchObject({ value: 5 * 210_000, unit: 'fen', provisional: true });
  expect(world.book.all().find(({ key }) => key === ended.payments[0]?.key)).toMatchObject({
    fen: 1_050_000,
    payee: { name: haisha.firm.name },
  });

  const second = await rewardFiled(world, again, { clerk: v.applicant, employer: haisha, holder: '洪敏' });
  expect(second.submitted.kind).toBe('submitted');
  const other = await second.journey();
  await toDecision(other);
  expect((await other.state()).facts).toMatchObject({ ownAccount: false });
  expect((await other.state()).rights.takenBy).toBe(ended.number);
  expect(await other.act(at('approver'), 'grant', 'decide', {})).toMatchObject({ kind: 'refused', refusal: { code: 'right-taken' } });
  const why = { clause: 'out-of-scope', text: await other.text('本年度已经奖励') };
  expect((await other.act(at('approver'), 'refuse', 'decide', why)).kind).toBe('done');
  expect((await other.until(({ outcome }) => outcome !== undefined)).outcome).toBe('refused');
});

it('a minimum wage that is entered late is said of what was granted, with both figures and the difference, and changes nothing', async () => {
  const { store, registriesUrl, policies } = world;
  // 4,000 where it was 2,100: one of the three earned less.
  const wages = policies.minimumWages.map((one) => (one.since === '2025-01' ? { ...one, fen: 400_000 as Fen } : one));
  const listed = async (table: typeof wages): Promise<LateWage[]> => {
    const registries = httpRegistries({ url: registriesUrl, timeoutMs: 500, retries: 1 });
    const all: LateWage[] = [];
    for await (const one of lateWages({ store, registries, minimumWagesIn: (area) => minimumWagesFor(table, area) })) all.push(one);
    return all.sort((one, other) => one.programme.localeCompare(other.programme));
  };
  expect(await listed(policies.minimumWages as typeof wages)).toEqual([]);
  const [reward, year, ...others] = await listed(wages);
  expect(others).toEqual([]);
  expect(reward).toMatchObject({ programme: 'quota-reward', was: 1_050_000, would: 2_000_000, unit: 'fen' });
  expect(year).toMatchObject({ programme: 'quota-verification', was: 48, would: 36, unit: 'person-months' });
  expect(year?.months).toHaveLength(12);
  expect([year?.moved, year?.silent]).toEqual([undefined, undefined]);
  expect(inLine(reward as LateWage)).toContain('quota-reward 10,500.00 → 20,000.00 yuan (+9,500.00), 2025-01');
});

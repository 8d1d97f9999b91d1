import { type CaseState } from '../../src/domain/case/state';
import { type AreaCode, type StepId } from '../../src/domain/values';
import { policiesOrExplain } from '../../src/policies/load';
import { cast } from '../../sandbox/people';
import { answersOf, type Journey, journey, opened } from '../support/journey';
import { batchOf } from '../support/money';
import { person } from '../support/officers';
import { startWorld, type World } from '../support/world';

let world: World;
const officerAt = (role: 'window' | 'reviewer' | 'approver' | 'finance', office: string) =>
  person(`${office}-${role}`, [{ role, office: office as never }]);
const window = officerAt('window', 'ex-east');
const agency = officerAt('reviewer', 'ex-east-agency');
const city = officerAt('reviewer', 'ex');
const approver = officerAt('approver', 'ex');
const finance = officerAt('finance', 'ex-east');
const second = { ...person('ex-east-finance-2', [{ role: 'finance', office: 'ex-east' as never }]) };
const area = '990101001' as AreaCode;
beforeAll(async () => {
  world = await startWorld();
  const elsewhere = policiesOrExplain('test/policies', { sandbox: true });
  world.policies.policies.push(...elsewhere.policies);
  world.policies.offices.push(...elsewhere.offices);
  world.people.all.push(window, agency, city, approver, finance, second);
}, 60_000);
afterAll(() => world.end());

const yes = async (j: Journey) => ({ text: await j.text('符合') });
const decided = async (j: Journey): Promise<CaseState> => {
  expect(await j.act(agency, 'advance', 'agency-opinion', await yes(j))).toMatchObject({ kind: 'done' });
  await j.until(opened('city-opinion'));
  expect(await j.act(city, 'advance', 'city-opinion', await yes(j))).toMatchObject({ kind: 'done' });
  await j.until(opened('city-decision'));
  expect(await j.act(approver, 'grant', 'city-decision', {})).toMatchObject({ kind: 'done' });
  return j.until(opened('payout'));
};

it('another place’s route runs on the same kernel to the money, by its own names for its steps', async () => {
  const j = await journey(world, answersOf([cast.lin]), area);
  expect(await j.submit()).toEqual({ kind: 'done', version: 1 });
  await j.until(opened('intake'));
  expect(await j.act(window, 'accept', 'intake', {})).toMatchObject({ kind: 'done' });
  await j.until(opened('agency-opinion'));
  const state = await decided(j);
  expect(state.result).toMatchObject({ value: 10_000, provisional: true });
  expect(state.rights.reserved).toEqual([expect.stringMatching(/^example-grant\/.*\/\d{4}$/)]);
  expect(state.payments).toMatchObject([{ attempt: 1, status: 'ready', fen: 10_000 }]);
  const batch = await batchOf(world, finance, '990101' as AreaCode);
  await batch.until(opened('gather'));
  expect(await batch.act(finance, 'add-rows', 'gather', { cases: [j.id] })).toMatchObject({ kind: 'done' });
  await batch.until(({ rows }) => rows[0]?.status === 'joined');
  expect(await batch.act(finance, 'compose', 'gather', {})).toMatchObject({ kind: 'done' });
  await batch.until(opened('let-go'));
  expect(await batch.act(second, 'release-payment', 'let-go', {})).toMatchObject({ kind: 'done' });
  expect(await j.until(({ outcome }) => outcome !== undefined)).toMatchObject({ outcome: 'granted', payments: [{ status: 'paid' }] });
  expect(await batch.until(({ outcome }) => outcome !== undefined)).toMatchObject({ outcome: 'settled', rows: [{ status: 'paid' }] });
  expect(world.book.all().filter((one) => one.key.startsWith(`${j.id}/`))).toMatchObject([{ fen: 10_000, result: 'paid' }]);
});

it('a return over the registry check has it done again, and the case goes on', async () => {
  const j = await journey(world, { ...answersOf([cast.lin]), people: answersOf([cast.chen]).people }, area);
  await j.submit();
  await j.until(opened('intake'));
  await j.act(window, 'accept', 'intake', {});
  await j.until(opened('agency-opinion'));
  await j.act(agency, 'advance', 'agency-opinion', await yes(j));
  await j.until(opened('city-opinion'));
  const back = { to: 'agency-opinion' as StepId, text: await j.text('再看') };
  expect(await j.act(city, 'return', 'city-opinion', back)).toMatchObject({ kind: 'done' });
  await j.until(opened('agency-opinion'));
  expect(await j.act(agency, 'advance', 'agency-opinion', await yes(j))).toMatchObject({ kind: 'done' });
  // The registries say what they said before: the second check ends all the same.
  expect(await j.until(opened('city-opinion'))).toMatchObject({ round: 2, done: { registries: 'done' } });
});

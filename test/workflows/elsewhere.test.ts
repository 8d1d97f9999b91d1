import { type AreaCode } from '../../src/domain/values';
import { policiesOrExplain } from '../../src/policies/load';
import { cast } from '../../sandbox/people';
import { answersOf, journey, opened } from '../support/journey';
import { person } from '../support/officers';
import { startWorld, type World } from '../support/world';

let world: World;
const officerAt = (role: 'window' | 'reviewer' | 'approver' | 'finance', office: string) =>
  person(`${office}-${role}`, [{ role, office: office as never }]);
const window = officerAt('window', 'ex-east');
const agency = officerAt('reviewer', 'ex-east-agency');
const city = officerAt('reviewer', 'ex');
const approver = officerAt('approver', 'ex');
beforeAll(async () => {
  world = await startWorld();
  const elsewhere = policiesOrExplain('test/policies', { sandbox: true });
  world.policies.policies.push(...elsewhere.policies);
  world.policies.offices.push(...elsewhere.offices);
  world.people.all.push(window, agency, city, approver, officerAt('finance', 'ex-east'));
}, 60_000);
afterAll(() => world.end());

it('another place’s route runs on the same kernel, without a visit and with two reviews around the registry check', async () => {
  const j = await journey(world, answersOf([cast.lin]), '990101001' as AreaCode);
  expect(await j.submit()).toEqual({ kind: 'done', version: 1 });
  await j.until(opened('intake'));
  expect(await j.act(window, 'accept', 'intake', {})).toMatchObject({ kind: 'done' });
  await j.until(opened('agency-opinion'));
  expect(await j.act(agency, 'advance', 'agency-opinion', { text: await j.text('符合') })).toMatchObject({ kind: 'done' });
  await j.until(opened('city-opinion'));
  expect(await j.act(city, 'advance', 'city-opinion', { text: await j.text('符合') })).toMatchObject({ kind: 'done' });
  await j.until(opened('city-decision'));
  expect(await j.act(approver, 'grant', 'city-decision', {})).toMatchObject({ kind: 'done' });
  const state = await j.until(opened('payout'));
  expect(state.result).toMatchObject({ value: 10_000, provisional: true });
  expect(state.rights.reserved).toEqual([expect.stringMatching(/^example-grant\/.*\/\d{4}$/)]);
  expect(state.payments).toMatchObject([{ attempt: 1, status: 'ready', fen: 10_000 }]);
});

import { type StepId } from '../../src/domain/values';
import { alone, ill } from '../support/bad-days';
import { certifiedPolicies, certify } from '../support/certified';
import { type Journey, opened } from '../support/journey';
import { startWorld, type World } from '../support/world';

let world: World;
/** Reached by files only. */
const national = 'to-nation';

beforeAll(async () => {
  world = await startWorld({ policies: certifiedPolicies(), byFile: true });
}, 60_000);
afterEach(() => ill(world.taxUrl, {}));
afterAll(() => world.end());

const officers = () => {
  const { of } = world.people;
  return { window: of('lh-minzhi', 'window'), approver: of('lh', 'approver'), clerk: of('lh-agency', 'reviewer') };
};
async function filed(): Promise<Journey> {
  const j = await alone(world);
  expect(await j.submit()).toMatchObject({ kind: 'done' });
  return j;
}
const keyOf = (j: Journey): string => `${j.id}/to-tax`;
const receivedOf = (j: Journey) => world.received.all().filter((one) => one.key === keyOf(j));

it('is certified by itself, sent, acknowledged, and then waits for the file of a receiver without an adapter', async () => {
  const j = await filed();
  const { certificate } = await certify(j, officers());
  expect(certificate.code).toMatch(/^[0-9a-f]{32}$/);
  const state = await j.until(opened(national));
  const [received] = receivedOf(j);
  expect(received).toMatchObject({
    number: state.number,
    policy: state.policy,
    certificate: certificate.code,
    result: { value: 2_000_000, unit: 'fen' },
    sandbox: true,
    times: 1,
  });
  expect(JSON.stringify(received)).not.toContain('林');
  expect(state.transmissions).toEqual([{ step: 'to-tax', receiver: 'tax', receipt: received?.receipt, on: '2026-11-24' }]);
  expect(await world.store.certificates.find(certificate.code)).toMatchObject({
    case: j.id,
    number: state.number,
    office: 'lh',
    sandbox: true,
  });
  expect(await j.act(officers().clerk, 'acknowledge', national, { receipt: 'Q-7' })).toMatchObject({ kind: 'done' });
  expect((await j.until(opened('pay'))).transmissions?.[1]).toMatchObject({ receiver: 'national', receipt: 'Q-7' });
}, 60_000);

it('waits while the receiver is away, and goes on by itself when it is back', async () => {
  await ill(world.taxUrl, { tax: { status: 503 } });
  const j = await filed();
  await certify(j, officers());
  await j.until(opened('to-tax'));
  await new Promise((resolve) => setTimeout(resolve, 700));
  expect(receivedOf(j)).toEqual([]);
  await ill(world.taxUrl, {});
  await j.until(opened(national));
  expect(receivedOf(j)).toMatchObject([{ times: 1 }]);
}, 60_000);

it('is ended by an officer meanwhile, is sent no more, and a receiver that comes back changes nothing', async () => {
  await ill(world.taxUrl, { tax: { status: 503 } });
  const j = await filed();
  await certify(j, officers());
  await j.until(opened('to-tax'));
  expect(await j.act(officers().window, 'acknowledge', 'to-tax', { receipt: 'S-1' })).toMatchObject({ kind: 'refused' });
  expect(await j.act(officers().clerk, 'acknowledge', 'to-tax', { receipt: 'S-1' })).toMatchObject({ kind: 'done' });
  await ill(world.taxUrl, {});
  const state = await j.until(opened(national));
  expect(state.transmissions).toMatchObject([{ step: 'to-tax' as StepId, receipt: 'S-1' }]);
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect(receivedOf(j)).toEqual([]);
  expect((await j.state()).transmissions).toHaveLength(1);
}, 60_000);

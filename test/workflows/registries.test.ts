import { cast, castFirms } from '../../sandbox/people';
import { alone, ill, ledgerOf, until } from '../support/bad-days';
import { type Journey, opened } from '../support/journey';
import { startWorld, type World } from '../support/world';

let world: World;
beforeAll(async () => {
  world = await startWorld();
}, 60_000);
afterAll(() => world.end());

const verdicts = async (j: Journey): Promise<Record<string, string>> =>
  Object.fromEntries((await j.state()).findings.map((one) => [one.id, one.verdict]));
const accepted = async (j: Journey, street = 'lh-minzhi'): Promise<Journey> => {
  await j.submit();
  await j.until(opened('accept'));
  expect(await j.act(world.people.of(street, 'window'), 'accept', 'accept', {})).toMatchObject({ kind: 'done' });
  return j;
};

describe('registries that are down', () => {
  let waiting: Journey;
  let before: number;

  it('leave their findings unverified, never a mark against the person, and the case waits visibly', async () => {
    await ill(world.registriesUrl, { '*': { status: 503 } });
    waiting = await accepted(await alone(world));
    const state = await waiting.until((one) => one.findings.length > 0);
    before = Date.now();
    expect(new Set(state.findings.map((one) => one.verdict))).toEqual(new Set(['unverified']));
    expect(state.obligations).toMatchObject([{ step: 'check' }]);
  });

  it('are settled by an officer from papers, finding by finding, and the case goes on', async () => {
    const j = await accepted(await alone(world));
    const { findings } = await j.until((one) => one.findings.length > 0);
    const window = world.people.of('lh-minzhi', 'window');
    const paper = { item: 'business-licence', file: 'file-1', hash: 'a'.repeat(64) as never };
    for (const { id } of findings)
      expect(
        await j.act(window, 'settle-finding', 'check', { finding: id, verdict: 'agrees', text: await j.text('原件核对'), paper }),
      ).toMatchObject({ kind: 'done' });
    const state = await j.until(opened('visit'));
    expect(state.findings.every((one) => one.settled?.by === window.id && one.verdict === 'unverified')).toBe(true);
    expect(
      await j.act(window, 'settle-finding', 'check', { finding: findings[0]?.id ?? '', verdict: 'differs', text: await j.text('再改') }),
    ).toMatchObject({ kind: 'refused', refusal: { code: 'step-ended' } });
  });

  it.each([
    ['hangs', { hang: true }],
    ['answers something else', { wrong: true }],
  ])('a business registry that %s says nothing about the firm, and the others are heard', async (_how, fault) => {
    await ill(world.registriesUrl, { business: fault });
    const j = await accepted(await alone(world));
    await j.until((one) => one.findings.length > 0);
    expect(await verdicts(j)).toMatchObject({
      'business/firm/name': 'unverified',
      'business/firm/status': 'unverified',
      'certificate/0/validity': 'agrees',
      'household/0/area': 'agrees',
    });
    await ill(world.registriesUrl, {});
  });

  it('that come back are asked again by the case itself, which goes on', async () => {
    await ill(world.registriesUrl, {});
    const state = await until(async () => [await waiting.state()].find(opened('visit')), 75);
    expect(state.findings.every((one) => one.verdict === 'agrees')).toBe(true);
    expect(Date.now() - before).toBeLessThan(75_000);
    const types = (await ledgerOf(world, waiting.id)).map((event) => event.type);
    // Once unverified, once answered: the ledger is not filled with the same silence.
    expect(types.filter((type) => type === 'checked')).toHaveLength(2);
  }, 90_000);
});

it('a name that the registry has otherwise is a finding, and the case goes on to people', async () => {
  const j = await accepted(
    await alone(world, [cast.zhao], (same) => ({ ...same, firm: { ...same.firm, name: '赵静工作室' } }), castFirms.zhao),
    'ft-lianhua',
  );
  await j.until(opened('visit'));
  expect(await verdicts(j)).toMatchObject({
    'business/firm/name': 'differs',
    'business/firm/status': 'agrees',
    'certificate/0/name': 'agrees',
  });
});

it('a certificate that ran out by the national base is a finding, and nobody can grant the case', async () => {
  const j = await accepted(await alone(world, [cast.huang], (same) => same, castFirms.huang));
  const { of } = world.people;
  await j.until(opened('visit'));
  expect(await verdicts(j)).toMatchObject({ 'certificate/0/validity': 'differs', 'certificate/0/name': 'agrees' });
  const found = {
    checklist: { 'premises-as-stated': true, operating: true, 'founder-present': true },
    text: await j.text('属实'),
    photos: [],
  };
  await j.act(of('lh-minzhi', 'inspector', 1), 'inspect', 'visit', found);
  await j.act(of('lh-minzhi', 'inspector', 2), 'inspect', 'visit', found);
  await j.act(of('lh-minzhi', 'reviewer'), 'advance', 'street-review', { text: await j.text('证件过期') });
  await j.act(of('lh-agency', 'reviewer'), 'advance', 'district-review', { text: await j.text('证件过期') });
  await j.until(opened('decide'));
  expect(await j.act(of('lh', 'approver'), 'grant', 'decide', {})).toEqual({
    kind: 'refused',
    refusal: { code: 'not-eligible', detail: 'certificate-valid' },
  });
  expect(
    await j.act(of('lh', 'approver'), 'refuse', 'decide', { clause: 'no-certificate', text: await j.text('残疾人证已过期') }),
  ).toMatchObject({ kind: 'done' });
  await j.until((state) => state.outcome === 'refused');
  expect(await world.store.claims.ofCase(j.id)).toEqual([]);
});

it('a firm that the registry does not know is a finding, not a silence', async () => {
  await ill(world.registriesUrl, { business: { missing: true } });
  const j = await accepted(await alone(world));
  await j.until(opened('visit'));
  expect(await verdicts(j)).toMatchObject({ 'business/firm/name': 'absent' });
  await ill(world.registriesUrl, {});
});

import { type CaseState } from '../../src/domain/case/state';
import { type CaseId } from '../../src/domain/values';
import { draw } from '../../src/domain/draw';
import { verifyAll } from '../../src/ledger-tools/verify-all';
import { batchWith, bringTo, filedBy, release } from '../support/handled';
import { eventually } from '../support/eventually';
import { type Journey, opened } from '../support/journey';
import { type PortalWorld, startPortal, type Visitor, visitor } from '../support/portal';

let portal: PortalWorld;
let paid: Journey;
const as = async (login: string): Promise<Visitor> => {
  const one = visitor(portal.url);
  await one.signIn(login);
  return one;
};
const stateOf = (id: CaseId, shows: (state: CaseState) => boolean): Promise<CaseState> =>
  eventually(
    () => read(id),
    shows,
    (last) => last?.obligations,
  );
const read = async (id: CaseId) => (await portal.world.store.cases.read(id))?.state;
const act = async (login: string, id: string, kind: string, step: string, fields: Record<string, string>) => {
  const action = `/desk/cases/${id}/acts/${kind}`;
  return (await as(login)).fill(`${action}?step=${step}`, action, { step, ...fields });
};

beforeAll(async () => {
  portal = await startPortal();
  paid = await filedBy(portal.world, 'lin');
  await bringTo(paid, 'pay');
  await release(await batchWith(portal.world, [paid.id]));
  await paid.until(opened('deliver'));
}, 120_000);
afterAll(() => portal.end());

it('a supervisor draws by a seed that is shown; who handled the case does not check it; what is found is told', async () => {
  const supervisor = await as('longhuaqu-fuze');
  const nothing = await supervisor.fill('/spot-checks', '/spot-checks', {
    programme: 'startup-grant',
    office: 'lh',
    from: '2020-01-01',
    to: '2020-12-31',
    count: '3',
  });
  expect(nothing.status).toBe(422);
  expect(nothing.html).toContain('没有可以抽取的办件');
  const wrong = await supervisor.fill('/spot-checks', '/spot-checks', {
    programme: '',
    office: 'ft',
    from: '2026-13-01',
    to: '',
    count: '0',
  });
  expect(wrong.status).toBe(422);

  const drawn = await supervisor.fill('/spot-checks', '/spot-checks', {
    programme: 'startup-grant',
    office: 'lh',
    from: '2026-01-01',
    to: '2030-12-31',
    count: '5',
  });
  expect(drawn.status).toBe(303);
  const page = await supervisor.get(drawn.location ?? '');
  const kept = await portal.world.store.draws.find((drawn.location ?? '').split('/').pop() ?? '');
  expect(page.html).toContain(kept?.seed);
  // As the matter is called here, whatever it is called elsewhere.
  expect(page.html).toContain('启动资金扶持');
  expect(draw(kept?.seed ?? '', kept?.pool ?? [], 5)).toEqual([paid.input.submission.number]);
  const id = /\/desk\/cases\/(s-[\w-]+)/.exec(page.html)?.[1] as CaseId;
  await stateOf(id, opened('visit'));
  expect((await (await as('ft-approver1')).get(drawn.location ?? '')).status).toBe(403);

  // It is not theirs to take back.
  const lin = await as('lin');
  expect((await lin.fill(`/cases/${id}/withdraw`, `/cases/${id}/withdraw`, { text: '不要' })).status).toBe(409);
  const seen = { 'check-operating': 'yes', 'check-as-granted': 'no', text: '场地已经转租' };
  // Who reviewed it before is told that this is not theirs.
  expect((await act('longhuaqu-fushen', id, 'inspect', 'visit', seen)).status).toBe(409);
  expect((await act('longhuaqu-choucha', id, 'inspect', 'visit', seen)).status).toBe(303);
  await stateOf(id, opened('conclude'));
  const shown = await act('longhuaqu-fuhe', id, 'uphold', 'conclude', { text: '与审批时不一致', preview: '1' });
  expect(/class="preview">[^]*与审批时不一致[^]*class="danger"/.test(shown.html)).toBe(true);
  expect((await act('longhuaqu-fuhe', id, 'uphold', 'conclude', { text: '与审批时不一致' })).status).toBe(303);
  await stateOf(id, (state) => state.outcome === 'granted');
  expect((await lin.get(`/cases/${id}`)).html).toContain('抽查发现问题');
  // Whom to call stands at the foot: of a case whoever has it.
  const minzhi = portal.services.policies.offices.find((one) => one.id === 'lh-minzhi')?.telephone.replaceAll(' ', '');
  expect((await lin.get(`/cases/${paid.id}`)).html.split('<footer')[1]).toContain(`href="tel:${minzhi}"`);
}, 120_000);

it('what was paid is recovered: decided by somebody else, never more than was paid, come in by parts, and closed with the last', async () => {
  const supervisor = await as('longhuaqu-fuze');
  const from = `/desk/cases/${paid.id}/recover`;
  expect((await (await as('longhuaqu-caiwu1')).get(from)).status).toBe(404);
  expect((await supervisor.get(`/desk/cases/${paid.id}`)).html).toContain(from);
  const begun = await supervisor.fill(from, from, {});
  const id = (begun.location ?? '').split('/').pop() as CaseId;
  await stateOf(id, opened('demand'));
  // While it is open there is no second one, whoever presses.
  const twice = await supervisor.get(from);
  expect([twice.status, twice.location]).toEqual([303, `/desk/cases/${paid.id}`]);
  expect((await act('longhuaqu-shenpi', id, 'demand', 'demand', { yuan: '5000', text: '转租' })).status).toBe(409);
  const tooMuch = await act('longhuaqu-fuhe', id, 'demand', 'demand', { yuan: '20000.01', text: '转租' });
  expect(tooMuch.status).toBe(422);
  expect(tooMuch.html).toContain('20,000.00');
  const shown = await act('longhuaqu-fuhe', id, 'demand', 'demand', { yuan: '5,000', text: '退到来款账户', preview: '1' });
  expect(/class="preview">[^]*5,000\.00[^]*class="danger"/.test(shown.html)).toBe(true);
  expect((await act('longhuaqu-fuhe', id, 'demand', 'demand', { yuan: '5,000', text: '自收到之日起三十日内退回' })).status).toBe(303);
  await stateOf(id, opened('collect'));
  const lin = await as('lin');
  expect((await lin.get(`/cases/${id}`)).html).toContain('请按决定书写明的方式退回款项');
  expect((await lin.get('/')).html).toContain('请退回 5,000.00 元');
  expect((await act('longhuaqu-caiwu1', id, 'repaid', 'collect', { yuan: '2000', text: '凭证 1' })).status).toBe(303);
  const left = /还应退回<\/dt><dd><strong>3,000\.00/;
  for (const who of [lin, await as('longhuaqu-caiwu1')])
    expect((await who.get(who === lin ? `/cases/${id}` : `/desk/cases/${id}`)).html).toMatch(left);
  expect((await act('longhuaqu-caiwu1', id, 'repaid', 'collect', { yuan: '3000.01', text: '凭证 2' })).status).toBe(422);
  expect((await act('longhuaqu-caiwu1', id, 'repaid', 'collect', { yuan: '3000', text: '凭证 2' })).status).toBe(303);
  const { recovery } = await stateOf(id, (state) => state.outcome === 'granted');
  expect(recovery?.repaid.map((one) => one.fen)).toEqual([200_000, 300_000]);
  // What was asked back once is not asked back again.
  expect((await supervisor.get(from)).html).toContain('15,000.00');
  const letters = await portal.world.store.letters.allOfCase(id);
  expect(letters.map((one) => one.template).sort()).toEqual(['demanded', 'received', 'repaid', 'repaid']);
  expect(await verifyAll(portal.world.store, portal.world.keys)).toMatchObject({ faults: [], lagging: 0 });
}, 120_000);

import { type Page } from 'playwright-core';
import { type Office } from '../../src/domain/offices';
import { type AreaCode, type CaseId, type OfficeId } from '../../src/domain/values';
import { policiesOrExplain } from '../../src/policies/load';
import { addOfficer } from '../support/accounts';
import { ill } from '../support/bad-days';
import { choose, desktop, pick, press, reading, type } from '../support/browser';
import { batchWith, bringTo, filedBy, release } from '../support/handled';
import { type Journey, opened } from '../support/journey';
import { startWalk, type Walk } from '../support/walk';

let walk: Walk;
let paid: Journey;
beforeAll(async () => {
  walk = await startWalk();
  paid = await filedBy(walk.world, 'lin');
  await bringTo(paid, 'pay');
  await release(await batchWith(walk.world, [paid.id]));
  await paid.until(opened('deliver'));
}, 90_000);
beforeEach(() => void walk.faults.splice(0));
afterAll(() => walk.end());

/** The example city has district offices alone; a street is chosen by its own. */
const eastStreet: Office = {
  id: 'ex-east-street' as OfficeId,
  name: { 'zh-CN': '东街街道残疾人联合会', en: 'East Street Federation' },
  level: 'street',
  unit: 'federation',
  parent: 'ex-east' as OfficeId,
  serves: ['990101001' as AreaCode],
  telephone: '0000-0000 0005',
};

/** An act's form as it stands: what its author wrote is seen as a letter first, then done. */
async function doneAfterPreview(page: Page, preview: string): Promise<void> {
  await press(page, 'button[name="preview"]');
  expect(await page.innerText('.preview')).toContain(preview);
  await walk.look(page);
  await enter(page);
}
async function enter(page: Page): Promise<void> {
  await press(page, 'main form .buttons button:not([name])');
  expect(await page.innerText('main')).toContain('已办理');
  await walk.look(page);
}
const numberOf = async (id: CaseId, step: string): Promise<string> => (await walk.until(id, opened(step))).number;

it('a supervisor draws among what was paid; who never had the case visits, another concludes', async () => {
  const supervisor = await walk.page('longhuaqu-fuze', desktop);
  await press(supervisor, '.menu a[href="/batches"]');
  await press(supervisor, 'main a[href="/spot-checks"]');
  await walk.look(supervisor);
  await walk.save(supervisor);
  expect(await supervisor.innerText('.errors')).toContain('请选择');
  await walk.look(supervisor);
  await pick(supervisor, 'programme', 'startup-grant');
  await type(supervisor, '#from', '2026-01-01');
  await type(supervisor, '#to', '2030-12-31');
  await type(supervisor, '#count', '1');
  await walk.save(supervisor);
  await walk.look(supervisor);
  await press(supervisor, 'main ol a[href^="/desk/cases/"]');
  const id = walk.idIn(supervisor);
  const number = await numberOf(id, 'visit');
  await walk.look(supervisor);

  const checker = await walk.page('longhuaqu-choucha', desktop);
  await walk.reach(checker, number, 'inspect');
  await choose(checker, 'check-operating', 'yes');
  await choose(checker, 'check-as-granted', 'no');
  await type(checker, '#text', '店里有别人在经营，林𬱖已不在此处。');
  await enter(checker);

  await walk.until(id, opened('conclude'));
  const approver = await walk.page('longhuaqu-fuhe', desktop);
  await walk.reach(approver, number, 'uphold');
  await type(approver, '#text', '场地已经转给别人经营，与审批时不一致。');
  await doneAfterPreview(approver, '与审批时不一致');

  const lin = await walk.page('lin');
  await walk.until(id, ({ outcome }) => outcome === 'granted');
  await lin.goto(`/cases/${id}`);
  await reading(lin, '抽查发现问题');
  await walk.look(lin);
  expect(walk.faults).toEqual([]);
}, 60_000);

it('what was paid is asked back from the case itself, decided, and closed with the last sum that comes in', async () => {
  const supervisor = await walk.page('longhuaqu-fuze', desktop);
  await walk.find(supervisor, paid.input.submission.number);
  await press(supervisor, `main a[href$="/${paid.id}/recover"]`);
  await walk.look(supervisor);
  await walk.save(supervisor);
  const id = walk.idIn(supervisor);
  expect(id).not.toBe(paid.id);
  const number = await numberOf(id, 'demand');

  const approver = await walk.page('longhuaqu-fuhe', desktop);
  await walk.reach(approver, number, 'demand');
  await type(approver, '#yuan', '5000');
  await type(approver, '#text', '场地转给了别人。请在三十日内退回来款账户。');
  await doneAfterPreview(approver, '5,000.00');

  await walk.until(id, opened('collect'));
  const lin = await walk.page('lin');
  await press(lin, '.menu a[href="/"]');
  await reading(lin, '请退回 5,000.00 元');
  await walk.look(lin);

  const finance = await walk.page('longhuaqu-caiwu1', desktop);
  for (const [yuan, at] of [
    ['2000', '凭证 1'],
    ['3000', '凭证 2'],
  ] as const) {
    await walk.reach(finance, number, 'repaid');
    await type(finance, '#yuan', yuan);
    await type(finance, '#text', at);
    await enter(finance);
  }
  await walk.until(id, ({ outcome }) => outcome !== undefined);
  await press(lin, `main a[href="/cases/${id}"]`);
  await reading(lin, '已退回');
  await walk.look(lin);
  expect(walk.faults).toEqual([]);
}, 60_000);

it('relief: what is left of the budget stands on its page; applied for, decided by its items, paid', async () => {
  const ye = await walk.page('ye');
  await press(ye, 'main a[href^="/matters/relief"]');
  expect(await ye.innerText('main')).toContain('10,000');
  await walk.look(ye);
  await press(ye, 'main form button');
  for (const one of ['applicant', 'firm', 'relief', 'account', 'contact']) await walk.part(ye, one);
  const id = await walk.send(ye);
  const number = await numberOf(id, 'accept');

  const window = await walk.page('xm-sm-xiagang-window1', desktop);
  await walk.reach(window, number, 'accept');
  await enter(window);
  await walk.review(id, 'xm-sm-xiagang-reviewer4', 'street-review');
  await walk.until(id, opened('decide'));
  const approver = await walk.page('xm-sm-approver2', desktop);
  await walk.reach(approver, number, 'grant');
  expect(await approver.innerText('main')).toContain('3,500.00');
  await enter(approver);
  await walk.paid(id, ['xm-sm-finance3', 'xm-sm-finance4'], '350203');
  await reading(ye, '款项已发放');
  await reading(ye, '3,500.00');
  await walk.look(ye);
  expect(walk.faults).toEqual([]);
}, 60_000);

it('insurance, where a place opens it: the register counts the months, the city decides, half is paid', async () => {
  const { portal, world } = walk;
  const there = policiesOrExplain('test/policies', { sandbox: true });
  world.policies.policies.push(...there.policies);
  world.policies.offices.push(...there.offices, eastStreet);
  const staff = [
    ['ex-window', 'window', 'ex-east'],
    ['ex-approver', 'approver', 'ex'],
    ['ex-finance1', 'finance', 'ex-east'],
    ['ex-finance2', 'finance', 'ex-east'],
  ] as const;
  for (const [login, role, office] of staff) await addOfficer(portal.services.people, login, login, { role, office: office as OfficeId });

  const lin = await walk.page('lin');
  // The register knows nobody there; while it does not answer, what is said of one's place holds until it is compared.
  await ill(world.registriesUrl, { household: { status: 503 } });
  await lin.goto('/matters/insurance-subsidy?place=990100');
  await walk.look(lin);
  await press(lin, 'main form button');
  await walk.part(lin, 'applicant', async () => {
    await press(lin, 'button[name="example"]');
    await pick(lin, 'household', '990101001');
  });
  for (const one of ['insurance', 'account', 'contact']) await walk.part(lin, one);
  const id = await walk.send(lin);
  await ill(world.registriesUrl, {});
  const number = await numberOf(id, 'intake');

  const window = await walk.page('ex-window', desktop);
  await walk.reach(window, number, 'accept');
  await enter(window);
  await walk.until(id, opened('decision'));
  const approver = await walk.page('ex-approver', desktop);
  await walk.reach(approver, number, 'grant');
  expect(await approver.innerText('main')).toContain('6,003.00');
  await enter(approver);
  expect(walk.faults).toEqual([]);
}, 60_000);

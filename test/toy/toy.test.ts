import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cast } from '../../sandbox/people';
import { type CaseId } from '../../src/domain/values';
import { paths } from '../../src/portal/paths';
import { until } from '../support/bad-days';
import { pdfOf } from '../support/papers';
import { type PortalWorld, startPortal, type Visitor, visitor } from '../support/portal';
import './register';

let portal: PortalWorld;
let lin: Visitor;
const as = async (login: string): Promise<Visitor> => {
  const one = visitor(portal.url);
  await one.signIn(login);
  return one;
};

/** The project's policies, and the toy's beside them. */
function policies(): string {
  const dir = mkdtempSync(join(tmpdir(), 'zhuye-toy-'));
  for (const from of ['policies', 'test/toy/policies']) cpSync(from, dir, { recursive: true });
  return dir;
}

beforeAll(async () => {
  portal = await startPortal({
    stories: require.resolve('./workflows'),
    rules: require.resolve('./register'),
    policies: policies(),
    around: { folder: __dirname, pages: () => [] },
  });
  lin = await as('lin');
}, 120_000);
afterAll(() => portal.end());

const matter = '/matters/training-place';
let draft = '';
let id = '' as CaseId;

it('is offered with what it gives, and asks nothing before', async () => {
  expect((await lin.get('/')).html).toContain('职业技能培训');
  const { html } = await lin.get(matter);
  for (const words of ['1 个名额', '每人每年一个名额。', '参训意向书', '（第一次参加培训时）', '送达开课通知'])
    expect(html).toContain(words);
  expect(html).not.toContain('元</td>');
  expect(html).not.toContain(`${matter}/check`);
  expect((await lin.get(`${matter}/check`)).status).toBe(404);
  const blank = (await lin.get(`${matter}/blank-form`)).html;
  for (const words of ['今年参加过培训吗？', '保健按摩']) expect(blank).toContain(words);
  expect(blank).not.toContain('共同');
});

it('is filled in, checked and submitted', async () => {
  draft = (await lin.fill(matter, matter, {})).location ?? '';
  id = draft.split('/').pop() as CaseId;
  const sections: Record<string, Record<string, string>> = {
    applicant: { certificate: cast.lin.certificate?.certificate ?? '', household: cast.lin.household.area },
    training: { course: 'pastry', attended: 'no' },
    contact: { telephone: cast.lin.telephone, letters: 'sms' },
  };
  const bad = await lin.fill(`${draft}/sections/training`, `${draft}/sections/training`, { course: 'none', attended: 'no' });
  expect([bad.status, bad.html.includes('课程：请选择一项')]).toEqual([422, true]);
  for (const [part, fields] of Object.entries(sections))
    expect((await lin.fill(`${draft}/sections/${part}`, `${draft}/sections/${part}`, fields)).status).toBe(303);
  expect((await lin.get(`${draft}/partners`)).status).toBe(404);
  await lin.upload(`${draft}/files`, `${draft}/files`, { item: 'letter-of-intent' }, [['意向书.pdf', pdfOf('意向书')]]);
  const check = (await lin.get(`${draft}/check`)).html;
  for (const words of ['中西面点', '1 个名额', '今年还没有参加过培训。']) expect(check).toContain(words);
  expect((await lin.fill(`${draft}/check`, `${draft}/submit`, { declare: 'yes' })).location).toBe(`/cases/${id}?submitted`);
  const whole = (await lin.get(`/cases/${id}/submitted`)).html;
  expect(whole).toContain('中西面点');
});

const stands = (step: string) =>
  until(async () => (await portal.world.store.cases.read(id))?.state.obligations.some((one) => one.step === step));
const act = async (login: string, kind: string, step: string, fields: Record<string, string> = {}): Promise<string> => {
  await stands(step);
  const [who, action] = [await as(login), `/desk/cases/${id}/acts/${kind}`];
  const { html } = await who.get(`${action}?step=${step}`);
  const { status } = await who.fill(`${action}?step=${step}`, action, { step, ...fields });
  expect([kind, step, status]).toEqual([kind, step, 303]);
  return html;
};

/** The list of what was found. */
async function foundBy(who: Visitor, text: string): Promise<string> {
  const { location } = await who.fill('/desk', paths.deskSearch, { text });
  const { html } = await who.get(location ?? '/desk');
  return html.slice(html.indexOf('id="found"'));
}

it('stands in lists and is found, and goes on to the end', async () => {
  await stands('intake');
  const window = await as('minzhi-chuangkou');
  const { number } = (await portal.world.store.cases.read(id)) ?? { number: '' };
  expect((await window.get('/desk')).html).toContain('职业技能培训');
  for (const text of [number, cast.lin.name, cast.lin.identity]) expect(await foundBy(window, text)).toContain(`/desk/cases/${id}`);
  await act('minzhi-chuangkou', 'accept', 'intake');
  await stands('opinion');
  const page = (await (await as('minzhi-chushen')).get(`/desk/cases/${id}`)).html;
  for (const words of ['中西面点', '残疾人证有效期', '今年还没有参加过培训。']) expect(page).toContain(words);
  for (const whole of [cast.lin.identity, cast.lin.certificate?.certificate ?? '', cast.lin.telephone]) expect(page).not.toContain(whole);
  await act('minzhi-chushen', 'advance', 'opinion', { text: '同意' });
  expect(await act('longhuaqu-shenpi', 'grant', 'decision')).toContain('审批结果 <span class="figure">1 个名额');
  await act('minzhi-chuangkou', 'deliver', 'notice', { how: 'window' });
  const ended = await until(async () => [(await portal.world.store.cases.read(id))?.state].find((one) => one?.outcome));
  expect(ended).toMatchObject({ outcome: 'granted', payments: [], result: { value: 1, unit: 'places' } });
});

it('tells the applicant in words without money, and uses the right', async () => {
  const { html } = await lin.get(`/cases/${id}`);
  for (const words of ['审批通过，已办结', '1 个名额']) expect(html).toContain(words);
  for (const words of ['款项', '发放', '经营']) expect(html.slice(html.indexOf('<main'))).not.toContain(words);
  const { store } = portal.world;
  const letters = (await store.letters.ofCase(id, 'p-lin' as never)).filter((one) => one.channel === 'portal');
  const granted = letters.find((one) => one.template === 'granted');
  expect((await lin.get(paths.caseLetter(id, granted?.key ?? ''))).html).toContain('审批结果：1 个名额。');
  expect(await until(async () => (await store.claims.ofCase(id)).every((one) => one.state === 'spent'))).toBe(true);
  expect(await store.claims.ofCase(id)).toHaveLength(1);
  expect((await lin.get('/')).html).toContain('职业技能培训');
});

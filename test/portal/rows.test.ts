import { giveMandates } from '../../sandbox/employers/mandates';
import { employerNamed } from '../../sandbox/employers/firms';
import { type AreaCode, type OfficeId } from '../../src/domain/values';
import { type CaseState } from '../../src/domain/case/state';
import { peopleOf } from '../../src/store/people';
import { addOfficer } from '../support/accounts';
import { actorOf } from '../support/handled';
import { type Journey } from '../support/journey';
import { pdfOf } from '../support/papers';
import { hidden, type PortalWorld, startPortal, type Visitor, visitor } from '../support/portal';
import { verificationOf } from '../support/verification';

let portal: PortalWorld;
let j: Journey;
let clerk: Visitor;
let officer: Visitor;
const people = () => peopleOf(portal.world.db.connection, portal.world.keys);
const xingye = employerNamed('xingye');

const reckoned = (state: CaseState): boolean =>
  state.roster?.counts !== undefined && state.roster.reckoned === state.roster.judgements.length;
const as = async (login: string): Promise<Visitor> => {
  const one = visitor(portal.url);
  await one.signIn(login);
  return one;
};
const openAt = async (): Promise<number[]> => {
  const { html } = await officer.get(`/desk/cases/${j.id}/rows`);
  return [...html.matchAll(/name="row" value="(\d+)"/g)].map(([, at]) => Number(at));
};
const judge = (fields: Record<string, string | string[]>) => officer.fill(`/desk/cases/${j.id}/rows`, `/desk/cases/${j.id}/rows`, fields);

/** The hidden fields of the form by which rows are judged. */
async function formOf(page: string): Promise<Record<string, string>> {
  const { html } = await officer.get(page);
  const names = ['_csrf', 'request', 'seen', 'step'];
  return Object.fromEntries(names.map((name) => [name, hidden(html.slice(html.lastIndexOf('<form')), name)]));
}

beforeAll(async () => {
  portal = await startPortal();
  await giveMandates(people(), portal.world.store);
  await addOfficer(people(), 'lh-agency-auditor', '孙审计', { role: 'auditor', office: 'lh-agency' as OfficeId });
  j = await verificationOf(portal.world, xingye, '440309002' as AreaCode, { as: actorOf('xingye-jingban') });
  await j.submit();
  await j.until(reckoned);
  [clerk, officer] = await Promise.all([as('xingye-jingban'), as('longhuaqu-fushen')]);
}, 120_000);
afterAll(() => portal.end());

describe('whoever filed it', () => {
  it('is told what is wanted, and by the case’s page where to bring it; of a rival only that there is one', async () => {
    const { counts } = (await j.state()).roster ?? {};
    const wanted = (counts?.scan ?? 0) + (counts?.disputed ?? 0);
    const page = await clerk.get(`/cases/${j.id}`);
    expect(page.html).toContain(`名册有 ${wanted} 人需要补充证明`);
    expect(page.html).toContain(`href="/cases/${j.id}/rows"`);
    const { status, html } = await clerk.get(`/cases/${j.id}/rows`);
    expect(status).toBe(200);
    expect(html).toContain('4–5月');
    // Names as they were filed; numbers masked.
    expect(html).toContain('丘建军');
    expect(html).not.toContain(xingye.staff[4]?.person.identity);
    expect(html).not.toContain(employerNamed('hemu').firm.name);
    expect([...html.matchAll(/type="file"/g)]).toHaveLength(wanted);
  });

  it('sends papers for one person of many, once; what is sent is the case’s and answers its row', async () => {
    const [at = 0] = await openAt();
    const page = `/cases/${j.id}/rows`;
    expect((await clerk.upload(page, page, {}, [])).status).toBe(422);
    const kept = await clerk.upload(page, page, { item: `row-${at}`, stay: '1' }, [['合同.pdf', pdfOf('contract')]]);
    expect([kept.status, kept.html.includes('合同.pdf')]).toEqual([200, true]);
    // A field for somebody who wants no proof is none of this page's.
    const none = (await portal.world.store.files.listFor(j.id)).length;
    await clerk.upload(page, page, { item: 'row-0', stay: '1' }, [['别的.pdf', pdfOf('other')]]);
    expect(await portal.world.store.files.listFor(j.id)).toHaveLength(none);
    const { location } = await clerk.upload(page, page, {}, []);
    expect(location).toBe(`${page}?said=proved`);
    const { evidence } = await j.until((state) => state.evidence.length > 0);
    expect(evidence.map(({ item }) => item)).toEqual([`row-${at}`]);
    const shown = await officer.get(`/desk/cases/${j.id}/rows`);
    expect(shown.html).toContain(`/desk/cases/${j.id}/papers/${evidence[0]?.file}`);
    expect((await officer.get(`/desk/cases/${j.id}`)).html).toContain(`名册第 ${at + 1} 人的证明材料`);
  });
});

describe('an officer', () => {
  it('reads who it is masked, as far as the registries bear it out, and what is missing month by month', async () => {
    const { status, html } = await officer.get(`/desk/cases/${j.id}/rows`);
    expect(status).toBe(200);
    expect(html).not.toContain('丘建军');
    expect(html).toContain('丘*军');
    expect(html).toContain('4–5月');
    const panel = await officer.get(`/desk/cases/${j.id}`);
    expect(panel.html).toContain(`href="/desk/cases/${j.id}/rows"`);
    expect(panel.html).toContain('没有认定');
  });

  it('ticks rows, says why and judges them; with one press they wait again; nothing chosen is said at its field', async () => {
    const [first = 0, second = 0] = await openAt();
    const empty = await judge({});
    expect([empty.status, empty.html.includes('请先勾选人员'), empty.html.includes('请选择一种')]).toEqual([422, true, true]);
    const half = await judge({ row: String(first), verdict: 'refuse', text: '' });
    expect([half.status, new RegExp(`value="${first}"[^>]* checked`).test(half.html)]).toEqual([422, true]);
    const { location } = await judge({ row: [String(first), String(second)], verdict: 'accept', text: '核对了合同原件' });
    expect(location).toBe(`/desk/cases/${j.id}/rows?show=open&said=judged`);
    const state = await j.until((one) => reckoned(one) && one.roster?.judgements.length === 1);
    expect(state.roster?.judgements[0]).toMatchObject({ verdict: 'accept' });
    expect(await openAt()).not.toContain(first);
    const judged = await officer.get(`/desk/cases/${j.id}/rows?show=judged`);
    expect([judged.html.includes('核对了合同原件'), judged.html.includes('唐复审')]).toEqual([true, true]);
    expect((await clerk.get(`/cases/${j.id}/rows?page=1`)).html).toContain('核对了合同原件');
    const undo = /name="undo" value="([\d,-]+)"/.exec(judged.html)?.[1] ?? '';
    await judge({ undo, verdict: 'open' });
    await j.until((one) => reckoned(one) && one.roster?.judgements.length === 2);
    expect(await openAt()).toEqual(expect.arrayContaining([first, second]));
    expect((await officer.get(`/desk/cases/${j.id}/rows`)).html).not.toContain('name="undo"');
  });

  it('the same form sent twice is one judgement', async () => {
    const [first = 0] = await openAt();
    const page = `/desk/cases/${j.id}/rows`;
    const form = { ...(await formOf(page)), row: String(first), verdict: 'proven', text: '看过' };
    const before = (await j.state()).roster?.judgements.length ?? 0;
    const answers = await Promise.all([officer.post(page, form), officer.post(page, form)]);
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    const state = await j.until((one) => reckoned(one) && one.roster?.judgements.length === before + 1);
    expect(state.roster?.judgements).toHaveLength(before + 1);
  });

  it('every box is ticked by a link; all rows judged, the step is ended from the case', async () => {
    const { html } = await officer.get(`/desk/cases/${j.id}/rows?all=1`);
    const boxes = [...html.matchAll(/<input type="checkbox"[^>]*>/g)].map(([one]) => one);
    expect(boxes.length).toBeGreaterThan(4);
    expect(boxes.every((one) => one.includes(' checked'))).toBe(true);
    const count = (await j.state()).roster?.judgements.length ?? 0;
    await judge({ row: (await openAt()).map(String), verdict: 'proven', text: '按登记数据' });
    await j.until((one) => reckoned(one) && one.roster?.judgements.length === count + 1);
    expect((await officer.get(`/desk/cases/${j.id}/rows`)).html).toContain('没有待认定的人员');
    expect((await officer.get(`/desk/cases/${j.id}`)).html).toContain(`/acts/rows-done?step&#x3D;verify`);
    const stale = await formOf(`/desk/cases/${j.id}/rows?show=all`);
    const form = `/desk/cases/${j.id}/acts/rows-done`;
    expect((await officer.fill(`${form}?step=verify`, form, {})).status).toBe(303);
    await j.until((state) => state.obligations.some(({ kind }) => kind === 'decide'));
    const after = await officer.get(`/desk/cases/${j.id}/rows?show=all`);
    expect([after.status, after.html.includes('name="row"')]).toEqual([200, false]);
    // The page stood open in another tab.
    const late = await officer.post(`/desk/cases/${j.id}/rows`, { ...stale, row: '1', verdict: 'refuse', text: '迟了' });
    expect(late.status).toBe(409);
  });
});

it.each([
  ['longhuaqu-caiwu1', 404],
  ['lh-agency-auditor', 404],
  ['minzhi-chushen', 404],
  ['xingye-zhigong1', 403],
])('%s reads no row', async (login, status) => {
  expect((await (await as(login)).get(`/desk/cases/${j.id}/rows`)).status).toBe(status);
});

it.each(['lufan-jingban', 'xingye-zhigong1', 'lin'])('to %s there is no such roster', async (login) => {
  expect((await (await as(login)).get(`/cases/${j.id}/rows`)).status).toBe(404);
});

it('a case without a roster has no such pages', async () => {
  const other = await as('lin');
  expect((await other.get('/cases/none/rows')).status).toBe(404);
});

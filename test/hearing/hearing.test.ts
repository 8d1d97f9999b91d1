import { hearingAt } from '../../src/domain/case/steps/hear';
import { type CaseState } from '../../src/domain/case/state';
import { type ActBodies, type ActKind } from '../../src/domain/case/acts';
import { type CaseId, type StepId } from '../../src/domain/values';
import { verifyAll } from '../../src/ledger-tools/verify-all';
import { eventually } from '../support/eventually';
import { actorOf } from '../support/handled';
import { type Journey, nowInstant, opened, random } from '../support/journey';
import { pdfOf } from '../support/papers';
import { hidden, type PortalWorld, type Visitor } from '../support/portal';
import { as, begun, granted, overOf, startHearing } from './world';

let portal: PortalWorld;
let paid: Journey;
let lin: Visitor;
let id: CaseId;
const hearing = 'hearing' as StepId;

const stateOf = (of: CaseId, shows: (state: CaseState) => boolean): Promise<CaseState> =>
  eventually(
    async () => (await portal.world.store.cases.read(of))?.state,
    shows,
    (last) => [last?.obligations, last?.hearings],
  );
const act = <K extends ActKind>(of: CaseId, login: string, kind: K, step: string, body: ActBodies[K]) =>
  portal.world.engine.act(of, { ...body, kind, step, request: random(), at: nowInstant(), seen: 1_000_000 } as never, actorOf(login));
const officers = (login: string, kind: string, step: string, fields: Record<string, string>) => {
  const action = `/desk/cases/${id}/acts/${kind}`;
  return as(portal, login).then((who) => who.fill(`${action}?step=${step}`, action, { step, ...fields }));
};
const page = (of: CaseId) => `/cases/${of}/hearing`;

beforeAll(async () => {
  portal = await startHearing();
  [paid, lin] = await Promise.all([granted(portal, 'lin'), as(portal, 'lin')]);
}, 120_000);
afterAll(() => portal.end());

it('is begun by a supervisor of an office that had the case, with every word kept until it is right', async () => {
  const over = overOf(paid.id);
  for (const login of ['longhuaqu-shenpi', 'ft-approver1', 'minzhi-chuangkou'])
    expect((await (await as(portal, login)).get(over)).status).toBe(404);
  const supervisor = await as(portal, 'longhuaqu-fuze');
  expect((await supervisor.get(`/desk/cases/${paid.id}`)).html).toContain('发起：限期改正');
  expect((await supervisor.get(`/desk/cases/${paid.id}/over/spot-check`)).status).toBe(404);
  expect((await supervisor.get(over)).html).toContain('5 到 20 天');
  for (const [days, why] of [
    ['4', '5 到 20 之间'],
    ['21', '5 到 20 之间'],
    ['十天', '请填写天数'],
    ['', '请填写这一项'],
  ] as const) {
    const { status, html } = await supervisor.fill(over, over, { what: '消防通道堆物', days });
    expect([status, html.includes(why), html.includes('消防通道堆物')]).toEqual([422, true, true]);
  }
  const formAt = async () => {
    const { html } = await supervisor.get(over);
    return Object.fromEntries(['_csrf', 'request'].map((name) => [name, hidden(html, name)]));
  };
  const [form, second] = [await formAt(), await formAt()];
  const words = { what: '消防通道堆放杂物，请清理并拍照', days: '10' };
  const [one, twice] = await Promise.all([supervisor.post(over, { ...form, ...words }), supervisor.post(over, { ...form, ...words })]);
  expect([one.status, twice.status]).toEqual([303, 303]);
  const [only, ...others] = await eventually(
    () => portal.world.store.cases.following(paid.id),
    (all) => all.length > 0,
    (last) => last?.length,
  );
  id = only?.state.id as CaseId;
  expect([others, one.location, twice.location]).toEqual([[], ...Array(2).fill(expect.stringMatching(new RegExp(`${id}$|${paid.id}$`)))]);
  const { touched, facts } = (await portal.world.store.submissions.read(id))?.submission ?? {};
  expect([touched?.includes(actorOf('longhuaqu-fuze').person), facts]).toEqual([true, expect.objectContaining({ days: 10 })]);
  // Another is refused while it is open, and what was typed stands there.
  const other = await supervisor.post(over, { ...second, what: '另外一件事', days: '6' });
  expect([other.status, other.html.includes('另外一件事'), other.html.includes('已经有一件')]).toEqual([409, true, true]);
});

it('is told by one letter what is asked, until when, and what silence means', async () => {
  const state = await stateOf(id, opened('hearing'));
  const until = hearingAt(state, hearing)?.until ?? '';
  expect(Date.parse(until) - Date.parse(state.submitted)).toBeGreaterThan(10 * 86_400_000);
  expect(Date.parse(until) - Date.parse(state.submitted)).toBeLessThan(11 * 86_400_000);
  const letters = await portal.world.store.letters.allOfCase(id);
  expect([...new Set(letters.map((one) => one.template))]).toEqual(['hearing-asked']);
  const { html } = await lin.get(`/cases/${id}/letters/${letters.find((one) => one.channel === 'portal')?.key ?? ''}`);
  for (const words of ['消防通道堆放杂物', '自发出之日起 10 天', '到期没有答复的']) expect(html).toContain(words);
  for (const where of ['/', `/cases/${id}`]) expect((await lin.get(where)).html).toContain('请答复，期限');
});

it('is answered in words and papers, as often as they like; what is wrong is said and nothing typed is lost', async () => {
  expect((await lin.get(page(id))).html).toContain('消防通道堆放杂物');
  const chen = await as(portal, 'chen');
  expect((await chen.get(page(id))).status).toBe(404);
  const empty = await lin.upload(page(id), page(id), { text: '  ' }, []);
  expect([empty.status, empty.html.includes('您的陈述：')]).toEqual([422, true]);
  const long = await lin.upload(page(id), page(id), { text: '长'.repeat(2_001) }, []);
  expect([long.status, long.html.includes('长'.repeat(2_001))]).toEqual([422, true]);
  const broken = await lin.upload(page(id), page(id), { text: '已经清理', item: 'hearing-paper' }, [
    ['照片.jpg', Buffer.from('no picture')],
  ]);
  expect([broken.status, broken.html.includes('已经清理'), broken.html.includes('照片.jpg')]).toEqual([422, true, true]);
  const kept = await lin.upload(page(id), page(id), { text: '已经清理', item: 'hearing-paper', stay: '1' }, [
    ['照片.pdf', pdfOf('清理后')],
  ]);
  expect([kept.status, kept.html.includes('照片.pdf'), kept.html.includes('已经清理')]).toEqual([200, true, true]);
  expect((await stateOf(id, opened('hearing'))).hearings).toBeUndefined();
  // Nothing was said yet: there is no button for it, and whoever makes one is told.
  expect(kept.html).not.toContain('name="enough"');
  expect((await lin.upload(page(id), page(id), { enough: '1' }, [])).status).toBe(422);
  const sent = await lin.upload(page(id), page(id), { text: '已经清理，见照片' }, []);
  expect([sent.status, sent.location]).toEqual([303, `/cases/${id}?said=answered`]);
  expect((await lin.get(`/cases/${id}?said=answered`)).html).toContain('答复已提交');
  expect((await lin.upload(page(id), page(id), { text: '另补充：新配了灭火器' }, [])).status).toBe(303);
  const { hearings, evidence } = await stateOf(id, (state) => state.hearings?.[0]?.answers.length === 2);
  expect(hearings?.[0]?.answers.map(({ papers }) => papers.length)).toEqual([1, 0]);
  expect(evidence).toEqual(hearings?.[0]?.answers[0]?.papers);
  const own = (await lin.get(page(id))).html;
  for (const words of ['已经清理，见照片', '另补充：新配了灭火器', '照片.pdf']) expect(own).toContain(words);
  const officer = (await (await as(portal, 'longhuaqu-fuhe')).get(`/desk/cases/${id}`)).html;
  for (const words of ['已经清理，见照片', '另补充：新配了灭火器', '正在等待答复', '陈述附的材料']) expect(officer).toContain(words);
});

it('is extended once by a supervisor, and ended by no officer', async () => {
  expect((await officers('longhuaqu-fuhe', 'uphold', 'hearing', { text: '不等了' })).status).toBe(409);
  expect((await officers('longhuaqu-fuze', 'extend', 'hearing', { days: '3', text: '照片要补拍' })).status).toBe(303);
  const { extended } = await stateOf(id, (state) => state.extended === true);
  expect(extended).toBe(true);
  expect(await act(id, 'longhuaqu-fuze', 'extend', 'hearing', { days: 1, text: await paid.text('再延') })).toMatchObject({
    refusal: { code: 'already-extended' },
  });
});

it('ends early as they say that it was all, but not while something stands there unsent', async () => {
  const unsent = await lin.upload(page(id), page(id), { text: '还有一句', enough: '1' }, []);
  expect([unsent.status, unsent.html.includes('还有一句'), unsent.html.includes('还有没提交的内容')]).toEqual([422, true, true]);
  expect((await lin.upload(page(id), page(id), { enough: '1' }, [])).location).toBe(`/cases/${id}?said=enough`);
  const state = await stateOf(id, opened('conclude'));
  expect(state.hearings?.[0]?.over?.how).toBe('enough');
  expect(await lin.get(page(id))).toMatchObject({ status: 303, location: `/cases/${id}` });
  const late = await lin.upload(`/cases/${id}`, page(id), { text: '来晚了' }, []);
  expect([late.status === 409 || late.status === 403]).toEqual([true]);
});

it('is looked into by nobody who begun it or touched the first case, with what was said before their eyes', async () => {
  // Who reviewed the grant is told that this is not theirs.
  expect((await officers('longhuaqu-shenpi', 'dismiss', 'conclude', { text: '没有问题' })).status).toBe(409);
  const officer = await as(portal, 'longhuaqu-fuhe');
  const { html } = await officer.get(`/desk/cases/${id}`);
  for (const words of ['已经清理，见照片', '当事人表示已经说完']) expect(html).toContain(words);
  expect((await officers('longhuaqu-fuhe', 'dismiss', 'conclude', { text: '已经改好' })).status).toBe(303);
  await stateOf(id, (state) => state.outcome === 'refused');
  // Now another may be begun.
  expect((await (await as(portal, 'longhuaqu-fuze')).get(overOf(paid.id))).html).toContain('name="what"');
});

it('goes on by itself after its date, with a reminder before, and says that nothing came', async () => {
  const silent = await begun(portal, paid, '还有一处没有改', 10);
  await stateOf(silent, opened('hearing'));
  await act(silent, 'lin', 'move-clock', 'case', { days: 8 });
  await stateOf(silent, (state) => state.reminded.length === 1);
  const letters = await eventually(
    () => portal.world.store.letters.allOfCase(silent),
    (all) => all.some((one) => one.template === 'hearing-due'),
    (last) => last?.map((one) => one.template),
  );
  expect(letters.filter((one) => one.template === 'hearing-due' && one.channel === 'portal')).toHaveLength(1);
  expect((await stateOf(silent, opened('hearing'))).hearings).toBeUndefined();
  await act(silent, 'lin', 'move-clock', 'case', { days: 4 });
  const state = await stateOf(silent, opened('conclude'));
  expect(state.hearings).toMatchObject([{ step: 'hearing', answers: [], over: { how: 'silence' } }]);
  const { html } = await (await as(portal, 'longhuaqu-fuhe')).get(`/desk/cases/${silent}`);
  expect(html).toContain('期限已到，没有收到答复');
});

it('waits for an answer that was kept in time, though it comes after the end', async () => {
  await act(
    (await portal.world.store.cases.following(paid.id)).find(({ state }) => !state.outcome)?.state.id as CaseId,
    'longhuaqu-fuhe',
    'dismiss',
    'conclude',
    { text: await paid.text('改好') },
  );
  await eventually(
    () => portal.world.store.cases.following(paid.id),
    (all) => all.every(({ state }) => state.outcome !== undefined),
    (last) => last?.map(({ state }) => state.obligations),
  );
  const slow = await begun(portal, paid, '第三次', 5);
  await stateOf(slow, opened('hearing'));
  // Kept two days after the opening by the case's own clock (it is about to be moved by eight), and held up on its way.
  const kept = new Date(Date.now() - 6 * 86_400_000).toISOString() as never;
  const request = random() as never;
  const { id: actor } = actorOf('lin');
  const body = {
    kind: 'answer-hearing',
    step: hearing,
    request,
    at: kept,
    seen: 1_000,
    text: await paid.text('及时说了'),
    papers: [],
  } as never;
  await portal.world.store.outgoing.keep(
    { kind: 'act', request, target: slow, actor, author: actor, step: hearing, at: kept, body },
    9 * 86_400_000,
  );
  await act(slow, 'lin', 'move-clock', 'case', { days: 8 });
  expect(await act(slow, 'longhuaqu-fuze', 'note', 'hearing', { text: await paid.text('稍候') })).toMatchObject({ kind: 'done' });
  expect((await stateOf(slow, opened('hearing'))).hearings).toBeUndefined();
  await portal.world.store.outgoing.release(request, 'held up', nowInstant());
  await stateOf(slow, (state) => state.hearings?.length === 1);
  await eventually(
    async () => (await portal.world.store.outgoing.find(request)) ?? null,
    (row) => row === null || row.answer !== undefined,
    (row) => row,
  );
  // Whether anything else is on its way is asked again within a minute, or as soon as anything happens.
  expect(await act(slow, 'longhuaqu-fuze', 'note', 'hearing', { text: await paid.text('收到') })).toMatchObject({ kind: 'done' });
  const { hearings } = await stateOf(slow, opened('conclude'));
  expect(hearings).toMatchObject([{ answers: [{ by: actor }], over: { how: 'time' } }]);
  expect(await verifyAll(portal.world.store, portal.world.keys)).toMatchObject({ faults: [], lagging: 0 });
});

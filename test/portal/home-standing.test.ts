import { enterHomes } from '../../sandbox/homes/enter';
import { type HomeFiler, homeFilers } from '../../sandbox/homes/filers';
import { drive } from '../../sandbox/living/acts';
import { afterNotice, homePlans } from '../../sandbox/living/home-plans';
import { makeLivingCases } from '../../sandbox/living/make';
import { type CaseState } from '../../src/domain/case/state';
import { localDate } from '../../src/domain/calendar/instants';
import { standingOn, standsOn } from '../../src/domain/places/standing';
import { type CaseId, dayAfter, type PlaceId } from '../../src/domain/values';
import { peopleOf } from '../../src/store/people';
import { eventually } from '../support/eventually';
import { nowInstant, opened } from '../support/journey';
import { type PortalWorld, startPortal, type Visitor, visitor } from '../support/portal';

let portal: PortalWorld;
let rated: CaseId;
let running: CaseId;
let home: Visitor;
const filer = (key: string): HomeFiler => homeFilers.find((one) => one.key === key) as HomeFiler;
const place = (key: string): PlaceId => filer(key).home.id;
const login = (key: string): string => filer(key).login;
const today = () => localDate(nowInstant());

const as = async (name: string): Promise<Visitor> => {
  const one = visitor(portal.url);
  await one.signIn(name);
  return one;
};
const stateOf = (id: CaseId, shows: (state: CaseState) => boolean): Promise<CaseState> =>
  eventually(
    async () => (await portal.world.store.cases.read(id))?.state,
    shows,
    (last) => [last?.obligations, last?.outcome],
  );
const standing = async () => {
  const found = await portal.world.store.standings.ofCase(rated);
  if (!found) throw new Error('the home stands at nothing');
  return found;
};
const act = async (name: string, id: CaseId, kind: string, step: string, fields: Record<string, string>) => {
  const action = `/desk/cases/${id}/acts/${kind}`;
  await stateOf(id, opened(step));
  return (await as(name)).fill(`${action}?step=${step}`, action, { step, ...fields });
};
const begin = async (programme: string, fields: Record<string, string>, first = rated): Promise<CaseId> => {
  const over = `/desk/cases/${first}/over/${programme}`;
  expect((await (await as('nanhuqu-fuze')).fill(over, over, fields)).status).toBe(303);
  const open = await eventually(
    async () => (await portal.world.store.cases.following(first)).find(({ state }) => state.programme === programme && !state.outcome),
    (row) => row !== undefined,
    (last) => last,
  );
  return open?.state.id as CaseId;
};
/** The row of the public register, as anybody sees it. */
const shown = async (): Promise<string> => (await visitor(portal.url).get(`/homes?words=${place('home-rated')}`)).html;

beforeAll(async () => {
  portal = await startPortal();
  const { store, db, keys } = portal.world;
  await enterHomes(peopleOf(db.connection, keys), store);
  const homes = homePlans().filter(({ key }) => key === 'home-rated' || key === 'home-on-notice');
  const left: string[] = [];
  const making = { done: new Set<string>(), made: () => undefined, left: (key: string, why: string) => void left.push(`${key}: ${why}`) };
  await makeLivingCases(portal.services, making, { cases: [], units: [], homes, batches: [] });
  expect(left).toEqual([]);
  rated = (await store.standings.of([place('home-rated')], 'stars'))[0]?.case as CaseId;
  // The notice's days went by on the case's own clock alone; its stars are looked at today.
  await db.connection.collection('standings').updateOne({ _id: rated as never }, { $set: { from: today() } });
  await db.connection.collection('standings').updateMany({ 'ended.by': rated } as never, { $set: { 'ended.on': today() } });
  for await (const id of store.cases.openIds()) running = id;
  home = await as(login('home-rated'));
}, 240_000);
afterAll(() => portal.end());

it('a veto suspends the stars as it comes in; the home is heard; found not to be so, they hold again that day', async () => {
  const id = await begin('home-veto', { ground: 'unpaid-wages', found: '9 月工资没有发给 3 名残疾员工', days: '5' });
  expect((await standing()).suspended).toEqual([{ from: today(), by: id }]);
  expect(standsOn(await standing(), today())).toBe('suspended');
  expect(await shown()).toContain('星，现在暂停');
  await stateOf(id, opened('hearing'));
  const [letter] = (await portal.world.store.letters.allOfCase(id)).filter((one) => one.channel === 'portal');
  const { html } = await home.get(`/cases/${id}/letters/${letter?.key ?? ''}`);
  for (const words of ['星级暂停和陈述通知书', '拖欠残疾员工工资', '9 月工资没有发给', '自发出之日起 5 天']) expect(html).toContain(words);
  const page = `/cases/${id}/hearing`;
  expect((await home.upload(page, page, { text: '银行退票，9 月 20 日已经补发，见回单' }, [])).status).toBe(303);
  expect((await home.upload(page, page, { enough: '1' }, [])).status).toBe(303);
  // Whoever began it, and whoever had part in the rating, does not look into it.
  expect((await act('nanhuqu-fuze', id, 'dismiss', 'conclude', { text: '没有拖欠' })).status).not.toBe(303);
  expect((await act('jiaxing-fuze', id, 'dismiss', 'conclude', { text: '工资已经足额发放' })).status).toBe(303);
  await stateOf(id, (state) => state.outcome === 'refused');
  await eventually(
    standing,
    ({ suspended }) => suspended[0]?.to !== undefined,
    (last) => last,
  );
  expect((await standing()).suspended).toEqual([{ from: today(), to: today(), by: id }]);
  expect(standsOn(await standing(), today())).toBe('stands');
  expect(await shown()).not.toContain('星，现在暂停');
});

it('what is not put right by its date ends the stars with the next day, and not before', async () => {
  const id = await begin('home-rectification', { found: '消防通道堆物', asked: '清理通道并上传照片', days: '7' });
  expect(standsOn(await standing(), today())).toBe('stands');
  await stateOf(id, opened('rectify'));
  const page = `/cases/${id}/hearing`;
  expect((await home.get(page)).html).toContain('清理通道并上传照片');
  expect((await home.upload(page, page, { text: '已清理' }, [])).status).toBe(303);
  expect((await home.upload(page, page, { enough: '1' }, [])).status).toBe(303);
  const seen = { 'check-put-right': 'no', 'check-papers-agree': 'no', text: '通道仍然堆物' };
  expect((await act('jiaxing-gongshi', id, 'inspect', 'visit', seen)).status).toBe(303);
  const shownLetter = await act('jiaxing-fuze', id, 'uphold', 'conclude', { text: '没有整改到位', preview: '1' });
  for (const words of ['没有整改到位', '次日起终止', '已经发放的款项不受影响']) expect(shownLetter.html).toContain(words);
  expect((await act('jiaxing-fuze', id, 'uphold', 'conclude', { text: '没有整改到位' })).status).toBe(303);
  await stateOf(id, (state) => state.outcome === 'granted');
  await eventually(
    standing,
    ({ ended }) => ended !== undefined,
    (last) => last,
  );
  expect((await standing()).ended).toEqual({ on: dayAfter(today()), by: id });
  const all = await portal.world.store.standings.of([place('home-rated')], 'stars');
  expect([standingOn(all, today())?.how, standingOn(all, dayAfter(today()))]).toEqual(['stands', undefined]);
});

it('of a rating that is still running nothing is to be put right yet, and it is said why; in other hands nothing is', async () => {
  const over = `/desk/cases/${running}/over/home-rectification`;
  const early = await (await as('nanhuqu-fuze')).get(over);
  expect([early.status, early.html.includes('请在公示期内按异议办理')]).toEqual([409, true]);
  for (const name of ['nanhuqu-shenpi', 'longhuaqu-fuze']) expect((await (await as(name)).get(over)).status).toBe(404);
});

it('a veto during a public notice: nothing is granted before it is concluded, nor where it was upheld, and every page says so', async () => {
  const applicant = await as(login('home-on-notice'));
  const id = await begin('home-veto', { ground: 'accident', found: '公示期间发生安全责任事故', days: '5' }, running);
  await stateOf(running, ({ bars = [] }) => bars.length === 1);
  expect((await applicant.get(`/cases/${running}`)).html).toContain('作出结论前不评定');
  const rating = drive(portal.services, running, filer('home-on-notice').actor);
  await afterNotice(rating, filer('home-on-notice'), portal.services);
  await stateOf(running, opened('decide-city'));
  const asked = await (await as('jiaxing-shenpi')).get(`/desk/cases/${running}`);
  expect([asked.html.includes('正在办理，作出结论前不能评定'), asked.html.includes('acts/grant')]).toEqual([true, false]);
  const page = `/cases/${id}/hearing`;
  await stateOf(id, opened('hearing'));
  expect((await applicant.upload(page, page, { text: '已经处理' }, [])).status).toBe(303);
  expect((await applicant.upload(page, page, { enough: '1' }, [])).status).toBe(303);
  expect((await act('jiaxing-fuze', id, 'uphold', 'conclude', { text: '事故属实' })).status).toBe(303);
  await stateOf(running, ({ bars = [] }) => bars[0]?.upheld === true);
  const upheld = await (await as('jiaxing-shenpi')).get(`/desk/cases/${running}`);
  expect([upheld.html.includes('经调查属实，本次不能评定'), upheld.html.includes('acts/grant')]).toEqual([true, false]);
  expect((await act('jiaxing-shenpi', running, 'refuse', 'decide-city', { clause: 'vetoed', text: '一票否决属实' })).status).toBe(303);
  await stateOf(running, (state) => state.outcome === 'refused');
});

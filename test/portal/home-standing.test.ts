import { enterHomes } from '../../sandbox/homes/enter';
import { type HomeFiler, homeFilers } from '../../sandbox/homes/filers';
import { drive } from '../../sandbox/living/acts';
import { afterNotice, homePlans } from '../../sandbox/living/home-plans';
import { workshopPlans } from '../../sandbox/living/workshop-plans';
import { makeLivingCases } from '../../sandbox/living/make';
import { type CaseState } from '../../src/domain/case/state';
import { type Answers } from '../../src/domain/form/answers';
import { localDate } from '../../src/domain/calendar/instants';
import { standingOn, standsOn } from '../../src/domain/places/standing';
import { type CaseId, dayAfter, type LocalDate, type PartyId, type PlaceId } from '../../src/domain/values';
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
/** What the page of its certificate says to anybody who has the code. */
const certificate = async (): Promise<string> => {
  const code = (await portal.world.store.certificates.ofCase(rated))?.code ?? '';
  return (await visitor(portal.url).get(`/certificates/${code}`)).html;
};
/** The row of the public register, as anybody sees it. */
const row = async (words: string): Promise<string> => (await visitor(portal.url).get(`/homes?words=${encodeURIComponent(words)}`)).html;
const shown = (): Promise<string> => row(place('home-rated'));

/** As if it had been registered there: what it stands at hangs on the stars of the home. */
async function workshopInside(home: PlaceId): Promise<void> {
  const { places, standings } = portal.world.store;
  const around = await places.find(home);
  if (!around) throw new Error('the home is not registered');
  const { operator, area, address } = around;
  const said = { kind: 'star-workshop', name: '之内星工坊', operator, area, address, capacity: 8, rooms: 1, sandbox: true } as const;
  const workshop = await places.register({ ...said, key: 'inside', opened: today(), within: home });
  const until = `${Number(today().slice(0, 4)) + 1}${today().slice(4)}` as LocalDate;
  const within = { place: home, what: 'stars', atLeast: 1 };
  await standings.grant({
    case: 'inside' as CaseId,
    place: workshop.id,
    what: 'star-workshop',
    value: 1,
    from: today(),
    until,
    suspended: [],
    within,
  });
}

beforeAll(async () => {
  portal = await startPortal();
  const { store, db, keys } = portal.world;
  await enterHomes(peopleOf(db.connection, keys), store);
  const homes = [...homePlans().filter(({ key }) => key === 'home-rated' || key === 'home-on-notice'), ...workshopPlans()];
  const left: string[] = [];
  const making = { done: new Set<string>(), made: () => undefined, left: (key: string, why: string) => void left.push(`${key}: ${why}`) };
  await makeLivingCases(portal.services, making, { cases: [], units: [], homes, batches: [] });
  expect(left).toEqual([]);
  rated = (await store.standings.of([place('home-rated')], 'stars'))[0]?.case as CaseId;
  // The notice's days went by on the case's own clock alone; its stars are looked at today.
  await db.connection.collection('standings').updateOne({ _id: rated as never }, { $set: { from: today() } });
  await db.connection.collection('standings').updateMany({ 'ended.by': rated } as never, { $set: { 'ended.on': today() } });
  const [onNotice] = await store.cases.ofApplicant(homePlans().find(({ key }) => key === 'home-on-notice')?.filer.actor.id as never);
  running = onNotice?.state.id as CaseId;
  await workshopInside(place('home-rated'));
  home = await as(login('home-rated'));
}, 240_000);
afterAll(() => portal.end());

it('a veto suspends the stars as it comes in; the home is heard; found not to be so, they hold again that day', async () => {
  const id = await begin('home-veto', { ground: 'unpaid-wages', found: '9 月工资没有发给 3 名残疾员工', days: '5' });
  expect((await standing()).suspended).toEqual([{ from: today(), by: id }]);
  expect(standsOn(await standing(), today())).toBe('suspended');
  expect(await shown()).toContain('星，现在暂停');
  for (const words of ['这份证书现在暂停', '恢复以前不能作为有效的证明']) expect(await certificate()).toContain(words);
  expect(await certificate()).not.toContain('真实有效');
  expect(await row('之内星工坊')).toContain('因所在的残疾人之家星级暂停，现在暂停');
  await stateOf(id, opened('hearing'));
  const [letter] = (await portal.world.store.letters.allOfCase(id)).filter((one) => one.channel === 'portal');
  const { html } = await home.get(`/cases/${id}/letters/${letter?.key ?? ''}`);
  for (const words of [filer('home-rated').home.name, '星级暂停和陈述通知书', '拖欠残疾员工工资', '9 月工资没有发给', '自发出之日起 5 天'])
    expect(html).toContain(words);
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
  expect(await certificate()).toContain('真实有效');
  expect(await row('之内星工坊')).toContain('已登记，有效期至');
});

it('a veto over a home that another unit runs now is to that unit: it is heard, and nothing that the former one filed of itself is in it', async () => {
  const { places, parties, letters, submissions, texts } = portal.world.store;
  const before = (await places.find(place('home-rated')))?.operator as PartyId;
  const other = filer('home-on-notice');
  const next = (await places.find(other.home.id))?.operator as PartyId;
  expect(next).not.toBe(before);
  expect(await places.passOn(place('home-rated'), before, next, 'passes', today())).toBe(true);

  const id = await begin('home-veto', { ground: 'accident', found: '交接后发生安全责任事故', days: '5' });
  const state = await stateOf(id, opened('hearing'));
  expect([state.applicant.party, state.place, state.subjects]).toEqual([next, place('home-rated'), []]);
  expect((await standing()).suspended.at(-1)).toEqual({ from: today(), by: id });
  const unit = (await parties.byIds([next]))[0];
  const { submission } = (await submissions.read(id)) ?? {};
  const said = (await texts.readJson(submission?.answers.id ?? '')) as Answers;
  expect([said.unit, said.people, Object.keys(said).includes('contact')]).toEqual([{ name: unit?.name, uscc: unit?.uscc }, [], false]);
  // Written to is whoever runs it now, and nobody of the former unit.
  expect((await letters.allOfCase(id)).filter(({ channel }) => channel === 'portal').map(({ to }) => to.person)).toEqual([next]);
  const page = `/cases/${id}/hearing`;
  expect((await home.get(page)).status).toBe(404);
  const heard = await as(other.login);
  expect((await heard.get('/')).html).toContain(`/cases/${id}`);
  expect((await heard.get(`/cases/${id}`)).html).toContain(filer('home-rated').home.name);
  expect((await heard.upload(page, page, { text: '现场已经整改' }, [])).status).toBe(303);
  expect((await heard.upload(page, page, { enough: '1' }, [])).status).toBe(303);
  expect((await act('jiaxing-fuze', id, 'dismiss', 'conclude', { text: '不是责任事故' })).status).toBe(303);
  await stateOf(id, ({ outcome }) => outcome === 'refused');
  await eventually(
    standing,
    ({ suspended }) => suspended.at(-1)?.to !== undefined,
    (last) => last,
  );
  expect(await places.passOn(place('home-rated'), next, before, 'back', today())).toBe(true);
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
  expect((await applicant.get(`/cases/${running}`)).html).toContain('作出结论前不能批准');
  const rating = drive(portal.services, running, filer('home-on-notice').actor);
  await afterNotice(rating, filer('home-on-notice'), portal.services);
  await stateOf(running, opened('decide-city'));
  const asked = await (await as('jiaxing-shenpi')).get(`/desk/cases/${running}`);
  expect([asked.html.includes('正在办理，作出结论前不能批准'), asked.html.includes('acts/grant')]).toEqual([true, false]);
  expect(asked.html).toContain('等一票否决的结论期间不计入办理时限');
  expect((await (await as('jiaxing-shenpi')).get('/desk?scope=pool&waits=other-case')).html).toContain('等一票否决的结论');
  const page = `/cases/${id}/hearing`;
  await stateOf(id, opened('hearing'));
  expect((await applicant.upload(page, page, { text: '已经处理' }, [])).status).toBe(303);
  expect((await applicant.upload(page, page, { enough: '1' }, [])).status).toBe(303);
  expect((await act('jiaxing-fuze', id, 'uphold', 'conclude', { text: '事故属实' })).status).toBe(303);
  await stateOf(running, ({ bars = [] }) => bars[0]?.upheld === true);
  const upheld = await (await as('jiaxing-shenpi')).get(`/desk/cases/${running}`);
  expect([upheld.html.includes('情况属实。这一件不能批准'), upheld.html.includes('acts/grant')]).toEqual([true, false]);
  expect((await act('jiaxing-shenpi', running, 'refuse', 'decide-city', { clause: 'vetoed', text: '一票否决属实' })).status).toBe(303);
  await stateOf(running, (state) => state.outcome === 'refused');
});

describe('a star workshop inside a home', () => {
  const workshop = '320412-star-workshop-001';

  it('is registered once its unit’s application is granted: in public with what it lies in, with a certificate, its committee for the unit only', async () => {
    const list = await row('雁翎星工坊');
    for (const words of ['星工坊，设在', '已登记，有效期至', '共 1 家']) expect(list).toContain(words);
    expect(list).not.toContain('沈明芳');
    expect((await visitor(portal.url).get('/homes?kind=home&words=雁翎')).html).not.toContain('星工坊，设在');
    const clerk = await as('yanling-guanli');
    const { html } = await clerk.get(`/places/${workshop}`);
    for (const words of ['监护人管理小组', '沈明芳', '陆建华、顾秀珍、徐根法', '320412-home-001']) expect(html).toContain(words);
    expect((await clerk.get('/places/320412-home-001')).html).toContain('雁翎星工坊');
    const granted = (await portal.world.store.standings.of([workshop as PlaceId]))[0]?.case as CaseId;
    const paper = (await (await as('yanling-faren')).get(`/cases/${granted}/certificate`)).html;
    for (const words of ['星工坊登记证书', `雁翎星工坊（${workshop}）`, '有效期']) expect(paper).toContain(words);
    const code = (await portal.world.store.certificates.ofCase(granted))?.code ?? '';
    expect((await visitor(portal.url).get(`/certificates/${code}`)).html).toContain('真实有效');
  });

  it('is applied for from the home’s own page, with the home and its stars filled in', async () => {
    const clerk = await as('yanling-guanli');
    const matter = '/matters/star-workshop-registration?place=320412';
    const begun = (await clerk.fill('/places/320412-home-001', matter, {})).location ?? '';
    const check = (await clerk.get(`${begun}/check`)).html;
    for (const words of ['320412-home-001', '现在的星级']) expect(check).toContain(words);
  });

  it('shows its certificate as suspended while the home’s stars are, and as no longer good once they end', async () => {
    const { standings, certificates } = portal.world.store;
    const [own] = await standings.of([workshop as PlaceId]);
    const code = (await certificates.ofCase(own?.case as CaseId))?.code ?? '';
    const page = async () => (await visitor(portal.url).get(`/certificates/${code}`)).html;
    const stars = (await standings.of(['320412-home-001' as PlaceId], 'stars'))[0]?.case as CaseId;
    await standings.suspend(stars, { from: today(), by: 'veto' as CaseId });
    expect(await page()).toContain('所在的残疾人之家星级暂停');
    expect(await row('雁翎星工坊')).toContain('因所在的残疾人之家星级暂停，现在暂停');
    await standings.lift({ on: today(), by: 'veto' as CaseId });
    expect(await page()).toContain('真实有效');
    await standings.end(stars, { on: today(), by: 'veto' as CaseId });
    for (const words of ['这份证书已经失效', '现在没有规定的星级']) expect(await page()).toContain(words);
    expect(await row('雁翎星工坊')).toContain('登记现在无效');
    expect(await standings.of([workshop as PlaceId])).toEqual([own]);
  });
});

import { standingOffer } from '../../src/domain/case/offers';
import { type CaseState } from '../../src/domain/case/state';
import { longestUntil } from '../../src/domain/mandates';
import { type AreaCode, type CaseId, type OfficeId, type PartyId } from '../../src/domain/values';
import { peopleOf } from '../../src/store/people';
import { addOfficer } from '../support/accounts';
import { eventually } from '../support/eventually';
import { actorOf } from '../support/handled';
import { type HandedOver, homeWith } from '../support/hand-over';
import { nowInstant, today } from '../support/journey';
import { hidden, type PortalWorld, startPortal, type Visitor, visitor } from '../support/portal';

let portal: PortalWorld;
let home: HandedOver;
let id: CaseId;
let [supervisor, window, former, asked, next, stranger] = [] as unknown as [Visitor, Visitor, Visitor, Visitor, Visitor, Visitor];

const as = async (login: string): Promise<Visitor> => {
  const one = visitor(portal.url);
  await one.signIn(login);
  return one;
};
const unit = (n: number): PartyId => home.units[n] as PartyId;
const until = (shows: (state: CaseState) => boolean): Promise<CaseState> =>
  eventually(
    async () => (await portal.world.store.cases.read(id))?.state,
    shows,
    (last) => [last?.obligations, last?.offers, last?.passing],
  );
const page = (): string => `/hand-overs/${id}`;

beforeAll(async () => {
  portal = await startPortal();
  const people = peopleOf(portal.world.db.connection, portal.world.keys);
  await addOfficer(people, 'nanhu-fuze', '钱负责', { role: 'supervisor', office: 'jx-nh' as OfficeId });
  await addOfficer(people, 'nanhu-chuangkou', '孙窗口', { role: 'window', office: 'jx-nh' as OfficeId });
  home = await homeWith(portal.world, 3);
  const clerks = ['lin', 'wu', 'chen'];
  for (const [at, login] of clerks.entries()) {
    const { id: actor } = actorOf(login);
    await people.giveMandate(actor, {
      id: `m-${at}`,
      party: unit(at),
      ground: 'representative',
      from: nowInstant(),
      until: longestUntil(today),
      by: actor,
    });
  }
  [supervisor, window, former, asked, next, stranger] = await Promise.all([
    as('nanhu-fuze'),
    as('nanhu-chuangkou'),
    ...clerks.map(as),
    as('zhao'),
  ] as [Promise<Visitor>, Promise<Visitor>, Promise<Visitor>, Promise<Visitor>, Promise<Visitor>, Promise<Visitor>]);
}, 120_000);
afterAll(() => portal.end());

const order = async (): Promise<PartyId[]> => (await portal.world.store.successors.of(['330402' as AreaCode])).map(({ party }) => party);

it('the pool is kept by the district’s supervisor, in the order that they give it; others of the office read it', async () => {
  const { html } = await supervisor.get('/successors');
  expect([html.includes('示例承办企业1'), html.includes('南湖')]).toEqual([true, true]);
  const read = await window.get('/successors');
  expect([read.status, read.html.includes('示例承办企业1'), read.html.includes('name="uscc"')]).toEqual([200, true, false]);
  const press = (what: string, n: number, at: number) =>
    supervisor.fill('/successors', '/successors', { area: '330402', party: unit(n), do: what, at: String(at) });
  expect((await press('up', 2, 1)).status).toBe(303);
  expect(await order()).toEqual([unit(2), unit(1)]);
  await press('down', 2, 0);
  expect(await order()).toEqual([unit(1), unit(2)]);
  // Pressed twice on one page it moves from where the page showed it, and not again from where it is now.
  await press('down', 2, 0);
  expect(await order()).toEqual([unit(1), unit(2)]);
  expect((await window.fill('/successors', '/successors', { area: '330402', party: unit(1), do: 'out' })).status).toBe(403);
  const wrong = await supervisor.fill('/successors', '/successors', { area: '330402', do: 'add', uscc: '123', until: '2020-01-01' });
  expect([wrong.status, wrong.html.includes('请写今天以后的日期')]).toEqual([422, true]);
  await press('out', 2, 1);
  expect(await order()).toEqual([unit(1)]);
});

it('is begun by the supervisor with its reason, once; the order is shown before', async () => {
  const begin = `/places/${home.place.id}/hand-over`;
  expect([(await window.get(begin)).status, (await former.get(begin)).status]).toEqual([404, 403]);
  expect((await supervisor.get(`/places/${home.place.id}`)).html).toContain(begin);
  const requestIn = (html: string): string => /name="request" value="([^"]*)"/.exec(html)?.[1] ?? '';
  const second = requestIn((await supervisor.get(begin)).html);
  const { html } = await supervisor.get(begin);
  expect([html.includes('示例承办企业0'), html.includes('<li>示例承办企业1</li>')]).toEqual([true, true]);
  expect((await supervisor.fill(begin, begin, { reason: ' ' })).status).toBe(422);
  const request = requestIn(html);
  const { status, location = '' } = await supervisor.fill(begin, begin, { reason: '企业停业', request });
  expect(status).toBe(303);
  // The same form again is the same hand-over; for another reason it is told that the first stands.
  expect((await supervisor.fill('/successors', begin, { reason: '企业停业', request })).location).toBe(location);
  const other = await supervisor.fill('/successors', begin, { reason: '另有原因', request });
  expect([other.status, other.html.includes('内容与这次不同'), other.html.includes('另有原因')]).toEqual([409, true, true]);
  const late = await supervisor.fill('/successors', begin, { reason: '别人也写了原因', request: second });
  expect([late.status, late.html.includes('已经有人发起'), late.html.includes('别人也写了原因')]).toEqual([409, true, true]);
  id = location.replace('/hand-overs/', '') as CaseId;
  await until((state) => standingOffer(state)?.to === unit(1));
  expect((await supervisor.get(begin)).html).toContain('不能再发起一次');
});

it('each sees their own side of it, and everybody else nothing', async () => {
  const status = async (who: Visitor): Promise<number> => (await who.get(page())).status;
  expect(await Promise.all([supervisor, window, former, asked, next, stranger].map(status))).toEqual([200, 200, 200, 200, 404, 404]);
  const office = (await supervisor.get(page())).html;
  expect([office.includes('等待答复'), office.includes('撤销交接')]).toEqual([true, true]);
  const own = (await former.get(page())).html;
  expect([own.includes('请照常运营'), own.includes('同意承接'), own.includes('示例承办企业1')]).toEqual([true, false, false]);
  const offered = (await asked.get(page())).html;
  expect([offered.includes('同意承接'), offered.includes('3 名在册残疾员工')]).toEqual([true, true]);
  // Neither the case nor who else was asked is theirs to read.
  expect((await asked.get(`/cases/${id}`)).status).toBe(404);
  expect((await asked.get(`/units/${unit(1)}`)).html).toContain(page());
  const letter = /href="(\/cases\/[^"]*letters[^"]*)"/.exec(offered)?.[1] ?? '';
  const written = await asked.get(letter);
  expect([written.status, written.html.includes('南湖示例之家'), written.html.includes('3 人')]).toEqual([200, true, true]);
  expect((await next.get(letter)).status).toBe(404);
});

it('whoever declines is not asked again; the district adds another, who takes it, and all have passed', async () => {
  const drawn = (await asked.get(page())).html;
  const [_csrf, request, seen] = ['_csrf', 'request', 'seen'].map((name) => hidden(drawn, name)) as [string, string, string];
  expect((await asked.fill(page(), page(), { do: 'decline', party: unit(1), text: '' })).status).toBe(422);
  expect((await asked.fill(page(), page(), { do: 'decline', party: unit(1), text: '人手不够' })).status).toBe(303);
  const { html } = await supervisor.get(page());
  expect([html.includes('没有企业承接'), html.includes('人手不够')]).toEqual([true, true]);
  // By a page that was drawn before.
  const late = await asked.post(page(), { _csrf, request, seen, do: 'take', party: unit(1), sure: 'yes' });
  expect([late.status, late.html.includes('现在征询的不是贵单位')]).toEqual([409, true]);
  await portal.world.store.successors.add({
    area: '330402' as AreaCode,
    party: unit(2),
    from: today,
    until: longestUntil(today),
    by: actorOf('lin').id,
  });
  expect((await supervisor.fill(page(), page(), { do: 'add' })).status).toBe(422);
  expect((await supervisor.fill(page(), page(), { do: 'add', unit: unit(2) })).status).toBe(303);
  await until((state) => standingOffer(state)?.to === unit(2));
  expect((await next.fill(page(), page(), { do: 'take', party: unit(2) })).status).toBe(422);
  expect((await next.fill(page(), page(), { do: 'take', party: unit(2), sure: 'yes' })).status).toBe(303);
  await until((state) => state.outcome === 'granted');
  const done = (await supervisor.get(page())).html;
  expect([done.includes('3 / 3 已交接'), done.includes('双方人数一致')]).toEqual([true, true]);
  expect((await next.get(`/places/${home.place.id}`)).status).toBe(200);
  expect((await former.get(`/places/${home.place.id}`)).status).toBe(404);
  expect((await former.get(page())).html).toContain('示例承办企业2');
  // On paper to the place, each in an envelope of their own.
  const print = (await window.get('/desk/print')).html;
  expect([print.includes('员工0'), print.includes('嘉兴市南湖区示例路 1 号')]).toEqual([true, true]);
}, 60_000);

it('while a place is frozen nothing is entered for it, and its page says so', async () => {
  const other = 'h-other' as CaseId;
  await portal.world.store.places.freeze(home.place.id, other);
  expect((await next.get(`/places/${home.place.id}`)).html).toContain('正在交接给新的承办企业');
  const begin = `/places/${home.place.id}/hand-over`;
  const refused = await supervisor.fill(begin, begin, { reason: '写好的原因' });
  expect([refused.status, refused.html.includes('暂停登记'), refused.html.includes('写好的原因')]).toEqual([409, true, true]);
  await portal.world.store.places.unfreeze(home.place.id, other);
});

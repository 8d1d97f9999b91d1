import { join } from 'node:path';
import { headings, lines, people, person } from '../../test/support/roster';
import { dayAfter, type ActorId, type CaseId, type Instant, type PartyId } from '../domain/values';
import { staffRoster } from '../domain/programmes/quota/roster';
import { type SheetRef } from '../domain/ground/sheet';
import { type Roster } from '../domain/programmes/roster';
import { type Draft } from '../store/drafts';
import { calendarData } from '../calendar-data';
import { loadPolicies } from '../policies/load';
import { projectFolder } from '../root';
import { todayInShanghai } from './cases/places';
import { freezeRoster, rosterOf, saveRoster, typedRoster, type DraftRoster } from './cases/draft-roster';
import { type Browser, signedIn, testAccount, testPortal, type TestPortal, tokenIn } from './testing';

const { loaded } = loadPolicies(join(projectFolder(), 'policies'), { sandbox: true });
let portal: TestPortal;
let party: PartyId;
let clerks: Browser[];
let stranger: Browser;
let draft: CaseId;

beforeAll(async () => {
  portal = await testPortal({ policies: { ...loaded, calendar: calendarData() } });
  ({ id: party } = await portal.services.store.parties.named({ uscc: '91350203MA5WW00018', name: '厦门市鹭帆电子有限公司' }));
  clerks = await Promise.all(['one', 'two'].map(clerkCalled));
  await testAccount(portal, { login: 'stranger' });
  stranger = await signedIn(portal, 'stranger');
  const begun = await post(
    clerks[0] as Browser,
    '/matters/quota-verification?place=350200',
    '/matters/quota-verification?place=350200',
    {},
  );
  draft = String(begun.headers['location']).split('/').at(-1) as CaseId;
});
afterAll(() => portal.end());

async function clerkCalled(login: string): Promise<Browser> {
  const { id } = await testAccount(portal, { login });
  const until = dayAfter(todayInShanghai());
  const mandate = {
    id: `m-${login}`,
    party,
    ground: 'named' as const,
    from: '2026-01-01T00:00:00.000Z' as Instant,
    until,
    by: id as ActorId,
  };
  await portal.services.people.giveMandate(id, mandate);
  return signedIn(portal, login);
}
const [first, second] = [() => clerks[0] as Browser, () => clerks[1] as Browser];
const page = (): string => `/drafts/${draft}/roster`;
const seen = (html: string): string => /name="seen" value="(\d+)"/.exec(html)?.[1] ?? '';

async function post(agent: Browser, from: string, to: string, fields: Record<string, string>) {
  const html = (await agent.get(from)).text;
  return agent
    .post(to)
    .type('form')
    .send({ _csrf: tokenIn(html), seen: seen(html), ...fields });
}
async function upload(agent: Browser, bytes: Buffer, fields: Record<string, string> = {}) {
  const html = (await agent.get(page())).text;
  let sent = agent.post(page()).set('Origin', 'http://127.0.0.1:8080').field('_csrf', tokenIn(html)).field('seen', seen(html));
  for (const [name, value] of Object.entries(fields)) sent = sent.field(name, value);
  return sent.attach('file', bytes, '名册.csv');
}
const csv = (rows: readonly (readonly string[])[], head: readonly string[] = headings): Buffer => Buffer.from(lines([head, ...rows]));
async function kept(): Promise<DraftRoster | undefined> {
  return (await portal.services.store.drafts.read(draft))?.sections['roster'] as DraftRoster | undefined;
}
const names = async (): Promise<string[]> => (await typedRoster(portal.services.store, await kept())).map((row) => row['name'] ?? '');

it('a unit’s clerks share its draft; nobody else sees that there is one', async () => {
  expect((await second().get(page())).text).toContain('残疾职工名册');
  expect((await stranger.get(page())).status).toBe(404);
  expect((await stranger.get(`${page()}/template/csv`)).status).toBe(404);
  expect((await second().get(`/drafts/${draft}`)).text).toContain('厦门市鹭帆电子有限公司');
});

it('what is wrong stands first with its field, is mended there, and what else stood in the file is as it was', async () => {
  const bad = await upload(first(), csv([person(1), person(2).with(1, '123'), person(3).with(7, '两千')]));
  expect(bad.status).toBe(303);
  const html = (await first().get(page())).text;
  expect(html).toContain('3 行，其中 2 行要修改');
  expect(html).toMatch(/name="r2-identity"[^>]* value="123"/);
  const mended = await post(first(), page(), page(), { do: 'mend', 'r2-identity': person(2)[1] ?? '', 'r3-wage': '3000' });
  expect([mended.status, mended.headers['location']]).toEqual([303, `/drafts/${draft}`]);
  expect(await kept()).toMatchObject({ rows: 3, red: 0 });
});

it('of two clerks at once the second is shown what the first saved, and nothing of it is lost', async () => {
  const html = (await second().get(page())).text;
  await post(first(), page(), page(), { do: 'row', row: '4', ...rowOf(4) });
  expect((await kept())?.rows).toBe(4);
  const late = await second()
    .post(page())
    .type('form')
    .send({ _csrf: tokenIn(html), seen: seen(html), do: 'row', row: '4', ...rowOf(5, 4) });
  expect(late.status).toBe(409);
  // What the second had typed stands in the form that comes back.
  expect(late.text).toContain(`value="${person(5)[1]}"`);
  expect((await kept())?.rows).toBe(4);
});

const rowOf = (who: number, at = who): Record<string, string> => {
  const columns = ['name', 'identity', 'certificate', 'from', 'until', 'first', 'last', 'wage', 'kind'];
  return Object.fromEntries(columns.map((name, column) => [`r${at}-${name}`, person(who)[column] ?? '']));
};

it('a row is left out by its tick, and one typed with a fault is kept and listed', async () => {
  await post(first(), page(), page(), { do: 'mend', drop: '4' });
  expect((await kept())?.rows).toBe(3);
  const added = await post(first(), page(), page(), { do: 'row', row: '4', ...rowOf(6, 4), 'r4-identity': '1' });
  expect(added.status).toBe(303);
  expect(await kept()).toMatchObject({ rows: 4, red: 1 });
  await post(first(), page(), page(), { do: 'mend', drop: '4' });
});

it('what is unusual must be confirmed, and confirmed anew once anything changes', async () => {
  await upload(first(), csv([person(1), person(2).with(2, person(3)[2] ?? '')]));
  expect(await kept()).toMatchObject({ red: 0, doubted: 1 });
  expect((await post(first(), page(), page(), { do: 'sure' })).status).toBe(422);
  expect((await first().get(`/drafts/${draft}/check`)).text).toContain('1 行不常见');
  expect((await post(first(), page(), page(), { do: 'sure', sure: 'yes' })).headers['location']).toBe(`/drafts/${draft}`);
  expect((await kept())?.sure).toBe(true);
  await post(first(), page(), page(), { do: 'row', row: '3', ...rowOf(7, 3) });
  expect((await kept())?.sure).toBeUndefined();
});

it('headings that nobody knows are asked about once, and remembered for the unit', async () => {
  const strange = headings.map((one, at) => (at === 1 ? '编码' : at === 7 ? '每月给多少' : one));
  const before = await names();
  const asked = await upload(first(), csv(people(5), strange));
  expect(asked.status).toBe(422);
  expect(asked.text).toContain('没有认出这些列：公民身份号码、月平均工资');
  expect(await names()).toEqual(before);
  const said = Object.fromEntries(strange.map((heading, at) => [`heading-${at}`, heading]));
  const answer = await upload(first(), csv(people(5), strange), { ...said, 'means-1': 'identity', 'means-7': 'wage' });
  expect(answer.status).toBe(303);
  expect((await kept())?.rows).toBe(5);
  expect((await upload(second(), csv(people(6), strange))).status).toBe(303);
  expect((await kept())?.rows).toBe(6);
});

it('of what a form says of headings nothing else is remembered than columns, and no more than a table has', async () => {
  const strange = headings.map((one, at) => (at === 0 ? '$姓.名' : one));
  const said = {
    'heading-0': '$姓.名',
    'means-0': 'name',
    'heading-1': '长'.repeat(5_000),
    'means-1': 'name',
    'heading-2': 'x',
    'means-2': 'y'.repeat(5_000),
  };
  expect((await upload(first(), csv(people(5), strange), said)).status).toBe(303);
  const remembered = await portal.services.store.headings.of(party, 'roster');
  expect(JSON.stringify(remembered).length).toBeLessThan(1_000);
  expect((await upload(first(), csv(people(6), strange))).status).toBe(303);
});

it('a file that is none, or too large, or not there changes nothing', async () => {
  const before = await names();
  expect((await upload(first(), Buffer.from('<html>'))).status).toBe(422);
  expect((await upload(first(), Buffer.alloc(0))).status).toBe(422);
  expect((await upload(first(), Buffer.from('\uD83D\uDE00'.repeat(50)))).status).toBe(422);
  expect(await names()).toEqual(before);
});

it('the template has the roster’s own columns', async () => {
  expect((await first().get(`${page()}/template/csv`)).text).toContain(staffRoster.columns.map(({ spellings: [name] }) => name).join(','));
  expect((await first().get(`${page()}/template/pdf`)).status).toBe(404);
});

it('a roster that one clerk is filing is not lost by what the other saves, or throws away, at the same moment', async () => {
  const { store } = portal.services;
  const draftNow = async () => (await store.drafts.read(draft)) as Draft;
  const reading = async (ref: SheetRef) => {
    let rows = 0;
    for await (const chunk of store.sheets.chunks(ref)) rows += chunk.rows.length;
    return rows;
  };
  await upload(first(), csv(people(4)));
  const roster = rosterOf(await draftNow()) as Roster;
  const filed = (await freezeRoster(store, await draftNow(), roster, { today: todayInShanghai() })) as SheetRef;
  await upload(second(), csv(people(5)));
  expect(await reading(filed)).toBe(4);
  expect((await kept())?.rows).toBe(5);
  // Who came second and was shown so leaves nothing behind.
  const before = await portal.db.connection.collection('sheets').countDocuments();
  const stale = await saveRoster(store, await draftNow(), roster, [], { today: todayInShanghai() }, 1);
  expect([stale.kind, await portal.db.connection.collection('sheets').countDocuments()]).toEqual(['stale', before]);
  await store.sheets.drop(draft, filed);
});

it('a clerk who looks while another saves sees the roster as it was or as it is, every time', async () => {
  const [{ text: before }, { text: other }] = await Promise.all([first().get(page()), second().get(page())]);
  let times = Number(seen(other));
  let saving = true;
  const save = async () => {
    for (let n = 0; n < 12; n += 1) {
      const fields = { _csrf: tokenIn(other), seen: String(times), do: 'row', row: '1', ...rowOf(30 + n, 1) };
      if ((await second().post(page()).type('form').send(fields)).status === 303) times += 1;
    }
    saving = false;
  };
  const statuses = new Set<number>();
  const look = async () => {
    while (saving) statuses.add((await first().get(page())).status);
  };
  // A form that is sent meanwhile is told that it is late, or is in time.
  const late = async () => {
    while (saving) {
      const fields = { _csrf: tokenIn(before), seen: '1', do: 'mend', 'r1-wage': '3000' };
      statuses.add((await first().post(page()).type('form').send(fields)).status);
    }
  };
  await Promise.all([save(), look(), look(), look(), late()]);
  expect([...statuses].sort()).toEqual([200, 409]);
  expect(times).toBeGreaterThan(Number(seen(other)) + 10);
});

it('a row that no page has asked for changes no other and is no fault of ours', async () => {
  const before = await names();
  for (const row of ['-2', '-99', '1.5', 'NaN', '1e3'])
    expect((await post(first(), page(), page(), { do: 'row', row, [`r${row}-name`]: '别人' })).status).toBe(303);
  expect(await names()).toEqual(before);
  for (const from of ['-5', '0.5', 'NaN', '99999999']) expect((await first().get(`${page()}?from=${from}`)).status).toBe(200);
});

it('a roster of thousands, which takes long to check, is looked at so often an hour and no more; a small one as often as anybody likes', async () => {
  const { limits } = portal.services.store;
  const [clerk] = await portal.services.people.speakersOf(party);
  const looks = { name: 'roster-looks', most: 900, windowMs: 60 * 60_000 };
  await limits.take(looks, clerk?.id ?? '');
  await portal.db.connection.collection('limits').updateMany({ _id: /^roster-looks/ as never }, { $set: { count: 900 } });
  const statuses = async () => (await Promise.all(clerks.map((one) => one.get(page())))).map(({ status }) => status).sort();
  expect(await statuses()).toEqual([200, 200]);
  const { drafts } = portal.services.store;
  const now = (await drafts.read(draft)) as Draft;
  await drafts.saveSection(draft, 'roster', { ...(await kept()), rows: 20_000 }, now.saves['roster'] ?? 0);
  expect(await statuses()).toEqual([200, 429]);
});

it('thrown away, nothing of the roster is left', async () => {
  await post(first(), `/drafts/${draft}/discard`, `/drafts/${draft}/discard`, {});
  expect(await portal.db.connection.collection('sheets').countDocuments()).toBe(0);
});

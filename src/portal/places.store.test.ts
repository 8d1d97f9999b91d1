import { localDate } from '../domain/calendar/instants';
import { monthOf } from '../domain/calendar/months';
import { longestUntil } from '../domain/mandates';
import { lastDay, monthsLater } from '../domain/places/stay';
import { type EmploymentRecord, employments } from '../domain/records/employments';
import { businesses } from '../domain/records/businesses';
import { certificates } from '../domain/records/certificates';
import { type AreaCode, dayBefore, type Fen, type LocalDate, type Month } from '../domain/values';
import { loadPolicies } from '../policies/load';
import { projectFolder } from '../root';
import { type Registries } from '../registries/port';
import { instantNow } from '../store/clock';
import { join } from 'node:path';
import { closePlace } from './cases/close-place';
import { enrolIn } from './cases/enrol';
import { type Browser, signedIn, testAccount, testPortal, type TestPortal, tokenIn } from './testing';

const today = localDate(instantNow());
const lastMonth = monthsLater(monthOf(today), -1);

/** What the registries know, by identity number; `away`: they do not answer. */
const employed = new Map<string, EmploymentRecord>();
const asked: { registry: string; number: string }[] = [];
let away = false;
const firm = { uscc: '91440309MA5HA0001Y', name: '示例助残服务中心' };
const registries: Registries = {
  ask: (registry, number) => {
    asked.push({ registry: registry.name, number });
    if (away) return Promise.resolve({ kind: 'unavailable', why: 'away' });
    const at = instantNow();
    if (registry.name === certificates.name)
      return Promise.resolve({
        kind: 'found',
        at,
        record: { name: '某', certificate: `${number}53`, kind: 'disability', status: 'valid', validUntil: '2031-01-01' } as never,
      });
    if (registry.name === businesses.name && number === firm.uscc) return Promise.resolve({ kind: 'found', at, record: firm as never });
    const record = registry.name === employments.name ? employed.get(number) : undefined;
    return Promise.resolve(record ? { kind: 'found', at, record: record as never } : { kind: 'absent', at });
  },
};

let portal: TestPortal;
beforeAll(async () => {
  const { loaded } = loadPolicies(join(projectFolder(), 'policies'), { sandbox: true });
  portal = await testPortal({
    registries,
    policies: {
      ...loaded,
      minimumWages: [
        {
          area: '440300' as AreaCode,
          since: '2020-01' as Month,
          fen: 236_000 as Fen,
          yearOnly: false,
          source: { grade: 'B', title: '示例' },
        },
      ],
      calendar: { version: 'none', holidays: [], makeUp: [], provisionalYears: [], from: 2026, to: 2026 },
    },
  });
});
afterAll(() => portal.end());
beforeEach(() => {
  away = false;
  asked.length = 0;
});

let count = 0;
async function account(posts: { role: string; office: string }[] = []): Promise<{ agent: Browser; id: string }> {
  const login = `home-${(count += 1)}`;
  const { id } = await testAccount(portal, {
    login,
    posts: posts as never,
    name: '王经办',
    identity: `44030919850101${String(1000 + count)}`,
  });
  return { agent: await signedIn(portal, login), id };
}
/** A home of a unit of its own, with somebody who speaks for that unit. */
async function home(capacity = 40) {
  const clerk = await account();
  const uscc = `91440309MA5H${String(count).padStart(6, '0')}`;
  const unit = await portal.db.store.parties.named({ uscc, name: `示例企业${count}` });
  await portal.services.people.giveMandate(clerk.id as never, {
    id: `m-${clerk.id}`,
    party: unit.id,
    ground: 'letter',
    from: instantNow(),
    until: longestUntil(today),
    by: 'x' as never,
  });
  const place = await portal.db.store.places.register({
    key: unit.id,
    kind: 'home',
    name: `示例之家${count}`,
    area: '440309002' as AreaCode,
    address: '民治街道示例路 1 号',
    operator: unit.id,
    capacity,
    rooms: 8,
    opened: '2024-01-01' as LocalDate,
    sandbox: true,
  });
  return { ...clerk, unit, uscc, place, at: `/places/${place.id}` };
}
const send = async (agent: Browser, page: string, address: string, fields: Record<string, string>) => {
  const { text } = await agent.get(page);
  const seen = /name="seen" value="([^"]*)"/.exec(text)?.[1] ?? '0';
  return agent
    .post(address)
    .type('form')
    .send({ _csrf: tokenIn(text), seen, ...fields });
};
/** ISO 7064 MOD 11-2. */
function identityOf(serial: number): string {
  const first = `44030919900101${String(serial).padStart(3, '0')}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = [...first].reduce((total, digit, at) => total + Number(digit) * (weights[at] ?? 0), 0);
  return first + ('10X98765432'[sum % 11] ?? '');
}
let serial = 100;
const resident = (name: string, more: Record<string, string> = {}) => {
  const identity = identityOf((serial += 1));
  return {
    do: 'save',
    name,
    identity,
    certificate: `${identity}53`,
    from: '2025-03-01',
    contractFrom: '2025-03-01',
    contractUntil: '无固定期限',
    guardianName: '李监护',
    guardianTelephone: '13800138000',
    guardianRelation: 'parent',
    ...more,
  };
};
type Home = Awaited<ReturnType<typeof home>>;
const enrol = ({ agent, at }: Home, fields: Record<string, string>) => send(agent, `${at}/residents/new`, `${at}/residents/new`, fields);
const staysOf = ({ place }: Home) => portal.db.store.stays.of(place.id);

describe('whoever is neither of the unit nor of the office', () => {
  it('finds nothing under any address of a place, by reading or by sending', async () => {
    const own = await home();
    await enrol(own, resident('张三'));
    const [stay] = await staysOf(own);
    const pages = [
      '',
      '/manage',
      '/residents',
      '/residents/new',
      `/residents/${stay?.id}`,
      '/months',
      `/months/${lastMonth}`,
      `/months/${lastMonth}/confirm`,
    ];
    const posts = [
      '/manage',
      '/residents',
      '/residents/new',
      `/residents/${stay?.id}`,
      `/months/${lastMonth}`,
      `/months/${lastMonth}/check`,
      `/months/${lastMonth}/confirm`,
    ];
    const former = await account();
    await portal.services.people.giveMandate(former.id as never, {
      id: `f-${former.id}`,
      party: own.unit.id,
      ground: 'letter',
      from: instantNow(),
      until: longestUntil(today),
      by: 'x' as never,
    });
    expect((await former.agent.get(`${own.at}/residents`)).status).toBe(200);
    await portal.services.people.endMandate(`f-${former.id}`, own.unit.id, former.id as never);
    for (const { agent } of [await home(), former]) {
      for (const page of pages) expect([page, (await agent.get(own.at + page)).status]).toEqual([page, 404]);
      for (const page of posts) expect([page, (await send(agent, '/units', own.at + page, resident('李四'))).status]).toEqual([page, 404]);
    }
    const other = await account([{ role: 'reviewer', office: 'ft' }]);
    const reads = pages.filter((page) => !/manage|confirm|new/.test(page));
    for (const page of reads) expect([page, (await other.agent.get(own.at + page)).status]).toEqual([page, 404]);
    expect((await other.agent.get('/desk/places')).text).not.toContain(own.place.name);
    expect((await (await account([{ role: 'auditor', office: 'lh' }])).agent.get('/desk/places')).status).toBe(403);
    expect((await staysOf(own)).map(({ name }) => name)).toEqual(['张三']);
  });

  it('as an officer of the district or the city reads masked names, and changes nothing', async () => {
    const own = await home();
    await enrol(own, resident('张三丰'));
    const [stay] = await staysOf(own);
    for (const office of ['lh', 'sz']) {
      const { agent } = await account([{ role: 'reviewer', office }]);
      for (const page of ['/residents', `/residents/${stay?.id}`, `/months/${lastMonth}`]) {
        const { status, text } = await agent.get(own.at + page);
        expect([page, status, text.includes('张*丰'), text.includes('张三丰'), text.includes(stay?.identity ?? '?')]).toEqual([
          page,
          200,
          true,
          false,
          false,
        ]);
      }
      expect((await agent.get('/desk/places')).text).toContain(own.place.name);
      expect((await send(agent, '/desk', `${own.at}/residents/${stay?.id}`, { do: 'leave' })).status).toBe(403);
      expect((await agent.get(`${own.at}/manage`)).status).toBe(403);
    }
  });
});

it('plain data and the manager are put right by the unit, once for what was shown', async () => {
  const own = await home();
  const page = `${own.at}/manage`;
  const data = { do: 'place-data', address: '民治街道新路 2 号', capacity: '45', rooms: '9' };
  expect((await send(own.agent, page, page, { ...data, capacity: '很多' })).text).toContain('很多');
  expect((await send(own.agent, page, page, data)).headers['location']).toContain('saved');
  // Pressed twice it is once; whoever says something else of what has changed since is told.
  expect((await send(own.agent, page, page, { ...data, seen: '0' })).status).toBe(303);
  expect((await send(own.agent, page, page, { ...data, rooms: '3', seen: '0' })).status).toBe(409);
  const manager = { do: 'place-manager', name: '赵管理', telephone: '13800138000', certificateUntil: '2027-06-30' };
  expect((await send(own.agent, page, page, manager)).status).toBe(303);
  expect(await portal.db.store.places.manager(own.place.id)).toMatchObject({ name: '赵管理', certificateUntil: '2027-06-30' });
  expect((await portal.db.store.places.find(own.place.id))?.capacity).toBe(45);
});

describe('a resident', () => {
  it('is enrolled with what is known; what is wrong comes back with all that was typed', async () => {
    const own = await home();
    const wrong = await enrol(own, resident('钱五', { certificate: '123', guardianTelephone: '' }));
    expect([
      wrong.status,
      wrong.text.includes('钱五'),
      wrong.text.includes('href="#certificate"'),
      wrong.text.includes('href="#guardianTelephone"'),
    ]).toEqual([422, true, true, true]);
    const fields = resident('钱五');
    expect((await enrol(own, fields)).headers['location']).toContain('enrolled');
    expect((await enrol(own, fields)).headers['location']).toContain('there');
    expect(await staysOf(own)).toHaveLength(1);
    const [stay] = await staysOf(own);
    const page = `${own.at}/residents/${stay?.id}`;
    expect((await send(own.agent, page, page, { ...fields, name: '钱伍' })).status).toBe(303);
    // Another number is another person.
    expect((await send(own.agent, page, page, resident('钱伍'))).status).toBe(422);
    expect((await portal.db.store.stays.find(own.place.id, stay?.id ?? ''))?.name).toBe('钱伍');
    expect((await send(own.agent, `${own.at}/residents`, `${own.at}/residents`, { text: '钱伍' })).text).toContain('找到 1 人');
    expect((await send(own.agent, `${own.at}/residents`, `${own.at}/residents`, { text: '孙' })).text).toContain('找到 0 人');
  });

  it('leaves once it was asked again, and who was hired is a success', async () => {
    const own = await home();
    await enrol(own, resident('孙六'));
    const [stay] = await staysOf(own);
    const page = `${own.at}/residents/${stay?.id}`;
    const hired = { do: 'leave', until: today, why: 'hired' };
    expect((await send(own.agent, page, page, { ...hired, until: '2020-01-01' })).status).toBe(422);
    const sure = await send(own.agent, page, page, hired);
    expect([sure.status, sure.text.includes('确认：孙六离开'), (await staysOf(own))[0]?.until]).toEqual([200, true, undefined]);
    const done = await send(own.agent, page, page, { ...hired, sure: 'yes' });
    const list = await own.agent.get(done.headers['location'] as string);
    for (const words of ['祝贺', '已有 1 人走上其他单位的岗位', '到其他单位就业']) expect(list.text).toContain(words);
    expect((await own.agent.get(page)).text).not.toContain('登记离开</h2>');
  });

  it('who is in two homes on one day is refused by neither and told to both, without the other’s name', async () => {
    const [one, other] = [await home(), await home()];
    const fields = resident('周七');
    await enrol(one, fields);
    await enrol(other, fields);
    for (const own of [one, other]) {
      const { text } = await own.agent.get(`${own.at}/residents`);
      const month = (await own.agent.get(`${own.at}/months/${lastMonth}`)).text;
      expect([text.includes('同时在另一机构在册'), month.includes('同一天还在另一家机构在册')]).toEqual([true, true]);
      for (const rival of [one, other].filter((each) => each !== own))
        for (const shown of [text, month]) expect(shown).not.toContain(rival.place.name);
    }
  });
});

describe('a month', () => {
  const rows = async (own: Home, month: Month = lastMonth) => {
    const { text } = await own.agent.get(`${own.at}/months/${month}`);
    return Object.fromEntries([...text.matchAll(/name="(stay-\d+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]));
  };
  const fill = async (own: Home, fields: Record<string, string>, month: Month = lastMonth) => {
    const page = `${own.at}/months/${month}`;
    return send(own.agent, page, page, { ...(await rows(own, month)), do: 'save', ...fields });
  };
  const kept = (own: Home, month: Month = lastMonth) => portal.db.store.placeMonths.read(own.place.id, month);
  const good = { 'days-0': '20', 'wage-0': '2360.00', 'insured-0': 'yes', 'remarks-0': '' };

  it('tells what endangers the subsidy first, and what to do, a fen below the minimum', async () => {
    const own = await home();
    await enrol(own, resident('吴八'));
    expect((await fill(own, { ...good, 'wage-0': '2359.99' })).status).toBe(303);
    const { text } = await own.agent.get(`${own.at}/months/${lastMonth}`);
    expect(text).toContain('当月工资 2,359.99 元，低于最低工资 2,360.00 元。');
    expect(text.indexOf('请补足差额')).toBeLessThan(text.indexOf('填写名册'));
    expect((await own.agent.get(`${own.at}/months`)).text).toContain('1 人的补助可能受影响');
    await fill(own, good);
    expect((await own.agent.get(`${own.at}/months/${lastMonth}`)).text).toContain('没有发现影响安置补助的情况');
  });

  it('keeps all that was typed where something is wrong, and saves nothing of it', async () => {
    const own = await home();
    await enrol(own, resident('郑九'));
    await enrol(own, resident('王十'));
    const answer = await fill(own, { ...good, 'days-0': '三十', 'remarks-1': '住院', 'wage-1': '2400' });
    expect(answer.status).toBe(422);
    for (const words of ['三十', '住院', '2400', 'href="#days-0"', '请写 0 到 31 之间的整数']) expect(answer.text).toContain(words);
    expect(await kept(own)).toBeUndefined();
  });

  it('saved by two at once shows the second what they typed', async () => {
    const own = await home();
    await enrol(own, resident('冯一'));
    await fill(own, good);
    const answer = await fill(own, { ...good, 'days-0': '18', seen: '0' });
    expect([answer.status, answer.text.includes('value="18"'), answer.text.includes('别人刚刚保存过')]).toEqual([409, true, true]);
    expect((await kept(own))?.rows[0]?.days).toBe(20);
  });

  it('takes wage and insurance over from the month before, and no days', async () => {
    const own = await home();
    await enrol(own, resident('陈二'));
    await fill(own, { ...good, 'wage-0': '2500' }, monthsLater(lastMonth, -1));
    const { text } = await own.agent.get(`${own.at}/months/${lastMonth}`);
    expect([text.includes('2,500.00'), /name="days-0"[^>]*value=""/.test(text), text.includes('按上月带出')]).toEqual([true, true, true]);
  });

  it('stands once it is confirmed, and then is corrected with a reason and the former beside it', async () => {
    const own = await home();
    await enrol(own, resident('褚三'));
    await fill(own, good);
    const page = `${own.at}/months/${lastMonth}`;
    const sure = await own.agent.get(`${page}/confirm`);
    expect([sure.status, sure.text.includes('共 1 人，出勤 20 天，工资 2,360.00 元')]).toEqual([200, true]);
    const late = await send(own.agent, `${page}/confirm`, `${page}/confirm`, { seen: '0' });
    expect((await own.agent.get(late.headers['location'] as string)).text).toContain('还没有确认');
    expect((await send(own.agent, `${page}/confirm`, `${page}/confirm`, {})).headers['location']).toContain('confirmed');
    expect((await fill(own, { ...good, 'days-0': '1' })).status).toBe(409);
    const stays = { 'stay-0': (await staysOf(own))[0]?.id ?? '' };
    const correct = (fields: Record<string, string>) =>
      send(own.agent, `${page}?correct=yes`, page, { ...stays, ...good, do: 'correct', ...fields });
    expect((await correct({ 'days-0': '19' })).status).toBe(422);
    expect((await correct({ 'days-0': '19', reason: '多记了一天' })).status).toBe(303);
    const { text } = await own.agent.get(page);
    for (const words of ['多记了一天', '出勤天数 20']) expect(text).toContain(words);
    expect((await kept(own))?.rows[0]?.days).toBe(19);
  });

  it('is none before the place was open, nor to come, nor confirmed before its last day', async () => {
    const own = await home();
    await enrol(own, resident('卫四'));
    for (const month of ['2023-12', monthsLater(monthOf(today), 1), '2027-13', 'x'])
      expect([month, (await own.agent.get(`${own.at}/months/${month}`)).status]).toEqual([month, 404]);
    const now = monthOf(today);
    await fill(own, good, now);
    const { headers } = await own.agent.get(`${own.at}/months/${now}/confirm`);
    expect(headers['location'] === `${own.at}/months/${now}`).toBe(today < lastDay(now));
  });

  it('asks the registries about its own people only, and says one thing of all whose record does not name the unit', async () => {
    const own = await home();
    const people = [resident('蒋五'), resident('沈六'), resident('韩七')];
    for (const one of people) await enrol(own, one);
    await fill(own, good);
    const record = (identity: string, ...employers: string[]): EmploymentRecord => ({
      identity,
      months: employers.map((employer) => ({ month: lastMonth, employer, wage: 240_000 as Fen, insured: true })),
    });
    const [ours, theirs, nobody] = people.map(({ identity }) => identity) as [string, string, string];
    employed.set(ours, record(ours, own.uscc, 'another'));
    employed.set(theirs, record(theirs, 'another'));
    const page = `${own.at}/months/${lastMonth}`;
    expect((await send(own.agent, page, `${page}/check`, {})).headers['location']).toContain('checked=3');
    // A certificate is asked for of none whose record does not name the unit.
    expect(asked.filter(({ registry }) => registry === certificates.name).map(({ number }) => number)).toEqual([ours]);
    expect(new Set(asked.map(({ number }) => number))).toEqual(new Set([ours, theirs, nobody]));
    const { text } = await own.agent.get(page);
    const rowOf = (name: string): string => text.slice(text.lastIndexOf(`>${name}</a><br>`)).split('</tr>')[0] ?? '';
    const said = (name: string): string => /<td[^>]*>([^<]*)<\/td>$/.exec(rowOf(name))?.[1] ?? '';
    expect(said('沈六')).toBe(said('韩七'));
    expect([said('沈六'), said('蒋五')]).toEqual(['登记中没有查到由贵单位参保', '由贵单位参保，申报工资 2,400.00 元']);
    expect(text).toContain('当月还有其他单位为其申报参保');
  });

  it('says that a registry is silent, and asks again those only who were not answered for', async () => {
    const own = await home();
    for (const name of ['杨八', '朱九', '秦十', '尤一', '许二']) await enrol(own, resident(name));
    const page = `${own.at}/months/${lastMonth}`;
    away = true;
    const silent = await send(own.agent, page, `${page}/check`, {});
    expect(asked.length).toBeLessThan(8);
    expect((await own.agent.get(silent.headers['location'] as string)).text).toContain('5 人登记系统暂时没有答复');
    away = false;
    asked.length = 0;
    expect((await send(own.agent, page, `${page}/check`, {})).headers['location']).toContain('checked=5');
    expect(asked).toHaveLength(5);
    expect(Object.values((await kept(own))?.checks ?? {}).map(({ kind }) => kind)).toEqual(Array(5).fill('not-confirmed'));
  });
});

it('a district sees how full its homes are and how many people are endangered, and finds one by name', async () => {
  const own = await home(2);
  for (const name of ['何三', '吕四', '施五']) await enrol(own, resident(name, { contractFrom: '', contractUntil: '' }));
  const { agent } = await account([{ role: 'supervisor', office: 'lh' }]);
  const { text } = await agent.get(`/desk/places?place=${encodeURIComponent(own.place.name)}`);
  for (const words of [own.place.name, '3／2', '3 人的补助可能受影响', own.unit.name]) expect(text).toContain(words);
  expect((await agent.get('/desk/places?place=nowhere')).text).not.toContain(own.place.name);
  expect((await agent.get('/desk')).text).toContain('/desk/places');
});

describe('a supervisor of the district', () => {
  const supervisor = () => account([{ role: 'supervisor', office: 'lh' }]);
  const typed = {
    name: '民治新家',
    area: '440309002',
    address: '示例路 9 号',
    capacity: '20',
    rooms: '4',
    opened: '2026-01-05',
    uscc: firm.uscc,
  };
  const hiddenOf = (text: string) =>
    Object.fromEntries(
      [...text.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g)].map(([, name = '', value = '']) => [name, value]),
    );
  const standing = (place: string, value: number) => ({
    case: `stars-${place}` as never,
    place: place as never,
    what: 'stars',
    value,
    from: '2026-01-01' as LocalDate,
    until: '2099-12-31' as LocalDate,
    suspended: [],
  });

  it('registers a home after looking at it once more; the same form pressed twice is one home with one number', async () => {
    const { agent } = await supervisor();
    const at = '/desk/places/new';
    const first = await send(agent, at, at, typed);
    expect([first.status, await portal.db.store.places.all('home').then((all) => all.some(({ name }) => name === typed.name))]).toEqual([
      200,
      false,
    ]);
    for (const words of ['核对后登记', firm.name, '核定 20 人']) expect(first.text).toContain(words);
    const pressed = await Promise.all([1, 2].map(() => agent.post(at).type('form').send(hiddenOf(first.text))));
    expect(new Set(pressed.map(({ status, headers }) => `${status} ${headers['location']}`)).size).toBe(1);
    const made = (await portal.db.store.places.all('home')).filter(({ name }) => name === typed.name);
    expect(made).toMatchObject([{ area: typed.area, capacity: 20, opened: '2026-01-05', kind: 'home' }]);
    // The same form with something else in it registers nothing, and says so.
    const other = await agent
      .post(at)
      .type('form')
      .send({ ...hiddenOf(first.text), capacity: '30' });
    expect([
      other.status,
      other.text.includes('内容与这次不同'),
      (await portal.db.store.places.find(made[0]?.id as never))?.capacity,
    ]).toEqual([409, true, 20]);
    // Looked at a second time, it is said that there is one of this name.
    expect((await send(agent, at, at, typed)).text).toContain(`已有同名机构 ${made[0]?.id}`);
  });

  it('registers nothing elsewhere, of a unit that is not there, or by a form of somebody else', async () => {
    const { agent } = await supervisor();
    const at = '/desk/places/new';
    const first = await send(agent, at, at, { ...typed, name: '别处之家' });
    expect((await send(agent, at, at, { ...typed, area: '440304001' })).status).toBe(422);
    expect((await send(agent, at, at, { ...typed, uscc: '91440309MA5HA00022' })).status).toBe(422);
    const other = await supervisor();
    expect((await send(other.agent, at, at, { ...hiddenOf(first.text), _csrf: tokenIn((await other.agent.get(at)).text) })).status).toBe(
      403,
    );
    expect((await portal.db.store.places.all()).some(({ name }) => name === '别处之家')).toBe(false);
    const reviewer = await account([{ role: 'reviewer', office: 'lh' }]);
    expect((await reviewer.agent.get(at)).status).toBe(403);
  });

  it('changes name and area once it was looked at, and not over somebody else’s change; the number stays', async () => {
    const { agent } = await supervisor();
    const own = await home();
    const at = `${own.at}/name`;
    const said = { name: '改名之家', area: '440309003' };
    const first = await send(agent, at, at, said);
    for (const words of [own.place.name, '改名之家', `机构编号 ${own.place.id} 不变`]) expect(first.text).toContain(words);
    const pressed = await Promise.all([1, 2].map(() => agent.post(at).type('form').send(hiddenOf(first.text))));
    expect(pressed.map(({ status }) => status)).toEqual([303, 303]);
    expect(await portal.db.store.places.find(own.place.id)).toMatchObject({ ...said, version: 1 });
    expect(
      (
        await agent
          .post(at)
          .type('form')
          .send({ ...hiddenOf(first.text), name: '又改之家' })
      ).status,
    ).toBe(409);
    expect((await send(agent, at, at, { name: '外地之家', area: '440304001' })).status).toBe(422);
    expect(await portal.db.store.places.find(own.place.id)).toMatchObject(said);
  });

  it('closes a home only once nobody is enrolled there and nothing open lies in it, after it was said what follows', async () => {
    const { agent } = await supervisor();
    const own = await home();
    await enrol(own, resident('张三'));
    const { places, standings, stays } = portal.db.store;
    await standings.grant(standing(own.place.id, 3));
    const inside = await places.register({
      ...own.place,
      key: `in-${own.place.id}`,
      kind: 'star-workshop',
      name: '里面的星工坊',
      within: own.place.id,
    });
    const at = `${own.at}/close`;
    const said = { last: today, reason: '租约到期，承办企业停业' };
    const held = await agent.get(at);
    for (const words of ['现在还不能关闭', '还有 1 位在册员工', '里面的星工坊']) expect(held.text).toContain(words);
    expect((await send(agent, own.at, at, { ...said, sure: 'yes' })).status).toBe(409);
    const [stay] = await staysOf(own);
    await stays.leave(own.place.id, stay?.id ?? '', '2026-06-30' as LocalDate, 'moved');
    await places.close(inside.id, today);
    expect((await send(agent, at, at, { ...said, last: '2026-06-29' })).text).toContain('不能早于');
    expect((await send(agent, at, at, { ...said, last: '2099-01-01' })).text).toContain('还没有到这一天');
    expect((await send(agent, at, at, { ...said, reason: ' ' })).status).toBe(422);
    const asked = await send(agent, at, at, said);
    for (const words of ['确认关闭', '3 星', '不再有效', '不能撤回']) expect(asked.text).toContain(words);
    expect((await places.find(own.place.id))?.closed).toBeUndefined();
    expect((await agent.post(at).type('form').send(hiddenOf(asked.text))).status).toBe(303);
    expect((await places.find(own.place.id))?.closed).toBe(today);
    // Pressed twice it is done; with another day or reason it is told what stands.
    expect((await agent.post(at).type('form').send(hiddenOf(asked.text))).headers['location']).toBe(own.at);
    for (const more of [{ last: dayBefore(today) }, { reason: '换了地方' }]) {
      const again = await agent
        .post(at)
        .type('form')
        .send({ ...hiddenOf(asked.text), ...more });
      expect([again.status, again.text.includes('这个机构已经关闭'), again.text.includes(Object.values(more)[0] ?? '')]).toEqual([
        409,
        true,
        true,
      ]);
    }
    expect((await places.find(own.place.id))?.closed).toBe(today);
    expect((await own.agent.get(own.at)).text).toContain('租约到期，承办企业停业');
    expect(JSON.stringify(await portal.db.connection.collection('places').findOne({ _id: own.place.id } as never))).not.toContain(
      '租约到期',
    );
    expect((await agent.get(at)).status).toBe(404);
    const { text } = await agent.get(own.at);
    expect([text.includes('已于'), text.includes('关闭机构')]).toEqual([true, false]);
  });

  it('who is enrolled in the moment of closing is found, and the home stays open', async () => {
    const own = await home();
    const { store } = portal.db;
    const closing = { by: 'a' as never, at: instantNow(), reason: await store.texts.keep('停业', { author: 'a' as never }) };
    const late = {
      ...store,
      places: {
        ...store.places,
        close: async (...given: Parameters<typeof store.places.close>) => {
          const done = await store.places.close(...given);
          await enrolLate(own);
          return done;
        },
      },
    };
    expect(await closePlace(late, own.place, today, closing)).toBe(false);
    expect((await store.places.find(own.place.id))?.closed).toBeUndefined();
  });
});

it('who is enrolled, or leaves, a second time with other words is told what stands, and keeps what was typed', async () => {
  const own = await home();
  const first = resident('张三');
  expect((await enrol(own, first)).headers['location']).toContain('enrolled=yes');
  expect((await enrol(own, first)).headers['location']).toContain('there=yes');
  const other = await enrol(own, { ...first, from: '2025-05-05', guardianName: '赵监护' });
  expect([other.status, other.text.includes('没有重复登记'), other.text.includes('value="赵监护"')]).toEqual([409, true, true]);
  const [stay] = await staysOf(own);
  expect(stay).toMatchObject({ from: '2025-03-01', guardian: { name: '李监护' } });
  // From there one press puts it right.
  const page = `${own.at}/residents/${stay?.id}`;
  expect(other.text).toContain(`action="${page}"`);
  const seen = /name="seen" value="(\d+)"/.exec(other.text)?.[1] ?? '';
  const right = { ...first, from: '2025-05-05', guardianName: '赵监护', seen, _csrf: tokenIn(other.text) };
  expect((await own.agent.post(page).type('form').send(right)).status).toBe(303);
  expect(await staysOf(own)).toMatchObject([{ from: '2025-05-05', guardian: { name: '赵监护' } }]);

  const leave = { do: 'leave', until: '2026-01-31', why: 'moved', sure: 'yes' };
  for (const _twice of [1, 2]) expect((await send(own.agent, page, page, leave)).status).toBe(303);
  const again = await send(own.agent, own.at, page, { ...leave, until: '2026-02-28', why: 'hired' });
  expect([again.status, again.text.includes('已经登记离开'), again.text.includes('2026-02-28')]).toEqual([409, true, true]);
  expect(await staysOf(own)).toMatchObject([{ until: '2026-01-31', why: 'moved' }]);
});

it('somebody whose form was on its way as the home closed is not left in it', async () => {
  const own = await home();
  const { store } = portal.db;
  const late = {
    ...store,
    stays: {
      ...store.stays,
      enrol: async (...given: Parameters<typeof store.stays.enrol>) => {
        // Closed after the page was read, and looked through before this is written.
        expect(await store.places.close(own.place.id, today)).toBe(true);
        return store.stays.enrol(...given);
      },
    },
  };
  const resident = { name: '王五', identity: identityOf((serial += 1)), certificate: '' };
  expect(await enrolIn(late, own.place, '2026-03-01' as LocalDate, resident)).toEqual({ kind: 'closed' });
  expect(await store.stays.openIn(own.place.id)).toEqual([]);
  expect(await staysOf(own)).toMatchObject([{ name: '王五', from: '2026-03-01', until: today, why: 'left' }]);
});

/** Past every page: as somebody whose form was on its way. */
const enrolLate = ({ place, unit }: Home) =>
  portal.db.store.stays.enrol(place.id, today, {
    name: '李四',
    identity: identityOf((serial += 1)),
    certificate: '',
    contract: { employer: unit.id, from: today },
  });

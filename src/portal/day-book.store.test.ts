import { join } from 'node:path';
import { localDate } from '../domain/calendar/instants';
import { monthOf } from '../domain/calendar/months';
import { addDays } from '../domain/calendar/working-days';
import { checkDigit } from '../domain/identifiers/identity-number';
import { longestUntil } from '../domain/mandates';
import { monthsLater, type Resident, type Stay } from '../domain/places/stay';
import { type AreaCode, type Fen, type LocalDate } from '../domain/values';
import { loadPolicies } from '../policies/load';
import { projectFolder } from '../root';
import { instantNow } from '../store/clock';
import { caseId, obligation, stateOf } from '../store/testing-states';
import { type Browser, signedIn, testAccount, testPortal, type TestPortal, tokenIn } from './testing';

const today = localDate(instantNow());
let portal: TestPortal;
beforeAll(async () => {
  const { loaded } = loadPolicies(join(projectFolder(), 'policies'), { sandbox: true });
  portal = await testPortal({
    policies: { ...loaded, calendar: { version: 'none', holidays: [], makeUp: [], provisionalYears: [], from: 2026, to: 2026 } },
  });
});
afterAll(() => portal.end());

let count = 0;
async function account(
  posts: { role: string; office: string }[] = [],
  who: { name?: string; identity?: string } = {},
): Promise<{ agent: Browser; id: string }> {
  const login = `book-${(count += 1)}`;
  const { id } = await testAccount(portal, {
    login,
    posts: posts as never,
    name: '王经办',
    identity: `44030919860101${String(1000 + count)}`,
    ...who,
  });
  return { agent: await signedIn(portal, login), id };
}
const mandate = (id: string, party: string) =>
  portal.services.people.giveMandate(id as never, {
    id: `m-${id}`,
    party: party as never,
    ground: 'letter',
    from: instantNow(),
    until: longestUntil(today),
    by: 'x' as never,
  });

/** A home of a unit of its own with three residents, the first of whom has a guardian. */
async function home() {
  const clerk = await account();
  const unit = await portal.db.store.parties.named({ uscc: `91440309MA5D${String(count).padStart(6, '0')}`, name: `日志企业${count}` });
  await mandate(clerk.id, unit.id);
  const place = await portal.db.store.places.register({
    key: unit.id,
    kind: 'home',
    name: `日志之家${count}`,
    area: '440309002' as AreaCode,
    address: '示例路 1 号',
    operator: unit.id,
    capacity: 20,
    rooms: 5,
    opened: '2024-01-01' as LocalDate,
    sandbox: true,
  });
  const resident = (n: number): Resident & { from: LocalDate } => ({
    name: ['甲示例', '乙示例', '丙示例'][n] ?? '',
    identity: `4403091970${String(count).padStart(4, '0')}000${n}`,
    certificate: `4403091970${String(count).padStart(4, '0')}000${n}53`,
    // In this order on every page.
    from: `2025-01-0${n + 6}` as LocalDate,
    ...(n === 0 ? { guardian: { name: '李监护', telephone: '13800138000', relation: 'parent' } } : {}),
  });
  const stays = await portal.db.store.stays.enrolAll(place.id, [0, 1, 2].map(resident));
  return { ...clerk, unit, place, stays: stays.map(({ id }) => id), at: `/places/${place.id}`, on: `/places/${place.id}/days/${today}` };
}
type Home = Awaited<ReturnType<typeof home>>;

const send = async (agent: Browser, page: string, address: string, fields: Record<string, string | string[]>) => {
  const { text } = await agent.get(page);
  return agent
    .post(address)
    .type('form')
    .send({ _csrf: tokenIn(text), ...fields });
};
const press = (own: Home, fields: Record<string, string | string[]>, on = own.on) => send(own.agent, on, on, fields);
const read = (own: Home, day = today) => portal.db.store.placeDays.read(own.place.id, day);
const medicine = (own: Home, more: Record<string, string> = {}) => ({
  do: 'medicine',
  'medicine-stay': own.stays[0] ?? '',
  'medicine-medicine': '示例药片',
  'medicine-time': '08:00',
  'medicine-hand': '王经办',
  request: `medicine-${(count += 1)}-x`,
  ...more,
});

describe('signing in and out', () => {
  it('is one press each, said in the row of whoever it is, and once however often it is pressed', async () => {
    const own = await home();
    const [stay = ''] = own.stays;
    const signIn = { do: 'in', stay, key: `in.${stay}.0` };
    const answers = await Promise.all([press(own, signIn), press(own, signIn)]);
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect(answers[0]?.headers['location']).toMatch(/#p-0$/);
    expect((await read(own)).map(({ kind }) => kind)).toEqual(['in']);
    const { text } = await own.agent.get(String(answers[0]?.headers['location']).replace(/#.*/, ''));
    expect(text).toMatch(
      /id="p-0"><div><div class="notice good" role="status" tabindex="-1" id="said-status"[^>]*><p>已记录：甲示例 \d\d:\d\d 签到/,
    );
    expect(text).toContain('<span class="unseen"> 甲示例</span>');
    await press(own, { do: 'out', stay, key: `out.${stay}.0` });
    expect((await own.agent.get(own.at + '/days')).text).toContain('再次签到');
  });

  it('of many is one press for those who are ticked', async () => {
    const own = await home();
    const [one = '', other = ''] = own.stays;
    const done = await press(own, { do: 'all-in', stay: [one, other, 'nobody.0'] });
    expect(done.headers['location']).toContain('done=in%3A2');
    expect((await own.agent.get(String(done.headers['location']))).text).toContain('已为 2 人签到');
    await press(own, { do: 'all-in', stay: own.stays });
    expect(await read(own)).toHaveLength(3);
    await press(own, { do: 'all-out', stay: own.stays });
    expect((await read(own)).filter(({ kind }) => kind === 'out')).toHaveLength(3);
  });

  it('pressed by mistake is struck out with a reason, stays readable, and counts no more', async () => {
    const own = await home();
    const [stay = ''] = own.stays;
    await press(own, { do: 'in', stay, key: `in.${stay}.0` });
    expect((await press(own, { do: 'strike', of: `in.${stay}.0`, why: '' })).status).toBe(422);
    await press(own, { do: 'strike', of: `in.${stay}.0`, why: '看错了人' });
    const { text } = await own.agent.get(own.on);
    expect([/<del>甲示例 \d\d:\d\d 签到<\/del>/.test(text), text.includes('看错了人'), text.includes('在 0 人')]).toEqual([
      true,
      true,
      true,
    ]);
    // The same person then comes after all.
    await press(own, { do: 'in', stay, key: `in.${stay}.1` });
    expect((await own.agent.get(own.on)).text).toContain('在 1 人');
  });

  it('of an earlier day asks at what time, and of none that is not there', async () => {
    const own = await home();
    const [stay = ''] = own.stays;
    const on = `${own.at}/days/${addDays(today, -2)}`;
    const missing = await press(own, { do: 'in', stay, key: `in.${stay}.0` }, on);
    expect([missing.status, missing.text.includes('href="#time-0"')]).toEqual([422, true]);
    await press(own, { do: 'in', stay, key: `in.${stay}.0`, time: '8:15' }, on);
    expect(await read(own, addDays(today, -2))).toMatchObject([{ kind: 'in', time: '08:15' }]);
    const { text } = await own.agent.get(on);
    for (const words of ['签到以后没有签退', '没有登记 24 小时值班人员']) expect(text).toContain(words);
    expect((await own.agent.get(own.on)).text).toContain('还缺 2 项');
    for (const day of [addDays(today, 1), '2023-12-31', '2026-02-30', 'x'])
      expect([day, (await own.agent.get(`${own.at}/days/${day}`)).status]).toEqual([day, 404]);
  });
});

describe('whoever fetches a resident', () => {
  it('is chosen among those named; somebody else is let go with the reason', async () => {
    const own = await home();
    const [stay = ''] = own.stays;
    await press(own, { do: 'in', stay, key: `in.${stay}.0` });
    expect((await own.agent.get(`${own.on}?fetch=${stay}`)).text).toContain('李监护（父母）');
    const stranger = { do: 'fetched', stay, who: 'other', other: '赵某', time: '15:00', request: 'fetch-stranger' };
    const warned = await press(own, stranger);
    expect([warned.status, warned.text.includes('接送书上没有这个人'), warned.text.includes('赵某')]).toEqual([422, true, true]);
    expect(await read(own)).toHaveLength(1);
    expect((await press(own, { ...stranger, why: '监护人电话同意' })).status).toBe(303);
    expect((await own.agent.get(own.on)).text).toContain('甲示例 15:00 由赵某接走（接送书上没有这个人：监护人电话同意）');
    // Once a letter names them, nobody asks.
    const standing = `${own.at}/standing`;
    await send(own.agent, standing, standing, {
      do: 'letter',
      'letter-stay': stay,
      'letter-name': '赵某',
      'letter-relation': 'other-relative',
      request: 'letter-1-x',
    });
    expect((await press(own, { ...stranger, request: 'fetch-again' })).status).toBe(303);
    expect((await own.agent.get(standing)).text).toContain('甲示例可以由赵某（其他亲属）接走');
  });
});

describe('what else a day holds', () => {
  it('is entered by short forms that offer what was said last, and come back with what was typed', async () => {
    const own = await home();
    const duty = { do: 'duty', 'duty-name': '王经办', 'duty-from': '8:00', 'duty-to': '8点', request: 'duty-1-xx' };
    const wrong = await press(own, duty);
    expect([wrong.status, wrong.text.includes('value="8点"'), wrong.text.includes('href="#duty-to"')]).toEqual([422, true, true]);
    const right = { ...duty, 'duty-to': '20:00' };
    await Promise.all([press(own, right), press(own, right)]);
    await press(own, {
      do: 'incident',
      'incident-time': '9:10',
      'incident-what': '有人滑倒',
      'incident-done': '冷敷',
      'incident-told': '监护人',
      request: 'inc-1-xxx',
    });
    expect((await read(own)).map(({ kind }) => kind)).toEqual(['duty', 'incident']);
    const { text } = await own.agent.get(own.on);
    expect([text.includes('name="duty-from" type="text" value="08:00"'), text.includes('王经办值班，08:00 至 20:00')]).toEqual([
      true,
      true,
    ]);
  });

  it('is medicine by one press where it is planned, missed when its time has come, and once', async () => {
    const own = await home();
    const [stay = ''] = own.stays;
    const standing = `${own.at}/standing`;
    await send(own.agent, standing, standing, {
      do: 'plan',
      'plan-stay': stay,
      'plan-medicine': '示例药片',
      'plan-times': '0:00',
      request: 'plan-1-xx',
    });
    await press(own, { do: 'in', stay, key: `in.${stay}.0` });
    const { text } = await own.agent.get(own.on);
    expect(text).toContain('甲示例 00:00 应服的“示例药片”没有记录');
    const due = /name="due" value="([^"]+)"/.exec(text)?.[1] ?? '';
    expect((await press(own, { do: 'dose', due, 'dose-hand': '' })).status).toBe(422);
    await Promise.all([press(own, { do: 'dose', due, 'dose-hand': '王经办' }), press(own, { do: 'dose', due, 'dose-hand': '王经办' })]);
    expect((await read(own)).filter(({ kind }) => kind === 'medicine')).toHaveLength(1);
    expect((await own.agent.get(own.on)).text).not.toContain('没有记录');
  });

  it('after a week is added to only, with the reason', async () => {
    const own = await home();
    const [stay = ''] = own.stays;
    const old = addDays(today, -8);
    const on = `${own.at}/days/${old}`;
    await portal.db.store.placeDays.add(
      own.place.id,
      old,
      [{ key: `in.${stay}.0`, kind: 'in', said: { stay, time: '08:30' as never } }],
      'x' as never,
    );
    expect((await press(own, { do: 'strike', of: `in.${stay}.0`, why: '记错' }, on)).status).toBe(404);
    expect((await press(own, { do: 'all-in', stay: own.stays }, on)).status).toBe(404);
    const late = { do: 'out', 'out-stay': stay, 'out-time': '16:30', 'out-late': '', request: 'late-1-xx' };
    expect((await press(own, late, on)).text).toContain('href="#out-late"');
    expect((await press(own, { ...late, 'out-late': '当天断网' }, on)).status).toBe(303);
    expect((await own.agent.get(on)).text).toContain('补记原因：当天断网');
  });
});

describe('a form that is sent again with other words', () => {
  /** The first stands, the second is told and given back, and the same again is none. */
  const twice = async (own: Home, on: string, first: Record<string, string>, second: Record<string, string>) => {
    const before = await press(own, first, on);
    const same = await press(own, first, on);
    const other = await press(own, second, on);
    expect([before.status, same.status, other.status, other.text.includes('内容与这次不同')]).toEqual([303, 303, 409, true]);
    return other.text;
  };

  it('writes nothing of a day, and gives back what was typed', async () => {
    const own = await home();
    const [stay = ''] = own.stays;
    const duty = { do: 'duty', 'duty-name': '王经办', 'duty-from': '8:00', 'duty-to': '20:00', request: 'duty-back-1' };
    expect(await twice(own, own.on, duty, { ...duty, 'duty-name': '李换班' })).toContain('李换班');
    const earlier = `${own.at}/days/${addDays(today, -2)}`;
    const signIn = { do: 'in', stay, key: `in.${stay}.0`, time: '8:15' };
    expect(await twice(own, earlier, signIn, { ...signIn, time: '9:40' })).toContain('9:40');
    await press(own, { do: 'in', stay, key: `in.${stay}.0` });
    const fetched = { do: 'fetched', stay, who: '李监护', time: '15:00', request: 'fetch-back-1' };
    expect(await twice(own, own.on, fetched, { ...fetched, time: '16:30' })).toContain('16:30');
    expect(await read(own, addDays(today, -2))).toMatchObject([{ time: '08:15' }]);
    expect((await read(own)).map((one) => [one.kind, 'name' in one ? one.name : ''])).toEqual([
      ['duty', '王经办'],
      ['in', ''],
      ['fetched', ''],
    ]);
  });

  it('nor of what stands from day to day; of what was struck out it is told why', async () => {
    const own = await home();
    const [stay = ''] = own.stays;
    const standing = `${own.at}/standing`;
    const plan = { do: 'plan', 'plan-stay': stay, 'plan-medicine': '示例药片', 'plan-times': '8:00', request: 'plan-back-1' };
    expect(await twice(own, standing, plan, { ...plan, 'plan-times': '9:00' })).toContain('9:00');
    const strike = { do: 'strike', of: 'plan.plan-back-1', why: '停药' };
    expect((await press(own, strike, standing)).status).toBe(303);
    expect((await press(own, strike, standing)).status).toBe(303);
    const other = await press(own, { ...strike, why: '换药' }, standing);
    expect([other.status, other.text.includes('停药'), other.text.includes('换药')]).toEqual([409, true, true]);
    await press(own, { do: 'in', stay, key: `in.${stay}.0` });
    const slip = { do: 'strike', of: `in.${stay}.0`, why: '按错了' };
    expect((await press(own, slip)).status).toBe(303);
    const again = await press(own, { ...slip, why: '不是他' });
    expect([again.status, again.text.includes('按错了'), again.text.includes('不是他')]).toEqual([409, true, true]);
    expect((await read(own)).map(({ struck }) => struck?.why)).toEqual(['按错了']);
  });
});

describe('the month', () => {
  it('takes its days over from the day book, follows it, and asks why where they are typed otherwise', async () => {
    const own = await home();
    const [one = '', other = ''] = own.stays;
    const month = monthOf(today);
    const page = `${own.at}/months/${month}`;
    await press(own, { do: 'all-in', stay: [one, other] });
    const shown = (await own.agent.get(page)).text;
    expect([shown.includes('日志 1 天'), /id="days-0"[^>]*value="1"/.test(shown), /id="days-2"[^>]*value="0"/.test(shown)]).toEqual([
      true,
      true,
      true,
    ]);
    const seen = /name="seen" value="([^"]*)"/.exec(shown)?.[1] ?? '0';
    const rows = {
      seen,
      do: 'save',
      ...Object.fromEntries(
        own.stays.flatMap((id, at) => [
          [`stay-${at}`, id],
          [`days-${at}`, at === 2 ? '0' : '1'],
          [`booked-${at}`, at === 2 ? '0' : '1'],
        ]),
      ),
    };
    const differs = await send(own.agent, page, page, { ...rows, 'days-1': '5' });
    expect([differs.status, differs.text.includes('与日志的天数不一致'), differs.text.includes('href="#why-1"')]).toEqual([
      422,
      true,
      true,
    ]);
    expect((await send(own.agent, page, page, { ...rows, 'days-1': '5', 'why-1': '外出比赛' })).status).toBe(303);
    const kept = async () => (await portal.db.store.placeMonths.read(own.place.id, month))?.rows;
    expect(await kept()).toMatchObject([
      { days: 1, booked: true },
      { days: 5, why: '外出比赛' },
      { days: 0, booked: true },
    ]);
    const { text } = await own.agent.get(page);
    expect([text.includes('与日志不一致'), text.includes('外出比赛')]).toEqual([true, true]);
    // The book goes on, and what nobody typed otherwise goes with it.
    await press(own, { do: 'strike', of: `in.${one}.0`, why: '看错了人' });
    expect(/id="days-0"[^>]*value="0"/.test((await own.agent.get(page)).text)).toBe(true);
    const sheet = (await own.agent.get(`${page}/sheet`)).text;
    expect([sheet.match(/<span class="unseen">到<\/span>/g)?.length, sheet.includes('class="wide across"')]).toEqual([1, true]);
  });
});

describe('whoever is not of the unit', () => {
  it('finds no day book: other units, former clerks, other districts, by reading or by sending', async () => {
    const own = await home();
    await press(own, medicine(own));
    const former = await account();
    await mandate(former.id, own.unit.id);
    expect((await former.agent.get(own.on)).status).toBe(200);
    await portal.services.people.endMandate(`m-${former.id}`, own.unit.id, former.id as never);
    const pages = ['/days', `/days/${today}`, '/standing', `/months/${monthOf(today)}/sheet`];
    for (const { agent } of [await home(), former]) {
      for (const page of pages) expect([page, (await agent.get(own.at + page)).status]).toEqual([page, 404]);
      for (const page of [`/days/${today}`, '/standing'])
        expect([page, (await send(agent, '/units', own.at + page, medicine(own))).status]).toEqual([page, 404]);
    }
    const stranger = await account([{ role: 'reviewer', office: 'ft' }]);
    expect((await stranger.agent.get(`/desk/places/${own.place.id}/days`)).status).toBe(404);
    expect((await (await account([{ role: 'finance', office: 'lh' }])).agent.get(`/desk/places/${own.place.id}/days`)).status).toBe(404);
    expect(await read(own)).toHaveLength(1);
  });

  it('as an officer of the district or city sees counts by month, and nobody’s name or medicine', async () => {
    const own = await home();
    await press(own, { do: 'all-in', stay: own.stays });
    await press(own, medicine(own));
    await press(own, { do: 'drill', 'drill-time': '10:00', 'drill-drill': '消防疏散', request: 'drill-1-x' });
    for (const office of ['lh', 'sz']) {
      const { agent } = await account([{ role: 'reviewer', office }]);
      const page = `/desk/places/${own.place.id}/days`;
      const { status, text } = await agent.get(page);
      expect([status, text.includes('>3.0<'), text.includes('甲示例'), text.includes('示例药片'), text.includes('查看用药记录')]).toEqual([
        200,
        true,
        false,
        false,
        false,
      ]);
      expect((await send(agent, '/desk', page, { day: today, reason: '看看' })).status).toBe(404);
      expect((await agent.get(own.on)).status).toBe(403);
      expect((await agent.get(own.at)).text).toContain('日志统计');
    }
  });

  it('as an inspector of a visit under way sees a day’s medicine, with the reason in the access log', async () => {
    const own = await home();
    await press(own, medicine(own));
    const inspector = await account([{ role: 'inspector', office: 'lh' }]);
    const page = `/desk/places/${own.place.id}/days`;
    expect((await send(inspector.agent, '/desk', page, { day: today, reason: '核查用药' })).status).toBe(404);
    const state = stateOf(caseId('day-book'), 1, {
      place: own.place.id,
      obligations: [
        obligation('visit', { office: 'lh' as never, kind: 'visit', role: 'inspector', holders: [inspector.id as never], places: 2 }),
      ],
    });
    await portal.db.store.tasks.sync(state, { masked: '', at: instantNow() });
    await portal.db.store.cases.fold(state, { masked: '', find: [] });
    const { text } = await inspector.agent.get(page);
    expect([text.includes('查看用药记录'), text.includes('示例药片')]).toEqual([true, false]);
    expect((await send(inspector.agent, page, page, { day: today, reason: ' ' })).status).toBe(422);
    expect((await send(inspector.agent, page, page, { day: today, reason: '核查用药登记' })).text).toContain(
      '甲示例 08:00 服“示例药片”，由王经办经手',
    );
    const log = await portal.db.connection.collection('access-log').find({ what: 'unmask', actor: inspector.id }).toArray();
    expect(log.map(({ target, reason }) => [target, typeof reason])).toEqual([[`${own.place.id}/${today}`, 'object']]);
    // Another home's is none of theirs.
    const other = await home();
    expect((await send(inspector.agent, '/desk', `/desk/places/${other.place.id}/days`, { day: today, reason: '看看' })).status).toBe(404);
  });
});

describe('a place that passes to another operator', () => {
  it('lets nobody leave, in whichever letters its address is written; of an address that is none nothing breaks', async () => {
    const own = await home();
    const [stay = ''] = own.stays;
    await portal.db.store.places.freeze(own.place.id, 'c-frozen' as never);
    const leave = { do: 'leave', until: today, why: 'left', sure: 'yes' };
    for (const places of ['/places', '/Places', '/PLACES'])
      expect([places, (await send(own.agent, '/help', `${places}/${own.place.id}/residents/${stay}/`, leave)).status]).toEqual([
        places,
        409,
      ]);
    expect((await portal.db.store.stays.find(own.place.id, stay))?.until).toBeUndefined();
    expect((await send(own.agent, '/help', '/places/%zz/residents/new', leave)).status).toBe(400);
    expect((await press(own, { do: 'in', stay, key: `in.${stay}.0` })).status).toBe(303);
  });
});

describe('whoever a stay is about', () => {
  const guardian = { name: '李监护', telephone: '13800138000', relation: 'parent' as const };

  /** The first resident of a home with a guardian whose number is known, and both with accounts. */
  async function family() {
    const own = await home();
    const { stays } = portal.db.store;
    const [ward, beside] = await stays.of(own.place.id);
    if (!ward || !beside) throw new Error('the home has nobody');
    const identity = `4403091958${String(count).padStart(4, '0')}0029`;
    await stays.change(own.place.id, ward.id, { ...residentOf(ward), guardian: { ...guardian, identity } }, ward.version);
    await portal.db.store.places.appoint(
      own.place.id,
      { name: '管理示例', telephone: '13900139000', certificateUntil: '2028-01-01' as LocalDate },
      own.place.version,
    );
    const letter = `/stays/${own.place.id}/${ward.id}/letter`;
    return {
      own,
      ward,
      beside,
      identity,
      letter,
      guardian: await account([], { name: '李监护', identity }),
      resident: await account([], { name: ward.name, identity: ward.identity }),
    };
  }
  const residentOf = ({ name, identity, certificate, from }: Stay) => ({ name, identity, certificate, from });
  const naming = { 'letter-name': '赵姑姑', 'letter-relation': 'other-relative' };
  const requestOn = async (agent: Browser, page: string) => /name="request" value="([^"]*)"/.exec((await agent.get(page)).text)?.[1] ?? '';
  const letters = async (own: Home) => portal.db.store.placeDays.standing(own.place.id);

  it('sees it by their own account: who, where, today, months and who may fetch, and nothing of others', async () => {
    const { own, ward, beside, identity, guardian: parent, resident } = await family();
    const last = monthsLater(monthOf(today), -1);
    const rows = own.stays.map((stay, n) => ({ stay, days: 20 - n, wage: (260_000 + n * 100) as Fen, insured: true, remarks: '内部备注' }));
    await portal.db.store.placeMonths.save(own.place.id, last, rows, 0);
    await portal.db.store.stays.pass(own.place.id, ward.id, {
      key: 'by-test',
      from: (await portal.db.store.parties.named({ uscc: '91440309MA5D900001', name: '以前的企业' })).id,
      to: own.unit.id,
      on: '2026-01-01' as LocalDate,
    });
    expect((await parent.agent.get('/stays')).text).toContain('机构还没有确认');
    await portal.db.store.placeMonths.confirm(own.place.id, last, 1, own.id as never);
    expect((await parent.agent.get('/stays')).text).toContain('今天还没有签到');
    await press(own, { do: 'in', stay: ward.id, key: `in.${ward.id}.0`, time: '08:31' });
    await press(own, medicine(own));
    await press(own, {
      do: 'incident',
      'incident-time': '09:00',
      'incident-what': '摔倒',
      'incident-done': '包扎',
      'incident-told': '家属',
      request: 'incident-1-x',
    });
    for (const [{ agent }, as] of [
      [parent, '甲示例（我监护的人）'],
      [resident, '甲示例（我本人）'],
    ] as const) {
      expect((await agent.get('/')).text).toContain('href="/stays"');
      const { text, status } = await agent.get('/stays');
      const shown = [
        as,
        own.place.name,
        `/homes?words&#x3D;${own.place.id}`,
        '未评星级',
        '管理示例',
        'href="tel:13900139000"',
        '08:31 签到',
      ];
      const more = [
        '2025年1月6日起',
        '没有合同',
        '出勤 20 天',
        '工资 2,600.00 元',
        '李监护（父母）',
        '2026年1月1日起由',
        '以前是以前的企业',
      ];
      expect([status, [...shown, ...more].filter((one) => !text.includes(one))]).toEqual([200, []]);
      const hidden = [beside.name, ward.identity, identity, '示例药片', '摔倒', '13800138000', '内部备注', '出勤 19 天'];
      expect(hidden.filter((one) => text.includes(one))).toEqual([]);
    }
    await press(own, { do: 'fetched', stay: ward.id, who: '李监护', time: '15:20', request: 'fetched-own' });
    expect((await parent.agent.get('/stays')).text).toContain('15:20 由李监护接走');
    const log = portal.db.connection.collection('access-log');
    expect((await log.find({ actor: parent.id, path: '/stays' }).toArray()).map(({ what, target }) => [what, target])).toContainEqual([
      'read',
      `${own.place.id}/${ward.id}`,
    ]);
  });

  it('is nobody else: the same number under another name, another guardian, other homes, officers, whoever is not proven', async () => {
    const { own, ward, beside, identity, letter, resident } = await family();
    const other = await family();
    const key = 'letter.of-the-home';
    await portal.db.store.placeDays.addStanding(
      own.place.id,
      [{ key, kind: 'letter', said: { stay: ward.id, name: '钱姑', relation: 'sibling' } }],
      own.id as never,
    );
    const end = letter.replace(/letter$/, `letters/${key}`);
    const mistyped = await account([], { name: '碰巧同号', identity });
    const namesake = await account([], { name: '李监护' });
    const stranger = await home();
    const unproven = await account();
    await portal.db.connection
      .collection('people')
      .updateOne({ _id: unproven.id as never }, { $unset: { identity: 1, identityIndex: 1, proven: 1 } });
    for (const { agent } of [mistyped, namesake, stranger, own, unproven]) {
      const { status, text } = await agent.get('/stays');
      expect([status, text.includes(own.place.name), text.includes(ward.name)]).toEqual([200, false, false]);
    }
    expect((await unproven.agent.get('/stays')).text).toContain('实名');
    expect((await mistyped.agent.get('/stays')).text).toContain('没有机构登记您在册');
    expect((await mistyped.agent.get('/')).text).not.toContain('href="/stays"');
    expect((await other.guardian.agent.get('/stays')).text).not.toContain(own.place.name);
    // A resident reads; only the guardian names and ends.
    expect((await resident.agent.get('/stays')).text).toContain('钱姑');
    const others = [mistyped, namesake, other.guardian, other.resident, stranger, own, unproven, resident];
    for (const { agent } of others)
      for (const page of [letter, end]) {
        expect([page, (await agent.get(page)).status]).toEqual([page, 404]);
        expect([page, (await send(agent, '/help', page, { ...naming, request: 'x' })).status]).toEqual([page, 404]);
      }
    // Nor for somebody beside their ward, nor by a letter of another home or of somebody else.
    const theirs = other.guardian.agent;
    const beyond = [letter.replace(ward.id, beside.id), other.letter.replace(other.ward.id, other.beside.id)];
    for (const page of [...beyond, other.letter.replace(/letter$/, `letters/${key}`)])
      expect([page, (await theirs.get(page)).status, (await send(theirs, '/help', page, naming)).status]).toEqual([page, 404, 404]);
    for (const role of ['reviewer', 'supervisor']) {
      const officer = await account([{ role, office: 'lh' }]);
      for (const page of ['/stays', letter, end])
        expect([page, (await officer.agent.get(page)).status, (await send(officer.agent, '/help', page, naming)).status]).toEqual([
          page,
          403,
          page === '/stays' ? 404 : 403,
        ]);
    }
    expect((await letters(own)).map((one) => [one.key, one.struck])).toEqual([[key, undefined]]);
    expect(await letters(other.own)).toEqual([]);
  });

  it('as a guardian names who may fetch, once however often it is pressed, and the home reads who entered it', async () => {
    const { own, ward, letter, guardian: parent } = await family();
    const { agent } = parent;
    expect((await agent.get('/stays')).text).toContain(`href="${letter}"`);
    const request = await requestOn(agent, letter);
    // What is wrong is said at its place, and what was typed stays.
    const wrong = await send(agent, letter, letter, { request, 'letter-name': '赵姑姑', 'letter-until': '2020-01-01' });
    expect(wrong.status).toBe(422);
    for (const words of ['与员工的关系：请选择一项', '这一天已经过去', 'value="赵姑姑"', 'value="2020-01-01"', 'href="#letter-until"'])
      expect(wrong.text).toContain(words);
    expect((await send(agent, letter, letter, { ...naming, request: 'made-up' })).status).toBe(400);
    const until = addDays(today, 30);
    const sending = { ...naming, 'letter-until': until, request };
    const answers = await Promise.all([send(agent, letter, letter, sending), send(agent, letter, letter, sending)]);
    expect(answers.map(({ status, headers }) => [status, headers['location']])).toEqual(Array(2).fill([303, '/stays?done=named']));
    const [kept, ...more] = await letters(own);
    expect([kept, more]).toEqual([
      expect.objectContaining({
        kind: 'letter',
        stay: ward.id,
        name: '赵姑姑',
        until,
        own: true,
        by: parent.id,
        key: `letter.${request.split('.')[0]}`,
      }),
      [],
    ]);
    const { text } = await agent.get('/stays?done=named');
    for (const words of ['接送委托已填写', '赵姑姑（其他亲属）', '由监护人本人填写', '为止']) expect(text).toContain(words);
    const book = (await own.agent.get(`${own.at}/standing`)).text;
    expect(book).toContain('甲示例可以由赵姑姑（其他亲属）接走，到');
    expect(book).toMatch(/由监护人本人填写 · 李监护于 [\d: -]+ 记录/);
    await press(own, { do: 'in', stay: ward.id, key: `in.${ward.id}.0` });
    expect((await own.agent.get(`${own.on}?fetch=${ward.id}`)).text).toMatch(/赵姑姑（其他亲属）[\s\S]{0,200}由监护人本人填写/);
    expect((await press(own, { do: 'fetched', stay: ward.id, who: '赵姑姑', time: '15:00', request: 'fetched-aunt' })).status).toBe(303);
  });

  it('is told that the same page named somebody else before, and what was typed comes back', async () => {
    const {
      own,
      letter,
      guardian: { agent },
    } = await family();
    const request = await requestOn(agent, letter);
    expect((await send(agent, letter, letter, { ...naming, request })).status).toBe(303);
    const other = await send(agent, letter, letter, { ...naming, 'letter-name': '孙换人', request });
    expect([other.status, other.text.includes('内容与这次不同'), other.text.includes('孙换人')]).toEqual([409, true, true]);
    expect((await letters(own)).map((one) => (one.kind === 'letter' ? one.name : ''))).toEqual(['赵姑姑']);
  });

  it('is another guardian’s once the home says so: whom the one before named fetches no more, the home’s own letters stand', async () => {
    const {
      own,
      identity,
      guardian: { agent },
    } = await family();
    const number = `44030919700101${String(count).padStart(3, '0')}`;
    const typed = { name: '丁示例', identity: `${number}${checkDigit(number)}`, from: '2025-02-01' as LocalDate };
    const ward = { ...typed, certificate: `${typed.identity}53`, guardian: { ...guardian, identity } };
    const { id } = (await portal.db.store.stays.enrol(own.place.id, typed.from, ward)).stay;
    const letter = `/stays/${own.place.id}/${id}/letter`;
    expect((await send(agent, letter, letter, { ...naming, request: await requestOn(agent, letter) })).status).toBe(303);
    await portal.db.store.placeDays.addStanding(
      own.place.id,
      [{ key: 'letter.home', kind: 'letter', said: { stay: id, name: '钱姑', relation: 'sibling' } }],
      own.id as never,
    );
    const request = await requestOn(agent, letter);
    const page = `${own.at}/residents/${id}`;
    const other = { guardianName: '新监护', guardianTelephone: '13800138001', guardianRelation: 'sibling' };
    const changed = await send(own.agent, page, page, { ...typed, certificate: ward.certificate, ...other, seen: '0' });
    expect(changed.status).toBe(303);
    expect((await letters(own)).map(({ struck }) => struck?.why)).toEqual(['监护人已更换，原监护人的接送委托随之结束', undefined]);
    // The page that was open still: nothing is entered, and what was typed is not lost.
    const late = await send(agent, '/help', letter, { ...naming, 'letter-name': '白写了', request });
    expect([late.status, late.text.includes('<dd class="as-typed">白写了</dd>')]).toEqual([404, true]);
    expect(await letters(own)).toHaveLength(2);
  });

  it('as a guardian ends what they or the home have entered, asked once more, and it holds no longer', async () => {
    const { own, ward, letter, guardian: parent } = await family();
    const { agent } = parent;
    await portal.db.store.placeDays.addStanding(
      own.place.id,
      [{ key: 'letter.home', kind: 'letter', said: { stay: ward.id, name: '钱姑', relation: 'sibling' } }],
      own.id as never,
    );
    const end = letter.replace(/letter$/, 'letters/letter.home');
    expect((await agent.get('/stays')).text).toContain(`href="${end}"`);
    const asked = await agent.get(end);
    expect([asked.status, asked.text.includes('甲示例可以由钱姑（兄弟姐妹）接走。')]).toEqual([200, true]);
    expect((await letters(own))[0]?.struck).toBeUndefined();
    const pressed = await Promise.all([send(agent, end, end, {}), send(agent, end, end, {})]);
    expect(pressed.map(({ status, headers }) => [status, headers['location']])).toEqual(Array(2).fill([303, '/stays?done=ended']));
    expect((await letters(own)).map(({ struck }) => [struck?.by, struck?.own])).toEqual([[parent.id, true]]);
    expect((await agent.get('/stays')).text).not.toContain('钱姑');
    expect((await agent.get(end)).status).toBe(303);
    expect((await own.agent.get(`${own.at}/standing`)).text).toMatch(/监护人李监护于 [\d: -]+ 结束/);
    await press(own, { do: 'in', stay: ward.id, key: `in.${ward.id}.0` });
    expect((await press(own, { do: 'fetched', stay: ward.id, who: '钱姑', time: '15:00', request: 'fetched-late' })).status).toBe(422);
    // Once the ward has left, it is read for a year more, and nothing is entered.
    await portal.db.store.stays.leave(own.place.id, ward.id, today, 'moved');
    const left = (await agent.get('/stays')).text;
    expect([left.includes('转到其他机构或迁居'), left.includes(letter)]).toEqual([true, false]);
    expect((await agent.get(letter)).status).toBe(404);
  });

  it('is entered by the home with the guardian’s number, which is not the resident’s own', async () => {
    const { own, ward, identity } = await family();
    const page = `${own.at}/residents/${ward.id}`;
    const { text } = await own.agent.get(page);
    expect(text).toContain(`value="${identity}"`);
    expect(text).toContain('监护人实名登录就能自己查看');
    const typed = {
      name: ward.name,
      identity: ward.identity,
      certificate: ward.certificate,
      from: ward.from,
      seen: String(ward.version + 1),
    };
    const wrong = await send(own.agent, page, page, {
      ...typed,
      guardianName: '李监护',
      guardianTelephone: '13800138000',
      guardianRelation: 'parent',
      guardianIdentity: '44030919580101',
    });
    expect([wrong.status, wrong.text.includes('身份证号是 18 位'), wrong.text.includes('value="44030919580101"')]).toEqual([
      422,
      true,
      true,
    ]);
    const officer = await account([{ role: 'reviewer', office: 'lh' }]);
    const read = await officer.agent.get(page);
    expect([read.status, read.text.includes(identity)]).toEqual([200, false]);
  });

  it('hears that the place has lost its stars', async () => {
    const { own, guardian: parent } = await family();
    const standing = { place: own.place.id, what: 'stars', value: 3, from: '2025-01-01' as LocalDate, until: '2027-12-31' as LocalDate };
    await portal.db.store.standings.grant({ ...standing, case: caseId(`stars-${own.place.id}`), suspended: [] });
    expect((await parent.agent.get('/stays')).text).toContain('3 星，有效期至');
    await portal.db.store.standings.end(caseId(`stars-${own.place.id}`), { on: today, by: caseId('veto') });
    const { text } = await parent.agent.get('/stays');
    expect([text.includes('未评星级'), text.includes('原来是 3 星，到')]).toEqual([true, true]);
  });
});

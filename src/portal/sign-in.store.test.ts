import { absoluteMs, idleMs } from './middleware/viewer';
import { knownDevice } from './middleware/known-device';
import { type Browser, browser, signedIn, testAccount, testPassword, testPortal, tokenIn, type TestPortal } from './testing';

let portal: TestPortal;
beforeAll(async () => {
  portal = await testPortal();
});
afterAll(() => portal.end());

const sessions = () => portal.db.connection.collection<{ _id: string; session: Record<string, unknown> }>('sessions');
const officePost = { role: 'finance' as const, office: '440300-federation' as never };

test('the sign-in page is in Chinese, with labels, a token and the office’s telephone', async () => {
  const page = await browser(portal).get('/sign-in');
  expect(page.status).toBe(200);
  expect(page.text).toContain('<html lang="zh-CN">');
  expect(page.text).toContain('<title>登录 - 助业</title>');
  expect(page.text).toMatch(/<label for="login">[\s\S]*autocomplete="username"/);
  expect(page.text).toContain('href="tel:0755-12385"');
  expect(page.headers['content-security-policy']).toContain("default-src 'none'");
  expect(page.headers['content-security-policy']).not.toContain('unsafe');
});

test('signing in gives a new session id, keeps nothing of the person in the session, and shows a masked name', async () => {
  const actor = await testAccount(portal, { login: 'zhang' });
  const agent = browser(portal);
  const page = await agent.get('/sign-in');
  const before = String(page.headers['set-cookie']);
  const answer = await agent
    .post('/sign-in')
    .type('form')
    .send({ _csrf: tokenIn(page.text), login: 'ZHANG', password: testPassword, back: '/help' });
  expect([answer.status, answer.headers['location']]).toEqual([303, '/help']);
  const id = /zhuye=([^;]+)/;
  expect(id.exec(String(answer.headers['set-cookie']))?.[1]).not.toBe(id.exec(before)?.[1]);
  const kept = await sessions().findOne({ 'session.actor': actor.id });
  expect(
    Object.keys(kept?.session ?? {})
      .filter((name) => name !== 'cookie')
      .sort(),
  ).toEqual(['actor', 'browser', 'created', 'passwordSet', 'seen', 'system']);
  const help = await agent.get('/help');
  expect(help.text).toContain('张*');
  expect(help.text).not.toContain('张三丰');
});

test('a wrong password and an unknown account get the same words', async () => {
  await testAccount(portal, { login: 'known' });
  const answers = [];
  for (const login of ['known', 'unknown']) {
    const agent = browser(portal);
    const page = await agent.get('/sign-in');
    const answer = await agent
      .post('/sign-in')
      .type('form')
      .send({ _csrf: tokenIn(page.text), login, password: 'wrong' });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('id="error-summary"');
    expect(answer.text).toContain('<a href="#login">');
    const numbers = new RegExp(`${login}|value="[\\w.-]{20,}"`, 'g');
    answers.push(answer.text.replace(numbers, ''));
  }
  expect(answers[0]).toBe(answers[1]);
});

test('nor does the time tell whether there is such an account', async () => {
  await testAccount(portal, { login: 'timed' });
  const took: Record<string, number[]> = { timed: [], 'not-there': [] };
  for (let n = 0; n < 7; n += 1)
    for (const login of Object.keys(took)) {
      const agent = browser(portal);
      const _csrf = tokenIn((await agent.get('/sign-in')).text);
      const start = performance.now();
      await agent.post('/sign-in').type('form').send({ _csrf, login, password: 'wrong' });
      took[login]?.push(performance.now() - start);
    }
  const [known, unknown] = Object.values(took).map((all) => all.sort((one, other) => one - other)[3] ?? 0) as [number, number];
  // Without the hash of nobody's password the unknown one would be answered in a tenth of the time.
  expect(unknown / known).toBeGreaterThan(0.5);
  expect(unknown / known).toBeLessThan(2);
});

test('a closed account does not sign in, and one closed meanwhile is signed out at once', async () => {
  const actor = await testAccount(portal, { login: 'leaving' });
  const agent = await signedIn(portal, 'leaving');
  expect((await agent.get('/kept')).headers['location']).toBe('/');
  await portal.services.people.close(actor.id);
  expect((await agent.get('/kept')).headers['location']).toBe('/sign-in?back=%2Fkept');
  await expect(signedIn(portal, 'leaving')).rejects.toThrow('422');
});

test('after ten wrong passwords an account waits, in words', async () => {
  const agent = browser(portal);
  const token = tokenIn((await agent.get('/sign-in')).text);
  const attempt = () => agent.post('/sign-in').type('form').send({ _csrf: token, login: 'attacked', password: 'wrong' });
  for (let n = 0; n < 10; n += 1) expect((await attempt()).status).toBe(422);
  const last = await attempt();
  expect(last.status).toBe(429);
  expect(last.text).toContain('15 分钟');
});

test('others’ wrong passwords shut nobody out on a device that the account knows; a whole hall behind one address goes on', async () => {
  const { id } = await testAccount(portal, { login: 'wanted' });
  const known = await signedIn(portal, 'wanted');
  const leaving = tokenIn((await known.get('/help')).text);
  await known.post('/sign-out').type('form').send({ _csrf: leaving });
  const enter = async (agent: Browser, login: string, password: string) => {
    const token = tokenIn((await agent.get('/sign-in')).text);
    return (await agent.post('/sign-in').type('form').send({ _csrf: token, login, password })).status;
  };
  const stranger = browser(portal);
  for (let n = 0; n < 10; n += 1) expect(await enter(stranger, 'wanted', 'wrong')).toBe(422);
  expect(await enter(stranger, 'wanted', testPassword)).toBe(429);
  expect(await enter(known, 'wanted', testPassword)).toBe(303);
  await testAccount(portal, { login: 'neighbour' });
  expect(await enter(stranger, 'neighbour', testPassword)).toBe(303);
  // Somebody was trying: said in the log, and to the holder, once.
  expect(portal.lines.filter((line) => line.includes('somebody is trying') && line.includes(id))).toHaveLength(1);
  let told: string[] = [];
  for (let turn = 0; turn < 200 && told.length === 0; turn += 1) {
    told = (await portal.db.store.notices.ofActor(id, 5)).map((one) => one.template);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  expect(told).toEqual(['password-tried']);
});

test('an account has its tries of an hour once, by its name and by its telephone together', async () => {
  const { id } = await testAccount(portal, { login: 'by-both' });
  await portal.services.people.setPhone(id, '15100000001');
  const ofAccount = { name: 'sign-in/account', most: 100, windowMs: 3_600_000 };
  for (let n = 0; n < 99; n += 1) await portal.db.store.limits.take(ofAccount, id);
  const agent = browser(portal);
  const token = tokenIn((await agent.get('/sign-in')).text);
  const attempt = async (login: string) =>
    (await agent.post('/sign-in').type('form').send({ _csrf: token, login, password: 'wrong' })).status;
  expect([await attempt('by-both'), await attempt('15100000001')]).toEqual([422, 429]);
});

test('what a device is remembered by for one account is worth nothing for another', async () => {
  const [mine, theirs] = [await testAccount(portal, { login: 'mine' }), await testAccount(portal, { login: 'theirs' })];
  const agent = browser(portal);
  const token = tokenIn((await agent.get('/sign-in')).text);
  const answer = await agent.post('/sign-in').type('form').send({ _csrf: token, login: 'mine', password: testPassword });
  const cookie = String(answer.headers['set-cookie']).replaceAll(',', '; ');
  const req = { headers: { cookie } } as never;
  expect(knownDevice(req, portal.services, mine.id)).toBeDefined();
  expect(knownDevice(req, portal.services, theirs.id)).toBeUndefined();
});

test('whoever only looks leaves no session behind, and whoever signs in from two tabs is led on', async () => {
  const before = await sessions().countDocuments();
  const agent = browser(portal);
  const first = tokenIn((await agent.get('/sign-in')).text);
  for (const page of ['/sign-in', '/help', '/', '/sign-in']) await agent.get(page);
  expect(await sessions().countDocuments()).toBe(before);
  await testAccount(portal, { login: 'tabs' });
  const enter = () => agent.post('/sign-in').type('form').send({ _csrf: first, login: 'tabs', password: testPassword, back: '/help' });
  expect([(await enter()).status, (await enter()).status]).toEqual([303, 303]);
  // A token made before signing in is nobody's afterwards.
  expect((await agent.post('/kept/discard').type('form').send({ _csrf: first })).status).toBe(403);
});

test('signing out ends the session in MongoDB too', async () => {
  const actor = await testAccount(portal, { login: 'out' });
  const agent = await signedIn(portal, 'out');
  const token = tokenIn((await agent.get('/help')).text);
  const left = await agent.post('/sign-out').type('form').send({ _csrf: token });
  expect(left.headers).toMatchObject({ location: '/sign-in?out', 'clear-site-data': '"cache", "storage"' });
  expect(await sessions().findOne({ 'session.actor': actor.id })).toBeNull();
  expect((await agent.get('/sign-in?out')).text).toContain('您已退出登录');
});

test.each([
  ['an officer idle for half an hour', [officePost], { seen: -idleMs.officer - 1 }],
  ['an applicant idle for an hour', [], { seen: -idleMs.applicant - 1 }],
  ['anybody after twelve hours', [], { created: -absoluteMs - 1 }],
])('%s is asked to sign in again', async (name, posts, ago) => {
  const actor = await testAccount(portal, { login: name, posts });
  const agent = await signedIn(portal, name);
  expect((await agent.get('/kept')).headers['location']).toBe('/');
  const past = Object.fromEntries(Object.entries(ago).map(([field, ms]) => [`session.${field}`, Date.now() + ms]));
  await sessions().updateOne({ 'session.actor': actor.id }, { $set: past });
  expect((await agent.get('/kept')).headers['location']).toBe('/sign-in?back=%2Fkept');
});

test('an officer’s first page is the desk', async () => {
  await testAccount(portal, { login: 'officer', posts: [officePost] });
  const answer = await (await signedIn(portal, 'officer')).get('/');
  expect([answer.status, answer.headers['location']]).toEqual([303, '/desk']);
});

test('what was typed into a form after the session ended is shown again after signing in, to the same account only', async () => {
  const actor = await testAccount(portal, { login: 'slow' });
  await testAccount(portal, { login: 'other' });
  const agent = await signedIn(portal, 'slow');
  const token = tokenIn((await agent.get('/help')).text);
  await sessions().updateOne({ 'session.actor': actor.id }, { $set: { 'session.seen': 0 } });
  const late = await agent.post('/cases/c1/withdraw').type('form').send({ _csrf: token, request: 'r.1.m', reason: '我想先把店开起来' });
  expect([late.status, late.headers['location']]).toEqual([303, '/sign-in?back=%2Fkept']);
  const form = await agent.get('/sign-in?back=%2Fkept');
  expect(form.text).toContain('您填写的内容已经保存');
  await agent
    .post('/sign-in')
    .type('form')
    .send({ _csrf: tokenIn(form.text), login: 'slow', password: testPassword, back: '/kept' });
  const kept = await agent.get('/kept');
  expect(kept.text).toContain('<form method="post" action="/cases/c1/withdraw">');
  expect(kept.text).toContain('<input type="hidden" name="request" value="r.1.m">');
  expect(kept.text).toContain('<dd class="as-typed">我想先把店开起来</dd>');
  const cookie = /zhuye_kept=[^;]+/.exec(String(late.headers['set-cookie']))?.[0] ?? '';
  const stranger = await signedIn(portal, 'other');
  expect((await stranger.get('/kept').set('Cookie', cookie)).headers['location']).toBe('/');
  const gone = await agent
    .post('/kept/discard')
    .type('form')
    .send({ _csrf: tokenIn(kept.text) });
  expect(gone.headers['location']).toBe('/');
  expect((await agent.get('/kept')).headers['location']).toBe('/');
});

const send = async (agent: Browser, address: string, fields: Record<string, string>) => {
  const token = tokenIn((await agent.get(address)).text);
  return agent
    .post(address)
    .type('form')
    .send({ _csrf: token, ...fields });
};
const newPassword = (password: string, oldPassword = testPassword) => ({ oldPassword, password, passwordAgain: password });

test('a password changed ends every other session at once, and keeps the one it was changed in, under a new id', async () => {
  const { id } = await testAccount(portal, { login: 'changing' });
  const [agent, other] = [await signedIn(portal, 'changing'), await signedIn(portal, 'changing')];
  const before = await portal.db.store.sessions.ofActor(id);
  expect(before).toHaveLength(2);
  for (const [fields, field] of [
    [newPassword('too short'), 'password'],
    [newPassword('13800138000x'), 'password'],
    [newPassword('changing 张三丰 1'), 'password'],
    [newPassword(testPassword), 'password'],
    [{ ...newPassword('another long phrase'), passwordAgain: 'another long' }, 'passwordAgain'],
    [newPassword('another long phrase', ''), 'oldPassword'],
    [newPassword('another long phrase', 'not the old one'), 'oldPassword'],
  ] as const) {
    const refused = await send(agent, '/account/password', fields);
    expect([field, refused.status, refused.text.includes(`<a href="#${field}">`)]).toEqual([field, 422, true]);
  }
  const done = await send(agent, '/account/password', newPassword('another long phrase'));
  expect([done.status, done.headers['location']]).toEqual([303, '/account?password']);
  expect((await agent.get('/account?password')).text).toContain('密码已更改');
  expect((await other.get('/account')).headers['location']).toBe('/sign-in?back=%2Faccount');
  const [left, ...more] = await portal.db.store.sessions.ofActor(id);
  expect([more, before.map((one) => one.id).includes(left?.id ?? '')]).toEqual([[], false]);
  expect((await portal.db.store.notices.ofActor(id, 5)).map((one) => one.template)).toEqual(['password-set']);
  await expect(signedIn(portal, 'changing')).rejects.toThrow('422');
  // Over by its date, even where it still stands in MongoDB.
  await sessions().updateOne({ _id: left?.id ?? '' }, { $set: { 'session.passwordSet': '2026-01-01T00:00:00.000Z' } });
  expect((await agent.get('/account')).headers['location']).toBe('/sign-in?back=%2Faccount');
});

test('the old password is asked ten times in a quarter of an hour, and no more', async () => {
  await testAccount(portal, { login: 'guessed', posts: [officePost] });
  const agent = await signedIn(portal, 'guessed');
  const words = [];
  for (let n = 0; n < 11; n += 1) words.push((await send(agent, '/account/password', newPassword('another long phrase', 'wrong'))).text);
  expect(words.map((text) => text.includes('现在的密码不对'))).toEqual([...Array<boolean>(10).fill(true), false]);
  expect((await send(agent, '/account/password', newPassword('another long phrase'))).text).toContain('15 分钟');
});

test('a password that somebody else has seen opens no page but the one that asks for another', async () => {
  const { id } = await testAccount(portal, { login: 'first', posts: [officePost] });
  const { passwordHash = '' } = (await portal.services.people.byLogin('first')) ?? {};
  await portal.services.people.setPassword(id, passwordHash, { mustChange: true });
  const agent = await signedIn(portal, 'first');
  for (const page of ['/', '/desk', '/account', '/account/sessions', '/nowhere'])
    expect([page, (await agent.get(page)).headers['location']]).toEqual([page, '/account/password']);
  expect((await agent.get('/account/password')).text).toContain('管理员设的');
  expect((await agent.get('/help')).status).toBe(200);
  const done = await send(agent, '/account/password', newPassword('another long phrase'));
  expect([done.status, done.headers['location']]).toEqual([303, '/']);
  expect((await agent.get('/account')).status).toBe(200);
});

test('one’s own sessions are listed in words, and ended one by one or all but this; never another’s', async () => {
  const { id } = await testAccount(portal, { login: 'many' });
  await testAccount(portal, { login: 'one-more' });
  const [agent, second, third, stranger] = await Promise.all(['many', 'many', 'many', 'one-more'].map((login) => signedIn(portal, login)));
  if (!agent || !second || !third || !stranger) throw new Error('not signed in');
  const page = await agent.get('/account/sessions');
  expect(page.text.match(/其他浏览器（其他设备）/g)?.length).toBeGreaterThanOrEqual(3);
  expect(page.text.match(/本次登录/g)).toHaveLength(1);
  const ids = [...page.text.matchAll(/name="end" value="([\w-]{43})"/g)].map(([, one]) => one ?? '');
  expect(ids).toHaveLength(2);
  await send(stranger, '/account/sessions', { end: ids[0] ?? '' });
  expect(await portal.db.store.sessions.ofActor(id)).toHaveLength(3);
  expect((await send(agent, '/account/sessions', { end: ids[0] ?? '' })).headers['location']).toBe('/account/sessions?ended');
  const signedOut = async () => (await Promise.all([second, third].map((one) => one.get('/account')))).filter((one) => one.status === 303);
  expect(await signedOut()).toHaveLength(1);
  await send(agent, '/account/sessions', { end: 'others' });
  expect(await signedOut()).toHaveLength(2);
  expect([(await agent.get('/account')).status, (await stranger.get('/account')).status]).toEqual([200, 200]);
});

test('nothing personal stands in the log', () => {
  expect(portal.lines.length).toBeGreaterThan(20);
  for (const secret of ['张三丰', testPassword, '/cases/c1', '店开起来']) expect(portal.lines.join('')).not.toContain(secret);
  expect(portal.lines.some((line) => line.includes('"route":"/sign-in"'))).toBe(true);
});

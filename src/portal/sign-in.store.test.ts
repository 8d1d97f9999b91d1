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
  ).toEqual(['actor', 'created', 'seen']);
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
  // Somebody was trying: said in the log, once.
  expect(portal.lines.filter((line) => line.includes('somebody is trying') && line.includes(id))).toHaveLength(1);
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

test('nothing personal stands in the log', () => {
  expect(portal.lines.length).toBeGreaterThan(20);
  for (const secret of ['张三丰', testPassword, '/cases/c1', '店开起来']) expect(portal.lines.join('')).not.toContain(secret);
  expect(portal.lines.some((line) => line.includes('"route":"/sign-in"'))).toBe(true);
});

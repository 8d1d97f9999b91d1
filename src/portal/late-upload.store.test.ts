import { browser, signedIn, testAccount, testPassword, testPortal, tokenIn, type TestPortal } from './testing';

let portal: TestPortal;
beforeAll(async () => {
  portal = await testPortal();
});
afterAll(() => portal.end());

const sessions = () => portal.db.connection.collection('sessions');
const origin = 'http://127.0.0.1:8080';

/** A browser of this login whose session was idle too long, with the token its page still has. */
async function late(login: string) {
  const actor = await testAccount(portal, { login });
  const agent = await signedIn(portal, login);
  const token = tokenIn((await agent.get('/help')).text);
  await sessions().updateOne({ 'session.actor': actor.id }, { $set: { 'session.seen': 0 } });
  return { agent, token };
}

test('words typed beside a file are kept when the session has ended, and the page says that the file is not', async () => {
  const { agent, token } = await late('slow');
  const sent = await agent
    .post('/cases/c1/supplement')
    .set('Origin', origin)
    .field('_csrf', token)
    .field('request', 'r.1.m')
    .field('words', '店已搬到隔壁')
    .attach('files', Buffer.from('a photograph'), 'x.png');
  expect([sent.status, sent.headers['location']]).toEqual([303, '/sign-in?back=%2Fkept']);
  const form = await agent.get('/sign-in?back=%2Fkept');
  await agent
    .post('/sign-in')
    .type('form')
    .send({ _csrf: tokenIn(form.text), login: 'slow', password: testPassword, back: '/kept' });
  const kept = await agent.get('/kept');
  expect(kept.text).toContain('<dd class="as-typed">店已搬到隔壁</dd>');
  expect(kept.text).toContain('<a class="button" href="/cases/c1/supplement">');
  expect(kept.text).not.toContain('name="words"');
  expect(kept.text).toContain('材料没有保存');
  expect(kept.text).not.toContain('a photograph');
});

test('a form that could have had files but had none is kept whole, ready to be sent again', async () => {
  const { agent, token } = await late('bare');
  await agent.post('/cases/c1/supplement').set('Origin', origin).field('_csrf', token).field('words', '没有附件');
  const form = await agent.get('/sign-in?back=%2Fkept');
  await agent
    .post('/sign-in')
    .type('form')
    .send({ _csrf: tokenIn(form.text), login: 'bare', password: testPassword, back: '/kept' });
  expect((await agent.get('/kept')).text).toContain('name="words" value="没有附件"');
});

test('a file alone, with nothing typed, leads to signing in and keeps nothing', async () => {
  const { agent, token } = await late('filed');
  const before = await portal.db.connection.collection('parked').countDocuments();
  const post = agent.post('/cases/c1/supplement').set('Origin', origin).field('_csrf', token).field('add', 'lease');
  const sent = await post.attach('files', Buffer.from('a photograph'), 'x.png');
  expect([sent.status, sent.headers['location']]).toEqual([303, '/sign-in']);
  expect(await portal.db.connection.collection('parked').countDocuments()).toBe(before);
});

test('a file form without its session’s token is not kept, ended session or not', async () => {
  const { agent } = await late('forged');
  const before = await portal.db.connection.collection('parked').countDocuments();
  const sent = await agent.post('/cases/c1/supplement').set('Origin', origin).field('_csrf', 'forged').field('words', '别人写的');
  expect(sent.status).toBe(403);
  expect(await portal.db.connection.collection('parked').countDocuments()).toBe(before);
});

test('of a form that says it is longer than any of ours nothing is read, though whose session it was is known', async () => {
  const { agent, token } = await late('endless');
  const form = ['--x', 'Content-Disposition: form-data; name="_csrf"', '', token, '--x--', ''].join('\r\n');
  const sent = await agent
    .post('/cases/c1/supplement')
    .set({ Origin: origin, 'Content-Type': 'multipart/form-data; boundary=x', 'Content-Length': String(300 * 1024 * 1024) })
    .send(form);
  expect(sent.status).toBe(413);
});

test('whoever never signed in has nothing of a file form read', async () => {
  const sent = await browser(portal).post('/cases/c1/supplement').set('Origin', origin).field('words', '无名');
  expect([sent.status, sent.headers['location']]).toEqual([303, '/sign-in']);
});

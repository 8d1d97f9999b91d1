import { connect as dial, createServer, type AddressInfo, type Socket } from 'node:net';
import { Router } from 'express';
import { connect, disconnect, ping } from '../store/connect';
import { createApp } from './app';
import { setUpFaults } from './middleware/faults';
import { roomOf } from './room';
import { browser, signedIn, testAccount, testPortal, tokenIn, type Browser, type TestPortal } from './testing';

/** Two forms, or three pages. */
const room = roomOf({ few: 1, forms: 2, pages: 3, longest: 60_000 });
let portal: TestPortal;
let agent: Browser;
beforeAll(async () => {
  portal = await testPortal({ room });
  await testAccount(portal, { login: 'zhang' });
  agent = await signedIn(portal, 'zhang');
});
afterAll(() => portal.end());

const linesKept = () => portal.db.connection.collection('access-log').countDocuments({});

test('while it is full, whoever sends a form is told to wait, with what they typed and a button; then the same goes through', async () => {
  const token = tokenIn((await agent.get('/help')).text);
  const typed = { _csrf: token, request: 'r.1.m', reason: '资料写了很久' };
  const before = await linesKept();
  const leave = [room.enter('form'), room.enter('form')];
  const told = await agent.post('/cases/c1/supplement').type('form').send(typed);
  expect(told.status).toBe(503);
  const seconds = Number(told.headers['retry-after']);
  expect(seconds).toBeGreaterThanOrEqual(3);
  expect(seconds).toBeLessThanOrEqual(8);
  for (const words of [
    '<title>现在办理的人多，请稍等 - 助业</title>',
    `请等 ${String(seconds)} 秒左右，再按下面的按钮提交一次`,
    '没有丢失',
    '<form method="post" action="/cases/c1/supplement">',
    'name="request" value="r.1.m"',
    `name="_csrf" value="${token}"`,
    '<dd class="as-typed">资料写了很久</dd>',
  ])
    expect(told.text).toContain(words);
  // Nothing was done, so there is no line of it.
  expect(await linesKept()).toBe(before);
  // A page has its place still: whoever was let in sees what became of it.
  expect((await agent.get('/help')).status).toBe(200);
  for (const one of leave) one?.();
  expect((await agent.post('/cases/c1/supplement').type('form').send(typed)).status).toBe(404);
  expect(room.isBusy()).toBe(false);
});

test('a page that there is no room for is opened again by a link; what watches the process and what the page is drawn with has room', async () => {
  const one = browser(portal);
  await one.post('/language').type('form').send({ language: 'en', back: '/help' });
  const leave = [room.enter('page'), room.enter('page'), room.enter('page')];
  const told = await one.get('/matters?x=1');
  expect([told.status, told.headers['retry-after'] !== undefined]).toEqual([503, true]);
  expect(told.text).toContain('Many people are here at the moment');
  expect(told.text).toContain('href="/matters?x&#x3D;1"');
  expect((await one.get('/healthz')).status).toBe(200);
  expect((await one.get('/readyz')).status).toBe(200);
  const [, css = ''] = /<link rel="stylesheet" href="([^"]+)"/.exec(told.text) ?? [];
  expect((await one.get(css)).status).toBe(200);
  for (const free of leave) free?.();
});

test('nobody is led away by the address that they came to, nor let in for saying that they bring files', async () => {
  const leave = [room.enter('page'), room.enter('page'), room.enter('page')];
  for (const told of [await agent.get('//evil.example/x'), await agent.post('//evil.example/x').type('form').send({ a: 'b' })])
    expect([told.status, /(?:href|action)="\/\/evil/.test(told.text)]).toEqual([503, false]);
  const posing = agent.get('/matters').set('Content-Type', 'multipart/form-data; boundary=x').set('Content-Length', '1');
  expect((await posing.send('a')).status).toBe(503);
  // Of what was pressed only what somebody typed is given back to read.
  const split = { do: 'offer', of: '2', lots: '1', 'place-0': 'jx-home', 'pieces-0': '7' };
  const { text } = await agent.post('/orders/x').type('form').send(split);
  expect([...text.matchAll(/class="as-typed">([^<]*)/g)].map(([, value]) => value)).toEqual(['7']);
  for (const one of leave) one?.();
});

test('a form with files is let in: its files could not go back', async () => {
  const token = tokenIn((await agent.get('/help')).text);
  const leave = [room.enter('page'), room.enter('page'), room.enter('page')];
  const post = agent.post('/cases/c1/supplement').set('Origin', 'http://127.0.0.1:8080').field('_csrf', token);
  expect((await post.attach('files', Buffer.from('a photograph'), 'x.png')).status).toBe(404);
  for (const one of leave) one?.();
});

test('with every way to MongoDB taken for too long it is said to be busy, and not to be away', async () => {
  const { hostname, port } = new URL(process.env['MONGODB_URI'] ?? '');
  const sockets: Socket[] = [];
  // A door that can be held: who has gone in waits for an answer.
  const door = createServer((outside) => {
    const inside = dial(Number(port), hostname);
    for (const socket of [outside, inside]) socket.on('error', () => undefined);
    sockets.push(inside);
    outside.pipe(inside).pipe(outside);
  });
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
  const address = `mongodb://127.0.0.1:${String((door.address() as AddressInfo).port)}/x?directConnection=true`;
  const connection = await connect(address, { pool: 1 });
  const app = createApp(portal.services);
  const router = Router();
  router.post('/test/asks', async (_req, res) => {
    await ping(connection);
    res.send('answered');
  });
  app.router.stack.splice(-2, 2);
  app.use(router);
  setUpFaults(app, portal.services);
  const pages = browser({ ...portal, app });
  const token = tokenIn((await pages.get('/sign-in')).text);
  const send = () => pages.post('/test/asks').type('form').send({ _csrf: token, opinion: '材料齐全' });
  expect((await send()).text).toBe('answered');
  for (const one of sockets) one.pause();
  const held = ping(connection);
  const told = await send();
  expect([told.status, told.headers['retry-after'] !== undefined]).toEqual([503, true]);
  expect(told.text).toContain('现在办理的人多，请稍等');
  expect(told.text).toContain('<dd class="as-typed">材料齐全</dd>');
  for (const one of sockets) one.resume();
  await held;
  expect((await send()).text).toBe('answered');
  await disconnect(connection);
  for (const one of sockets) one.destroy();
  door.close();
}, 30_000);

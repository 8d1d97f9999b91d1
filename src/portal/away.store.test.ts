import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { signedIn, testAccount, testPortal, tokenIn, type Browser, type TestPortal } from './testing';

/** A door in front of MongoDB that can be shut: what a portal sees when the database's machine is gone. */
const sockets = new Set<Socket>();
let door: Server;
let portal: TestPortal;
let agent: Browser;
let port = 0;

const openDoor = (at: number): Promise<void> =>
  new Promise((resolve) => {
    const { hostname, port: to } = new URL(given);
    door = createServer((outside) => {
      const inside = connect(Number(to), hostname);
      for (const socket of [outside, inside]) {
        sockets.add(socket);
        socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
      }
      outside.pipe(inside).pipe(outside);
    }).listen(at, '127.0.0.1', resolve);
  });
const shutDoor = async (): Promise<void> => {
  const closed = new Promise((resolve) => door.close(resolve));
  for (const socket of sockets) socket.destroy();
  await closed;
};

const given = process.env['MONGODB_URI'] ?? '';
beforeAll(async () => {
  await openDoor(0);
  port = (door.address() as AddressInfo).port;
  process.env['MONGODB_URI'] = `mongodb://127.0.0.1:${port}/x?directConnection=true`;
  portal = await testPortal();
  await testAccount(portal, { login: 'zhang' });
  agent = await signedIn(portal, 'zhang');
});
afterAll(async () => {
  await portal.end();
  await shutDoor();
  process.env['MONGODB_URI'] = given;
});

test('while MongoDB is away, what was typed comes back with a button to send it again, and then it goes through', async () => {
  const token = tokenIn((await agent.get('/help')).text);
  await shutDoor();

  const typed = { _csrf: token, request: 'r.1.m', reason: '资料写了<很久>', items: ['licence', 'lease'] };
  const away = await agent.post('/cases/c1/supplement').type('form').send(typed);
  expect(away.status).toBe(503);
  expect(away.text).toContain('<title>暂时不能保存和读取 - 助业</title>');
  expect(away.text).toContain('<form method="post" action="/cases/c1/supplement">');
  expect(away.text).toContain('<dd class="as-typed">资料写了&lt;很久&gt;</dd>');
  for (const field of [
    'name="request" value="r.1.m"',
    `name="_csrf" value="${token}"`,
    'name="items" value="licence"',
    'name="items" value="lease"',
  ])
    expect(away.text).toContain(field);
  expect(away.text).toContain('0755-12385');
  expect(away.text).toContain(String(away.headers['x-request-id']));
  expect((await agent.get('/help')).status).toBe(503);
  expect((await agent.get('/healthz')).status).toBe(200);

  await openDoor(port);
  // The same browser, the same token: the session was not lost, and the answer is the page's own again.
  const again = await agent.post('/cases/c1/supplement').type('form').send(typed);
  expect(again.status).toBe(404);
  expect((await agent.get('/kept')).headers['location']).toBe('/');
}, 30_000);

test('a choice comes back in the words in which it was offered', async () => {
  const token = tokenIn((await agent.get('/help')).text);
  await shutDoor();
  const letter = { _csrf: token, request: 'r.2.m', name: '钱姑', relation: 'sibling' };
  const away = await agent.post('/stays/p1/s1/letter').type('form').send(letter);
  expect([away.status, away.text.includes('<dd class="as-typed">兄弟姐妹</dd>')]).toEqual([503, true]);
  expect(away.text).toContain('name="relation" value="sibling"');
  await openDoor(port);
}, 30_000);

test('words typed beside a file come back too, and the form is not offered without its file', async () => {
  const token = tokenIn((await agent.get('/help')).text);
  await shutDoor();
  const post = agent.post('/cases/c1/supplement').set('Origin', 'http://127.0.0.1:8080').field('_csrf', token).field('words', '核查见闻');
  const away = await post.attach('files', Buffer.from('a photograph'), 'x.png');
  expect(away.status).toBe(503);
  expect(away.text).toContain('<dd class="as-typed">核查见闻</dd>');
  expect(away.text).toContain('材料没有保存');
  expect(away.text).not.toContain('name="words"');
  await openDoor(port);
}, 30_000);

test('a password is never shown again', async () => {
  const form = tokenIn((await agent.get('/help')).text);
  await shutDoor();
  const away = await agent.post('/sign-in').type('form').send({ _csrf: form, login: 'zhang', password: 'my secret words' });
  expect(away.status).toBe(503);
  expect(away.text).not.toContain('my secret words');
  await openDoor(port);
}, 30_000);

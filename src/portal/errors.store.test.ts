import { Router } from 'express';
import { createApp } from './app';
import { setUpFaults } from './middleware/faults';
import { metricsOf } from './middleware/metrics';
import { showRefusal } from './view/errors';
import { browser, signedIn, testAccount, testPortal, tokenIn, type Browser, type TestPortal } from './testing';

let portal: TestPortal;
let agent: Browser;
beforeAll(async () => {
  portal = await testPortal();
  await testAccount(portal, { login: 'zhang' });
  agent = await signedIn(portal, 'zhang');
});
afterAll(() => portal.end());

/** The portal with pages of this test before the last resort. */
function withPages(add: (router: Router) => void): Browser {
  const app = createApp(portal.services);
  const router = Router();
  add(router);
  app.router.stack.splice(-2, 2);
  app.use(router);
  setUpFaults(app, portal.services);
  return browser({ ...portal, app });
}

test('an address that is not there is told in words with the request’s number and a telephone', async () => {
  const page = await agent.get('/no/such/page');
  expect(page.status).toBe(404);
  expect(page.text).toContain('<h1>没有找到这一页</h1>');
  expect(page.text).toContain(String(page.headers['x-request-id']));
  expect(page.text).toContain('tel:0755-12385');
});

test('a form without its token changes nothing, and what was typed stays on the page', async () => {
  const page = await agent.post('/cases/c1/withdraw').type('form').send({ reason: '不想办了' });
  expect(page.status).toBe(403);
  expect(page.text).toContain('不想办了');
});

test('a form from another site is turned away before anything of it is shown, and so is a file that does not say where it is from', async () => {
  const token = tokenIn((await agent.get('/help')).text);
  const post = (headers: Record<string, string>) =>
    agent.post('/cases/c1/withdraw').set(headers).type('form').send({ _csrf: token, reason: 'evil' });
  for (const headers of [
    { Origin: 'https://evil.example' },
    { 'Sec-Fetch-Site': 'cross-site' },
    { 'Sec-Fetch-Site': 'same-site' },
    { Origin: 'null' },
  ]) {
    const page = await post(headers as unknown as Record<string, string>);
    expect(page.status).toBe(403);
    expect(page.text).not.toContain('evil');
  }
  expect((await post({ Origin: 'http://127.0.0.1:8080', 'Sec-Fetch-Site': 'same-origin' })).status).toBe(404);
  expect((await agent.post('/drafts/d1/files').attach('file', Buffer.from('x'), 'x.png')).status).toBe(403);
});

test('of a form from nobody no more is read than our public forms hold, and a session that nobody signed counts as none', async () => {
  const send = (one: Browser, cookie: string[] = []) =>
    one
      .post('/cases/c1/withdraw')
      .set(cookie.length > 0 ? { Cookie: cookie } : {})
      .type('form')
      .send({ reason: 'x'.repeat(200_000) });
  expect((await send(agent)).status).toBe(403);
  expect((await send(browser(portal))).status).toBe(413);
  expect((await send(browser(portal), ['zhuye=s%3Aabcdefgh.notsigned'])).status).toBe(413);
});

test('a body that is too large is told so', async () => {
  const page = await agent
    .post('/cases/c1/withdraw')
    .type('form')
    .send({ reason: 'x'.repeat(600_000) });
  expect(page.status).toBe(413);
  expect(page.text).toContain('10 MB');
});

test('an address that cannot be decoded is a bad request, not a fault', async () => {
  const pages = withPages((router) => void router.get('/cases/:id', (_req, res) => void res.send('seen')));
  expect((await pages.get('/cases/%E0%A4%A')).status).toBe(400);
});

test('a bug shows no more than its number, and the log has the rest', async () => {
  const pages = withPages((router) => {
    router.get('/bug', () => {
      throw new Error('inner workings');
    });
  });
  const page = await pages.get('/bug');
  expect(page.status).toBe(500);
  expect(page.text).not.toContain('inner workings');
  const line = portal.lines.find((one) => one.includes('inner workings'));
  expect(line).toContain(String(page.headers['x-request-id']));
});

test('a fault of ours gives back what was typed', async () => {
  const pages = withPages((router) => {
    router.post('/test/broken', () => {
      throw new Error('inner workings');
    });
  });
  const token = tokenIn((await pages.get('/sign-in')).text);
  const page = await pages.post('/test/broken').type('form').send({ _csrf: token, request: 'r', opinion: '想换一家再开' });
  expect([page.status, page.text.includes('inner workings')]).toEqual([500, false]);
  expect(page.text).toContain('<dt>意见</dt><dd class="as-typed">想换一家再开</dd>');
  expect(page.text).not.toContain('action="/language"');
});

test('a refusal says why, who holds the case and what was typed, with 409', async () => {
  const pages = withPages((router) => {
    router.post('/test/refused', (req, res) =>
      showRefusal(req, res, { code: 'held-by-another' }, { back: '/desk/cases/c1', holder: '李审核' }),
    );
  });
  const token = tokenIn((await pages.get('/sign-in')).text);
  const page = await pages.post('/test/refused').type('form').send({ _csrf: token, request: 'r', opinion: '材料齐全' });
  expect(page.status).toBe(409);
  for (const words of ['已由其他工作人员认领', '现在由李审核办理', '材料齐全', 'href="/desk/cases/c1"']) expect(page.text).toContain(words);
});

test('the language is kept in a cookie, and the page says so in its lang', async () => {
  const one = browser(portal);
  const chosen = await one.post('/language').type('form').send({ language: 'en', back: '/help' });
  expect(chosen.headers['location']).toBe('/help');
  const page = await one.get('/help');
  expect(page.text).toContain('<html lang="en">');
  expect(page.text).toContain('<title>Help and telephone numbers - Zhuye</title>');
  expect((await one.post('/language').type('form').send({ language: 'zh-CN', back: '//evil.example' })).headers['location']).toBe('/');
});

test('health and readiness are for machines; figures are on a port of their own, and on no page whoever asks', async () => {
  const one = browser(portal);
  expect((await one.get('/healthz')).text).toBe('ok');
  expect((await one.get('/readyz')).body).toEqual({ mongodb: true, temporal: false });
  expect((await one.get('/metrics')).status).toBe(404);
  const figures = await metricsOf(portal.app).metrics();
  expect(figures).toContain('route="/sign-in"');
  expect(figures).not.toContain('/no/such/page');
});

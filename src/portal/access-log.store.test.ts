import { type OfficeId } from '../domain/values';
import { type Access } from '../store/access';
import { verifyLog } from '../ledger-tools/verify-log';
import { browser, signedIn, testAccount, testOffice, testPortal, testPassword, type TestPortal, tokenIn } from './testing';

let portal: TestPortal;
beforeAll(async () => {
  portal = await testPortal();
});
afterAll(() => portal.end());

/** The lines written while something is done, oldest first. */
async function linesOf(doing: () => Promise<unknown>): Promise<Access[]> {
  const count = () => portal.db.connection.collection('access-log').countDocuments();
  const before = await count();
  await doing();
  const { rows } = await portal.services.store.accessLog.search({ page: 1, size: (await count()) - before || 1 });
  return (await count()) === before
    ? []
    : rows.reverse().sort((one, other) => Number(one.status !== undefined) - Number(other.status !== undefined));
}

it('says who signed in, from where and in which session, as hashes; and nothing of a page that is the same for everybody', async () => {
  const actor = await testAccount(portal, { login: 'ann' });
  const lines = await linesOf(() => signedIn(portal, 'ann'));
  expect(lines).toEqual([
    expect.objectContaining({ what: 'change', method: 'POST', path: '/sign-in' }),
    expect.objectContaining({ what: 'sign-in', actor: actor.id, status: 303 }),
  ]);
  expect(lines[0]).not.toHaveProperty('status');
  expect(lines[0]?.request).toBe(lines[1]?.request);
  expect(lines[1]?.ip).toMatch(/^k\w+\.[\w-]{43}$/);
  expect(lines[1]?.session).toMatch(/^k\w+\.[\w-]{43}$/);
  expect(JSON.stringify(lines)).not.toMatch(/127\.0\.0\.1|ann"|pass/);
  expect(await linesOf(() => browser(portal).get('/help'))).toEqual([]);
  expect(await linesOf(() => browser(portal).get('/nowhere'))).toEqual([]);
});

it('tells whose session and which posts a page was asked for with, and the session stays the same from page to page', async () => {
  const actor = await testAccount(portal, { login: 'window', posts: [{ role: 'window', office: testOffice.id }] });
  const agent = await signedIn(portal, 'window');
  const lines = await linesOf(async () => {
    const { text } = await agent.get('/desk');
    const sent = await agent
      .post('/desk/search')
      .type('form')
      .send({ _csrf: tokenIn(text), text: '深圳' });
    await agent.get(sent.headers['location'] ?? '');
    await agent.get('/desk/cases/c-none');
  });
  const same = { actor: actor.id, method: 'GET', offices: [testOffice.id] as OfficeId[] };
  expect(JSON.stringify(lines)).not.toContain('深圳');
  expect(lines.filter((one) => one.method === 'GET' && one.what !== 'read')).toEqual([
    expect.objectContaining({ ...same, what: 'search', path: '/desk', status: 200 }),
    expect.objectContaining({ ...same, what: 'denied', path: '/desk/cases/:id', case: 'c-none', status: 404, why: '404' }),
  ]);
  expect(new Set(lines.map((one) => one.session)).size).toBe(1);
});

it('has the actor on what somebody is kept from: asked to sign in, a forged form, a wrong password too often', async () => {
  const actor = await testAccount(portal, { login: 'bob' });
  expect(await linesOf(() => browser(portal).get('/desk'))).toEqual([
    expect.objectContaining({ what: 'denied', why: 'signed-out', status: 303, path: '/desk' }),
  ]);
  const agent = await signedIn(portal, 'bob');
  expect(await linesOf(() => agent.post('/matters/startup-grant').type('form').send({ _csrf: 'no' }))).toEqual([
    expect.objectContaining({ what: 'denied', actor: actor.id, status: 403, path: '/matters/:programme', target: 'startup-grant' }),
  ]);
  const guesser = browser(portal);
  const page = await guesser.get('/sign-in');
  const guess = (password: string) =>
    guesser
      .post('/sign-in')
      .type('form')
      .send({ _csrf: tokenIn(page.text), login: 'bob', password });
  expect((await linesOf(() => guess('wrong'))).at(-1)).toMatchObject({ what: 'sign-in-failed', actor: actor.id, status: 422 });
  for (let n = 0; n < 9; n += 1) await guess('wrong');
  expect((await linesOf(() => guess(testPassword))).at(-1)).toMatchObject({ what: 'denied', why: '429', status: 429 });
});

describe('where no line can be written', () => {
  const broken: Partial<TestPortal> & { agent?: Awaited<ReturnType<typeof signedIn>>; csrf?: string } = {};
  let restore = (): void => undefined;
  beforeAll(async () => {
    await testAccount(portal, { login: 'eve', posts: [{ role: 'window', office: testOffice.id }] });
    broken.agent = await signedIn(portal, 'eve');
    broken.csrf = tokenIn((await broken.agent.get('/desk')).text);
    const { accessLog } = portal.services.store;
    const { append } = accessLog;
    accessLog.append = () => Promise.reject(new Error('not written'));
    restore = () => void (accessLog.append = append);
  });
  afterAll(() => restore());

  it('nothing is changed, and what was typed comes back', async () => {
    const before = await portal.db.connection.collection('people').find({}).toArray();
    const answer = await broken.agent?.post('/desk/deputy').type('form').send({ _csrf: broken.csrf, text: '我写的话' });
    expect(answer?.status).toBe(503);
    expect(answer?.text).toContain('我写的话');
    expect(await portal.db.connection.collection('people').find({}).toArray()).toEqual(before);
  });

  it('nothing personal is shown', async () => {
    const answer = await broken.agent?.get('/desk');
    expect(answer?.status).toBe(503);
    // The way back is there, the list is not.
    expect(answer?.text).toContain('href="/desk"');
    expect(answer?.text).not.toContain('name="text"');
  });

  it('a public page still is', async () => {
    expect((await browser(portal).get('/help')).status).toBe(200);
  });
});

it('and every line stands in its chain', async () => {
  expect(await verifyLog(portal.db.store, portal.db.keys)).toMatchObject({ chains: 1, faults: [] });
});

import { policiesOrExplain } from '../policies/load';
import { browser, testPortal, type TestPortal } from './testing';
import { type Services } from './services';

let portal: TestPortal;
beforeAll(async () => {
  const { levies } = policiesOrExplain('policies', { sandbox: true });
  portal = await testPortal();
  (portal.services.policies as { levies: Services['policies']['levies'] }).levies = levies;
});
afterAll(() => portal.end());

const xiamen = { place: '350200', kind: 'enterprise', staff: '500', severe: '1', others: '0', cityAverage: '120000' };
const ask = async (query: Record<string, string>) => browser(portal).get(`/levy?${new URLSearchParams(query).toString()}`);

it('is asked by anybody, says nothing wrong before it is sent, and leaves no session', async () => {
  const page = await ask({});
  expect([page.status, page.text.includes('在职职工人数'), page.text.includes('error-summary')]).toEqual([200, true, false]);
  expect(page.headers['set-cookie'] ?? []).not.toEqual(expect.arrayContaining([expect.stringContaining('session')]));
});

it('comes to the fen, as a tree with its clause (policy research X1: 97,200 with 2.5 persons)', async () => {
  const half = Array.from({ length: 12 }, (_, at) => (at < 6 ? 1 : 0)).join(' ');
  const page = await ask({ ...xiamen, others: half, done: 'yes' });
  expect([page.status, page.text.includes('97,200.00 元'), page.text.includes('安排比例 0.8%')]).toEqual([200, true, true]);
});

it('one person more, from a month on, says by how much it changes, and changes nothing else', async () => {
  const more = { also: 'yes', from: '2025-09', weight: '2', onStaff: 'yes' };
  const page = await ask({ ...xiamen, done: 'yes', ...more });
  // 4 − 2 = 2 persons short; with two thirds of one more counted 1⅓: a third less of 129,600.
  expect(page.text).toContain('129,600.00 元');
  expect(page.text).toMatch(/少缴 43,200\.00 元/);
});

it.each([
  [{ staff: '40 41' }, 'staff'],
  [{ others: '600' }, 'others'],
  [{ cityAverage: '' }, 'cityAverage'],
  [{ also: 'yes', weight: '2', onStaff: 'no', from: '2025-09' }, 'wage'],
])('%j is told at its field, with all that was typed', async (wrong, field) => {
  const page = await ask({ ...xiamen, done: 'yes', ...wrong });
  expect([page.status, page.text.includes(`href="#${field}"`)]).toEqual([422, true]);
  for (const typed of Object.values({ ...xiamen, ...wrong }).filter((one) => one !== '')) expect(page.text).toContain(`${typed}`);
});

it('asks what the place rests on: another place, another question', async () => {
  const page = await ask({ place: '320412' });
  expect(page.text).toContain('全年工资总额');
  expect((await ask({ place: '350200' })).text).not.toContain('全年工资总额');
});

it('a place without rules says so, and guesses nothing', async () => {
  const { policies } = portal.services as { policies: { levies: Services['policies']['levies'] } };
  const { levies } = policies;
  policies.levies = [];
  expect((await ask({})).text).toContain('不能测算');
  policies.levies = levies;
});

it('production estimates for no place of which only an example is known', () =>
  expect(policiesOrExplain('policies', { sandbox: false }).levies.map((one) => one.area)).toEqual(['330700', '350200']));

it('is asked anything, and is never out of its wits', async () => {
  const tries = [
    'place=__proto__&done=yes',
    'place[]=350200&place=x&staff=1&staff=2&done=yes&done=no',
    '__proto__[a]=1&constructor=1&toString=2&hasOwnProperty=3&done=yes',
    `done=yes&staff=${'9'.repeat(3_000)}&cityAverage=${'9'.repeat(3_000)}`,
    `done=yes&staff=1&severe=${'1+'.repeat(3_000)}&others=${encodeURIComponent('\u0000٣Ⅷ')}`,
    `done=yes&cityAverage=1${'+'.repeat(9_000)}x`,
    'done=yes&staff=1e308&severe=-1&others=NaN&cityAverage=Infinity',
    'done=yes&also=yes&from=__proto__&weight=constructor&onStaff=toString&staff=500&severe=0&others=0&cityAverage=1&kind=__proto__',
  ];
  for (const query of tries) {
    const began = performance.now();
    const answer = await browser(portal).get(`/levy?${query}`);
    expect([query.slice(0, 60), [200, 422].includes(answer.status), performance.now() - began < 1_000]).toEqual([
      query.slice(0, 60),
      true,
      true,
    ]);
  }
  expect((await browser(portal).get(`/levy?staff=${'1'.repeat(100_000)}`)).status).toBe(431);
  expect((await browser(portal).get('/levy?staff=%E0%A4%A')).status).toBeLessThan(500);
});

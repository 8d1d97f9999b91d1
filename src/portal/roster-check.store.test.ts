import { rosterSamples } from '../../sandbox/rosters/samples';
import { headings, lines, people, person } from '../../test/support/roster';
import { checkFile } from '../tables/check-file';
import { staffRoster } from '../domain/programmes/quota/roster';
import { type LocalDate } from '../domain/values';
import { type Browser, signedIn, testAccount, testPortal, type TestPortal, tokenIn } from './testing';

let portal: TestPortal;
let agent: Browser;
beforeAll(async () => {
  portal = await testPortal();
  await testAccount(portal, { login: 'clerk' });
  agent = await signedIn(portal, 'clerk');
});
afterAll(() => portal.end());

const csv = (rows: readonly (readonly string[])[]): Buffer => Buffer.from(lines([headings, ...rows]));

/** Sends a file as a browser does. */
async function check(bytes: Buffer, { name = '名册.csv', give = 'page' } = {}) {
  const token = tokenIn((await agent.get('/roster-check')).text);
  return agent
    .post('/roster-check')
    .set('Origin', 'http://127.0.0.1:8080')
    .field('_csrf', token)
    .attach('file', bytes, name)
    .field('give', give)
    .buffer(true)
    .parse((answer, done) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => done(null, Buffer.concat(parts)));
    });
}
const textOf = ({ body }: { body: unknown }): string => (body as Buffer).toString('utf8');

/** How much stands in each collection; what only counts tries, uploads under way and requests is left out. */
async function kept(): Promise<Record<string, number>> {
  const all = (await portal.db.connection.db?.listCollections().toArray()) ?? [];
  const names = all
    .map(({ name }) => name)
    .filter((name) => !['limits', 'uploads', 'sessions', 'access-log'].some((one) => name.startsWith(one)));
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await portal.db.connection.collection(name).countDocuments()] as const)),
  );
}

it('a roster without a fault is said to be so, and nothing of it is kept', async () => {
  const before = await kept();
  const answer = await check(csv(people(12)));
  expect([answer.status, textOf(answer).includes('12 行，没有发现写错的')]).toEqual([200, true]);
  expect(await kept()).toEqual(before);
});

it('each problem stands under its row and column with what stood there; red rows come first; a short contract is only pointed at', async () => {
  const short = person(1).with(3, '2026-01-01').with(4, '2026-06-30');
  const page = textOf(await check(csv([short, person(2).with(1, '123'), person(3).with(7, '两千')])));
  expect(page).toContain('3 行，其中 2 行要修改');
  expect(page.indexOf('第 3 行')).toBeLessThan(page.indexOf('第 2 行'));
  for (const words of ['123', '两千', '合同不满一年', '公民身份号码', '月平均工资']) expect(page).toContain(words);
});

it('the same file comes back with what is wrong beside each row, and comes clean once it is mended', async () => {
  const answer = await check(csv([person(1), person(2).with(1, '123')]), { give: 'file' });
  expect(answer.headers['content-disposition']).toMatch(/attachment/);
  const text = textOf(answer);
  expect(text).toContain('需要修改的地方');
  const mended = Buffer.from(text.replace(',123,', `,${person(2)[1]},`));
  expect(textOf(await check(mended))).toContain('2 行，没有发现写错的');
});

it('every sample, good and bad, is answered in words: never an error of ours', async () => {
  for (const { name, make, comes } of rosterSamples) {
    const answer = await check(make(), { name });
    const page = textOf(answer);
    if (typeof comes === 'string') expect([name, answer.status, page.includes('error-summary')]).toEqual([name, 422, true]);
    else if (comes.red > 0) expect([name, page.includes(`${comes.rows} 行，其中 ${comes.red} 行要修改`)]).toEqual([name, true]);
    else expect([name, page.includes(`${comes.rows} 行，没有发现写错的`)]).toEqual([name, true]);
  }
});

it.each([
  ['a file of nothing', Buffer.alloc(0)],
  ['a program', Buffer.from([0x4d, 0x5a, 0, 0, 1, 2, 3])],
  ['a photograph', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3])],
])('%s is refused at its field', async (_what, bytes) => {
  const answer = await check(bytes);
  expect([answer.status, textOf(answer).includes('href="#file"')]).toEqual([422, true]);
});

it.each(['xlsx', 'csv'])('the empty %s has every column under a heading that is read again', async (type) => {
  const answer = await agent
    .get(`/roster-check/template/${type}`)
    .buffer(true)
    .parse((given, done) => {
      const parts: Buffer[] = [];
      given.on('data', (part: Buffer) => parts.push(part));
      given.on('end', () => done(null, Buffer.concat(parts)));
    });
  const checked = await checkFile(answer.body as Buffer, staffRoster, { context: { today: '2026-11-26' as LocalDate, identity: '' } });
  expect(checked).toMatchObject({ kind: 'read', rows: [], sheets: [{ recognised: { missing: [], unknown: [] } }] });
  expect(textOf(await check(answer.body as Buffer, { name: `空白.${type}` }))).toContain('名册里还没有人员');
});

it('the name of a file goes into no header as it came, however long and whatever stands in it', async () => {
  const bytes = csv([person(1), person(2).with(1, '123')]);
  for (const name of [`${'长'.repeat(3_000)}.csv`, 'a\u202Evsc.exe.csv', `../../x";filename="y.html`]) {
    const answer = await check(bytes, { name, give: 'file' });
    const header = String(answer.headers['content-disposition']);
    expect([name.slice(0, 20), answer.status, header.length < 2_000, /[\r\n\u0000-\u001F]/.test(header)]).toEqual([
      name.slice(0, 20),
      200,
      true,
      false,
    ]);
    expect(decodeURIComponent(header)).not.toMatch(/\u202E|\.\.\//);
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
  }
});

it('a form whose part has no proper header is the sender’s fault', async () => {
  const bytes = csv([person(1)]);
  expect((await check(bytes, { name: '名册\u0007.csv' })).status).toBe(400);
});

it('formulas that were typed come back as text', async () => {
  const rows = [
    person(1).with(0, '=HYPERLINK("http://x";1)'),
    person(2).with(0, '@SUM(1)'),
    person(3).with(8, '+1'),
    person(4).with(0, '"\n=1+1"'),
  ];
  const text = textOf(
    await check(
      csv(rows.map((row) => row.map((one) => (one.includes('"') && !one.startsWith('"') ? `"${one.replaceAll('"', '""')}"` : one)))),
      { give: 'file' },
    ),
  );
  expect(text).not.toMatch(/(^|,)"?[=+@]/m);
});

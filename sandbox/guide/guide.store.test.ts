import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../src/root';
import { browser, testPortal, type TestPortal, tokenIn } from '../../src/portal/testing';
import { type CaseId, type LocalDate } from '../../src/domain/values';
import { localeOf } from '../../src/portal/view/words';
import { staffRoster } from '../../src/domain/programmes/quota/roster';
import { checkFile } from '../../src/tables/check-file';
import { sandboxAccounts } from '../accounts';
import { employers } from '../employers/firms';
import { rosterTypes } from '../rosters/files';
import { rosterSamples } from '../rosters/samples';
import { guideAround } from './around';
import { cast } from '../people';
import { exampleOf } from './examples';
import { guidePaths, rosterPath, samplePath } from './paths';
import { applicantCards, employersCards } from './people';
import { homeWalk, walk } from './walk';

const root = projectFolder();
const guide = join(root, 'sandbox', 'guide');
const filesIn = (folder: string, ending: RegExp): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => ending.test(name) && !name.includes('.test.'))
    .map((name) => join(root, folder, name));

let production: TestPortal;
beforeAll(async () => {
  production = await testPortal({ config: { sandbox: false, scanRequired: false, proxies: 1, publicUrl: 'https://zhuye.example' } });
});
afterAll(() => production.end());

test('production knows none of the guide’s addresses, and no page of it says a word of it', async () => {
  const visitor = browser(production);
  for (const address of [...Object.values(guidePaths), samplePath(1), rosterPath('lufan.csv'), '/sandbox', '/sandbox/anything']) {
    expect([address, (await visitor.get(address)).status]).toEqual([address, 404]);
    expect([address, (await visitor.post(address).type('form').send({ login: 'lin' })).status >= 400]).toEqual([address, true]);
  }
  for (const page of ['/', '/sign-in', '/help', '/matters', '/nowhere'])
    expect((await visitor.get(page)).text).not.toMatch(/sandbox|演练|试用|示例/);
});

test('what production’s image holds has no word of the guide: neither code, nor templates, nor locales', () => {
  const held = [
    ...filesIn('src', /\.ts$/),
    ...filesIn('views', /\.hbs$/),
    ...filesIn('locales', /\.json$/),
    ...filesIn('public', /\.(css|js)$/),
  ];
  const words = [
    ...Object.values(localeOf('zh-CN', guide)['guide'] as Record<string, unknown>),
    ...Object.values(localeOf('en', guide)['guide'] as Record<string, unknown>),
  ];
  const own = words.filter((one): one is string => typeof one === 'string' && one.length > 5);
  expect(own.length).toBeGreaterThan(10);
  for (const file of held) {
    const text = readFileSync(file, 'utf8');
    expect([file, [...own, '试用指南', '填入示例', '/sandbox/'].filter((one) => text.includes(one))]).toEqual([file, []]);
  }
  expect(readFileSync(join(root, 'Dockerfile'), 'utf8')).not.toMatch(/COPY .*sandbox/);
  expect(existsSync(join(root, 'views', 'pages', 'guide.hbs'))).toBe(false);
});

test('nothing in src imports the sandbox', () => {
  const importing = filesIn('src', /\.ts$/).filter((file) => /from '(\.\.?\/)+sandbox\//.test(readFileSync(file, 'utf8')));
  expect(importing).toEqual([]);
});

test('both languages say the same of the guide, and everybody in its walk has an account', () => {
  const flat = (node: object, before = ''): string[] =>
    Object.entries(node).flatMap(([key, value]) =>
      typeof value === 'string' ? [before + key] : flat(value as object, `${before}${key}.`),
    );
  expect(flat(localeOf('en', guide))).toEqual(flat(localeOf('zh-CN', guide)));
  const logins = sandboxAccounts().map((one) => one.login);
  expect([...walk, ...homeWalk].flatMap(({ by }): string[] => [...by]).filter((one) => !logins.includes(one))).toEqual([]);
});

test('a card shows what its person types: nobody with a firm goes without its code', () => {
  const cards = applicantCards();
  expect(cards.length).toBeGreaterThan(6);
  for (const card of cards) expect([card.login, card.firm === undefined]).toEqual([card.login, card.uscc === undefined]);
});

test('a partner is named after the one named already, and nobody after the last; somebody alone names nobody', () => {
  const next = (others: string[]) => exampleOf(cast.chen.identity, others)['partners']?.['name'];
  expect([next([]), next([cast.wu.name]), next([cast.wu.name, cast.zhou.name])]).toEqual([cast.wu.name, cast.zhou.name, undefined]);
  expect(exampleOf(cast.lin.identity)['partners']).toEqual({});
});

test('the guide is there without MongoDB’s lists being full and without any of the sandbox’s services', async () => {
  const nobody = 'http://127.0.0.1:1';
  const portal = await testPortal({ around: guideAround({ registriesUrl: nobody, treasuryUrl: nobody, smsUrl: nobody }) });
  const page = await browser(portal).get(guidePaths.guide);
  expect(page.status).toBe(200);
  expect(page.text).toContain('没有待办');
  expect(page.text).toContain('没有运行，无法设置');
  await portal.end();
});

test('a claim that waits for its day is opened as of that day, and it is said when nobody opens it', async () => {
  const asked: string[] = [];
  const openAsOf = (day: LocalDate) => (asked.push(day), asked.length > 1 ? Promise.reject(new Error('no worker')) : Promise.resolve());
  const nobody = 'http://127.0.0.1:1';
  const portal = await testPortal({
    around: guideAround({ registriesUrl: nobody, treasuryUrl: nobody, smsUrl: nobody, opener: () => openAsOf }),
  });
  const visitor = browser(portal);
  expect((await visitor.get(guidePaths.guide)).text).toContain('还没有等着到期的申报');
  const [lin] = sandboxAccounts().filter((one) => one.login === 'lin');
  const [since, due] = ['2026-10-01' as LocalDate, '2027-01-01' as LocalDate];
  const period = { n: 1, from: since, to: '2026-12-31' as LocalDate };
  const after = { case: 'c-1' as CaseId, relation: 'quarter', period };
  const { id: actor, person } = lin?.actor as NonNullable<typeof lin>['actor'];
  await portal.services.store.invitations.keep([
    { after, programme: 'rent-period', area: cast.lin.household.area, actor, person, since, due },
  ]);
  const page = await visitor.get(guidePaths.guide);
  expect(page.text).toContain('林𬱖 第 1 期');
  const open = async () => {
    const { headers } = await visitor
      .post(guidePaths.openDue)
      .type('form')
      .send({ _csrf: tokenIn(page.text), day: due });
    return (await visitor.get(String(headers['location']))).text;
  };
  expect(await open()).toContain('到期的申报已经打开');
  expect(await open()).toContain('没有打开');
  expect(asked).toEqual([due, due]);
  await portal.end();
});

describe('of employers', () => {
  let portal: TestPortal;
  beforeAll(async () => {
    const nobody = 'http://127.0.0.1:1';
    portal = await testPortal({ around: guideAround({ registriesUrl: nobody, treasuryUrl: nobody, smsUrl: nobody }) });
  });
  afterAll(() => portal.end());

  /** A file as a browser keeps it. */
  const download = (address: string) =>
    browser(portal)
      .get(address)
      .buffer(true)
      .parse((answer, done) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('end', () => done(null, Buffer.concat(parts)));
      });
  const nameIn = (headers: Record<string, unknown>): string =>
    decodeURIComponent(/filename\*=UTF-8''([^;]+)/.exec(String(headers['content-disposition']))?.[1] ?? '');

  test('founders, whoever speaks for a unit, and employees stand apart, each with one press', async () => {
    const groups = [applicantCards(), employersCards('representative', 'clerk'), employersCards('employee')];
    expect(groups.map((cards) => cards.some(({ login }) => login === 'lin'))).toEqual([true, false, false]);
    expect(groups[1]?.find(({ login }) => login === 'lufan-jingban')?.units).toHaveLength(2);
    expect(groups[2]?.length).toBeGreaterThan(8);
    const page = (await browser(portal).get(guidePaths.guide)).text;
    for (const { login, name } of groups.flat()) expect([login, page.includes(`value="${login}"`)]).toEqual([login, page.includes(name)]);
    for (const title of ['创业者', '用人单位的法定代表人和经办人', '用人单位的残疾职工']) expect(page).toContain(`>${title}</h2>`);
  });

  test('ten samples are listed with what comes of them, and kept as the files they are', async () => {
    const page = (await browser(portal).get(guidePaths.guide)).text;
    expect(rosterSamples).toHaveLength(10);
    const { samples } = localeOf('zh-CN', guide)['guide'] as { samples: { of: Record<string, string> } };
    for (const [at, { name, make, comes }] of rosterSamples.entries()) {
      const address = samplePath(at + 1);
      const words = samples.of[`${at + 1}`] ?? '';
      expect([name, page.includes(`href="${address}"`), page.includes(words)]).toEqual([name, true, true]);
      // What is said of it is what comes of it.
      if (typeof comes === 'object')
        expect(words).toContain(comes.red > 0 ? `${comes.rows} 行里 ${comes.red} 行` : `${comes.rows} 行，没有发现写错的`);
      const answer = await download(address);
      expect([answer.status, nameIn(answer.headers), (answer.body as Buffer).equals(make())]).toEqual([200, name, true]);
    }
    for (const none of ['0', '11', 'x', '%2e%2e', '1e1']) expect((await browser(portal).get(samplePath(none as never))).status).toBe(404);
  });

  test.each(employers.flatMap((one) => rosterTypes.map((type) => [one.key, type, one] as const)))(
    'the roster of %s as %s is read whole',
    async (key, type, { firm, staff }) => {
      const answer = await download(rosterPath(`${key}.${type}`));
      expect(nameIn(answer.headers)).toBe(`${firm.name}-2025年残疾职工名册.${type}`);
      const context = { today: '2026-11-26' as LocalDate, identity: '' };
      const checked = await checkFile(answer.body as Buffer, staffRoster, { context });
      expect(checked.kind === 'read' && checked.rows.length).toBe(staff.length);
    },
  );

  test('of a firm that is nobody’s, or another kind of file, there is none', async () => {
    for (const none of ['nobody.csv', 'lufan.pdf', 'lufan', '__proto__.csv', 'lufan.csv.xlsx.'])
      expect([none, (await browser(portal).get(rosterPath(none))).status]).toEqual([none, 404]);
  });
});

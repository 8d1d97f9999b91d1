import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cast } from '../../sandbox/people';
import { draw } from '../../src/domain/draw';
import { type CaseState, type Panel } from '../../src/domain/case/state';
import { type ActorId, type CaseId, type OfficeId } from '../../src/domain/values';
import { paths } from '../../src/portal/paths';
import { addOfficer } from '../support/accounts';
import { ledgerOf, until } from '../support/bad-days';
import { pdfOf } from '../support/papers';
import { type PortalWorld, startPortal, type Visitor, visitor } from '../support/portal';
import './register';

let portal: PortalWorld;
let lin: Visitor;
let id = '' as CaseId;
const signedIn = new Map<string, Visitor>();
const as = async (login: string): Promise<Visitor> => {
  const known = signedIn.get(login);
  if (known) return known;
  const one = visitor(portal.url);
  await one.signIn(login);
  signedIn.set(login, one);
  return one;
};

const common = 'workingDays: 5, from: ours';
const panel = `  - step: panel
    kind: panel
    name: { zh-CN: 专家评审, en: Panel }
    role: scorer
    level: street
    unit: federation
    workingDays: 5
    scorers: 3
    spread: 20
    mean: trimmed
    aspects:
      - { item: plan, say: { zh-CN: 学习计划, en: Plan }, most: 60 }
      - { item: need, say: { zh-CN: 培训需要, en: Need }, most: 40 }
    from: ours
`;
const decision = (step: string, name: string, onlyIf: string) =>
  `  - { step: ${step}, kind: decide, name: { zh-CN: ${name}, en: ${step} }, onlyIf: ${onlyIf}, role: approver, level: district, unit: federation, returnsTo: [opinion], ${common} }\n`;

/** The toy's policy with a panel behind its first review, and two decisions by what the panel gives. */
function policies(): string {
  const dir = mkdtempSync(join(tmpdir(), 'zhuye-toy-'));
  for (const from of ['policies', 'test/toy/policies']) cpSync(from, dir, { recursive: true });
  const file = join(dir, '440300', 'training-place.2026-01-01.yaml');
  const before = readFileSync(file, 'utf8');
  const after = before.replace(
    /^ {2}- \{ step: decision, .*\n/m,
    panel + decision('decision-less', '低分审批', 'less-scored') + decision('decision-well', '高分审批', 'well-scored'),
  );
  if (after === before) throw new Error('the policy was not changed');
  writeFileSync(file, after.replace('  - [review, decide]', '  - [review, decide]\n  - [score, decide]'));
  return dir;
}

const street = { role: 'scorer' as const, office: 'lh-minzhi' as OfficeId };
const own = ['zj1', 'zj2', 'zj3', 'zj4', 'zj5'];
const named = (login: string): string => `评审${login}`;

beforeAll(async () => {
  portal = await startPortal({
    stories: require.resolve('./workflows'),
    rules: require.resolve('./register'),
    policies: policies(),
    around: { folder: __dirname, pages: () => [] },
  });
  const { people } = portal.services;
  for (const login of own) await addOfficer(people, login, named(login), street);
  const reviewer = (await people.byLogin('minzhi-chushen'))?.actor.person;
  const applicant = (await people.byLogin('lin'))?.actor.person;
  await addOfficer(people, 'zj-lin', named('zj-lin'), street, applicant);
  await addOfficer(people, 'zj-chushen', named('zj-chushen'), street, reviewer);
  await addOfficer(people, 'zj1-again', named('zj1-again'), street, 'p-zj1');
  lin = await as('lin');
}, 120_000);
afterAll(() => portal.end());

const state = async (): Promise<CaseState | undefined> => (await portal.world.store.cases.read(id))?.state;
const when = (so: (one: CaseState) => boolean): Promise<CaseState> =>
  until(async () => {
    const one = await state();
    return one && so(one) ? one : undefined;
  });
const at = (step: string) => when((one) => one.obligations.some((open) => open.step === step));
const panelNow = async (): Promise<Panel> => (await state())?.panels?.[0] as Panel;
const loginOf = (actor: ActorId): string => actor.slice('a-'.length);
const page = async (login: string) => (await as(login)).get(`/desk/cases/${id}`);
const form = (kind: string, step: string) => [`/desk/cases/${id}/acts/${kind}?step=${step}`, `/desk/cases/${id}/acts/${kind}`] as const;
const act = async (login: string, kind: string, step: string, fields: Record<string, string> = {}) =>
  (await as(login)).fill(...form(kind, step), { step, ...fields });
const done = async (...asked: Parameters<typeof act>): Promise<void> => {
  const { status } = await act(...asked);
  expect([...asked.slice(0, 3), status]).toEqual([...asked.slice(0, 3), 303]);
};
const secret = (login: string): string => `意见只归${login}`;
const score = (login: string, plan: number, need: number) =>
  act(login, 'score', 'panel', { 'mark-plan': String(plan), 'mark-need': String(need), text: secret(login) });

it('is filed, and comes to its panel', async () => {
  expect((await lin.get('/matters/training-place')).html).toContain('低分审批（评审不足 80 分时）');
  const draft = (await lin.fill('/matters/training-place', '/matters/training-place', {})).location ?? '';
  id = draft.split('/').pop() as CaseId;
  const sections: Record<string, Record<string, string>> = {
    applicant: { certificate: cast.lin.certificate?.certificate ?? '', household: cast.lin.household.area },
    training: { course: 'pastry', attended: 'no' },
    contact: { telephone: cast.lin.telephone, letters: 'sms' },
  };
  for (const [part, fields] of Object.entries(sections)) await lin.fill(`${draft}/sections/${part}`, `${draft}/sections/${part}`, fields);
  await lin.upload(`${draft}/files`, `${draft}/files`, { item: 'letter-of-intent' }, [['意向书.pdf', pdfOf('意向书')]]);
  expect((await lin.fill(`${draft}/check`, `${draft}/submit`, { declare: 'yes' })).status).toBe(303);
  await at('intake');
  await done('minzhi-chuangkou', 'accept', 'intake');
  await at('opinion');
  await done('minzhi-chushen', 'advance', 'opinion', { text: '同意' });
  await at('panel');
});

it('lots fall on three without a tie, and the same seed draws them again', async () => {
  await when((one) => (one.panels?.[0]?.seats.length ?? 0) === 3);
  const { drawings, seats } = await panelNow();
  const [{ seed, order, barred }] = drawings as [Panel['drawings'][number]];
  expect([...order].sort()).toEqual(own.map((one) => `a-${one}`));
  expect(draw(seed, [...order].reverse(), order.length)).toEqual(order);
  expect(seats).toEqual(order.slice(0, 3));
  expect(Object.fromEntries(barred.map(({ actor, why }) => [loginOf(actor), why]))).toEqual({
    'zj-lin': 'benefits',
    'zj-chushen': 'involved',
    'zj1-again': 'same-person',
  });
});

it('only who was drawn finds it on the desk and reads it; names and ties are for whoever supervises', async () => {
  const { drawings, seats } = await panelNow();
  const seated = loginOf(seats[0] as ActorId);
  const waiting = loginOf(drawings[0]?.order[3] as ActorId);
  expect((await (await as(seated)).get('/desk')).html).toContain(`/desk/cases/${id}`);
  expect((await (await as(waiting)).get('/desk')).html).not.toContain(`/desk/cases/${id}`);
  expect((await page(waiting)).status).toBe(404);
  expect((await (await as(waiting)).get(form('score', 'panel')[0])).status).toBe(404);
  expect((await (await as(seated)).get('/desk?scope=office')).html).not.toContain(`/desk/cases/${id}`);
  const seen = await page(seated);
  expect([seen.status, seen.html.includes('中西面点')]).toEqual([200, true]);
  for (const words of ['流转记录', '同意', `/desk/cases/${id}/unmask`]) expect(seen.html).not.toContain(words);
  expect((await (await as(seated)).get(paths.deskUnmask(id))).status).toBe(404);
  // Until it is known, either may come.
  for (const words of ['低分审批', '高分审批']) expect((await lin.get(`/cases/${id}`)).html).toContain(words);
  const supervisor = (await page('minzhi-fuze')).html;
  for (const words of [
    ...seats.map((one) => named(loginOf(one))),
    '已评分 0 人，共 3 人',
    '办理过这份办件的其他环节',
    drawings[0]?.seed ?? '-',
  ])
    expect(supervisor).toContain(words);
  const reviewer = (await page('minzhi-chushen')).html;
  expect(reviewer).toContain(drawings[0]?.seed ?? '-');
  for (const words of [...own, 'zj-lin'].map(named)) expect(reviewer).not.toContain(words);
  expect(reviewer).not.toContain('现在或曾经代表申请单位');
});

it('says at each field what is wrong with a mark', async () => {
  const seated = loginOf((await panelNow()).seats[0] as ActorId);
  const { html } = await (await as(seated)).get(form('score', 'panel')[0]);
  for (const words of ['学习计划', '0 到 60 的整数', 'name="mark-need"', 'inputmode="numeric"']) expect(html).toContain(words);
  for (const [plan, words] of [
    ['', '学习计划：请填写整数分'],
    ['7.5', '学习计划：请填写整数分'],
    ['61', '学习计划：分数要在这一项的满分以内'],
  ]) {
    const answer = await act(seated, 'score', 'panel', { 'mark-plan': plan ?? '', 'mark-need': '40', text: '意见' });
    expect([answer.status, answer.html.includes(words ?? '-')]).toEqual([422, true]);
  }
  expect((await panelNow()).scores).toEqual([]);
});

it('until the end nobody but the scorer sees what they gave, and a tie declared after scoring strikes it', async () => {
  const { seats } = await panelNow();
  const [first, second] = seats.map(loginOf) as [string, string];
  await score(first, 59, 39);
  await when((one) => one.panels?.[0]?.scores.length === 1);
  expect((await page(first)).html).toContain('59（满分 60 分）');
  const others = [
    await page(second),
    await page('minzhi-fuze'),
    await page('longhuaqu-shenji'),
    await page('longhuaqu-shenpi'),
    await lin.get(`/cases/${id}`),
  ];
  for (const { html } of others) for (const words of [secret(first), '59（满分', '98 分']) expect(html).not.toContain(words);
  expect((await page('minzhi-fuze')).html).toContain('已评分 1 人，共 3 人');
  expect((await score(first, 1, 1)).status).toBe(409);
  await done(first, 'declare-tie', 'panel', { text: '与申请人有亲属关系' });
  await when((one) => one.panels?.[0]?.struck.length === 1);
  const after = await panelNow();
  expect([after.scores, after.seats.map(loginOf).includes(first), after.seats.length]).toEqual([[], false, 3]);
  expect((await page(first)).status).toBe(404);
  expect((await page('minzhi-fuze')).html).toContain('与申请人有亲属关系');
});

it('three totals too far apart call a fourth, and the mean is taken without the highest and the lowest', async () => {
  const { seats, drawings } = await panelNow();
  const [a, b, c] = seats.map(loginOf) as [string, string, string];
  await score(a, 58, 38);
  await score(b, 30, 30);
  await score(c, 50, 35);
  const called = await when((one) => one.panels?.[0]?.called === true);
  expect(called.panels?.[0]?.seats).toEqual([...seats, drawings[0]?.order[4]]);
  await score(loginOf(drawings[0]?.order[4] as ActorId), 50, 34);
  const { panels, facts } = await when((one) => one.done['panel'] === 'done');
  expect(panels?.[0]?.mean).toMatchObject({ value: 84_50, unit: 'points' });
  expect(facts).toMatchObject({ points: 84_50 });
  expect(panels?.[0]?.aspects).toEqual({ plan: 50_00, need: 34_50 });
});

it('after the end everybody sees the mean and nobody’s name, whoever decides each total', async () => {
  await at('decision-well');
  const applicant = (await lin.get(`/cases/${id}`)).html;
  for (const words of ['84.50 分', '50 分（满分 60 分）', '169/2', '去掉一个最高总分', '96 分', '高分审批'])
    expect(applicant).toContain(words);
  for (const words of [...own.map(named), ...own.map(secret), '低分审批']) expect(applicant).not.toContain(words);
  const decider = (await page('longhuaqu-shenpi')).html;
  for (const words of ['专家 A', '专家 D', '意见只归', '84.50 分']) expect(decider).toContain(words);
  const reviewer = (await page('minzhi-chushen')).html;
  for (const words of [...own.map(named), '意见只归', '专家 A']) expect(reviewer).not.toContain(words);
});

it('the ledger tells it all in its order, and the case is granted by the decision of its situation', async () => {
  await done('longhuaqu-shenpi', 'grant', 'decision-well');
  await at('notice');
  const events = (await ledgerOf(portal.world, id)).flatMap((event) => ('step' in event && event.step === 'panel' ? [event.type] : []));
  expect(events).toEqual(['opened', 'drawn', 'scored', 'struck', 'scored', 'scored', 'scored', 'one-more', 'scored', 'averaged']);
  await done('minzhi-chuangkou', 'deliver', 'notice', { how: 'window' });
  expect(await when((one) => one.outcome !== undefined)).toMatchObject({ outcome: 'granted', done: { 'decision-well': 'done' } });
  expect((await state())?.done['decision-less']).toBeUndefined();
});

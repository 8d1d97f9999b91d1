import { join } from 'node:path';
import { type CaseState } from '../domain/case/state';
import { type CaseInput } from '../domain/case/submission';
import { type After } from '../domain/ground/after';
import { type MinimumWage } from '../domain/ground/minimum-wages';
import { type Policy } from '../domain/policy/policy';
import { type AreaCode, type CaseId, type Fen, type Instant, type LocalDate, type Month, type OfficeId } from '../domain/values';
import { loadPolicies } from '../policies/load';
import { policyFor } from '../policies/pick';
import { projectFolder } from '../root';
import { caseId, obligation, stateOf } from '../store/testing-states';
import { todayInShanghai } from './cases/places';
import { paths } from './paths';
import { type Browser, signedIn, testAccount, testPortal, type TestPortal } from './testing';

const { loaded } = loadPolicies(join(projectFolder(), 'policies'), { sandbox: true });
const today = todayInShanghai();
const area = '440309002' as AreaCode;
const lh = 'lh' as OfficeId;
const policyOf = (programme: string) => policyFor(loaded, programme, area, today) as Policy;
const twelve = (n: number): number[] => Array<number>(12).fill(n);
const unit = { name: '深圳市某某有限公司', uscc: '91440309MA5WW00031' };
const minimumWages: MinimumWage[] = [
  { area: '440300' as AreaCode, since: '2025-01' as Month, fen: 200_000 as Fen, yearOnly: false, source: { grade: 'A', title: '示例' } },
];

let portal: TestPortal;
let supervisor: Browser;
let approver: Browser;
beforeAll(async () => {
  portal = await testPortal();
  Object.assign(portal.services.policies, loaded);
  await testAccount(portal, { login: 'supervisor', posts: [{ role: 'supervisor', office: lh }] });
  await testAccount(portal, { login: 'approver', posts: [{ role: 'approver', office: lh }] });
  supervisor = await signedIn(portal, 'supervisor');
  approver = await signedIn(portal, 'approver');
});
afterAll(() => portal.end());

interface Kept {
  programme: string;
  answers?: object;
  after?: After;
  more?: Partial<CaseState>;
}

/** A case as its view and its submission stand. */
async function kept(name: string, { programme, answers = {}, after, more = {} }: Kept): Promise<CaseId> {
  const { store } = portal.db;
  const id = caseId(name);
  const policy = policyOf(programme);
  const said = { people: [], unit, contact: { telephone: '13800138000', letters: 'sms' }, employer: { street: area }, ...answers };
  const state = stateOf(id, 1, {
    programme,
    policy: policy.id,
    area,
    beneficiaries: [],
    outcome: 'granted',
    closed: '2026-11-26T02:00:00.000Z' as Instant,
    answers: await store.texts.keepJson(said, { author: 'actor-1' as never, case: id }),
    facts: { on: today },
    ...(after ? { after } : {}),
    ...more,
  });
  const submission = { ...state, id, at: state.submitted };
  const rules = { policy, calendar: portal.services.policies.calendar, offices: loaded.offices, minimumWages };
  await store.submissions.keep({ submission, rules } as unknown as CaseInput, { masked: unit.name, find: [], letters: [] });
  await store.cases.fold(state, { masked: unit.name, find: [], offices: [lh] });
  return id;
}

const verified = (persons: number): CaseState['facts'] =>
  ({
    on: today,
    year: '2025',
    kind: 'enterprise',
    staff: twelve(100),
    counted: { persons: twelve(persons), weighted: twelve(persons) },
  }) as never;

/** Three of a hundred verified, and 9,000 yuan paid for the one and a half above 1.5 %; then so many by the correction. */
async function corrected(name: string, persons: number): Promise<{ first: CaseId; reward: CaseId }> {
  const first = await kept(name, { programme: 'quota-verification', more: { facts: verified(3) } });
  const paid = {
    key: `${name}/1`,
    attempt: 1,
    fen: 900_000 as Fen,
    payee: { id: 'p', hash: 'h' as never },
    status: 'paid' as const,
    on: today,
  };
  const reward = await kept(`${name}-reward`, {
    programme: 'quota-reward',
    answers: { statement: {}, account: { holder: unit.name, bank: '示例银行', number: '1' } },
    after: { case: first, relation: 'reward' },
    more: { payments: [paid] },
  });
  const after = { case: first, relation: 'correction', year: 2025 };
  await kept(`${name}-corrected`, { programme: 'quota-verification', after, more: { facts: verified(persons) } });
  return { first, reward };
}

it('what was paid stands beside what it would have come to, on the pages of both cases and where a recovery begins', async () => {
  const { first, reward } = await corrected('over', 2);
  for (const page of [paths.deskCase(first), paths.deskCase(reward), paths.deskRecover(reward)]) {
    const { status, text } = await supervisor.get(page);
    expect([page, status, text.includes('多发 6,000.00 元'), text.includes('应为 3,000.00 元')]).toEqual([page, 200, true, true]);
  }
});

it('the form of the recovery holds the difference and the reason, less what is asked back already', async () => {
  const { reward } = await corrected('asked', 2);
  const filled = async (name: string, paid: number): Promise<string> => {
    const open = obligation('demand', { kind: 'demand', role: 'approver', office: lh });
    const after = { case: reward, relation: 'recovery', paid: paid as Fen };
    const more = { outcome: undefined, closed: undefined, obligations: [open] } as unknown as Partial<CaseState>;
    const id = await kept(name, { programme: 'recovery', answers: { about: { number: 'n', matter: 'm' } }, after, more });
    const { status, text } = await approver.get(`${paths.deskAct(id, 'demand')}?step=demand`);
    expect(status).toBe(200);
    return text;
  };
  const whole = await filled('whole', 900_000);
  expect([whole.includes('value="6,000.00"'), whole.includes('多发的部分应当退回')]).toEqual([true, true]);
  expect(await filled('part', 500_000)).toContain('value="2,000.00"');
  expect(await filled('none', 300_000)).not.toContain('多发的部分应当退回');
});

it.each<[string, number, string]>([
  ['more is owed to the unit', 4, '少发 6,000.00 元'],
  ['it comes to the same', 3, '与已发的一致'],
  ['nothing is due any more', 1, '多发 9,000.00 元'],
])('%s: it is said as plainly', async (name, persons, words) => {
  const { reward } = await corrected(`other-${persons}`, persons);
  expect([name, (await supervisor.get(paths.deskCase(reward))).text.includes(words)]).toEqual([name, true]);
});

it('of a case that nothing was corrected of nothing is said', async () => {
  const first = await kept('still', { programme: 'quota-verification', more: { facts: verified(3) } });
  const { text } = await supervisor.get(paths.deskCase(first));
  expect(text).not.toContain('按更正后');
});

it('a case under way upon figures that were corrected says so first, to officers and to whoever filed it', async () => {
  const replaced = { correction: 'c' as CaseId, number: 'n-77', on: '2026-11-26' as LocalDate };
  const open = obligation('decide', { kind: 'decide', role: 'approver', office: lh });
  const more = { basisReplaced: replaced, outcome: undefined, closed: undefined, obligations: [open] } as unknown as Partial<CaseState>;
  const account = { holder: unit.name, bank: '示例银行', number: '1' };
  const id = await kept('under-way', { programme: 'quota-reward', answers: { statement: {}, account }, more });
  const { text } = await approver.get(paths.deskCase(id));
  expect(text).toContain('已由 n-77 号办件于2026年11月26日更正');
  expect(text).toContain('不能按更正前的结果审批通过');
  // Nobody is stuck with it: a supervisor may end it, whose letter is shown first.
  const form = await supervisor.get(`${paths.deskAct(id, 'set-aside')}?step=decide`);
  expect([form.status, form.text.includes('终止办理'), form.text.includes('name="text"')]).toEqual([200, true, true]);
});

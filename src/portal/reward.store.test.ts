import { join } from 'node:path';
import { openOne } from '../../activities/open-one';
import { inviteAfter } from '../../activities/invite';
import { type Ports } from '../../activities/ports';
import { employerNamed } from '../../sandbox/employers/firms';
import { type CaseInput } from '../domain/case/submission';
import { type Answers } from '../domain/form/answers';
import { minimumWagesFor } from '../domain/ground/minimum-wages';
import { longestUntil } from '../domain/mandates';
import { type Policy } from '../domain/policy/policy';
import { type ActorId, type AreaCode, type CaseId } from '../domain/values';
import { loadPolicies } from '../policies/load';
import { policyFor } from '../policies/pick';
import { projectFolder } from '../root';
import { instantNow } from '../store/clock';
import { tellOnce } from '../store/notices-to';
import { stateOf } from '../store/testing-states';
import { todayInShanghai } from './cases/places';
import { paths } from './paths';
import { type Browser, signedIn, testAccount, testPortal, type TestPortal, tokenIn } from './testing';

const { loaded } = loadPolicies(join(projectFolder(), 'policies'), { sandbox: true });
const haisha = employerNamed('haisha');
const today = todayInShanghai();
const area = '350206001' as AreaCode;
const year = String(Number(today.slice(0, 4)) - 1);
const twelve = (n: number): number[] => Array<number>(12).fill(n);

const filed: CaseInput[] = [];
let portal: TestPortal;
beforeAll(async () => {
  portal = await testPortal();
  const source = { grade: 'EX', title: '示例' } as const;
  const wages = [2_000, 2_100].map((yuan, at) => ({ area, since: `${Number(year) + at}-01`, fen: yuan * 100, yearOnly: false, source }));
  const submit = (input: CaseInput) => (filed.push(input), Promise.resolve({ kind: 'kept' }));
  Object.assign(portal.services.policies, { ...loaded, minimumWages: wages });
  Object.assign(portal.services.engine, { submit });
});
afterAll(() => portal.end());

/** The clerk of the unit, signed in, and the granted verification of so many persons that they filed. */
async function verifiedFor(persons: number) {
  const { store } = portal.db;
  const login = `clerk-${persons}`;
  const { id, person } = await testAccount(portal, { login, name: haisha.clerk.name, identity: haisha.clerk.identity });
  const unit = await store.parties.named({ uscc: haisha.firm.uscc, name: haisha.firm.name });
  const mandate = { id: `m-${id}`, party: unit.id, ground: 'letter' as const, from: instantNow(), until: longestUntil(today), by: id };
  await portal.services.people.giveMandate(id, mandate);
  const root = `c-root-${persons}` as CaseId;
  const policy = policyFor(loaded, 'quota-verification', area, today) as Policy;
  const answers = {
    people: [],
    unit: { name: unit.name, uscc: unit.uscc },
    employer: { kind: 'enterprise', street: area, year, staff: twelve(120), wages: 1 },
    contact: { telephone: '13800000001', letters: 'sms' },
  } as unknown as Answers;
  const state = {
    ...stateOf(root, 9, { programme: 'quota-verification', policy: policy.id, area }),
    answers: await store.texts.keepJson(answers, { author: id, case: root }),
    applicant: { actor: id, person, party: unit.id },
    facts: {
      on: today,
      year,
      kind: 'enterprise',
      staff: twelve(120),
      wages: 1,
      counted: { persons: twelve(persons), weighted: twelve(persons) },
    },
    decided: { at: instantNow(), granted: true as const, by: 'o' as ActorId },
  };
  await store.cases.fold(state, { masked: unit.name, find: [] });
  const rules = { read: () => Promise.resolve({ rules: { policy } }) };
  return { agent: await signedIn(portal, login), id, state, waiting: await inviteAfter({ ...store, submissions: rules } as never, state) };
}

const parts = (): Pick<Ports, 'store' | 'policyWhere' | 'minimumWagesIn' | 'authorOf' | 'speakersOf' | 'tell'> => ({
  store: portal.db.store,
  policyWhere: (programme, where, on) => policyFor(loaded, programme, where, on),
  minimumWagesIn: (where) => minimumWagesFor(portal.services.policies.minimumWages, where),
  authorOf: (id) => portal.services.people.authorOf(id),
  speakersOf: (party) => portal.services.people.speakersOf(party),
  tell: tellOnce(portal.db.store.notices, (id) => portal.services.people.contact(id)),
});

const save = async (agent: Browser, address: string, fields: Record<string, string>) =>
  agent
    .post(address)
    .type('form')
    .send({ _csrf: tokenIn((await agent.get(address)).text), ...hidden((await agent.get(address)).text), ...fields });
/** What a page's form sends by itself. */
const hidden = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/<input type="hidden" name="([\w-]+)" value="([^"]*)"/g)].map(([, name, value]) => [name ?? '', value ?? '']),
  );

it('the clerk’s home has the offer, its draft is filled in but for the account, and what is filed rests on what was recorded', async () => {
  const { agent, id, waiting, state } = await verifiedFor(3);
  const [one] = waiting;
  if (!one) throw new Error('nothing is offered');
  await openOne(parts(), one);
  await openOne(parts(), one);
  expect((await portal.db.store.notices.ofActor(id, 5)).map(({ template }) => template)).toEqual(['may-file']);

  const home = (await agent.get('/')).text;
  expect(home).toContain('超比例安排残疾人就业奖励');
  expect(home).toContain('请填写单位收款账户');
  const [opened] = await portal.db.store.invitations.of(state.id);
  const draft = paths.draft(opened?.draft as CaseId);
  const part = (id: string): string => paths.draftSection(opened?.draft as CaseId, id);
  expect(home).toContain(`href="${draft}"`);

  expect((await agent.get(part('contact'))).text).toContain('13800000001');
  expect((await agent.get(part('account'))).text).toContain(`value="${haisha.firm.name}"`);
  const account = { holder: haisha.firm.name, bank: '示例银行厦门分行', number: '6222020200112233' };
  // The number is none of a card's: asked about once, and kept once it is confirmed.
  const asked = await save(agent, part('account'), account);
  expect([asked.status, asked.text.includes('基本存款账户')]).toEqual([422, true]);
  expect((await save(agent, part('account'), { ...account, 'sure-number': account.number })).status).toBe(303);

  const check = await agent.get(paths.draftCheck(opened?.draft as CaseId));
  expect(check.text).toContain('超出 1.6% 的比例 1.08 人');
  expect(check.text).toContain('10,000.00');
  expect(check.text).toContain('户名与单位名称一致');
  const sent = await agent
    .post(paths.draftSubmit(opened?.draft as CaseId))
    .type('form')
    .send({ ...hidden(check.text), _csrf: tokenIn(check.text), declare: 'yes' });
  expect([sent.status, filed.length]).toEqual([303, 1]);
  expect(filed[0]?.submission).toMatchObject({
    programme: 'quota-reward',
    after: { case: state.id, relation: 'reward' },
    facts: { year, staffMonths: 1_440, personMonths: 36, minimumWage: { previous: { fen: 200_000 } }, ownAccount: true },
  });
  expect(filed[0]?.submission.after).not.toHaveProperty('facts');
  expect(filed[0]?.rules.minimumWages).toHaveLength(2);
});

it('below the ratio nothing is offered, and the page of what is to come says nothing of it', async () => {
  const { agent, waiting, state } = await verifiedFor(1);
  for (const one of waiting) await openOne(parts(), one);
  expect((await portal.db.store.invitations.of(state.id)).map((one) => one.state)).toEqual(['void']);
  expect((await agent.get('/')).text).not.toContain('达到比例后');
});

it('nothing is filed upon a verification that a correction has replaced since its draft was opened', async () => {
  const { agent, waiting, state } = await verifiedFor(4);
  for (const one of waiting) await openOne(parts(), one);
  const [opened] = await portal.db.store.invitations.of(state.id);
  const draft = opened?.draft as CaseId;
  const account = { holder: haisha.firm.name, bank: '示例银行厦门分行', number: '6222020200112233' };
  await save(agent, paths.draftSection(draft, 'account'), account);
  await save(agent, paths.draftSection(draft, 'account'), { ...account, 'sure-number': account.number });
  const after = { case: state.id, relation: 'correction', year: Number(year) };
  const corrected = { ...state, ...{ id: 'c-corrected' as CaseId, after, outcome: 'granted' as const } };
  const before = filed.length;
  const check = (await agent.get(paths.draftCheck(draft))).text;
  await portal.db.store.cases.fold(corrected, { masked: '', find: [] });
  const form = { ...hidden(check), _csrf: tokenIn(check), declare: 'yes' };
  const sent = await agent.post(paths.draftSubmit(draft)).type('form').send(form);
  expect([sent.status, sent.text.includes('已经更正'), filed.length]).toEqual([409, true, before]);
});

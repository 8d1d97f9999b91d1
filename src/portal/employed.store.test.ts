import { join } from 'node:path';
import { type CaseInput } from '../domain/case/submission';
import { type CaseState } from '../domain/case/state';
import { longestUntil } from '../domain/mandates';
import { type Post } from '../domain/offices';
import { type ActorId, type AreaCode, type CaseId, type Instant, type OfficeId, type PartyId, type PersonId } from '../domain/values';
import { loadPolicies } from '../policies/load';
import { policyFor } from '../policies/pick';
import { employedBy } from './cases/employed';
import { listDrawn } from './pages/desk/list/claim';
import { requestsOf } from './requests';
import { projectFolder } from '../root';
import { instantNow } from '../store/clock';
import { caseId, obligation, rowsOf, stateOf } from '../store/testing-states';
import { todayInShanghai } from './cases/places';
import { type Browser, signedIn, testAccount, testPortal, type TestPortal, tokenIn } from './testing';

const { policies, offices } = loadPolicies(join(projectFolder(), 'policies'), { sandbox: true }).loaded;
const today = todayInShanghai();
const area = '350206001' as AreaCode;
const policy = policyFor({ policies }, 'quota-verification', area, today);
const employee = { name: '王小明', identity: '350206199001010013' };
const office = 'xm-hl' as OfficeId;
const post = (role: Post['role']): Post => ({ role, office });

let portal: TestPortal;
let party: PartyId;
const who = {} as Record<
  'clerk' | 'employee' | 'stranger' | 'reviewer' | 'touched' | 'supervisor' | 'elsewhere',
  { agent: Browser; id: ActorId; person: PersonId }
>;
const filed: CaseInput[] = [];

beforeAll(async () => {
  // What is submitted is recorded at once, as a worker would.
  const engine = {
    submit: async (input: CaseInput, extras: { masked: string; find: string[] }) => {
      filed.push(input);
      await recorded(input, extras);
      return { kind: 'done' };
    },
  };
  portal = await testPortal({ engine: engine as never });
  Object.assign(portal.services.policies, { policies, offices });
  const unit = await portal.db.store.parties.named({ uscc: '91350206MA5WW00018', name: '某某公司' });
  party = unit.id;
  const accounts = {
    clerk: {},
    employee,
    stranger: { name: '李四', identity: '350206199001010021' },
    reviewer: { posts: [post('reviewer')] },
    touched: { posts: [post('reviewer')] },
    supervisor: { posts: [post('supervisor')] },
    elsewhere: { posts: [{ role: 'supervisor', office: 'xm-sm' as OfficeId } satisfies Post] },
  };
  for (const [login, more] of Object.entries(accounts)) {
    const { id, person } = await testAccount(portal, { login: `e-${login}`, ...more });
    who[login as keyof typeof who] = { agent: await signedIn(portal, `e-${login}`), id, person };
  }
  await portal.services.people.giveMandate(who.clerk.id, {
    id: 'm',
    party,
    ground: 'letter',
    from: instantNow(),
    until: longestUntil(today),
    by: who.clerk.id,
  });
}, 60_000);
afterAll(() => portal.end());

/** A case’s view, as far as pages look at it. */
async function recorded(
  { submission, rules }: CaseInput,
  { masked, find }: { masked: string; find: string[] },
  more: Partial<CaseState> = {},
) {
  const { store } = portal.db;
  const { touched = [], ...rest } = submission;
  await store.submissions.keep({ submission, rules }, { masked, find, letters: [] });
  const state = stateOf(submission.id, 1, {
    ...rest,
    submitted: submission.at,
    duties: touched.map((person) => ({ duty: 'touch' as const, person, round: 0 })),
    ...(submission.programme === 'employment-objection'
      ? { obligations: [obligation('investigate', { kind: 'investigate', office })] }
      : {}),
    ...more,
  });
  await store.cases.fold(state, { masked, find, offices: [office] });
  await store.tasks.sync(state, { masked, at: submission.at });
  return state;
}

/** A granted case of the unit’s in which somebody counts in three months. */
async function granted(id: CaseId): Promise<CaseState> {
  const { store } = portal.db;
  const about = { author: who.clerk.id, case: id };
  const answers = { people: [], unit: { name: '某某公司', uscc: '91350206MA5WW00018' }, employer: { year: '2025' } };
  const rows = [
    { name: '甲', identity: '350206199001010099', first: '2025-01', last: '2025-12' },
    { ...employee, first: '2025-02', last: '2025-04' },
  ];
  const sheet = await store.sheets.keep(id, rows);
  const input = {
    submission: {
      ...stateOf(id, 1),
      programme: 'quota-verification',
      policy: policy?.id ?? '',
      area,
      applicant: { actor: who.clerk.id, person: who.clerk.person, party },
      beneficiaries: [],
      answers: await store.texts.keepJson(answers, about),
      facts: { on: today, year: '2025' } as CaseState['facts'],
      sheet,
      at: '2026-05-01T00:00:00.000Z' as Instant,
    },
    rules: { policy, calendar: portal.services.policies.calendar, offices },
  } as unknown as CaseInput;
  const by = [who.clerk, who.touched];
  const events = rowsOf(id, [1, 2]).map((row, at) => ({
    ...row,
    event: { ...row.event, by: by[at]?.id ?? row.event.by, person: by[at]?.person ?? row.event.person },
  }));
  await store.ledger.insert(events, ({ head }) => head);
  await store.personMonths.claim(id, { by: 'unit' }, [{ key: employee.identity, slots: ['2025-02', '2025-03', '2025-04'], row: 1 }]);
  return recorded(
    input,
    { masked: '某某公司', find: [] },
    {
      outcome: 'granted',
      closed: '2026-06-01T00:00:00.000Z' as Instant,
      certificate: { code: 'c' as never, at: '2026-06-01T00:00:00.000Z' as Instant },
      roster: { ...sheet, judgements: [], reckoned: 0, again: 0 },
      duties: [{ duty: 'decide', person: who.touched.person, round: 1 }],
    },
  );
}

async function sendForm(agent: Browser, page: string, fields: Record<string, string>) {
  const { text } = await agent.get(page);
  const request = /name="request" value="([^"]*)"/.exec(text)?.[1] ?? '';
  return agent
    .post(page)
    .type('form')
    .send({ _csrf: tokenIn(text), request, ...fields });
}

/** All that whoever speaks for the unit can see, without tokens, which differ at every look. */
async function seenByUnit(id: CaseId): Promise<string[]> {
  const pages = [
    '/',
    `/cases/${id}`,
    `/cases/${id}/looks`,
    `/cases/${id}/receipt`,
    '/account',
    '/units',
    `/cases/${id}/correct`,
    '/employed',
  ];
  const texts = [];
  for (const page of pages) texts.push((await who.clerk.agent.get(page)).text);
  return texts.map((text) => text.replace(/nonce="[^"]*"|value="[^"]*"|content="[^"]*"/g, ''));
}

it('somebody sees which unit counts them in which months and how that stands, and nothing else of the unit', async () => {
  const { id } = await granted(caseId('seen'));
  const { text } = await who.employee.agent.get('/employed');
  for (const words of ['某某公司', '2025年2–4月', '已核定']) expect(text).toContain(words);
  for (const words of ['91350206MA5WW00018', '440309-20261124']) expect(text).not.toContain(words);
  expect((await who.employee.agent.get('/')).text).toContain('href="/employed"');
  expect((await who.employee.agent.get(`/cases/${id}`)).status).toBe(404);
  expect((await who.stranger.agent.get('/employed')).text).toContain('没有单位');
  expect((await who.stranger.agent.get(`/employed/${id}`)).status).toBe(404);
  expect((await who.clerk.agent.get('/employed')).text).toContain('实名');
});

it('a row that an officer refused is said not to count, and so is one that claims nothing; no roster is read for it', async () => {
  const state = await granted(caseId('refused-row'));
  const { store } = portal.db;
  const own = async () =>
    (await employedBy({ store: { ...store, sheets: {} as never } }, employee.identity)).find((one) => one.id === state.id);
  expect(await own()).toMatchObject({ unit: '某某公司', stands: 'counts' });
  const claim = { key: employee.identity, slots: ['2025-02'], row: 1 };
  await store.personMonths.claim(state.id, { by: 'unit' }, [{ ...claim, waived: true }]);
  expect(await own()).toMatchObject({ months: ['2025-02'], stands: 'not' });
  await store.personMonths.claim(state.id, { by: 'unit' }, [claim]);
  const judgements = [
    { by: who.touched.id, at: state.submitted, verdict: 'refuse' as const, rows: [[1, 1]] as [number, number][], text: state.answers },
  ];
  const roster = { ...(state.roster as NonNullable<CaseState['roster']>), judgements };
  await portal.db.store.cases.fold({ ...state, version: 2, roster }, { masked: '某某公司', find: [], offices: [office] });
  expect(await own()).toMatchObject({ stands: 'not' });
  expect((await who.employee.agent.get('/employed')).text).toContain('没有计入：单位申报了您，核对后没有认定');
});

it('an objection sent from two windows is one: the second is told so, with what was typed in it', async () => {
  const { id } = await granted(caseId('two-windows'));
  const page = `/employed/${id}`;
  const before = filed.length;
  const forms = await Promise.all([who.employee.agent.get(page), who.employee.agent.get(page)]);
  const send = (text: string, said: string) =>
    who.employee.agent
      .post(page)
      .type('form')
      .send({ _csrf: tokenIn(text), request: /name="request" value="([^"]*)"/.exec(text)?.[1] ?? '', kind: 'not-there', text: said });
  const answers = await Promise.all(forms.map(({ text }, at) => send(text, `第 ${at + 1} 个窗口写的`)));
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
  const first = answers.find(({ status }) => status === 303)?.headers['location']?.replace('?submitted', '');
  const second = answers.find(({ status }) => status === 409)?.text ?? '';
  for (const words of ['您已经提出过异议', `href="${first}"`, '个窗口写的']) expect(second).toContain(words);
  expect(new Set(filed.slice(before).map(({ submission }) => submission.id)).size).toBe(1);
  // A third one, later, from a page that stood open all the while; and the same words again lead to the same page.
  const late = await send(forms[0]?.text ?? '', '后来又写的');
  expect([late.status, late.text.includes('后来又写的')]).toEqual([409, true]);
  expect(new Set(filed.slice(before).map(({ submission }) => submission.id)).size).toBe(1);
});

it('an objection stands in no list, no count, no search and no envelope of an officer who did anything in the first case', async () => {
  const { store } = portal.db;
  const { id } = await granted(caseId('kept-from'));
  await sendForm(who.employee.agent, `/employed/${id}`, { kind: 'months', text: '三月已经离职' });
  const { id: own, number } = filed.at(-1)?.submission ?? {};
  const letter = {
    key: `${own}/1/submitted/p/paper`,
    case: own as CaseId,
    version: 1,
    to: { person: who.employee.person },
    params: { number },
  };
  await store.letters.keep([{ ...letter, channel: 'paper', template: 'submitted', office, at: instantNow() }]);
  const numberOf = (html: string, label: string): number => Number(new RegExp(`${label} <b>(\\d+)</b>`).exec(html)?.[1]);
  const pool = (await who.reviewer.agent.get('/desk?scope=pool')).text;
  expect(pool).toContain(number);
  expect(numberOf(pool, '待认领')).toBeGreaterThan(0);
  expect(pool).toContain('href="/desk/print"');
  for (const scope of ['mine', 'pool', 'office', 'done']) {
    const { text } = await who.touched.agent.get(`/desk?scope=${scope}`);
    expect([scope, text.includes(number ?? '-'), text.includes('王*明')]).toEqual([scope, false, false]);
    expect([numberOf(text, '待认领'), numberOf(text, '本处室'), text.includes('href="/desk/print"')]).toEqual([0, 0, false]);
  }
  const found = async (one: 'reviewer' | 'touched') => {
    const { text } = await who[one].agent.get('/desk');
    const sent = await who[one].agent
      .post('/desk/search')
      .type('form')
      .send({ _csrf: tokenIn(text), text: number });
    return (await who[one].agent.get(String(sent.headers['location']))).text.includes(`/desk/cases/${own}`);
  };
  expect([await found('reviewer'), await found('touched')]).toEqual([true, false]);
  expect((await who.touched.agent.get('/desk/print')).text).not.toContain(number);
  // Whoever made up its address in a form is told no number either.
  const drawn = requestsOf(portal.services.keys).issue(who.touched.id, ...listDrawn);
  const { text } = await who.touched.agent.get('/desk');
  const claimed = await who.touched.agent
    .post('/desk/claim')
    .type('form')
    .send({ _csrf: tokenIn(text), request: drawn, task: `${own}/investigate` });
  expect([claimed.status, String(claimed.headers['location']).includes(number ?? '-')]).toEqual([303, false]);
});

it('an objection leaves no trace with whoever it is about, and is read by nobody who touched that case, nor in another office', async () => {
  const { id, number } = await granted(caseId('objected'));
  const before = await seenByUnit(id);
  const said = '我从来没有在这家公司上过班';
  expect((await sendForm(who.employee.agent, `/employed/${id}`, { kind: 'not-there', text: '' })).status).toBe(422);
  const answer = await sendForm(who.employee.agent, `/employed/${id}`, { kind: 'not-there', text: said });
  const own = answer.headers['location'] ?? '';
  expect(own).toMatch(/^\/cases\/e-.*\?submitted$/);
  const page = own.replace('?submitted', '');
  const objection = filed.at(-1)?.submission;
  expect(objection).toMatchObject({ programme: 'employment-objection', after: { case: id }, applicant: { actor: who.employee.id } });
  expect(objection?.touched).toContain(who.clerk.person);

  expect(await seenByUnit(id)).toEqual(before);
  expect((await who.clerk.agent.get(page)).status).toBe(404);
  expect(await portal.db.store.letters.allOfCase(id)).toEqual([]);
  expect(await portal.db.store.notices.ofActor(who.clerk.id, 5)).toEqual([]);
  expect(await portal.db.store.cases.ofParties([party])).not.toContainEqual(expect.objectContaining({ programme: 'employment-objection' }));

  const desk = page.replace('/cases/', '/desk/cases/');
  const statuses = async (...of: (keyof typeof who)[]) => Promise.all(of.map(async (one) => (await who[one].agent.get(desk)).status));
  expect(await statuses('reviewer', 'supervisor', 'touched', 'elsewhere')).toEqual([200, 200, 404, 404]);
  const shown = (await who.reviewer.agent.get(desk)).text;
  for (const words of [said, number, '某某公司']) expect(shown).toContain(words);
  // The page of the unit’s case does not speak of it, to any officer.
  for (const one of ['touched', 'reviewer', 'supervisor'] as const)
    expect((await who[one].agent.get(`/desk/cases/${id}`)).text).not.toContain(objection?.number);
  // Once is enough while it is open.
  expect((await who.employee.agent.get(`/employed/${id}`)).headers['location']).toBe(page);
  expect((await who.employee.agent.get(page)).status).toBe(200);
});

it('a supervisor has the case looked at again without a reason: a spot check by itself reads as one that was drawn', async () => {
  const one = await granted(caseId('alone'));
  const page = `/desk/cases/${one.id}/look-again`;
  expect((await who.reviewer.agent.get(page)).status).toBe(404);
  expect((await sendForm(who.supervisor.agent, page, { what: 'correct' })).headers['location']).toBe(page);
  expect((await who.supervisor.agent.get(page)).text).toContain('通知次日早上发出');
  expect((await portal.db.store.contests.open('', 50)).map(({ of, by }) => [of, by])).toContainEqual([one.id, 'office']);
  await sendForm(who.supervisor.agent, page, { what: 'spot' });
  const alone = filed.at(-1)?.submission;
  // From another window it leads to the one that is under way.
  expect((await who.supervisor.agent.get(page)).text).toContain('正在抽查');
  const request = requestsOf(portal.services.keys).issue(who.supervisor.id, one.id, 'look-again' as never);
  const twice = await sendForm(who.supervisor.agent, page, { what: 'spot', request });
  expect([twice.headers['location'], filed.at(-1)?.submission.id]).toEqual([`/desk/cases/${alone?.id}`, alone?.id]);
  const draw = { programme: 'quota-verification', office, from: '2026-06-01', to: '2026-06-01', count: '1' };
  const drawn = await sendForm(who.supervisor.agent, '/spot-checks', draw);
  expect(drawn.headers['location']).toMatch(/^\/spot-checks\//);
  const other = filed.at(-1)?.submission;
  expect([alone?.programme, other?.programme]).toEqual(['spot-check', 'spot-check']);
  expect(alone?.id).not.toBe(other?.id);
  const ofUnit = async (id = '' as CaseId) =>
    (await who.clerk.agent.get(`/cases/${id}`)).text
      .replaceAll(id, '')
      .replace(/35\d{4}-\d{8}-\d+|nonce="[^"]*"|value="[^"]*"|content="[^"]*"/g, '');
  const [read, same] = [await ofUnit(alone?.id), await ofUnit(other?.id)];
  expect(read).toContain('抽查');
  expect(read).toBe(same);
});

it('a supervisor who asks again for a correction is told how it stands, and nothing is asked twice', async () => {
  const { store } = portal.db;
  const { id, applicant } = await granted(caseId('asked-again'));
  const page = `/desk/cases/${id}/look-again`;
  const request = async () => {
    const { text } = await who.supervisor.agent.get(page);
    return { text, request: requestsOf(portal.services.keys).issue(who.supervisor.id, id, 'look-again' as never) };
  };
  const form = await request();
  const again = () =>
    who.supervisor.agent
      .post(page)
      .type('form')
      .send({ _csrf: tokenIn(form.text), request: form.request, what: 'correct' });
  expect((await again()).status).toBe(303);
  // Before the morning it is the same asking.
  expect((await again()).status).toBe(303);
  await store.contests.asked(`${id}/office`);
  const asked = await again();
  expect([asked.status, asked.text.includes('单位还没有更正'), asked.text.includes('value="correct"')]).toEqual([409, true, false]);
  const correction = stateOf(caseId('the-correction'), 1, {
    programme: 'quota-verification',
    applicant,
    after: { case: id, relation: 'correction' },
  });
  const extras = { masked: '某某公司', find: [], offices: [office] };
  await store.cases.fold(correction, extras);
  expect((await again()).text).toContain('单位正在办理更正');
  await store.cases.fold({ ...correction, version: 2, outcome: 'granted' }, extras);
  await store.contests.over(`${id}/office`);
  const over = await again();
  for (const words of ['由更正的申报代替', correction.number, `href="/desk/cases/${correction.id}"`]) expect(over.text).toContain(words);
  expect([over.status, (await store.contests.byOffice(id))?.state]).toEqual([409, 'over']);
});

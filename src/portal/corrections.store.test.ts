import { join } from 'node:path';
import { type CaseState } from '../domain/case/state';
import { type CaseInput } from '../domain/case/submission';
import { longestUntil } from '../domain/mandates';
import { type ActorId, type AreaCode, type CaseId, type Instant, type PartyId, type PersonId } from '../domain/values';
import { loadPolicies } from '../policies/load';
import { policyFor } from '../policies/pick';
import { projectFolder } from '../root';
import { instantNow } from '../store/clock';
import { linkedId } from '../store/drafts';
import { caseId, stateOf } from '../store/testing-states';
import { todayInShanghai } from './cases/places';
import { contestedRows } from './cases/contested-rows';
import { correctionKey } from './cases/corrections';
import { type Browser, signedIn, testAccount, testPortal, type TestPortal, tokenIn } from './testing';

const { policies, offices } = loadPolicies(join(projectFolder(), 'policies'), { sandbox: true }).loaded;
const today = todayInShanghai();
const area = '350206001' as AreaCode;
const policy = policyFor({ policies }, 'quota-verification', area, today);
const rows = [
  { identity: '350206199001010013', name: '甲' },
  { identity: '350206199001010021', name: '乙' },
];

let portal: TestPortal;
let clerk: { agent: Browser; id: ActorId };
let stranger: Browser;
let party: PartyId;
beforeAll(async () => {
  portal = await testPortal();
  Object.assign(portal.services.policies, { policies, offices });
  const unit = await portal.db.store.parties.named({ uscc: '91350206MA5WW00018', name: '某公司' });
  party = unit.id;
  const { id } = await testAccount(portal, { login: 'clerk' });
  await portal.services.people.giveMandate(id, {
    id: 'm',
    party,
    ground: 'letter',
    from: instantNow(),
    until: longestUntil(today),
    by: id,
  });
  clerk = { agent: await signedIn(portal, 'clerk'), id };
  await testAccount(portal, { login: 'stranger' });
  stranger = await signedIn(portal, 'stranger');
});
afterAll(() => portal.end());

/** A case of the unit's, as it stands once it is closed. */
async function filed(id: CaseId, more: Partial<CaseState> = {}): Promise<CaseState> {
  const { store } = portal.db;
  const about = { author: clerk.id, case: id };
  const answers = {
    people: [],
    unit: { name: '某公司', uscc: '91350206MA5WW00018' },
    employer: { kind: 'enterprise', street: area, year: '2025', staff: Array<number>(12).fill(50), wages: 300_000_000 },
    contact: { telephone: '13800138000', letters: 'sms' },
  };
  const state = stateOf(id, 1, {
    programme: 'quota-verification',
    policy: policy?.id ?? '',
    area,
    applicant: { actor: 'who-left' as ActorId, person: 'who-left' as PersonId, party },
    beneficiaries: [],
    outcome: 'granted',
    closed: '2026-06-01T00:00:00.000Z' as Instant,
    facts: { on: today, year: '2025' } as CaseState['facts'],
    answers: await store.texts.keepJson(answers, about),
    roster: { ...(await store.sheets.keep(id, rows)), judgements: [], reckoned: 0, again: 0 },
    ...more,
  });
  await store.cases.fold(state, { masked: '某公司', find: [] });
  return state;
}
const begin = async (id: CaseId) =>
  clerk.agent
    .post(`/cases/${id}/correct`)
    .type('form')
    .send({ _csrf: tokenIn((await clerk.agent.get('/help')).text) });

it('carries everything over into one draft of the unit’s, under the rules and for the year of the first, whoever of its clerks begins it', async () => {
  const { id } = await filed(caseId('first'));
  expect((await clerk.agent.get(`/cases/${id}/correct`)).text).toContain('更正申报');
  expect((await stranger.get(`/cases/${id}/correct`)).status).toBe(404);
  const draftId = linkedId(correctionKey(id, 0));
  expect((await begin(id)).headers['location']).toBe(`/drafts/${draftId}`);
  const draft = await portal.db.store.drafts.read(draftId);
  expect(draft).toMatchObject({ party, policy: policy?.id, after: { case: id, relation: 'correction', year: 2025 } });
  expect(draft?.sections['employer']).toMatchObject({ year: '2025', street: area });
  expect(draft?.sections['roster']).toMatchObject({ rows: 2 });
  expect((await clerk.agent.get(`/drafts/${draftId}`)).text).toContain('更正');
  await portal.db.store.drafts.saveSection(draftId, 'employer', { year: '2024' }, 1);
  expect((await begin(id)).headers['location']).toBe(`/drafts/${draftId}`);
  expect((await portal.db.store.drafts.read(draftId))?.sections['employer']).toEqual({ year: '2024' });
});

it('is one at a time: one under way is gone on with, one that came to nothing is followed by the next, and what is replaced is corrected no more', async () => {
  const { id } = await filed(caseId('second'));
  const after = { case: id, relation: 'correction', year: 2025 };
  await filed(caseId('second-open'), { after, outcome: undefined, closed: undefined } as never);
  expect((await begin(id)).headers['location']).toBe('/cases/case-second-open');
  await filed(caseId('second-open'), { after, outcome: 'refused', version: 2 });
  expect((await begin(id)).headers['location']).toBe(`/drafts/${linkedId(correctionKey(id, 1))}`);
  await filed(caseId('second-granted'), { after });
  expect((await begin(id)).headers['location']).toBe('/cases/case-second-granted');
  expect((await clerk.agent.get(`/cases/${id}/correct`)).headers['location']).toBe('/cases/case-second-granted');
});

it('is of what was granted: nothing else has a page for it', async () => {
  await filed(caseId('third'), { outcome: 'refused' });
  await filed(caseId('fourth'), { programme: 'startup-grant' });
  for (const id of ['case-third', 'case-fourth']) expect((await clerk.agent.get(`/cases/${id}/correct`)).status).toBe(404);
});

it('the case’s page says what has replaced it', async () => {
  const { id, ...state } = await filed(caseId('fifth'));
  const input = {
    submission: { ...state, id, at: state.submitted },
    rules: { policy, calendar: portal.services.policies.calendar, offices },
  };
  await portal.db.store.submissions.keep(input as unknown as CaseInput, { masked: '', find: [], letters: [] });
  expect((await clerk.agent.get(`/cases/${id}`)).text).toContain(`/cases/${id}/correct`);
  await filed(caseId('fifth-granted'), { after: { case: id, relation: 'correction', year: 2025 } });
  const { text } = await clerk.agent.get(`/cases/${id}`);
  expect([text.includes('/cases/case-fifth-granted'), text.includes('已由下面的更正'), text.includes(`/cases/${id}/correct`)]).toEqual([
    true,
    true,
    false,
  ]);
});

it('a roster that was erased by law is carried into nothing, and a draft opens without it', async () => {
  const { id } = await filed(caseId('sixth'));
  const draftId = linkedId(correctionKey(id, 0));
  await begin(id);
  expect((await clerk.agent.get(`/drafts/${draftId}/roster`)).status).toBe(200);
  const { store } = portal.db;
  await store.drafts.discard(draftId);
  for (const row of await store.cases.ofParties([party])) {
    await store.sheets.erase(row.state.id);
    await store.cases.erase(row.state.id, row.number, instantNow());
  }
  const begun = await clerk.agent
    .post('/matters/quota-verification?place=350200')
    .type('form')
    .send({ _csrf: tokenIn((await clerk.agent.get('/matters/quota-verification?place=350200')).text) });
  expect((await clerk.agent.get(`${begun.headers['location']}/roster`)).status).toBe(200);
});

it('of whom another counts too nothing is told where no registry bears the row out, nor where an officer refused it', async () => {
  const { store } = portal.db;
  const count = { weight: 1, months: ['2025-01'] };
  const row = (unfounded: boolean) => ({
    verdict: 'scan' as const,
    reasons: [],
    whole: count,
    proven: count,
    ...(unfounded ? { unfounded } : {}),
  });
  const state = await filed(caseId('seventh'));
  const claims = rows.map(({ identity }) => ({ key: identity, slots: ['2025-01'] }));
  await store.personMonths.claim(state.id, { by: party }, claims);
  await store.personMonths.claim(caseId('another'), { by: 'another' }, claims);
  const told = async (judged: ReturnType<typeof row>[], verdict?: 'refuse' | 'accept') => {
    await store.rowResults.keep(state.id, { chunk: 0, judged: judged as never, rivals: {}, again: 0, waived: [] });
    const judgements = verdict
      ? [{ by: clerk.id, at: state.submitted, verdict, rows: [[0, 0]] as [number, number][], text: state.answers }]
      : [];
    const roster = { ...(state.roster as NonNullable<CaseState['roster']>), judgements };
    return (await contestedRows(portal.services, { ...state, roster })).map((one) => one.row);
  };
  expect(await told([row(false), row(false)])).toEqual([1, 2]);
  expect(await told([row(true), row(false)])).toEqual([2]);
  expect(await told([row(true), row(false)], 'accept')).toEqual([1, 2]);
  expect(await told([row(false), row(false)], 'refuse')).toEqual([2]);
});

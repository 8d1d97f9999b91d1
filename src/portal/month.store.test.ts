import { join } from 'node:path';
import { type CaseState } from '../domain/case/state';
import { type Post } from '../domain/offices';
import { type Instant, type OfficeId } from '../domain/values';
import { loadPolicies } from '../policies/load';
import { projectFolder } from '../root';
import { caseId, stateOf } from '../store/testing-states';
import { type Browser, signedIn, testAccount, testPortal, type TestPortal } from './testing';

const { policies, offices } = loadPolicies(join(projectFolder(), 'policies'), { sandbox: true }).loaded;

let portal: TestPortal;
beforeAll(async () => {
  portal = await testPortal();
  Object.assign(portal.services.policies, { policies, offices });
});
afterAll(() => portal.end());

async function decided(id: string, office: string, at: string, more: Partial<CaseState> = {}): Promise<void> {
  const state = stateOf(caseId(id), 1, {
    programme: 'quota-verification',
    submitted: '2026-05-04T02:00:00.000Z' as Instant,
    decided: { at: at as Instant, granted: true, by: 'machine' as never },
    outcome: 'granted',
    ...more,
  });
  await portal.db.store.cases.fold(state, { masked: '某公司', find: [], offices: [office as OfficeId] });
}

async function officer(role: Post['role'], office: string): Promise<Browser> {
  await testAccount(portal, { login: `${role}-${office}`, posts: [{ role, office: office as OfficeId }] });
  return signedIn(portal, `${role}-${office}`);
}

it('counts what was decided in the month, of one’s own offices and those below, to the second and by district', async () => {
  await decided('rule', 'xm-hl', '2026-05-04T02:00:01.000Z');
  const by = [{ duty: 'decide' as const, person: 'p' as never, round: 1 }];
  const granted = { at: '2026-05-06T02:00:00.000Z' as Instant, granted: false, by: 'a' as never };
  await decided('hand', 'xm-hl', '', { decided: granted, outcome: 'refused', duties: by, roster: { disputed: 3 } as never });
  await decided('last-second', 'xm-sm', '2026-05-31T15:59:59.999Z', { delivered: 'window' });
  await decided('next-month', 'xm-sm', '2026-05-31T16:00:00.000Z');
  await decided('elsewhere', 'lh', '2026-05-04T02:00:01.000Z');
  // What an office makes, or looks into, is no matter that anybody applied for.
  await decided('objection', 'xm-hl', '2026-05-04T02:00:01.000Z', { programme: 'employment-objection' });

  const city = await officer('supervisor', 'xm');
  const csv = (await city.get('/month/csv?month=2026-05')).text.replace('\uFEFF', '').trimEnd().split('\r\n');
  expect(csv.slice(1)).toEqual([
    '湖里区残疾人联合会,在岗残疾职工申报核定,2,1,1,3,100%,1.0,2',
    expect.stringMatching(/^思明区残疾人联合会,在岗残疾职工申报核定,1,1,0,0,100%,\d+\.0,0$/) as string,
    expect.stringMatching(/^合计,,3,2,1,3,100%,/) as string,
  ]);
  const page = (await city.get('/month?month=2026-05')).text;
  for (const words of ['2026年5月办理情况', '湖里区残疾人联合会', '怎么统计的']) expect(page).toContain(words);
  expect((await city.get('/month?month=2026-06')).text).toContain('思明区残疾人联合会');

  const district = await officer('supervisor', 'xm-sm');
  expect((await district.get('/month?month=2026-05')).text).not.toContain('湖里区残疾人联合会</td>');
  expect((await (await officer('reviewer', 'xm-hl')).get('/month')).status).toBe(403);
  expect((await (await officer('window', 'xm-hl')).get('/month?month=2026-05')).text).toContain('湖里区残疾人联合会');
});

it('names the case that has waited longest of all that are open, of one’s own offices and of what somebody applied for', async () => {
  const open = async (id: string, office: string, submitted: string, more: Partial<CaseState> = {}) => {
    const state = stateOf(caseId(id), 1, { programme: 'quota-verification', submitted: submitted as Instant, ...more });
    await portal.db.store.cases.fold(state, { masked: '某公司', find: [], offices: [office as OfficeId] });
    return state.number;
  };
  const district = await officer('supervisor', 'xm-ta');
  expect((await district.get('/month')).text).toContain('没有等待决定的办件');
  await open('secret', 'xm-ta', '2026-01-05T02:00:00.000Z', { programme: 'employment-objection' });
  await open('over', 'xm-ta', '2026-01-06T02:00:00.000Z', { closed: '2026-02-06T02:00:00.000Z' as Instant, outcome: 'withdrawn' });
  await open('beside', 'lh', '2026-01-07T02:00:00.000Z');
  const decidedAt = { at: '2026-03-06T02:00:00.000Z' as Instant, granted: true, by: 'a' as never };
  await open('decided-already', 'xm-ta', '2026-01-08T02:00:00.000Z', { decided: decidedAt });
  const oldest = await open('oldest', 'xm-ta', '2026-04-01T02:00:00.000Z');
  const younger = await open('younger', 'xm-ta', '2026-04-02T02:00:00.000Z');
  const { text } = await district.get('/month');
  expect(text).toContain(`href="/desk/cases/case-oldest"`);
  expect(text).toContain('2026年4月1日（星期三）提交');
  expect([text.includes(oldest), text.includes(younger), text.includes('case-secret')]).toEqual([true, false, false]);
});

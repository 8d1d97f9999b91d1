import { type MonthDay } from '../src/domain/calendar/windows';
import { type Policy } from '../src/domain/policy/policy';
import { type ActorId, type AreaCode, type Instant, type LocalDate, type PartyId, type PersonId } from '../src/domain/values';
import { testStore, type TestStore } from '../src/store/testing';
import { caseId, stateOf } from '../src/store/testing-states';
import { remindWindowsIn } from './remind-windows';

let test: TestStore;
beforeAll(async () => {
  test = await testStore();
});
afterAll(() => test.end());

const window = { opens: '03-01' as MonthDay, closes: '10-31' as MonthDay, from: '' };
const policy = { term: { 'zh-CN': '年审', en: 'Verification' }, window } as unknown as Policy;

/** A unit's case, filed on a day. */
async function filed(id: string, party: string, on: string, more: Partial<Parameters<typeof stateOf>[2]> = {}): Promise<void> {
  const state = stateOf(caseId(id), 1, {
    programme: 'quota-verification',
    area: '350206001' as AreaCode,
    applicant: { actor: 'left' as ActorId, person: 'left' as PersonId, party: party as PartyId },
    submitted: `${on}T02:00:00.000Z` as Instant,
    ...more,
  });
  await test.store.cases.fold(state, { masked: '某公司', find: [] });
}

it('reminds whoever speaks for a unit that filed last year and not yet this: once for each of the days', async () => {
  await filed('late', 'u-late', '2025-10-30', { outcome: 'granted' });
  await filed('in-time', 'u-in-time', '2025-05-01', { outcome: 'granted' });
  await filed('in-time-now', 'u-in-time', '2026-03-01');
  await filed('taken-back', 'u-taken-back', '2025-05-01', { outcome: 'granted' });
  await filed('taken-back-now', 'u-taken-back', '2026-05-01', { outcome: 'withdrawn' });
  const after = { case: caseId('corrects'), relation: 'correction' };
  await filed('corrects', 'u-corrects', '2025-05-01', { outcome: 'granted' });
  await filed('corrects-now', 'u-corrects', '2026-05-01', { outcome: 'granted', after });
  await filed('long-ago', 'u-long-ago', '2024-05-01', { outcome: 'granted' });
  const told: string[] = [];
  const remind = remindWindowsIn({
    store: test.store,
    policyWhere: () => policy,
    speakersOf: (party) => Promise.resolve([{ id: `clerk-of-${party}` as ActorId, person: 'p' as PersonId, letters: 'sms' }]),
    tell: (actor, template, key, params) => {
      const line = `${actor} ${template} ${key} ${params('zh-CN')['until']}`;
      if (!told.includes(line)) told.push(line);
      return Promise.resolve();
    },
  });
  const on = async (day: string): Promise<string[]> => {
    told.length = 0;
    for (let key: string | undefined = ''; key !== undefined;) key = await remind(key, day as LocalDate);
    return [...told].sort();
  };
  const line = (unit: string, days: number): string =>
    `clerk-of-${unit} window-closes window/quota-verification/${unit}/2026/${days} 2026年10月31日`;
  for (const day of ['2026-02-28', '2026-08-31', '2026-11-01']) expect([day, await on(day)]).toEqual([day, []]);
  for (const [day, days] of [
    ['2026-09-01', 60],
    ['2026-10-01', 30],
    ['2026-10-24', 7],
    ['2026-10-31', 1],
  ] as const)
    expect([day, await on(day)]).toEqual([day, ['u-corrects', 'u-late', 'u-taken-back'].map((unit) => line(unit, days))]);
});

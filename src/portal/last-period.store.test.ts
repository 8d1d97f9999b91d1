import { type Answers } from '../domain/form/answers';
import { type CaseId, type LocalDate } from '../domain/values';
import { stateOf } from '../store/testing-states';
import { testStore, type TestStore } from '../store/testing';
import { lastPeriod } from './cases/last-period';
import { type Services } from './services';
import { loadWords } from './view/words';

let test: TestStore;
beforeAll(async () => {
  test = await testStore();
}, 30_000);
afterAll(() => test.end());

const t = loadWords()('zh-CN');
const on = (n: number) => ({ n, from: '2026-08-01' as LocalDate, to: '2026-10-31' as LocalDate });

/** One period of a rent subsidy as it was answered. */
async function period(id: string, n: number, monthlyRent: number) {
  const answers = {
    people: [{ person: 'p', name: '林某', identity: '440309198803120011' }],
    lease: { address: '民治街道示例路 901 号', monthlyRent, from: '2026-01-01', until: '2028-12-31' },
    period: { operating: true, paid: true },
  } as unknown as Answers;
  const ref = await test.store.texts.keepJson(answers, { author: 'a' as never, case: id as CaseId });
  const after = { case: 'root' as CaseId, relation: 'quarter', period: on(n) };
  const state = { ...stateOf(id as CaseId, n, { programme: 'rent-period', answers: ref }), after };
  await test.store.cases.fold(state, { masked: '林*', find: [] });
  return state;
}

it('only what was answered otherwise than in the period before stands out', async () => {
  const services = { store: test.store, policies: { policies: [], offices: [], districts: {} } } as unknown as Services;
  const first = await period('q-1', 1, 200_000);
  const second = await period('q-2', 2, 260_000);
  expect(await lastPeriod(services, second, t, 'zh-CN')).toMatchObject({
    number: first.number,
    differs: [{ before: '2,000.00 元', now: '2,600.00 元' }],
  });
  // Of the first there is none before, and the case that it follows is not there.
  expect(await lastPeriod(services, first, t, 'zh-CN')).toBeUndefined();
});

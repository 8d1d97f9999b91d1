import { type Faults } from '../../sandbox/faults';
import { lettersApp } from '../../sandbox/letters/app';
import { openBasket } from '../../sandbox/letters/caught';
import { running } from '../../sandbox/testing';
import { type Actor } from '../domain/offices';
import { type ActorId, type CaseId, type Instant, type PersonId, type StepId } from '../domain/values';
import { policiesOrExplain } from '../policies/load';
import { loadWords } from '../portal/view/words';
import { letterKey } from '../store/letters';
import { peopleOf } from '../store/people';
import { type TestStore, testStore } from '../store/testing';
import { type Drain } from '../drain';
import { letterDrain } from './drain';
import { smsByHttp } from './sms-http';

const basket = openBasket();
const faults: Faults = new Map();
const actor: Actor = { id: 'a-lin' as ActorId, person: 'p-lin' as PersonId, kind: 'applicant', posts: [], deputyFor: [] };
const at = '2026-11-24T01:00:00.000Z' as Instant;
let gateway: Awaited<ReturnType<typeof running>>;
let test: TestStore;
let drain: Drain;

beforeAll(async () => {
  test = await testStore();
  const people = peopleOf(test.connection, test.keys);
  await people.add({ actor, login: 'lin', passwordHash: '-', name: '林', phone: '13900000901', letters: 'sms', language: 'zh-CN' });
  gateway = await running(lettersApp(basket, faults));
  const rules = policiesOrExplain('policies', { sandbox: true });
  const sms = smsByHttp({ url: gateway.url });
  drain = letterDrain({ store: test.store, people, sms, email: sms, rules, words: loadWords() });
});
afterAll(async () => {
  gateway.close();
  await test.end();
});

async function kept(id: string): Promise<string> {
  const text = await test.store.texts.keep('请带原件。', { author: actor.id, case: id as CaseId });
  const event = { type: 'messaged', text, step: 'visit' as StepId, at, by: actor.id, person: actor.person };
  const params = { number: '440309-2026-000001', policy: '440300/startup-grant/2017-12-13', event };
  const key = letterKey(id as CaseId, 1, 'message', actor.person, 'sms');
  const to = { actor: actor.id, person: actor.person };
  await test.store.letters.keep([{ key, case: id as CaseId, version: 1, to, channel: 'sms', template: 'message', params, at }]);
  return key;
}

/** One try, and how many milliseconds it is to the next one, which is then let come at once. */
async function tryAndSkip(key: string): Promise<number> {
  const before = Date.now();
  expect(await drain()).toBe(1);
  const { notBefore = '', state, lastWhy = '' } = (await test.store.letters.read(key)) ?? {};
  if (state === 'kept') await test.store.letters.failed(key, lastWhy, at);
  return Date.parse(notBefore) - before;
}

it('a gateway that was down for a day gets each letter once when it is back', async () => {
  const key = await kept('c-day');
  faults.set('messages', { status: 503 });
  for (let waited = 0; waited < 86_400_000;) waited += await tryAndSkip(key);
  expect(await test.store.letters.read(key)).toMatchObject({ state: 'kept', lastWhy: 'HTTP 503' });
  expect(basket.all()).toEqual([]);
  faults.clear();
  expect(await drain()).toBe(1);
  expect(await drain()).toBe(0);
  expect(await test.store.letters.read(key)).toMatchObject({ state: 'sent' });
  expect(basket.all().map((one) => one.key)).toEqual([key]);
});

it('one that never comes back is given up after more than two days, and the letter says so', async () => {
  const key = await kept('c-never');
  faults.set('messages', { status: 503 });
  let waited = 0;
  while ((await test.store.letters.read(key))?.state === 'kept') waited += Math.max(0, await tryAndSkip(key));
  expect(waited).toBeGreaterThan(2 * 86_400_000);
  expect(await test.store.letters.read(key)).toMatchObject({ state: 'failed', lastWhy: 'HTTP 503' });
  expect(await drain()).toBe(0);
});

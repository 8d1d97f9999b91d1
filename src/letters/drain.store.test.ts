import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo } from 'node:net';
import { type Faults } from '../../sandbox/faults';
import { lettersApp } from '../../sandbox/letters/app';
import { openBasket } from '../../sandbox/letters/caught';
import { catchMail } from '../../sandbox/letters/mail';
import { running } from '../../sandbox/testing';
import { type Actor } from '../domain/offices';
import { type ActorId, type CaseId, type Instant, type PersonId, type StepId } from '../domain/values';
import { policiesOrExplain } from '../policies/load';
import { loadWords } from '../portal/view/words';
import { type Channel, letterKey } from '../store/letters';
import { peopleOf } from '../store/people';
import { type TestStore, testStore } from '../store/testing';
import { type Drain } from '../drain';
import { letterDrain } from './drain';
import { type LetterParams } from './params';
import { smsByHttp } from './sms-http';
import { mailBySmtp, messageIdOf } from './smtp';

const from = 'zhuye@example.org';
const basket = openBasket();
const faults: Faults = new Map();
const server = catchMail(basket, faults);
let gateway: Awaited<ReturnType<typeof running>>;
let mail: ReturnType<typeof mailBySmtp>;
let test: TestStore;
let drain: Drain;

const at = '2026-11-24T01:00:00.000Z' as Instant;
const person = 'person-lin' as PersonId;
const actor: Actor = { id: 'a-lin' as ActorId, person, kind: 'applicant', posts: [], deputyFor: [] };

beforeAll(async () => {
  test = await testStore();
  const people = peopleOf(test.connection, test.keys);
  await people.add({
    actor,
    login: 'lin',
    passwordHash: '-',
    name: '林𬱖',
    phone: '13900000901',
    email: 'lin@example.org',
    letters: 'sms',
    language: 'zh-CN',
  });
  gateway = await running(lettersApp(basket, faults));
  const listening = once(server.server, 'listening');
  server.listen(0, '127.0.0.1');
  await listening;
  mail = mailBySmtp({ url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`, from });
  const rules = policiesOrExplain('policies', { sandbox: true });
  drain = letterDrain({ store: test.store, people, sms: smsByHttp({ url: gateway.url }), email: mail.channel, rules, words: loadWords() });
});
afterEach(() => faults.clear());
afterAll(async () => {
  mail.close();
  gateway.close();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  await test.end();
});

/** A message from an officer, whose words nobody but the reader may see. */
async function kept(channel: Channel, to: { actor?: ActorId; person: PersonId } = { actor: actor.id, person }): Promise<string> {
  const id = `case-${randomBytes(6).toString('hex')}` as CaseId;
  const text = await test.store.texts.keep('肢体残疾二级的证件请带原件。', { author: actor.id, case: id });
  const params = {
    number: '440309-2026-000001',
    policy: '440300/startup-grant/2017-12-13',
    event: { type: 'messaged', text, step: 'visit' as StepId, at, by: actor.id, person },
  } as unknown as LetterParams;
  const key = letterKey(id, 1, 'message', person, channel);
  await test.store.letters.keep([{ key, case: id, version: 1, to, channel, template: 'message', params: { ...params }, at }]);
  return key;
}

async function drained(): Promise<void> {
  while ((await drain()) > 0);
}

it('a short message says that there is news and nothing of what it is; the mail says it', async () => {
  const [sms, email] = [await kept('sms'), await kept('email')];
  await drained();
  expect(basket.all().find((one) => one.key === sms)).toMatchObject({
    to: '13900000901',
    text: '办件 440309-2026-000001 有新消息，请登录查看。',
  });
  const caught = basket.all().find((one) => one.key === messageIdOf(email, from));
  expect(caught?.to).toBe('lin@example.org');
  expect(caught?.subject).toBe('办件消息');
  expect(caught?.text).toContain('肢体残疾二级的证件请带原件。');
  expect([await test.store.letters.read(sms), await test.store.letters.read(email)]).toMatchObject([{ state: 'sent' }, { state: 'sent' }]);
});

it('four drains at once send each letter once', async () => {
  const keys = await Promise.all(Array.from({ length: 6 }, () => kept('sms')));
  await Promise.all([drained(), drained(), drained(), drained()]);
  expect(keys.map((key) => basket.all().filter((one) => one.key === key).length)).toEqual([1, 1, 1, 1, 1, 1]);
  expect(await Promise.all(keys.map(async (key) => (await test.store.letters.read(key))?.attempts))).toEqual([1, 1, 1, 1, 1, 1]);
});

it.each<[Channel, string, string]>([
  ['sms', 'messages', 'HTTP 503'],
  ['email', 'mail', 'SMTP 550'],
])('a letter by %s that did not go says why', async (channel, service, why) => {
  faults.set(service, { status: service === 'mail' ? 550 : 503 });
  const key = await kept(channel);
  await drained();
  expect(await test.store.letters.read(key)).toMatchObject({ lastWhy: why, state: channel === 'sms' ? 'kept' : 'failed' });
});

it('while a gateway is down a letter waits for its next try, later than now', async () => {
  faults.set('messages', { status: 503 });
  const key = await kept('sms');
  const before = new Date().toISOString();
  await drained();
  const letter = await test.store.letters.read(key);
  expect(letter).toMatchObject({ state: 'kept', attempts: 1 });
  expect((letter?.notBefore ?? '') > before).toBe(true);
});

it('somebody without an address is given up at once, and shown as such', async () => {
  const key = await kept('email', { person: 'nobody' as PersonId });
  await drained();
  expect(await test.store.letters.read(key)).toMatchObject({ state: 'failed', lastWhy: 'no address' });
});

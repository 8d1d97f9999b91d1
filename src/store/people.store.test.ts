import { randomBytes } from 'node:crypto';
import { type Actor } from '../domain/offices';
import { type ActorId, type OfficeId, type PersonId } from '../domain/values';
import { ensureIndexes } from './collection';
import { parkedOf } from './parked';
import { peopleOf, type NewAccount } from './people';
import { testStore, type TestStore } from './testing';

let db: TestStore;
let people: ReturnType<typeof peopleOf>;
let parked: ReturnType<typeof parkedOf>;
beforeAll(async () => {
  db = await testStore();
  people = peopleOf(db.connection, db.keys);
  parked = parkedOf(db.connection, db.keys);
  await ensureIndexes(db.connection);
});
afterAll(() => db.end());

const office = '440309-federation' as OfficeId;
const actor = (posts: Actor['posts'] = []): Actor => ({
  id: `a${randomBytes(6).toString('hex')}` as ActorId,
  person: `p${randomBytes(6).toString('hex')}` as PersonId,
  kind: posts.length > 0 ? 'officer' : 'applicant',
  posts,
  deputyFor: [],
});
const account = (one: Actor, more: Partial<NewAccount> = {}): NewAccount => ({
  actor: one,
  login: one.id,
  passwordHash: '$argon2id$…',
  name: '张𬱖',
  phone: '13800138000',
  letters: 'sms',
  language: 'zh-CN',
  ...more,
});

test('an account is found by its login in any spelling, and its actor comes back as it was', async () => {
  const one = actor([{ role: 'reviewer', office }]);
  expect(await people.add(account(one, { login: 'Reviewer.One' }))).toBe(true);
  expect(await people.byLogin(' reviewer.ＯＮＥ')).toMatchObject({ actor: one, name: '张𬱖', passwordHash: '$argon2id$…' });
  expect(await people.actorOf(one.id)).toEqual(one);
});

test('a login that is taken makes no second account', async () => {
  expect(await people.add(account(actor(), { login: 'taken' }))).toBe(true);
  expect(await people.add(account(actor(), { login: 'TAKEN' }))).toBe(false);
});

test('nothing personal stands readable in the database', async () => {
  const one = actor();
  await people.add(account(one, { identity: '44030919900307235X', phone: '13912345678', email: 'zhang@example.cn' }));
  const raw = JSON.stringify(await db.connection.collection<{ _id: string }>('people').findOne({ _id: one.id }));
  for (const secret of ['张', '44030919900307235', '13912345678', 'zhang@']) expect(raw).not.toContain(secret);
});

test('an identity number finds its account in full-width digits and a small x, and nobody else', async () => {
  const one = actor();
  await people.add(account(one, { identity: '440309199203070011' }));
  expect(await people.byIdentity('４４０３０９ 199203070011')).toEqual([one]);
  expect(await people.byIdentity('440309199203070012')).toEqual([]);
  expect(await people.identityOf(one.id)).toBe('440309199203070011');
});

test('holders of a role in an office are those of that very role and office, and no closed account', async () => {
  const there = '440309-street' as OfficeId;
  const right = actor([{ role: 'window', office: there }]);
  const crossed = actor([
    { role: 'reviewer', office: there },
    { role: 'window', office },
  ]);
  const left = actor([{ role: 'window', office: there }]);
  for (const one of [right, crossed, left]) await people.add(account(one));
  await people.close(left.id);
  expect(await people.holdersOf('window', there)).toEqual([right]);
  expect(await people.actorOf(left.id)).toBeUndefined();
  expect((await people.byId(left.id))?.closed).toBeDefined();
});

test('names and contacts are opened for those asked for', async () => {
  const one = actor();
  await people.add(account(one, { email: 'a@example.cn', letters: 'email' }));
  expect(await people.names([one.id, 'nobody' as ActorId])).toEqual(new Map([[one.id, '张𬱖']]));
  expect(await people.contact(one.id)).toEqual({
    name: '张𬱖',
    phone: '13800138000',
    email: 'a@example.cn',
    letters: 'email',
    language: 'zh-CN',
  });
});

test('what was typed too late is given back to the same account only, and stands sealed', async () => {
  const [mine, other] = [actor().id, actor().id];
  const what = { path: '/cases/c1/withdraw', fields: [['reason', '我想先把店开起来']] as [string, string][] };
  const id = await parked.keep(mine, what);
  expect(await parked.read(id, mine)).toEqual(what);
  expect(await parked.read(id, other)).toBeUndefined();
  expect(JSON.stringify(await db.connection.collection('parked').findOne({}))).not.toContain('开起来');
  await parked.discard(id, mine);
  expect(await parked.read(id, mine)).toBeUndefined();
});

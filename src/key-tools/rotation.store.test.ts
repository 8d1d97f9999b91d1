import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keysCommand, keysFileCommand } from '../cli/keys';
import { peopleCommand } from '../cli/people';
import { type Actor } from '../domain/offices';
import { type ActorId, type Instant, type OfficeId, type PersonId, type RequestId } from '../domain/values';
import { policiesOrExplain } from '../policies/load';
import { blindIndexes, partLookedUp } from '../sealing/blind-index';
import { createKeysFile, readKeys } from '../sealing/keys-file';
import { keysFrom, type Keys } from '../sealing/keys';
import { ledgerMac, verifyMac } from '../sealing/mac';
import { instantNow } from '../store/clock';
import { parkedOf } from '../store/parked';
import { peopleOf } from '../store/people';
import { createStore } from '../store/store';
import { testStore, type TestStore } from '../store/testing';
import { at, caseId, hash, obligation, rowsOf, stateOf } from '../store/testing-states';
import { rotateOn } from './rotate';

const identity = '440309199001010013';
const phone = '13800138000';
const bytes = randomBytes(400_000);
const person = 'p1' as PersonId;
const actor: Actor = { id: 'a1' as ActorId, person, kind: 'applicant', posts: [], deputyFor: [] };
const account = { actor, login: 'li', passwordHash: '$argon2id$', name: '李四', phone, email: 'li@example.cn', identity };

let test: TestStore;
let dir: string;
let path: string;
let said: string[];
const say = (line: string): void => void said.push(line);
const fileKeys = (): Keys => keysFrom(readKeys(path, { sandbox: true }));
const storeWith = (keys: Keys) => createStore({ connection: test.connection, keys });

/** One word of `npm run keys`, as it stands in the file by then. */
async function keys(...words: string[]): Promise<number> {
  said = [];
  const done = keysFileCommand(words, path, true, say);
  return done ?? keysCommand(words, { connection: test.connection, store: storeWith(fileKeys()), path, sandbox: true, say });
}
const added = async (): Promise<string> => {
  expect(await keys('add')).toBe(0);
  return said[0]?.split(' ')[0] ?? '';
};

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'zhuye-keys-'));
  path = join(dir, 'keys.json');
  createKeysFile(path);
  test = await testStore({ keys: fileKeys() });
  peopleOf(test.connection, test.keys);
  parkedOf(test.connection, test.keys);
  await test.store.ensureIndexes();
  await test.store.settings.stampOrRefuse({ sandbox: true });
});
afterEach(async () => {
  await test.end();
  rmSync(dir, { recursive: true, force: true });
});

/** Something in every collection that holds anything sealed or indexed. */
async function fill({ connection, keys, store }: Pick<TestStore, 'connection' | 'keys' | 'store'>) {
  await peopleOf(connection, keys).add({ ...account, letters: 'sms', language: 'zh-CN' });
  const draft = await store.drafts.create({ owner: actor.id, programme: 'startup-grant', policy: 'x' });
  await store.drafts.saveSection(draft.caseId, 'firm', { name: '启明文创' }, 0);
  await store.drafts.invite(draft.caseId, { token: 't1', name: '王芳', identity });
  const input = { submission: { id: caseId(1), number: 'n-1' }, rules: {} } as never;
  const filed = { masked: '李*', find: ['n-1'], foundBy: [{ field: 'name' as const, value: '李四' }], firmCode: '91440300X', letters: [] };
  await store.submissions.keep(input, filed);
  const extras = (await store.submissions.extras(caseId(1))) ?? { masked: '', find: [] };
  const office = 'lh' as OfficeId;
  const state = stateOf(caseId(1), 2, { obligations: [obligation('review', { office })], number: 'n-1' });
  await store.cases.fold(state, extras);
  await store.tasks.sync(state, { ...extras, at: at(1) });
  const head = { request: 'r-1' as RequestId, target: caseId(1), actor: actor.id, author: actor.id, at: at(1) };
  await store.outgoing.keep({ ...head, kind: 'submit', body: { input, extras: filed } });
  const letter = { key: 'l-1', case: caseId(1), version: 1, to: { person }, channel: 'portal' as const, template: 'accepted' };
  await store.letters.keep([{ ...letter, params: { number: 'n-1' }, at: at(1) }]);
  await store.registryReplies.keep(caseId(1), 'firm', 'market', { name: '启明文创' });
  const parked = await parkedOf(connection, keys).keep(actor.id, { path: '/x', fields: [['reason', '想好了']] });
  const text = await store.texts.keep('材料不清', { author: actor.id });
  const paper = { owner: actor.id, case: caseId(1), item: 'id', name: '身份证.jpg', type: 'image/jpeg' };
  const kept = await store.files.keep({ ...paper, bytes });
  await store.ledger.insert(rowsOf(caseId(1), [1]), (row) => ledgerMac(keys, row));
  return { draft: draft.caseId, parked, text, file: 'file' in kept ? kept.file.id : '' };
}

/** Everything that `fill` kept is opened and found with these keys. */
async function expectWhole(keys: Keys, { draft, parked, text, file }: Awaited<ReturnType<typeof fill>>): Promise<void> {
  const store = storeWith(keys);
  const people = peopleOf(test.connection, keys);
  const opened = { name: '李四', phone, email: 'li@example.cn' };
  expect(await people.contact(actor.id)).toMatchObject(opened);
  expect([await people.byIdentity(identity), await people.byPhone(phone)]).toEqual([[actor], [actor]]);
  expect((await store.drafts.invitationsFor({ person: 'p9' as PersonId, identity })).map((one) => one.caseId)).toEqual([draft]);
  const { sections, partners } = (await store.drafts.read(draft)) ?? {};
  expect([sections, partners]).toEqual([{ firm: { name: '启明文创' } }, [expect.objectContaining({ name: '王芳', identity })]]);
  expect((await store.submissions.read(caseId(1)))?.submission.number).toBe('n-1');
  const tokens = blindIndexes(keys, 'name', '李四');
  const cases = await store.cases.search({ match: [[tokens]], offices: ['lh' as OfficeId] });
  expect(cases.rows.map((row) => row._id)).toEqual([caseId(1)]);
  for (const firm of blindIndexes(keys, 'certificate', '91440300X').slice(0, 1)) expect(cases.rows[0]?.firm).toBe(firm);
  expect((await store.cases.search({ match: [partLookedUp(keys, 'name', '四')] })).rows).toHaveLength(1);
  expect((await store.outgoing.find('r-1' as RequestId))?.body).toMatchObject({ input: { submission: { number: 'n-1' } } });
  expect((await store.letters.read('l-1'))?.params).toEqual({ number: 'n-1' });
  expect((await store.registryReplies.of(caseId(1)))[0]?.reply).toEqual({ name: '启明文创' });
  expect((await parkedOf(test.connection, keys).read(parked, actor.id))?.fields).toEqual([['reason', '想好了']]);
  expect(await store.texts.matches(text)).toBe(true);
  const read = await store.files.read(file);
  expect([read?.file.name, read?.bytes.equals(bytes)]).toEqual(['身份证.jpg', true]);
}

/** Collections in which anything names this key, except where the key is meant to be spoken of. */
async function namedIn(key: string): Promise<string[]> {
  const spokenOf = ['settings', 'rotations', 'processes', 'ledger', 'blobs.chunks'];
  const named = [];
  for (const { name } of (await test.connection.db?.listCollections({}, { nameOnly: true }).toArray()) ?? []) {
    if (spokenOf.includes(name)) continue;
    if (JSON.stringify(await test.connection.collection(name).find({}).toArray()).includes(`${key}.`)) named.push(name);
  }
  return named.sort();
}

const everywhere = [
  ...['blobs.files', 'case-keys', 'cases', 'drafts', 'files', 'letters', 'outgoing', 'parked', 'people', 'registry-replies'],
  ...['submissions', 'texts'],
];

it('brings everything under another key, and then nothing needs the old one but the ledger, which is still proven', async () => {
  const kept = await fill(test);
  const old = test.keys.active;
  expect(await namedIn(old)).toEqual(everywhere);
  const fresh = await added();
  await expectWhole(fileKeys(), kept);

  const early = keysFrom({ ...readKeys(path, { sandbox: true }), active: fresh });
  expect(await storeWith(early).settings.stampOrRefuse({ sandbox: true })).toContain(`npm run keys -- rotate ${fresh}`);
  expect([await keys('activate', fresh), said[0]]).toEqual([1, expect.stringContaining('run rotate')]);

  expect([await keys('rotate'), said.at(-1)]).toEqual([0, expect.stringContaining('done')]);
  expect(await namedIn(old)).toEqual([]);
  expect(await namedIn(fresh)).toEqual(everywhere);
  await expectWhole(early, kept);
  expect(await keys('rotate')).toBe(0);
  expect(said.at(-1)).toContain('people 0 of 1 changed');

  expect(await keys('activate', fresh)).toBe(0);
  expect(await storeWith(fileKeys()).settings.stampOrRefuse({ sandbox: true })).toBeUndefined();
  expect([await keys('retire', old), await keys('list')]).toEqual([0, 0]);
  expect(said.find((line) => line.startsWith(old))).toContain('retired');
  expect(said.find((line) => line.startsWith(fresh))).toContain('active');
  const after = fileKeys();
  expect(after.ids).toEqual([fresh]);
  await expectWhole(after, kept);
  const row = { id: 'case-1/000001', head: hash('x') };
  expect(verifyMac(after, row, ledgerMac(test.keys, row))).toBe(true);
  // Whoever still has the old file is told; nothing is lost by it.
  expect(await storeWith(test.keys).settings.stampOrRefuse({ sandbox: true })).toContain(fresh);

  const portals = join(dir, 'portal.json');
  expect([await keys('share', portals), await keys('share', portals)]).toEqual([0, 0]);
  expect(Object.keys(readKeys(portals, { sandbox: false }).keys)).toEqual([fresh]);
  expect(readFileSync(portals, 'utf8')).not.toContain('ledger');
});

it('a second active key makes no second person, and finds what was kept before', async () => {
  const { offices } = policiesOrExplain('policies', { sandbox: true });
  const add = (held: Keys, login: string) =>
    peopleCommand(
      ['add', login, '--name', '李四', '--phone', phone, '--identity', identity],
      peopleOf(test.connection, held),
      offices,
      say,
      () => Promise.resolve(),
    );
  expect(await add(test.keys, 'first')).toBe(0);
  const fresh = await added();
  const people = peopleOf(test.connection, fileKeys());
  expect([await keys('rotate'), await keys('activate', fresh), await add(fileKeys(), 'second')]).toEqual([0, 0, 0]);
  const accounts = await Promise.all(['first', 'second'].map((login) => people.byLogin(login)));
  expect(accounts[1]?.actor.person).toBe(accounts[0]?.actor.person);
  expect(await people.byIdentity(identity)).toHaveLength(2);
});

it('goes on where it was when it is killed, and loses nothing that is saved meanwhile', async () => {
  const people = peopleOf(test.connection, test.keys);
  const ids = Array.from({ length: 60 }, (_, n) => `a${String(n).padStart(3, '0')}` as ActorId);
  for (const id of ids) {
    const one = { ...account, actor: { ...actor, id, person: `p-${id}` as PersonId }, login: id };
    await people.add({ ...one, letters: 'sms', language: 'zh-CN' });
  }
  const fresh = await added();
  const both = fileKeys();
  await test.store.settings.expectKey(fresh);
  const { rotations } = storeWith(both);
  await rotations.begin(fresh);
  await rotateOn(test.connection, both);
  expect((await rotations.find(fresh))?.passes['people']).toMatchObject({ seen: 50, changed: 50, done: false });
  // Whoever held it is dead: its lease ends by itself, and nobody begins again.
  await test.connection.collection<{ _id: string }>('rotations').updateOne({ _id: fresh }, { $set: { leasedUntil: at(0) } });
  const numbers = ids.map((_, n) => `139${String(n).padStart(8, '0')}`);
  const saving = Promise.all(ids.map((id, n) => people.setPhone(id, numbers[n] ?? '')));
  while ((await rotations.find(fresh))?.running) await rotateOn(test.connection, both);
  await saving;
  expect((await rotations.find(fresh))?.passes['people']).toMatchObject({ seen: 60, done: true });
  const now = peopleOf(test.connection, both);
  expect(await Promise.all(ids.map(async (id) => (await now.contact(id))?.phone))).toEqual(numbers);
  expect((await now.byPhone(numbers[7] ?? '')).map((one) => one.id)).toEqual([ids[7]]);
  expect([await keys('rotate'), await namedIn(test.keys.active)]).toEqual([0, []]);
});

it('names what does not open, and does the rest', async () => {
  await fill(test);
  const torn = await test.store.texts.keep('另一段', { author: actor.id });
  const texts = test.connection.collection<{ _id: string }>('texts');
  await texts.updateOne({ _id: torn.id }, { $set: { sealed: `v1.gcm.${test.keys.active}.AAAA` } });
  const fresh = await added();
  expect([await keys('rotate'), said.at(-1)]).toEqual([1, expect.stringContaining(`not opened: texts ${torn.id}`)]);
  expect(await namedIn(test.keys.active)).toEqual(['texts']);
  expect([await keys('activate', fresh), await keys('retire', test.keys.active)]).toEqual([0, 1]);
  expect(said.join('\n')).toContain('1 of texts');
});

it('waits for whoever runs with other keys, and keeps a key that histories in Temporal were encrypted with', async () => {
  const leave = await test.store.processes.announce('worker', test.keys, () => test.store.settings.useKey());
  const old = test.keys.active;
  const fresh = await added();
  expect([await keys('rotate'), said[0]]).toEqual([1, expect.stringContaining(`does not hold ${fresh}`)]);
  await leave();
  const [submitted, closed] = [instantNow(), new Date(Date.now() - 5 * 24 * 60 * 60 * 1_000).toISOString() as Instant];
  await test.store.cases.fold(stateOf(caseId('open'), 1, { submitted: at(-60) }));
  await test.store.cases.fold(stateOf(caseId('ended'), 1, { submitted: at(-60), closed }));
  await test.store.cases.fold(stateOf(caseId('later'), 1, { submitted: '2999-01-01T00:00:00.000Z' as Instant }));
  expect(submitted > closed).toBe(true);
  const goesOn = await test.store.processes.announce('portal', fileKeys());
  expect([await keys('rotate'), await keys('activate', fresh), await keys('retire', old)]).toEqual([0, 0, 1]);
  expect(said.join('\n')).toContain('seals with it');
  expect(said.join('\n')).toContain('2 cases');
  await goesOn();
  expect([await keys('retire', old, '--retention', '3'), said.join('\n')]).toEqual([1, expect.stringContaining('1 cases')]);
  await test.store.cases.fold(stateOf(caseId('open'), 2, { submitted: at(-60), closed }));
  expect(await keys('retire', old, '--retention', '3')).toBe(0);
});

import { lineOf, officer, text } from '../domain/case/testing';
import { type CaseState } from '../domain/case/state';
import { refold } from '../domain/case/ledger';
import { type Policy } from '../domain/policy/policy';
import { type CaseId, type PersonId } from '../domain/values';
import { policiesOrExplain } from '../policies/load';
import { bondMac } from '../sealing/bond';
import { ledgerMac } from '../sealing/mac';
import { peopleOf } from '../store/people';
import { testStore, type TestStore } from '../store/testing';
import { eraseCommand } from './erase';
import { ledgerCommand } from './ledger';

const policy = policiesOrExplain('policies', { sandbox: true }).policies.find(
  (one) => one.area === '440300' && one.programme === 'startup-grant',
) as Policy;
const window = officer('window', 'window', 'street');
const id = 'case-1' as CaseId;
/** What the facts of the case are made of, as it would stand anywhere in clear. */
const said = ['440309002', 'certificateValidUntil', '2030-01-01', 'individual-business', 'out-of-scope', 'rentsPremises'];
let test: TestStore;
let people: ReturnType<typeof peopleOf>;
let lines: string[] = [];

async function kept(ends: boolean, on?: string): Promise<void> {
  const { store, keys } = test;
  const line = lineOf(policy, { bond: (bound) => bondMac(keys, bound), ...(on ? { on } : {}) });
  if (ends) line.act(window, 'refuse-acceptance', 'accept', { clause: 'out-of-scope', text: text('n') });
  const [first] = line.rows;
  if (first?.event.type !== 'submitted') throw new Error('a case begins with its submission');
  const { submission } = first.event;
  const filed = { masked: '林*', find: ['n-1'], foundBy: [], firmCode: '91440300MA5EXAMPLE', letters: [] };
  await store.submissions.keep({ submission, rules: line.rules }, filed);
  await store.ledger.insert(line.rows, (row) => ledgerMac(keys, row));
  await store.texts.keepJson({ household: '440309002' }, { author: submission.applicant.actor, case: id });
  await store.registryReplies.keep(id, '0', 'household', { area: '440309002' });
  const extras = await store.submissions.extras(id);
  if (!extras) throw new Error('it was kept');
  let state: CaseState | undefined;
  for (const row of line.rows) {
    state = refold(state, row);
    await store.tasks.sync(state, { ...extras, at: row.event.at });
  }
  await store.cases.fold(state as CaseState, extras);
}

/** Everything that stands in MongoDB, as whoever has a copy of it reads it. */
async function everything(): Promise<string> {
  const names = ['ledger', 'cases', 'tasks', 'submissions', 'texts', 'registry-replies', 'case-keys', 'letters', 'files'];
  return JSON.stringify(await Promise.all(names.map((name) => test.connection.collection(name).find({}).toArray())));
}
const erase = (...words: string[]): Promise<number> =>
  eraseCommand(['erase', 'lin', '--by', 'window', ...words], test.store, people, (line) => lines.push(line));
const ledger = (command: string): Promise<number> => ledgerCommand([command], test.store, test.keys, (line) => lines.push(line));

beforeEach(async () => {
  lines = [];
  test = await testStore();
  people = peopleOf(test.connection, test.keys);
  const account = { passwordHash: 'x', name: '林', phone: '13900000000', letters: 'sms', language: 'zh-CN' } as const;
  const lin = { id: 'lin', person: 'p-lin' as PersonId, kind: 'applicant', posts: [], deputyFor: [] } as never;
  await people.add({ ...account, actor: lin, login: 'lin' });
  await people.add({ ...account, actor: window, login: 'window' });
});
afterEach(() => test.end());

it('what is said of people stands nowhere in clear, and pages read it all the same', async () => {
  await kept(true);
  const stored = await everything();
  for (const words of said) expect(stored).not.toContain(words);
  const row = await test.store.cases.read(id);
  expect(row?.state).toMatchObject({
    area: '440309002',
    decided: { clause: 'out-of-scope' },
    facts: { organisation: 'individual-business' },
  });
  const [listed] = (await test.store.cases.search({ match: [[['n-1']]] })).rows;
  expect(listed?.state).toMatchObject({ area: '', facts: { on: '1970-01-01' }, version: row?.version });
  expect(await ledger('verify')).toBe(0);
});

it('erases a closed case: nobody reads it any more, and all that happened is proven and shown as before', async () => {
  await kept(true);
  const before = await test.store.cases.read(id);
  expect(await erase('--why', '本人要求', '--before-retention')).toBe(2);
  expect(lines.join()).toContain('say --yes');
  expect(await erase('--why', '本人要求', '--before-retention', '--yes')).toBe(0);
  const { state, erased, masked, find } = (await test.store.cases.read(id)) ?? {};
  expect(erased).toMatch(/^\d{4}-/);
  expect({ masked, find, area: state?.area, head: state?.head, outcome: state?.outcome }).toEqual({
    masked: '',
    find: ['n-1'],
    area: '',
    head: before?.state.head,
    outcome: 'not-accepted',
  });
  expect(await test.store.submissions.read(id)).toMatchObject({
    submission: { number: 'n-1', area: '', facts: { on: '1970-01-01' } },
    rules: {},
  });
  expect(await test.store.registryReplies.of(id)).toEqual([]);
  expect(await test.store.accessLog.of(id)).toMatchObject([{ what: 'erase', actor: window.id }]);
  const [logged] = await test.store.accessLog.of(id);
  expect((await test.store.texts.read(logged?.reason?.id ?? ''))?.text).toBe('本人要求');
  expect([await ledger('verify'), lines.at(-2)]).toEqual([0, expect.stringContaining(', 1 erased, ')]);
  const shown = await test.store.cases.read(id);
  await test.store.cases.forget(id);
  expect(await ledger('rebuild')).toBe(0);
  expect(await test.store.cases.read(id)).toMatchObject({ state: shown?.state, erased, number: 'n-1' });
  // What is gone is gone: a second time finds nothing to do.
  expect([await erase('--why', 'x', '--before-retention', '--yes'), lines.at(-1)]).toEqual([0, expect.stringMatching(/^0 cases erased/)]);
});

it('refuses while a case is open, whatever is said, and before its time unless that is said; and asks by whom and why', async () => {
  await kept(false);
  expect(await erase('--why', 'x', '--before-retention', '--yes')).toBe(1);
  expect(lines.join()).toContain('n-1: is still open');
  expect(await eraseCommand(['erase', 'lin', '--by', 'lin', '--why', 'x'], test.store, people, (line) => lines.push(line))).toBe(2);
  expect(await erase('--yes')).toBe(2);
  expect((await test.store.cases.read(id))?.state.area).toBe('440309002');
});

it('a closed one waits for its retention to end', async () => {
  await kept(true);
  expect(await erase('--why', 'x', '--yes')).toBe(1);
  expect(lines.join()).toContain('years ago');
  await test.connection.dropDatabase();
  await test.store.ensureIndexes();
  await people.add({
    actor: window,
    login: 'window',
    passwordHash: 'x',
    name: '王',
    phone: '13900000000',
    letters: 'sms',
    language: 'zh-CN',
  });
  const lin = { id: 'lin', person: 'p-lin' as PersonId, kind: 'applicant', posts: [], deputyFor: [] } as never;
  await people.add({ actor: lin, login: 'lin', passwordHash: 'x', name: '林', phone: '13900000000', letters: 'sms', language: 'zh-CN' });
  await kept(true, '2015-03-02T02:00:00.000Z');
  expect(await erase('--why', 'x', '--yes')).toBe(0);
});

it('a key that is gone without a word, and words that were altered, are found', async () => {
  await kept(true);
  const rows = test.connection.collection<{ _id: string; sealed: string }>('ledger');
  const first = await rows.findOne({ _id: `${id}/000001` });
  const other = await rows.findOne({ sealed: { $exists: true }, _id: { $ne: `${id}/000001` } });
  await rows.updateOne({ _id: `${id}/000001` }, { $set: { sealed: other?.sealed ?? '' } });
  expect([await ledger('verify'), lines.join()]).toEqual([1, expect.stringContaining(`${id}/1: lost`)]);
  await rows.updateOne({ _id: `${id}/000001` }, { $set: { sealed: first?.sealed ?? '' } });
  expect(await ledger('verify')).toBe(0);
  await test.connection.collection('case-keys').deleteMany({});
  expect([await ledger('verify'), lines.join()]).toEqual([1, expect.stringContaining('key-missing')]);
});

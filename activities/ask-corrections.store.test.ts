import { type CaseState } from '../src/domain/case/state';
import { type Policy } from '../src/domain/policy/policy';
import { type ActorId, type CaseId, type Instant, type OfficeId, type PartyId, type PersonId } from '../src/domain/values';
import { testStore, type TestStore } from '../src/store/testing';
import { caseId, stateOf } from '../src/store/testing-states';
import { askCorrectionsIn } from './ask-corrections';
import { tellRivals } from './tell-rivals';

let test: TestStore;
beforeAll(async () => {
  test = await testStore();
});
afterAll(() => test.end());

const policy = { term: { 'zh-CN': '年审', en: 'Verification' } } as unknown as Policy;
const at = '2026-06-01T00:00:00.000Z' as Instant;
const open = { outcome: undefined } as unknown as Partial<CaseState>;
let version = 1;

/** A unit's case that counts one person in January, as it stands. */
async function counting(id: string, person: string, more: Partial<CaseState> = {}): Promise<CaseId> {
  const applicant = { actor: 'left' as ActorId, person: 'left' as PersonId, party: `u-${id}` as PartyId };
  const state = stateOf(caseId(id), (version += 1), { programme: 'quota-verification', applicant, outcome: 'granted', ...more });
  await test.store.cases.fold(state, { masked: '某公司', find: [], offices: ['xm-hl' as OfficeId] });
  if (state.outcome === undefined || state.outcome === 'granted')
    await test.store.personMonths.claim(state.id, { by: `u-${id}` }, [{ key: person, slots: ['2025-01'] }]);
  return state.id;
}

async function told(): Promise<string[]> {
  const all: string[] = [];
  const ask = askCorrectionsIn({
    store: test.store,
    policyWhere: () => policy,
    speakersOf: (party) => Promise.resolve([{ id: `clerk-of-${party}` as ActorId, person: 'p' as PersonId, letters: 'sms' }]),
    holdersOf: (role, office) => Promise.resolve([{ id: `${role}-of-${office}` } as never]),
    tell: (actor, template, key, params) => {
      all.push(`${actor} ${template} ${key} ${JSON.stringify(params('zh-CN'))}`);
      return Promise.resolve();
    },
  });
  for (let key: string | undefined = ''; key !== undefined;) key = await ask(key);
  return all;
}

it('a granted case that another contradicts is to be corrected: whoever speaks for its unit and its supervisors are told, and not by whom it is contradicted', async () => {
  const first = await counting('first', 'wang');
  const other = await counting('other', 'wang', open);
  await tellRivals(test.store, other, new Set([first]));
  const [unit, office, ...more] = await told();
  expect(more).toEqual([]);
  expect(unit).toContain('clerk-of-u-first correct-asked correct/case-first');
  expect(office).toContain('supervisor-of-xm-hl correct-awaited correct/case-first');
  for (const line of [unit, office]) expect(line).not.toContain('other');
  expect(await test.store.contests.askedOf([first, other])).toEqual(new Set([first]));
  const after = { case: first, relation: 'correction' };
  await counting('corrects', 'li', { ...open, after });
  expect(await told()).toEqual([]);
  // Withdrawn it has corrected nothing: whoever was asked still owes an answer.
  await counting('corrects', 'li', { outcome: 'withdrawn', after });
  expect(await told()).toEqual([]);
  expect(await test.store.contests.askedOf([first])).toEqual(new Set([first]));
  await counting('corrects-again', 'li', { after });
  await told();
  expect(await test.store.contests.askedOf([first])).toEqual(new Set());
});

it('whoever is still being checked is waited for, and asked once granted without knowing; whose own check found the other is asked nothing', async () => {
  const slow = await counting('slow', 'zhao', open);
  const by = await counting('by', 'zhao', open);
  await tellRivals(test.store, by, new Set([slow]));
  expect(await told()).toEqual([]);
  await counting('slow', 'zhao');
  expect((await told()).filter((one) => one.includes('correct-asked'))).toHaveLength(1);
  const [one, two] = [await counting('one', 'qian'), await counting('two', 'qian')];
  await tellRivals(test.store, one, new Set([two]));
  await tellRivals(test.store, two, new Set([one]));
  expect((await told()).filter((line) => line.includes('u-one') || line.includes('u-two'))).toEqual([]);
});

it('nothing is asked where nothing came of it, or nobody contradicts it any more', async () => {
  const refused = await counting('refused', 'sun', { outcome: 'refused' });
  const alone = await counting('alone', 'sun');
  const gone = await counting('gone', 'sun', open);
  await tellRivals(test.store, gone, new Set([refused, alone]));
  await test.store.personMonths.erase(gone);
  expect((await told()).filter((line) => line.includes('refused') || line.includes('alone'))).toEqual([]);
  expect(await test.store.contests.askedOf([refused, alone])).toEqual(new Set());
  await test.store.contests.found(alone, 'office', at);
  expect((await told()).filter((line) => line.includes('correct/case-alone'))).toHaveLength(2);
});

import { type Instant, type OfficeId, type PersonId } from '../domain/values';
import { testStore, type TestStore } from './testing';
import { at, caseId, obligation, stateOf } from './testing-states';

const extras = { masked: '张*', find: ['token-1'], firm: 'firm-1' };

describe('the view of cases', () => {
  let test: TestStore;
  beforeAll(async () => {
    test = await testStore();
  });
  afterAll(() => test.end());

  it('reads back the whole state, with what the submission adds', async () => {
    const state = stateOf(caseId('whole'), 3, { obligations: [obligation('street-review')], requests: { ['request-1' as never]: 2 } });
    expect(await test.store.cases.fold(state, extras)).toBe(true);
    expect(await test.store.cases.read(caseId('whole'))).toMatchObject({
      state,
      ...extras,
      stage: 'review',
      people: ['person-1', 'person-2'],
      offices: ['longhua'],
      closed: false,
      version: 3,
    });
  });

  it('goes forward only: an older state or the same again changes nothing', async () => {
    await test.store.cases.fold(stateOf(caseId('forward'), 5), extras);
    expect(await test.store.cases.fold(stateOf(caseId('forward'), 4), extras)).toBe(false);
    expect(await test.store.cases.fold(stateOf(caseId('forward'), 5), extras)).toBe(false);
    expect((await test.store.cases.read(caseId('forward')))?.version).toBe(5);
  });

  it('ends at the newest of fifty states written at once in any order', async () => {
    const versions = Array.from({ length: 50 }, (_, n) => ((n * 37) % 50) + 1);
    await Promise.all(versions.map((version) => test.store.cases.fold(stateOf(caseId('race'), version), extras)));
    const row = await test.store.cases.read(caseId('race'));
    expect([row?.version, row?.state.version]).toEqual([50, 50]);
  });

  it('drops from the state what is gone from it, and keeps the extras and the offices it was at', async () => {
    await test.store.cases.fold(
      stateOf(caseId('drop'), 1, {
        supplement: { step: 's' as never, items: [], asked: at(0), due: at(1) },
        obligations: [obligation('a')],
      }),
      extras,
    );
    await test.store.cases.fold(
      stateOf(caseId('drop'), 2, { outcome: 'granted', closed: at(9), obligations: [obligation('b', { office: 'city' as OfficeId })] }),
    );
    const row = await test.store.cases.read(caseId('drop'));
    expect(row?.state.supplement).toBeUndefined();
    expect(row).toMatchObject({ masked: '张*', stage: 'granted', closed: true, offices: ['longhua', 'city'] });
  });

  it('finds cases by person, firm, number and token, within the offices that have or had them', async () => {
    const { cases } = test.store;
    const founder = 'person-find' as PersonId;
    for (const n of [1, 2, 3]) {
      const office = `office-${String(n % 2)}` as OfficeId;
      const state = stateOf(caseId(`find-${String(n)}`), 1, {
        beneficiaries: [founder],
        submitted: at(n),
        obligations: [obligation('s', { office })],
      });
      await cases.fold(state, { masked: '李**', find: ['token-find', state.number], firm: 'firm-find' });
    }
    expect((await cases.ofPerson(founder)).map((row) => row._id)).toEqual(['case-find-3', 'case-find-2', 'case-find-1']);
    expect((await cases.ofFirm('firm-find')).length).toBe(3);
    expect((await cases.byNumber('440309-20261124-case-find-2'))?._id).toBe('case-find-2');
    expect((await cases.readMany([caseId('find-1'), caseId('none')])).length).toBe(1);
    expect((await cases.search({ match: [[['token-find']]], size: 2 })).more).toBe(true);
    expect((await cases.search({ match: [[['token-find']]], offices: ['office-1' as OfficeId] })).rows.map((row) => row._id)).toEqual([
      'case-find-3',
      'case-find-1',
    ]);
    expect((await cases.search({ match: [[['no-such']]] })).rows).toEqual([]);
  });

  it('refuses a member that nobody declared', async () => {
    const model = test.connection.model('cases');
    await expect(model.create({ _id: 'x', surprise: 1 })).rejects.toThrow(/surprise/);
    expect(await test.store.cases.read(caseId('none'))).toBeUndefined();
    expect((at(1) satisfies Instant) < at(2)).toBe(true);
  });
});

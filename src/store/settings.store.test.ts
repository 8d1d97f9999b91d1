import { type CaseInput } from '../domain/case/submission';
import { blindIndex, indexesOf } from '../sealing/blind-index';
import { keysFrom } from '../sealing/keys';
import { freshKeys } from '../sealing/keys-file';
import { rotateOn } from '../key-tools/rotate';
import { layout } from './settings';
import { createStore } from './store';
import { testStore, type TestStore } from './testing';
import { caseId, rowsOf } from './testing-states';

describe('the database’s stamp', () => {
  let test: TestStore;
  beforeEach(async () => {
    test = await testStore();
  });
  afterEach(() => test.end());

  it('lets the one who stamped it come back', async () => {
    expect(await test.store.settings.stampOrRefuse({ sandbox: true })).toBeUndefined();
    expect(await test.store.settings.stampOrRefuse({ sandbox: true })).toBeUndefined();
  });

  it('keeps production off sandbox data and the sandbox off production', async () => {
    await test.store.settings.stampOrRefuse({ sandbox: true });
    expect(await test.store.settings.stampOrRefuse({ sandbox: false })).toMatch(/stamped as the sandbox/);
  });

  it('keeps the sandbox off production', async () => {
    await test.store.settings.stampOrRefuse({ sandbox: false });
    expect(await test.store.settings.stampOrRefuse({ sandbox: true })).toMatch(/of production/);
  });

  it('refuses what another version laid out, and says how a sandbox is begun anew', async () => {
    await test.store.settings.stampOrRefuse({ sandbox: true });
    const stamps = test.connection.collection<{ _id: string; layout?: number }>('settings');
    for (const other of [1, layout + 1]) {
      await stamps.updateOne({ _id: 'stamp' }, { $set: { layout: other } });
      expect(await test.store.settings.stampOrRefuse({ sandbox: true })).toMatch(/another version.*npm start -- --fresh/);
    }
    await stamps.updateOne({ _id: 'stamp' }, { $unset: { layout: '' } });
    expect(await test.store.settings.stampOrRefuse({ sandbox: true })).toMatch(/another version of this program \(1;/);
    await stamps.updateOne({ _id: 'stamp' }, { $set: { layout } });
    expect(await test.store.settings.stampOrRefuse({ sandbox: true })).toBeUndefined();
  });

  it('refuses data sealed with a key that is not held, naming the key', async () => {
    await test.store.settings.stampOrRefuse({ sandbox: true });
    const stranger = createStore({ connection: test.connection, keys: keysFrom(freshKeys(new Date())) });
    expect(await stranger.settings.stampOrRefuse({ sandbox: true })).toContain(test.keys.active);
  });

  it('takes a new active key once everything was brought under it, and asks for both as long as both are in use', async () => {
    const old = freshKeys(new Date());
    const fresh = freshKeys(new Date());
    const both = keysFrom({ active: fresh.active, keys: { ...old.keys, ...fresh.keys } });
    const settingsWith = (keys: Parameters<typeof createStore>[0]['keys']) => createStore({ connection: test.connection, keys }).settings;
    expect(await settingsWith(keysFrom(old)).stampOrRefuse({ sandbox: true })).toBeUndefined();
    expect(await settingsWith(both).stampOrRefuse({ sandbox: true })).toContain(`${fresh.active} must not be active yet`);
    await settingsWith(both).expectKey(fresh.active);
    await test.store.rotations.begin(fresh.active);
    expect(await settingsWith(both).stampOrRefuse({ sandbox: true })).toContain(`Make ${old.active} active again`);
    await rotateOn(test.connection, both, []);
    expect(await settingsWith(both).stampOrRefuse({ sandbox: true })).toBeUndefined();
    expect(await settingsWith(keysFrom(old)).stampOrRefuse({ sandbox: true })).toContain(fresh.active);
  });

  it('refuses data without a stamp', async () => {
    await test.store.ledger.insert(rowsOf(caseId(1), [1]), () => 'mac');
    expect(await test.store.settings.stampOrRefuse({ sandbox: true })).toMatch(/no stamp/);
  });

  it('has one stamp when ten processes start at once', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, (_, n) => test.store.settings.stampOrRefuse({ sandbox: n % 2 === 0 })));
    expect([5, 5]).toEqual([answers.filter((why) => why === undefined).length, answers.filter((why) => why !== undefined).length]);
  });
});

describe('submissions', () => {
  let test: TestStore;
  beforeAll(async () => {
    test = await testStore();
  });
  afterAll(() => test.end());

  it('are kept once, sealed, with what the view carries beside them', async () => {
    const input = {
      submission: { id: caseId(1), number: 'n', facts: { grade: '一级' } },
      rules: { policy: {}, offices: [] },
    } as unknown as CaseInput;
    const shown = { masked: '张*', letters: [{ actor: 'a', person: 'p', channels: ['sms', 'portal'] }] };
    const extras = { ...shown, find: ['n-1'], foundBy: [{ field: 'name', value: '张 三' }], firmCode: '91440300MA5EXAMPLE' } as never;
    expect(await test.store.submissions.keep(input, extras)).toBe(true);
    expect(await test.store.submissions.keep({ ...input, rules: {} as never }, extras)).toBe(false);
    expect(await test.store.submissions.read(caseId(1))).toEqual(input);
    expect(await test.store.submissions.extras(caseId(1))).toEqual({
      ...shown,
      find: ['n-1', ...indexesOf(test.keys, { field: 'name', value: '张三' })],
      firm: blindIndex(test.keys, 'certificate', '91440300MA5EXAMPLE'),
    });
    expect(await test.store.submissions.extras(caseId(2))).toBeUndefined();
    const raw = JSON.stringify(await test.connection.collection('submissions').findOne({}));
    for (const secret of ['一级', '三', '91440300']) expect(raw).not.toContain(secret);
  });
});

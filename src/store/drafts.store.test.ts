import { type ActorId, type PersonId } from '../domain/values';
import { testStore, type TestStore } from './testing';
import { at, caseId } from './testing-states';

const begin = { programme: 'startup-grant', policy: 'p1' } as const;
const actor = (name: string): ActorId => name as ActorId;
const person = (name: string): PersonId => name as PersonId;

describe('drafts', () => {
  let test: TestStore;
  beforeAll(async () => {
    test = await testStore();
  });
  afterAll(() => test.end());
  const draftOf = (owner: string) => test.store.drafts.create({ ...begin, owner: actor(owner) });

  it('are one per applicant and programme, also when twenty pages open it at once', async () => {
    const drafts = await Promise.all(Array.from({ length: 20 }, () => draftOf('race')));
    expect(new Set(drafts.map((draft) => draft.caseId)).size).toBe(1);
    expect(await draftOf('other')).not.toMatchObject({ caseId: drafts[0]?.caseId });
  });

  it('keep each section sealed as it was typed', async () => {
    const { caseId: id } = await draftOf('sealed');
    expect(await test.store.drafts.saveSection(id, 'firm', { name: '启明文创', empty: {} }, 0)).toEqual({ kind: 'saved', version: 1 });
    expect(await test.store.drafts.saveSection(id, 'bank', { card: '6222020200112233' }, 0)).toEqual({ kind: 'saved', version: 1 });
    expect(await test.store.drafts.read(id)).toMatchObject({ version: 2, saves: { firm: 1, bank: 1 } });
    expect((await test.store.drafts.read(id))?.sections).toEqual({
      firm: { name: '启明文创', empty: {} },
      bank: { card: '6222020200112233' },
    });
    expect(JSON.stringify(await test.connection.collection('drafts').findOne({ _id: id as never }))).not.toMatch(/启明|6222/);
    await expect(test.store.drafts.saveSection(id, '__proto__', {}, 2)).rejects.toThrow(/section/);
  });

  it('are saved from two tabs in different sections without a conflict; in the same one the second is told', async () => {
    const { caseId: id } = await draftOf('tabs');
    const { drafts } = test.store;
    const both = await Promise.all([drafts.saveSection(id, 'firm', { n: 1 }, 0), drafts.saveSection(id, 'bank', { n: 2 }, 0)]);
    expect(both.map(({ kind }) => kind)).toEqual(['saved', 'saved']);
    expect(await drafts.saveSection(id, 'firm', { n: 3 }, 0)).toEqual({ kind: 'stale', version: 1 });
    expect(await drafts.saveSection(id, 'firm', { n: 3 }, 1)).toEqual({ kind: 'saved', version: 2 });
    expect((await drafts.read(id))?.sections).toEqual({ firm: { n: 3 }, bank: { n: 2 } });
  });

  it('let one of fifty savers win and tell the others which version stands', async () => {
    const { caseId: id } = await draftOf('stale');
    const saved = await Promise.all(Array.from({ length: 50 }, (_, n) => test.store.drafts.saveSection(id, 'firm', { n }, 0)));
    expect(saved.filter((one) => one.kind === 'saved').length).toBe(1);
    expect(saved.filter((one) => one.kind === 'stale' && one.version === 1).length).toBe(49);
  });

  it('invite partners, who find it by identity, and answer for themselves only', async () => {
    const { drafts } = test.store;
    const { caseId: id } = await draftOf('inviter');
    expect(await drafts.invite(id, { token: 't1', name: '王芳', identity: '440309199203070011' })).toBe(true);
    expect(await drafts.invite(id, { token: 't9', name: '王芳', identity: '440309199203070011' })).toBe(false);
    expect(await drafts.invite(id, { token: 't2', name: '李强', person: person('p2') })).toBe(true);
    expect((await drafts.invitationsFor({ person: person('p1'), identity: '440309199203070011' })).map((draft) => draft.caseId)).toEqual([
      id,
    ]);
    expect((await drafts.invitationsFor({ person: person('p2') })).length).toBe(1);
    expect(await drafts.invitationsFor({ person: person('p3'), identity: '440309199203070038' })).toEqual([]);
    expect(await drafts.confirm('t2', person('p3'))).toBeUndefined();
    expect((await drafts.confirm('t1', person('p1')))?.partners.map((one) => [one.name, one.state])).toEqual([
      ['王芳', 'confirmed'],
      ['李强', 'invited'],
    ]);
    expect((await drafts.decline('t2', person('p2')))?.partners[1]).toMatchObject({ state: 'declined', person: 'p2' });
    expect((await drafts.byToken('t1'))?.caseId).toBe(id);
    await drafts.uninvite(id, 't2');
    expect((await drafts.read(id))?.partners.map((one) => one.token)).toEqual(['t1']);
  });

  it('ask those who confirmed anew when what they confirmed is changed', async () => {
    const { drafts } = test.store;
    const { caseId: id } = await draftOf('changer');
    for (const token of ['yes', 'no']) await drafts.invite(id, { token, name: '王芳' });
    await drafts.confirm('yes', person('p-yes'));
    await drafts.decline('no', person('p-no'));
    await drafts.saveSection(id, 'account', {}, 0);
    expect((await drafts.read(id))?.partners.map((one) => one.state)).toEqual(['confirmed', 'declined']);
    await drafts.saveSection(id, 'firm', {}, 0, true);
    expect((await drafts.read(id))?.partners.map((one) => one.state)).toEqual(['invited', 'declined']);
  });

  it('are submitted once: the first number stands, nothing can be changed after, and a new one can be begun', async () => {
    const { drafts } = test.store;
    const { caseId: id } = await draftOf('submitter');
    await drafts.invite(id, { token: 'late', name: '王芳' });
    await drafts.saveSection(id, 'firm', {}, 0);
    await Promise.all(Array.from({ length: 20 }, (_, n) => drafts.close(id, { number: `n${String(n)}`, at: at(n) })));
    const first = (await drafts.read(id))?.submitted;
    await drafts.close(id, { number: 'later', at: at(99) });
    expect((await drafts.read(id))?.submitted).toEqual(first);
    expect(await drafts.saveSection(id, 'firm', {}, 1)).toEqual({ kind: 'submitted' });
    expect(await drafts.confirm('late', person('p'))).toBeUndefined();
    expect(await drafts.discard(id)).toBe(false);
    expect((await draftOf('submitter')).caseId).not.toBe(id);
    expect((await drafts.ofActor({ id: actor('submitter') })).length).toBe(2);
  });

  it('can be thrown away by their owner only', async () => {
    const { caseId: id } = await draftOf('thrower');
    expect(await test.store.drafts.discard(id)).toBe(true);
    expect(await test.store.drafts.read(id)).toBeUndefined();
    expect(await test.store.drafts.saveSection(id, 'firm', {}, 0)).toEqual({ kind: 'gone' });
    await test.store.drafts.close(caseId('none'), { number: 'n', at: at(0) });
    expect(await test.store.drafts.read(caseId('none'))).toBeUndefined();
  });
});

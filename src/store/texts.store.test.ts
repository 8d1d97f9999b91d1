import { createHash } from 'node:crypto';
import { type ActorId, type Hash } from '../domain/values';
import { testStore, type TestStore } from './testing';
import { caseId } from './testing-states';

const author = 'actor-1' as ActorId;

describe('sealed words', () => {
  let test: TestStore;
  beforeAll(async () => {
    test = await testStore();
  });
  afterAll(() => test.end());
  const raw = () => test.connection.collection<{ _id: string; sealed: string }>('texts');

  it('keeps words with their author, rare characters included, and finds them by id', async () => {
    const ref = await test.store.texts.keep('请补交𬱖䶮的租赁合同。\n👍', { author, case: caseId(1) });
    expect(await test.store.texts.read(ref.id)).toMatchObject({ text: '请补交𬱖䶮的租赁合同。\n👍', author, case: 'case-1' });
    expect(await test.store.texts.read('none')).toBeUndefined();
    expect((await test.store.texts.readMany([ref.id, 'none'])).get(ref.id)?.text).toMatch(/^请补交/);
  });

  it('stands in the database without a readable word of it', async () => {
    const { id } = await test.store.texts.keep('一级肢体残疾', { author });
    expect(JSON.stringify(await raw().findOne({ _id: id }))).not.toContain('残疾');
  });

  it('commits to the words with a salt, so that a short text cannot be guessed from its hash', async () => {
    const [one, two] = [await test.store.texts.keep('同意', { author }), await test.store.texts.keep('同意', { author })];
    expect(one.hash).not.toBe(two.hash);
    expect(one.hash).not.toBe(createHash('sha256').update('同意').digest('hex'));
    expect(await test.store.texts.matches(one)).toBe(true);
    expect(await test.store.texts.matches({ ...one, hash: two.hash })).toBe(false);
    expect(await test.store.texts.matches({ id: 'none', hash: 'x' as Hash })).toBe(false);
  });

  it('does not open words moved to another id', async () => {
    const [one, two] = [await test.store.texts.keep('甲', { author }), await test.store.texts.keep('乙', { author })];
    const row = await raw().findOne({ _id: one.id });
    await raw().updateOne({ _id: two.id }, { $set: { sealed: row?.sealed ?? '' } });
    await expect(test.store.texts.read(two.id)).rejects.toThrow(/mismatch/);
  });

  it('keeps answers as JSON', async () => {
    const answers = { firm: { name: '深圳市启明文创有限公司' }, founders: [{}, []], zero: 0 };
    const ref = await test.store.texts.keepJson(answers, { author });
    expect(await test.store.texts.readJson(ref.id)).toEqual(answers);
    expect(await test.store.texts.matches(ref)).toBe(true);
    expect(await test.store.texts.readJson('none')).toBeUndefined();
  });
});

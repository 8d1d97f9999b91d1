import { createHash, randomBytes } from 'node:crypto';
import { type ActorId } from '../domain/values';
import { LARGEST_FILE } from '../sealing/seal-file';
import { type NewFile } from './files';
import { testStore, type TestStore } from './testing';
import { caseId } from './testing-states';

const ann = 'ann' as ActorId;

describe('files', () => {
  let test: TestStore;
  beforeAll(async () => {
    test = await testStore();
  });
  afterAll(() => test.end());
  const paper = (bytes: Uint8Array, more: Partial<NewFile> = {}): NewFile => ({
    owner: ann,
    case: caseId(1),
    item: 'licence',
    name: '营业执照.pdf',
    type: 'application/pdf',
    bytes,
    ...more,
  });
  const blobs = () => test.connection.collection('blobs.files').countDocuments();

  it('come back byte for byte at the largest size, and stand sealed', async () => {
    const bytes = randomBytes(LARGEST_FILE);
    const { kind, file } = await test.store.files.keep(paper(bytes));
    expect(kind).toBe('kept');
    expect(file).toMatchObject({ name: '营业执照.pdf', size: LARGEST_FILE, hash: createHash('sha256').update(bytes).digest('hex') });
    const read = await test.store.files.read(file.id);
    expect(read?.bytes.equals(bytes)).toBe(true);
    expect(await test.store.files.info(file.id)).toEqual(file);
    const chunk = await test.connection.collection('blobs.chunks').findOne({ n: 1 });
    expect(JSON.stringify(await test.connection.collection('files').findOne({}))).not.toContain('执照');
    expect(bytes.includes((chunk?.['data'] as { buffer: Buffer }).buffer.subarray(0, 64))).toBe(false);
  });

  it('are kept once per item, also when ten uploads of one file race', async () => {
    const before = await blobs();
    const bytes = randomBytes(1_000);
    const kept = await Promise.all(Array.from({ length: 10 }, () => test.store.files.keep(paper(bytes, { case: caseId('race') }))));
    expect(kept.filter((one) => one.kind === 'kept').length).toBe(1);
    expect(new Set(kept.map((one) => one.file.id)).size).toBe(1);
    expect((await blobs()) - before).toBe(1);
    expect((await test.store.files.keep(paper(bytes, { case: caseId('race'), item: 'lease' }))).kind).toBe('kept');
    expect((await test.store.files.listFor(caseId('race'))).map((file) => file.item)).toEqual(['lease', 'licence']);
    expect((await test.store.files.listFor(caseId('race'), 'lease')).length).toBe(1);
  });

  it('can be removed by their owner until they are part of what was submitted', async () => {
    const mine = caseId('rm');
    const [one, two] = [
      await test.store.files.keep(paper(randomBytes(10), { case: mine })),
      await test.store.files.keep(paper(randomBytes(10), { case: mine })),
    ];
    expect(await test.store.files.remove(one.file.id, 'bob' as ActorId)).toBe(false);
    expect(await test.store.files.remove(one.file.id, ann)).toBe(true);
    expect(await test.store.files.read(one.file.id)).toBeUndefined();
    await test.store.files.freeze(mine);
    expect(await test.store.files.remove(two.file.id, ann)).toBe(false);
    expect((await test.store.files.listFor(mine)).map((file) => [file.id, file.frozen])).toEqual([[two.file.id, true]]);
  });

  it('do not open when the bytes of one stand in the place of another', async () => {
    const [one, two] = [
      await test.store.files.keep(paper(randomBytes(9), { case: caseId('sw') })),
      await test.store.files.keep(paper(randomBytes(9), { case: caseId('sw') })),
    ];
    const chunks = test.connection.collection('blobs.chunks');
    const blobOf = async (id: string) =>
      (await test.connection.collection<{ _id: string; blob: string }>('files').findOne({ _id: id }))?.blob as never;
    const chunk = await chunks.findOne({ files_id: await blobOf(one.file.id) });
    await chunks.updateOne({ files_id: await blobOf(two.file.id) }, { $set: { data: chunk?.['data'] as unknown } });
    await expect(test.store.files.read(two.file.id)).rejects.toThrow(/mismatch/);
  });
});

import { createHash, randomBytes } from 'node:crypto';
import { type ActorId } from '../domain/values';
import { LARGEST_FILE } from '../sealing/seal-file';
import { mostInCase, type NewFile } from './files/keep';
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
  const keep = async (file: NewFile) => {
    const done = await test.store.files.keep(file);
    if (done.kind === 'full') throw new Error('the case is full');
    return done;
  };
  const blobs = () => test.connection.collection('blobs.files').countDocuments();

  it('come back byte for byte at the largest size, and stand sealed', async () => {
    const bytes = randomBytes(LARGEST_FILE);
    const { kind, file } = await keep(paper(bytes));
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
    const kept = await Promise.all(Array.from({ length: 10 }, () => keep(paper(bytes, { case: caseId('race') }))));
    expect(kept.filter((one) => one.kind === 'kept').length).toBe(1);
    expect(new Set(kept.map((one) => one.file.id)).size).toBe(1);
    expect((await blobs()) - before).toBe(1);
    expect((await keep(paper(bytes, { case: caseId('race'), item: 'lease' }))).kind).toBe('kept');
    expect((await test.store.files.listFor(caseId('race'))).map((file) => file.item)).toEqual(['lease', 'licence']);
    expect((await test.store.files.listFor(caseId('race'), 'lease')).length).toBe(1);
  });

  it('can be removed by their owner until they are part of what was submitted', async () => {
    const mine = caseId('rm');
    const [one, two] = [await keep(paper(randomBytes(10), { case: mine })), await keep(paper(randomBytes(10), { case: mine }))];
    expect(await test.store.files.remove(one.file.id, 'bob' as ActorId)).toBe(false);
    expect(await test.store.files.remove(one.file.id, ann)).toBe(true);
    expect(await test.store.files.read(one.file.id)).toBeUndefined();
    await test.store.files.freeze(mine);
    expect(await test.store.files.remove(two.file.id, ann)).toBe(false);
    expect((await test.store.files.listFor(mine)).map((file) => [file.id, file.frozen])).toEqual([[two.file.id, true]]);
  });

  it('are at most so many in a case, also when the last places are asked for at once, and a place that is free again is given again', async () => {
    const full = caseId('full');
    for (let n = 0; n < mostInCase - 2; n += 1) await keep(paper(Buffer.from(`file ${n}`), { case: full }));
    const last = await Promise.all(
      Array.from({ length: 6 }, (_, n) => test.store.files.keep(paper(Buffer.from(`last ${n}`), { case: full, item: `item-${n}` }))),
    );
    expect(last.filter((one) => one.kind === 'kept').length).toBe(2);
    const listed = await test.store.files.listFor(full);
    expect([listed.length, await blobs()]).toEqual([mostInCase, await test.connection.collection('files').countDocuments()]);
    expect(await test.store.files.remove(listed[0]?.id ?? '', ann)).toBe(true);
    expect((await test.store.files.keep(paper(Buffer.from('again'), { case: full }))).kind).toBe('kept');
    expect(await test.store.files.pendingBytes(ann)).toBeGreaterThan(0);
  });

  it('take their drawn pages with them when they go', async () => {
    const { file } = await keep(paper(randomBytes(20), { case: caseId('pages'), pages: 2 }));
    const { pageImages } = test.store;
    await pageImages.keep(file.id, 1, 'page', Buffer.from('a page'));
    await pageImages.keep(file.id, 1, 'page', Buffer.from('the page'));
    expect((await pageImages.read(file.id, 1, 'page'))?.toString()).toBe('the page');
    expect(JSON.stringify(await test.connection.collection('page-images').findOne({}))).not.toContain(
      Buffer.from('the page').toString('base64'),
    );
    await test.store.files.remove(file.id, ann);
    expect(await pageImages.read(file.id, 1, 'page')).toBeUndefined();
  });

  it('one upload at a time has the account’s lease; whoever died with it keeps it no longer than it holds', async () => {
    const { uploads } = test.store;
    const asked = await Promise.all(Array.from({ length: 5 }, (_, n) => uploads.begin(ann, `request ${n}`, 60_000)));
    expect(asked.filter(Boolean).length).toBe(1);
    const holder = `request ${asked.indexOf(true)}`;
    expect(await uploads.begin(ann, holder, -1)).toBe(true);
    expect(await uploads.begin(ann, 'the next', 60_000)).toBe(true);
    await uploads.end(ann, holder);
    expect(await uploads.begin(ann, 'a third', 60_000)).toBe(false);
    await uploads.end(ann, 'the next');
    expect(await uploads.begin(ann, 'a third', 60_000)).toBe(true);
  });

  it('do not open when the bytes of one stand in the place of another', async () => {
    const [one, two] = [
      await keep(paper(randomBytes(9), { case: caseId('sw') })),
      await keep(paper(randomBytes(9), { case: caseId('sw') })),
    ];
    const chunks = test.connection.collection('blobs.chunks');
    const blobOf = async (id: string) =>
      (await test.connection.collection<{ _id: string; blob: string }>('files').findOne({ _id: id }))?.blob as never;
    const chunk = await chunks.findOne({ files_id: await blobOf(one.file.id) });
    await chunks.updateOne({ files_id: await blobOf(two.file.id) }, { $set: { data: chunk?.['data'] as unknown } });
    await expect(test.store.files.read(two.file.id)).rejects.toThrow(/mismatch/);
  });
});

import sharp from 'sharp';
import { strToU8, zipSync } from 'fflate';
import { docxOf, heic, jpegOf, lockedPdf, ofdOf, pdfOf, pictureOf } from '../../test/support/papers';
import { keptName, shownName } from './name';
import { createPapers, mostPages, type Papers } from './papers';
import { startWorkshop } from './workshop';

let papers: Papers;
beforeAll(() => {
  papers = createPapers();
});
afterAll(() => papers.end());

const pixel = async (jpeg: Buffer, left: number, top: number): Promise<number[]> => [
  ...(await sharp(jpeg).extract({ left, top, width: 1, height: 1 }).raw().toBuffer()),
];

describe('a picture', () => {
  it('from a telephone is turned upright and keeps neither place nor maker', async () => {
    const read = await papers.read(await jpegOf(200));
    if (read.kind !== 'taken') throw new Error(read.why);
    const { width, height, exif, orientation } = await sharp(read.bytes).metadata();
    expect([read.type, read.pages, width, height, exif, orientation]).toEqual(['image/jpeg', 1, 40, 60, undefined, undefined]);
  });

  it('of HEVC in HEIC is decoded, every field of it', async () => {
    expect(heic.includes('SecretMaker')).toBe(true);
    const read = await papers.read(heic);
    if (read.kind !== 'taken') throw new Error(read.why);
    expect(read.bytes.includes('SecretMaker')).toBe(false);
    const [red, , blue] = await pixel(read.bytes, 20, 20);
    expect([Number(red) > 150, Number(blue) < 90]).toEqual([true, true]);
    const [less, , more] = await pixel(read.bytes, 100, 60);
    expect([Number(less) < 90, Number(more) > 150]).toEqual([true, true]);
  });

  it.each(['png', 'webp', 'avif'] as const)('of %s is kept as JPEG', async (format) => {
    expect(await papers.read(await pictureOf(format))).toMatchObject({ kind: 'taken', type: 'image/jpeg' });
  });

  it('cut off, or only beginning like one, is not taken', async () => {
    const whole = await jpegOf(10);
    const noisy = await sharp({
      create: { width: 300, height: 300, channels: 3, background: '#fff', noise: { type: 'gaussian', mean: 128, sigma: 60 } },
    })
      .jpeg()
      .toBuffer();
    for (const bytes of [
      whole.subarray(0, 200),
      noisy.subarray(0, noisy.length / 2),
      Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1]),
      heic.subarray(0, 600),
    ])
      expect(await papers.read(bytes)).toEqual({ kind: 'refused', why: 'broken' });
  });

  it('with more pixels than any camera’s is not decoded', async () => {
    // A PNG of a few bytes that says it is 60,000 × 60,000.
    const bomb = Buffer.from(await pictureOf('png'));
    bomb.writeUInt32BE(60_000, 16);
    bomb.writeUInt32BE(60_000, 20);
    expect((await papers.read(bomb)).kind).toBe('refused');
  });
});

describe('a PDF', () => {
  it('is kept as it came, its pages counted, also behind a line of somebody’s own', async () => {
    const bytes = pdfOf('three', 3);
    expect(await papers.read(bytes)).toEqual({ kind: 'taken', type: 'application/pdf', bytes, pages: 3 });
    expect(await papers.read(Buffer.concat([Buffer.from(`<html>${' '.repeat(900)}\r\n`), bytes]))).toMatchObject({ pages: 3 });
    expect(await papers.read(Buffer.concat([Buffer.from(' '.repeat(1_100)), bytes]))).toEqual({ kind: 'refused', why: 'type' });
  });

  it('with a password, without pages, with too many, or by name alone is refused with the reason', async () => {
    expect(await papers.read(lockedPdf())).toEqual({ kind: 'refused', why: 'locked' });
    expect(await papers.read(pdfOf('none', 0))).toEqual({ kind: 'refused', why: 'broken' });
    expect(await papers.read(pdfOf('many', mostPages + 1))).toEqual({ kind: 'refused', why: 'too-many-pages' });
    expect(await papers.read(Buffer.from('%PDF-1.4 <script>new ActiveXObject("WScript.Shell")</script>'))).toEqual({
      kind: 'refused',
      why: 'broken',
    });
  });

  it('is drawn page by page; what is not there is not', async () => {
    const drawn = await papers.page(pdfOf('two', 2), 'application/pdf', 2, 'page');
    expect(await sharp(drawn).metadata()).toMatchObject({ format: 'jpeg', width: 1_000 });
    expect(await papers.page(pdfOf('two', 2), 'application/pdf', 3, 'page')).toBeUndefined();
  });
});

describe('other files', () => {
  it('OFD is taken, Word is not, and a bomb stays shut', async () => {
    expect(await papers.read(ofdOf('发票'))).toMatchObject({ kind: 'taken', type: 'application/ofd', pages: 0 });
    expect(await papers.read(docxOf())).toEqual({ kind: 'refused', why: 'office' });
    expect(await papers.read(Buffer.from('d0cf11e0a1b11ae100', 'hex'))).toEqual({ kind: 'refused', why: 'office' });
    const bomb = Buffer.from(zipSync({ 'OFD.xml': strToU8('<ofd:OFD/>'), big: strToU8('0') }));
    // What the list of contents says the second would be, unpacked.
    bomb.writeUInt32LE(400 * 1024 * 1024, bomb.lastIndexOf('PK\x01\x02') + 24);
    expect(await papers.read(bomb)).toEqual({ kind: 'refused', why: 'broken' });
  });

  it.each([
    ['nothing', Buffer.alloc(0), 'empty'],
    ['a program', Buffer.from('MZ\u0090'), 'type'],
    ['a film', Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0mp42isom', 'latin1'), 'film'],
    ['another zip', Buffer.from(zipSync({ a: strToU8('b') })), 'type'],
  ])('%s is refused', async (_what, bytes, why) => {
    expect(await papers.read(bytes)).toEqual({ kind: 'refused', why });
  });

  it('GIF is refused with how to save it', async () => {
    expect(await papers.read(await pictureOf('gif'))).toEqual({ kind: 'refused', why: 'other-picture' });
  });
});

it('what takes too long is given up, and the next is done', async () => {
  const workshop = startWorkshop({ limitMs: 1 });
  expect(await workshop.ask({ kind: 'count', bytes: pdfOf('slow') })).toEqual({ kind: 'failed', why: 'slow' });
  await workshop.end();
});

describe('a name', () => {
  it.each([
    ['身份证扫描件.hta', '身份证扫描件.pdf'],
    ['税票.pdf.bat', '税票.pdf'],
    ['税票.bat .exe', '税票.pdf'],
    ['C:\\用户\\..\\合同.docx', '合同.pdf'],
    ['../../etc/passwd', 'passwd.pdf'],
    ['合同\u202Efdp.exe', '合同fdp.pdf'],
    ['流水 2026.11', '流水 2026.11.pdf'],
    ['<b>名字.pdf', '-b-名字.pdf'],
    ['CON.jpg', '材料CON.pdf'],
    ['.pdf', '材料.pdf'],
    ['𬱖'.repeat(100), `${'𬱖'.repeat(80)}.pdf`],
  ])('%s is kept as %s', (given, kept) => {
    expect(keptName(given, 'application/pdf')).toBe(kept);
  });

  it('is shown to whoever chose the file with its own ending', () => {
    expect(shownName('C:\\fakepath\\程序\u200B.exe')).toBe('程序.exe');
  });
});

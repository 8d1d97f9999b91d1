/** What a file is by its first bytes, whatever its name says. `other-picture`, `office` and `film` are known only so that a refusal can help. */
export type Kind = 'jpeg' | 'png' | 'webp' | 'heif' | 'avif' | 'pdf' | 'zip' | 'office' | 'other-picture' | 'film' | 'unknown';

const latin = (bytes: Uint8Array, from: number, to: number): string => Buffer.from(bytes.subarray(from, to)).toString('latin1');

/** Readers of PDF look for its mark within the first 1,024 bytes: some banks' systems put a line of their own before it. */
const pdfWithin = 1_024;

const heads: readonly [Kind, RegExp][] = [
  ['jpeg', /^\xff\xd8\xff/],
  ['png', /^\x89PNG\r\n\x1a\n/],
  ['webp', /^RIFF[\s\S]{4}WEBP/],
  ['zip', /^PK\x03\x04/],
  // The container of Word, Excel and WPS before 2007.
  ['office', /^\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1|^\{\\rtf/],
  ['other-picture', /^(GIF8|BM[\s\S]{4}\0\0\0\0|II\*\0|MM\0\*)/],
  ['film', /^(RIFF[\s\S]{4}(AVI |WAVE)|\x1aE\xdf\xa3|ID3)/],
];

/** @param bytes at least the first 1,024 of the file, or all of it */
export function kindOf(bytes: Uint8Array): Kind {
  const head = latin(bytes, 0, 32);
  const known = heads.find(([, pattern]) => pattern.test(head))?.[0];
  if (known) return known;
  if (head.slice(4, 8) === 'ftyp') return boxed(bytes);
  return latin(bytes, 0, pdfWithin + 5).includes('%PDF-') ? 'pdf' : 'unknown';
}

/** The container of HEIF and of films: its brands say which. */
function boxed(bytes: Uint8Array): Kind {
  const length = Math.min(new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0), 256);
  const brands = latin(bytes, 8, length);
  if (/^avi[fs]/.test(brands) || (/avif/.test(brands) && !/he[iv][cxms]/.test(brands))) return 'avif';
  return /^(mif1|msf1|he[iv][cxms])/.test(brands) ? 'heif' : 'film';
}

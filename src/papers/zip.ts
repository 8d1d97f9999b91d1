import { unzipSync } from 'fflate';

const mostEntries = 5_000;
const mostUnpacked = 300 * 1024 * 1024;
const mostHead = 1024 * 1024;

/**
 * What a zip holds by its list of contents: only OFD's own head is ever unpacked, so that a bomb stays shut. Beyond any true document's
 * number or size of entries it is `broken`.
 */
export function zipHolds(bytes: Uint8Array): 'ofd' | 'office' | 'other' | 'broken' {
  let [entries, unpacked, office] = [0, 0, false];
  try {
    const head = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        entries += 1;
        unpacked += originalSize;
        if (entries > mostEntries || unpacked > mostUnpacked) throw new Error('a bomb');
        office ||= /^(word|xl|ppt)\//.test(name) || name === 'content.xml';
        return name === 'OFD.xml' && originalSize <= mostHead;
      },
    })['OFD.xml'];
    if (head) return /<(\w+:)?OFD[\s>]/.test(Buffer.from(head).toString('utf8')) ? 'ofd' : 'broken';
    return office ? 'office' : 'other';
  } catch {
    return 'broken';
  }
}

import { Refused } from './refused';

/** A file in a package, still packed. */
export interface Entry {
  name: string;
  packed: Uint8Array;
  stored: boolean;
}

const mostEntries = 2_000;
const [endMark, end64Mark, entryMark, localMark] = [0x06054b50, 0x06064b50, 0x02014b50, 0x04034b50];
const whole32 = 0xffffffff;

/** The list of contents of a zip, by its central directory (APPNOTE 4.3.12), also of 64 bits as some writers make it of small files. */
export function entriesOf(bytes: Uint8Array): Map<string, Entry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return entries(bytes, view);
  } catch (error) {
    throw error instanceof Refused ? error : new Refused('broken');
  }
}

function entries(bytes: Uint8Array, view: DataView): Map<string, Entry> {
  let { count, at } = directory(view);
  if (count > mostEntries) throw new Refused('bomb');
  const found = new Map<string, Entry>();
  for (; count > 0; count -= 1) {
    if (view.getUint32(at, true) !== entryMark) throw new Refused('broken');
    const [flags, method] = [view.getUint16(at + 8, true), view.getUint16(at + 10, true)];
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((place) => view.getUint16(at + place, true)) as [
      number,
      number,
      number,
    ];
    const name = Buffer.from(bytes.subarray(at + 46, at + 46 + nameLength)).toString('utf8');
    if ((flags & 1) === 1) throw new Refused('encrypted');
    if (method !== 0 && method !== 8) throw new Refused('broken');
    const { size, offset } = placeOf(view, at, at + 46 + nameLength, extraLength);
    if (view.getUint32(offset, true) !== localMark) throw new Refused('broken');
    const from = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
    if (from + size > bytes.length) throw new Refused('broken');
    found.set(name.replace(/^\//, ''), { name, packed: bytes.subarray(from, from + size), stored: method === 0 });
    at += 46 + nameLength + extraLength + commentLength;
  }
  return found;
}

/** Where the list begins, and how long it is. */
function directory(view: DataView): { count: number; at: number } {
  let end = view.byteLength - 22;
  while (end >= 0 && end > view.byteLength - 22 - 65_536 && view.getUint32(end, true) !== endMark) end -= 1;
  if (end < 0 || view.getUint32(end, true) !== endMark) throw new Refused('broken');
  const [count, at] = [view.getUint16(end + 10, true), view.getUint32(end + 16, true)];
  if (count !== 0xffff && at !== whole32) return { count, at };
  const end64 = Number(view.getBigUint64(end - 20 + 8, true));
  if (view.getUint32(end64, true) !== end64Mark) throw new Refused('broken');
  return { count: Number(view.getBigUint64(end64 + 32, true)), at: Number(view.getBigUint64(end64 + 48, true)) };
}

/** How long an entry is packed, and where; what does not fit into 32 bits stands in its extra field, in this order. */
function placeOf(view: DataView, at: number, extra: number, length: number): { size: number; offset: number } {
  const [size, unpacked, offset] = [20, 24, 42].map((place) => view.getUint32(at + place, true)) as [number, number, number];
  if (size !== whole32 && offset !== whole32 && unpacked !== whole32) return { size, offset };
  for (let field = extra; field + 4 <= extra + length; field += 4 + view.getUint16(field + 2, true)) {
    if (view.getUint16(field, true) !== 1) continue;
    let next = field + 4;
    const wide = (narrow: number): number => {
      if (narrow !== whole32) return narrow;
      next += 8;
      return Number(view.getBigUint64(next - 8, true));
    };
    wide(unpacked);
    return { size: wide(size), offset: wide(offset) };
  }
  throw new Refused('broken');
}

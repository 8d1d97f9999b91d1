import { createInflateRaw } from 'node:zlib';
import { Refused } from './refused';
import { type Entry } from './zip';

/** What all parts of one workbook that are read may come to, unpacked. */
const mostUnpacked = 150 * 1024 * 1024;
/** True sheets of nothing but formatted empty rows come to 60; what no sheet can be is stopped before it is long. */
const mostRatio = 150;
const everBelow = 4 * 1024 * 1024;

/** Counts what one workbook comes to: what it unpacks to, over all its parts, or whatever has another limit. */
export const budget = (most = mostUnpacked) => {
  let left = most;
  return (amount: number): void => {
    left -= amount;
    if (left < 0) throw new Refused('bomb');
  };
};
export type Budget = ReturnType<typeof budget>;

/** The text of a part, piece by piece as it is unpacked: what the list says of its size is not believed. */
export async function* inflated({ packed, stored }: Entry, spend: Budget): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let unpacked = 0;
  for await (const piece of stored ? pieces(packed) : unpacking(packed)) {
    spend(piece.length);
    unpacked += piece.length;
    if (unpacked > everBelow && unpacked > packed.length * mostRatio) throw new Refused('bomb');
    yield text(() => decoder.decode(piece, { stream: true }));
  }
  yield text(() => decoder.decode());
}

const pieceLength = 64 * 1024;

function* pieces(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += pieceLength) yield bytes.subarray(at, at + pieceLength);
}

async function* unpacking(packed: Uint8Array): AsyncGenerator<Uint8Array> {
  const stream = createInflateRaw({ chunkSize: pieceLength });
  stream.end(packed);
  try {
    yield* stream as AsyncIterable<Uint8Array>;
  } catch {
    throw new Refused('broken');
  }
}

function text(decode: () => string): string {
  try {
    return decode();
  } catch {
    throw new Refused('broken');
  }
}

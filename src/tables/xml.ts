import { SaxesParser } from 'saxes';
import { type Budget, inflated } from './inflate';
import { Refused } from './refused';
import { type Entry } from './zip';

type Attributes = Record<string, string>;

/** What is done with a part's elements, by their names without a prefix. */
export interface Elements {
  open?(name: string, attributes: Attributes): void;
  /** May come in pieces. */
  text?(text: string): void;
  close?(name: string): void;
}

const deepest = 64;
/** No element or text is longer; a cell holds 32,767 characters. */
const longest = 1024 * 1024;

/** Walks through a part of a package, strictly. It is given back once a piece, so that whoever reads rows can take them as they come. */
export async function* walked(entry: Entry, spend: Budget, on: Elements): AsyncGenerator<void> {
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  let [depth, silent] = [0, 0];
  parser.on('opentag', (tag) => {
    silent = 0;
    depth += 1;
    if (depth > deepest) throw new Refused('bomb');
    on.open?.(bare(tag.name), tag.attributes);
  });
  parser.on('closetag', (tag) => {
    silent = 0;
    depth -= 1;
    on.close?.(bare(tag.name));
  });
  if (on.text) {
    const text = (words: string): void => on.text?.(words);
    parser.on('text', text);
    parser.on('cdata', text);
  }
  // A workbook has none; whoever wrote one has entities in mind.
  parser.on('doctype', () => {
    throw new Refused('bomb');
  });
  parser.on('error', () => {
    throw new Refused('broken');
  });
  for await (const piece of inflated(entry, spend)) {
    silent += piece.length;
    parser.write(piece);
    if (silent > longest) throw new Refused('bomb');
    yield;
  }
  parser.close();
}

/** All of a part at once. */
export async function walk(entry: Entry | undefined, spend: Budget, on: Elements): Promise<void> {
  if (!entry) return;
  const pieces = walked(entry, spend, on);
  while (!(await pieces.next()).done);
}

const bare = (name: string): string => {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
};

/** `_x000D_` is a carriage return, and `_x005F_` the underline before what is no such mark. */
export const unescaped = (text: string): string =>
  text.includes('_x') ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16))) : text;

import { type Budget } from './inflate';
import { longestCell, Refused } from './refused';
import { unescaped, walk } from './xml';
import { type Entry } from './zip';

/** A table that we take has far fewer words. */
const [mostStrings, mostCharacters] = [1_000_000, 16_000_000];

/** The words that cells of a workbook share, in their order: runs of one string together, without how they are pronounced. */
export async function sharedStrings(entry: Entry | undefined, spend: Budget): Promise<string[]> {
  const strings: string[] = [];
  let [current, taking, pronounced, characters] = ['', false, false, 0];
  await walk(entry, spend, {
    open(name) {
      if (name === 'si') current = '';
      else if (name === 'rPh') pronounced = true;
      else taking = name === 't' && !pronounced;
    },
    text(text) {
      if (!taking) return;
      current += text;
      if (current.length > longestCell) throw new Refused('bomb');
    },
    close(name) {
      if (name === 't') taking = false;
      else if (name === 'rPh') pronounced = false;
      else if (name === 'si') {
        strings.push(unescaped(current));
        characters += current.length;
        if (strings.length > mostStrings || characters > mostCharacters) throw new Refused('bomb');
      }
    },
  });
  return strings;
}

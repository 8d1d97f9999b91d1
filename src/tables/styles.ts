import { type Budget } from './inflate';
import { walk } from './xml';
import { type Entry } from './zip';

/** Of the formats that every workbook has (ECMA-376 18.8.30), those that show a day; 27 to 58 are those of Chinese editions. */
const builtIn = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58]);

/** Excel takes no longer code, and a few hundred; what is beyond is nobody's, and patterns would be long about it. */
const [longestCode, mostFormats] = [255, 2_000];

/** Which styles show a number as a day. @returns by the style's number */
export async function dayStyles(entry: Entry | undefined, spend: Budget): Promise<boolean[]> {
  const own = new Map<number, boolean>();
  const styles: boolean[] = [];
  let inCells = false;
  await walk(entry, spend, {
    open(name, attributes) {
      const id = Number(attributes['numFmtId'] ?? 0);
      if (name === 'numFmt' && own.size < mostFormats) own.set(id, showsDay((attributes['formatCode'] ?? '').slice(0, longestCode)));
      else if (name === 'cellXfs') inCells = true;
      else if (name === 'xf' && inCells) styles.push(own.get(id) ?? builtIn.has(id));
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return styles;
}

/** `yyyy"年"m"月"`, `[$-804]d/m`: a year or a day among what is neither quoted nor in brackets. */
const showsDay = (format: string): boolean =>
  /[yde年月日]/i.test(format.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '').replace(/general|[0#?][^;]*e[+-]/gi, ''));

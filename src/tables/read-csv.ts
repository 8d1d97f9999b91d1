import { type SheetRow } from '../domain/table/cell';
import { csvReader } from '../domain/table/csv';
import { delimiterOf } from './delimiter';
import { decoded, encodingOf } from './encoding';
import { mostColumns, Refused } from './refused';

/** So much of a file says what parts its cells. */
const beginning = 16 * 1024;
/** Cells of one row together. */
const longest = 100_000;

/**
 * The rows of a table in text, in whatever encoding, with whatever parts its cells and ends its lines; empty ones are passed over. They come
 * some at a time: a promise for each would take as long as reading it.
 */
export async function* readCsv(bytes: Uint8Array): AsyncGenerator<readonly SheetRow[]> {
  let rows: SheetRow[] = [];
  let reader: ReturnType<typeof csvReader> | undefined;
  for (const text of decoded(bytes, encodingOf(bytes))) {
    let [rest, before] = [text, 0];
    if (!reader) {
      const { by, skip } = delimiterOf(text.slice(0, beginning));
      [rest, before] = [text.slice(skip), skip > 0 ? 1 : 0];
      reader = csvReader(({ row, cells }) => void rows.push({ sheet: '', row: row + before, cells: narrow(cells, row) }), { by, longest });
    }
    reader.push(rest);
    yield rows;
    rows = [];
    // Another's turn: a large file must not hold up pages.
    await new Promise(setImmediate);
  }
  if (reader && !reader.end()) throw new Refused('quotes', reader.row());
  yield rows;
}

/** Empty cells at the end are none. */
function narrow(cells: string[], row: number): string[] {
  let width = cells.length;
  while (width > 0 && cells[width - 1] === '') width -= 1;
  if (width > mostColumns) throw new Refused('too-many-columns', row);
  return width === cells.length ? cells : cells.slice(0, width);
}

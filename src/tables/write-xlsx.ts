import { Zip, ZipDeflate } from 'fflate';
import { letters, xml } from './xlsx-text';
import { type Look, partsBeside } from './xlsx-parts';

/** A cell to write. It is always text: nothing that is written here is ever computed, whatever it begins with. */
export type Written = string | { text: string; look: Look };

export interface WrittenSheet {
  name: string;
  /** By their numbers, from 1 and growing; those between are empty. */
  rows: Iterable<{ row: number; cells: readonly Written[] }>;
  /** In characters, by place. */
  widths: readonly number[];
  /** So many rows at the top stay when the rest is moved. */
  frozen?: number;
  /** What may stand in a column, by place; offered, not forced. */
  choices?: readonly { place: number; options: readonly string[] }[];
}

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const looks: readonly Look[] = ['text', 'heading', 'wrong', 'doubt'];
/** The last row of a sheet. */
const lastRow = 1_048_576;
/** So many cells are packed at once. */
const atOnce = 5_000;

/** A workbook of such sheets; between its pieces it is another's turn. */
export async function writeXlsx(sheets: readonly WrittenSheet[]): Promise<Buffer> {
  const packed: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    packed.push(piece);
  });
  const add = async (name: string, pieces: Iterable<string>): Promise<void> => {
    const file = new ZipDeflate(name, { level: 6 });
    zip.add(file);
    for (const piece of pieces) {
      file.push(Buffer.from(piece), false);
      await new Promise(setImmediate);
    }
    file.push(new Uint8Array(), true);
  };
  for (const [name, part] of partsBeside(sheets.map(({ name }) => name))) await add(name, [part]);
  for (const [at, sheet] of sheets.entries()) await add(`xl/worksheets/sheet${at + 1}.xml`, sheetParts(sheet));
  zip.end();
  return Buffer.concat(packed);
}

function* sheetParts({ rows, widths, frozen = 0, choices = [] }: WrittenSheet): Generator<string> {
  const pane = `<pane ySplit="${frozen}" topLeftCell="A${frozen + 1}" activePane="bottomLeft" state="frozen"/>`;
  yield `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet ${main}>`;
  yield `<sheetViews><sheetView workbookViewId="0">${frozen > 0 ? pane : ''}</sheetView></sheetViews>`;
  const columns = widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" style="0" customWidth="1"/>`);
  yield `${columns.length > 0 ? `<cols>${columns.join('')}</cols>` : ''}<sheetData>`;
  let [some, written] = [[] as string[], 0];
  for (const { row, cells } of rows) {
    written += cells.length;
    some.push(`<row r="${row}">${cells.map((cell, place) => cellXml(cell, `${letters(place)}${row}`)).join('')}</row>`);
    if (written < atOnce) continue;
    yield some.join('');
    [some, written] = [[], 0];
  }
  yield `${some.join('')}</sheetData>`;
  const lists = choices.map(({ place, options }) => {
    const range = `${letters(place)}${frozen + 1}:${letters(place)}${lastRow}`;
    const list = xml(`"${options.join(',')}"`);
    return `<dataValidation type="list" allowBlank="1" showErrorMessage="0" sqref="${range}"><formula1>${list}</formula1></dataValidation>`;
  });
  if (lists.length > 0) yield `<dataValidations count="${lists.length}">${lists.join('')}</dataValidations>`;
  yield '</worksheet>';
}

function cellXml(cell: Written, reference: string): string {
  const { text, look } = typeof cell === 'string' ? { text: cell, look: 'text' as const } : cell;
  if (text === '' && look === 'text') return '';
  return `<c r="${reference}" s="${looks.indexOf(look)}" t="inlineStr"><is><t xml:space="preserve">${xml(text)}</t></is></c>`;
}

import { strToU8, zipSync } from 'fflate';

/** A workbook written part by part, with what Excel, WPS and others put into one. `sheets` hold their inner XML as it is. */
export interface WorkbookParts {
  sheets: readonly { name: string; xml: string; state?: 'hidden' | 'veryHidden' }[];
  sharedStrings?: readonly string[];
  /** Formats of numbers, by the style's number; the first is style 1. */
  formats?: readonly string[];
  date1904?: boolean;
  more?: Readonly<Record<string, Uint8Array>>;
}

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export function workbookOf({ sheets, sharedStrings = [], formats = [], date1904 = false, more = {} }: WorkbookParts): Buffer {
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${relations}/${type}" Target="${target}"/>`;
  const parts: Record<string, string> = {
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': `<Relationships>${relation('rId1', 'officeDocument', '/xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml':
      `<workbook ${main} xmlns:r="${relations}"><workbookPr${date1904 ? ' date1904="1"' : ''}/><sheets>` +
      `${sheets.map(({ name, state }, at) => `<sheet name="${name}" sheetId="${at + 1}"${state ? ` state="${state}"` : ''} r:id="s${at}"/>`).join('')}` +
      '</sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      `<Relationships>${sheets.map((_, at) => relation(`s${at}`, 'worksheet', `worksheets/sheet${at + 1}.xml`)).join('')}` +
      `${relation('t', 'sharedStrings', 'sharedStrings.xml')}${relation('u', 'styles', 'styles.xml')}</Relationships>`,
    'xl/sharedStrings.xml': `<sst ${main}>${sharedStrings.map((one) => `<si>${one}</si>`).join('')}</sst>`,
    'xl/styles.xml':
      `<styleSheet ${main}><numFmts>${formats.map((code, at) => `<numFmt numFmtId="${200 + at}" formatCode="${code}"/>`).join('')}</numFmts>` +
      `<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${formats.map((_, at) => `<xf numFmtId="${200 + at}"/>`).join('')}</cellXfs></styleSheet>`,
    ...Object.fromEntries(
      sheets.map(({ xml }, at) => [`xl/worksheets/sheet${at + 1}.xml`, `<?xml version="1.0"?><worksheet ${main}>${xml}</worksheet>`]),
    ),
  };
  const files = { ...Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])), ...more };
  // Of one day: the same file whenever it is made.
  return Buffer.from(zipSync(files, { mtime: new Date(2026, 0, 1) }));
}

/** Rows of words as a sheet's data. Cells that begin with `<` stand as they are. */
export const sheetData = (rows: readonly (readonly string[])[], more = ''): string =>
  `<sheetData>${rows
    .map((cells) => `<row>${cells.map((one) => (one.startsWith('<') ? one : inline(one))).join('')}</row>`)
    .join('')}</sheetData>${more}`;

const inline = (text: string): string => `<c t="inlineStr"><is><t>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</t></is></c>`;

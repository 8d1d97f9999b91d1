/**
 * A table as a file that Excel and WPS open rightly: UTF-8 with its mark, lines ended by CR LF. A cell that a spreadsheet would take as
 * a formula, and a long number that it would round, stand behind an apostrophe or a tab and so stay text.
 */
export const writeCsv = (lines: readonly (readonly string[])[]): string =>
  `\uFEFF${lines.map((line) => `${line.map(cell).join(',')}\r\n`).join('')}`;

function cell(text: string): string {
  const safe = /^[=+\-@\t\r＝＋－＠]/u.test(text) ? `'${text}` : /^\d{12,}$/.test(text) ? `\t${text}` : text;
  return /[",\r\n\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export interface CsvLine {
  /** Of the file, from 1; a cell may hold line breaks, so it is not the record's number. */
  line: number;
  cells: string[];
}

/** RFC 4180, with or without the mark and with any ends of lines; empty lines are passed over, marks of text taken off. */
export function readCsv(text: string): { lines: CsvLine[] } | { error: 'open-quote'; line: number } {
  const lines: CsvLine[] = [];
  let cells: string[] = [];
  let began = 1;
  let line = 1;
  const end = (): void => {
    if (cells.some((one) => one !== '')) lines.push({ line: began, cells });
    cells = [];
    began = line;
  };
  // One cell and what stands after it at a time.
  const next = /(?:"((?:[^"]|"")*)"|([^",\r\n][^,\r\n]*|))(,|\r\n|\r|\n|$)/y;
  const whole = text.replace(/^\uFEFF/, '');
  while (next.lastIndex <= whole.length) {
    const found = next.exec(whole);
    if (!found) return { error: 'open-quote', line };
    const [all, quoted, plain = '', after] = found;
    line += all.match(/\r\n|\r|\n/g)?.length ?? 0;
    cells.push(unmarked(quoted?.replaceAll('""', '"') ?? plain));
    if (after !== ',') end();
    if (after === '') break;
  }
  return { lines };
}

const unmarked = (text: string): string => text.replace(/^'(?=[=+\-@\t\r＝＋－＠])/u, '').trim();

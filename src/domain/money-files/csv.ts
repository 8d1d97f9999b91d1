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

/** No table that we take has a longer record, its cells together. */
const longestRecord = 10_000;

/**
 * RFC 4180 as it comes, piece by piece, with or without the mark and with any ends of lines; empty lines are passed over, marks of text
 * taken off. Holds one record, however long the file is.
 * @returns `end` says whether it was such a table: false for a quote that is never closed, or a record that is far too long
 */
export function csvReader(take: (line: CsvLine) => void): { push(text: string): void; end(): boolean } {
  let cells: string[] = [];
  let cell = '';
  let at: 'start' | 'plain' | 'quoted' | 'closed' | 'broken' = 'start';
  let [line, began, length, before] = [1, 1, 0, ''];
  const endCell = (): void => {
    cells.push(unmarked(cell));
    [cell, at] = ['', 'start'];
  };
  const endRecord = (): void => {
    endCell();
    if (cells.some((one) => one !== '')) take({ line: began, cells });
    [cells, length, began] = [[], 0, line];
  };
  const read = (char: string): void => {
    const newLine = char === '\n' || char === '\r';
    const second = char === '\n' && before === '\r';
    if (newLine && !second) line += 1;
    if (at === 'quoted') {
      if (char === '"') at = 'closed';
      else cell += char;
    } else if (newLine) {
      if (!second) endRecord();
    } else if (char === ',') endCell();
    else if (char !== '"') {
      cell += char;
      at = at === 'closed' ? 'broken' : 'plain';
    } else if (at === 'plain') cell += char;
    else {
      if (at === 'closed') cell += char;
      at = 'quoted';
    }
    before = char;
  };
  return {
    push(text) {
      for (const char of text) {
        if (at === 'broken' || (before === '' && char === '\uFEFF')) continue;
        read(char);
        if ((length += char.length) > longestRecord) at = 'broken';
      }
    },
    end() {
      if (at === 'quoted' || at === 'broken') return false;
      endRecord();
      return true;
    },
  };
}

const unmarked = (text: string): string => text.replace(/^'(?=[=+\-@\t\r＝＋－＠])/u, '').trim();

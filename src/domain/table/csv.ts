/**
 * A table as a file that Excel and WPS open rightly: UTF-8 with its mark, lines ended by CR LF. A cell that a spreadsheet would take as
 * a formula, and a long number that it would round, stand behind an apostrophe or a tab and so stay text.
 */
export const writeCsv = (lines: readonly (readonly string[])[]): string =>
  `\uFEFF${lines.map((line) => `${line.map(cell).join(',')}\r\n`).join('')}`;

function cell(text: string): string {
  const safe = /^[=+\-@\t\r\n＝＋－＠]/u.test(text) ? `'${text}` : /^\d{12,}$/.test(text) ? `\t${text}` : text;
  return /[",\r\n\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export interface CsvLine {
  /** Of the file, from 1; a cell may hold line breaks, so it is not the record's number. */
  line: number;
  /** The record's number, from 1 and with the empty ones: the row that Excel and WPS show. */
  row: number;
  cells: string[];
}

/** No table that we take has a longer record, its cells together. */
const longestRecord = 10_000;

/**
 * RFC 4180 as it comes, piece by piece, with or without the mark and with any ends of lines; empty lines are passed over, marks of text
 * taken off. Holds one record, however long the file is.
 * @param by what parts the cells
 * @returns `end` says whether it was such a table: false for a quote that is never closed, or a record that is far too long; `row` which
 * record was reached
 */
export function csvReader(
  take: (line: CsvLine) => void,
  { by = ',', longest = longestRecord } = {},
): { push(text: string): void; end(): boolean; row(): number } {
  const delimiter = by.charCodeAt(0);
  let cells: string[] = [];
  let cell = '';
  let state: 'start' | 'plain' | 'quoted' | 'closed' | 'broken' = 'start';
  let [line, began, row, length] = [1, 1, 1, 0];
  let [first, afterReturn, filled] = [true, false, false];

  const endCell = (): void => {
    const text = unmarked(cell);
    filled ||= text !== '';
    cells.push(text);
    [cell, state] = ['', 'start'];
  };
  const endRecord = (): void => {
    endCell();
    if (filled) take({ line: began, row, cells });
    [cells, length, filled, began] = [[], 0, false, line];
    row += 1;
  };

  /** Reads on from `at`. @returns where to go on */
  function step(text: string, at: number): number {
    if (state === 'quoted') {
      const quote = text.indexOf('"', at);
      const to = quote < 0 ? text.length : quote;
      const piece = text.slice(at, to);
      cell += piece;
      line += breaksIn(piece, afterReturn);
      afterReturn = piece === '' ? afterReturn : piece.endsWith('\r');
      if (quote >= 0) [state, afterReturn] = ['closed', false];
      return quote < 0 ? to : to + 1;
    }
    const code = text.charCodeAt(at);
    const second = code === newLine && afterReturn;
    afterReturn = code === carriageReturn;
    if (second) return at + 1;
    if (code === newLine || code === carriageReturn) {
      line += 1;
      endRecord();
      return at + 1;
    }
    if (code === delimiter) {
      endCell();
      return at + 1;
    }
    if (code === quoteMark && state !== 'plain') {
      if (state === 'closed') cell += '"';
      state = 'quoted';
      return at + 1;
    }
    if (state === 'closed') {
      state = 'broken';
      return text.length;
    }
    let to = at + 1;
    for (; to < text.length; to += 1) {
      const one = text.charCodeAt(to);
      if (one === delimiter || one === newLine || one === carriageReturn) break;
    }
    cell += text.slice(at, to);
    state = 'plain';
    return to;
  }

  return {
    push(text) {
      let at = first && text.startsWith('\uFEFF') ? 1 : 0;
      if (text !== '') first = false;
      while (at < text.length && state !== 'broken') {
        const to = step(text, at);
        length += to - at;
        at = to;
        if (length > longest) state = 'broken';
      }
    },
    end() {
      if (state === 'quoted' || state === 'broken') return false;
      endRecord();
      return true;
    },
    row: () => row,
  };
}

const [newLine, carriageReturn, quoteMark] = [10, 13, 34];

/** Ends of lines inside quotes; CR LF is one, also where a piece ends between them. */
function breaksIn(piece: string, afterReturn: boolean): number {
  if (!piece.includes('\n') && !piece.includes('\r')) return 0;
  return (piece.match(/\r\n|\r|\n/g) ?? []).length - (afterReturn && piece.startsWith('\n') ? 1 : 0);
}

const unmarked = (text: string): string => (text.startsWith("'") ? text.replace(/^'(?=[=+\-@\t\r＝＋－＠])/u, '') : text).trim();

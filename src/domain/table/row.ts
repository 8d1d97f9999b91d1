import { type FormContext, type Typed } from '../form/field';
import { type Values } from '../form/answers';
import { bare } from '../text/normal';
import { type Cell, isBlank, textOf } from './cell';
import { type Column } from './column';
import { type Places } from './heading';
import { spoiltCell, spoiltWords } from './spoilt';

/** What is not right with one cell. `code`: as of a field, or what a spreadsheet did to it; what is expected stands in its words. */
export interface CellProblem {
  column: string;
  /** Where it stands, from 0; undefined for a column that the file does not have. */
  place?: number;
  found: string;
  code: string;
}

export interface RowRead {
  /** What the columns came to that are right. */
  values: Values;
  problems: CellProblem[];
  /** Only unusual: whoever uploads may say that they are right all the same. */
  doubts: CellProblem[];
  /** What stands there, by column. */
  typed: Typed;
  /** Cells from which a sign of text was taken off: `'4403…`, `="4403…"`. */
  signs: number;
}

/** One row under its headings. @param mended what somebody wrote instead, by column */
export function readRow(
  columns: readonly Column[],
  places: Places,
  cells: readonly Cell[],
  context: Omit<FormContext, 'typed'>,
  mended?: Typed,
): RowRead {
  const read: RowRead = { values: {}, problems: [], doubts: [], typed: {}, signs: 0 };
  const values = read.values as Record<string, unknown>;
  for (const column of columns) read.typed[column.name] = mended?.[column.name] ?? wordsOf(cells[places[column.name] ?? -1], read);
  const given: FormContext = { ...context, typed: read.typed };
  for (const column of columns) {
    const { name } = column;
    const place = places[name];
    const text = read.typed[name] ?? '';
    const problem = (code: string): CellProblem => ({ column: name, ...(place === undefined ? {} : { place }), found: text, code });
    if (isBlank(text)) {
      if (!column.optional) read.problems.push(problem('empty'));
      continue;
    }
    const spoilt = mended?.[name] === undefined && place !== undefined ? spoiltCell(cells[place] ?? '', text, column) : undefined;
    const parsed = spoilt ? { error: spoilt } : column.parse(text, given);
    if ('error' in parsed) read.problems.push(problem(spoilt ?? spoiltWords(bare(text), column) ?? parsed.error));
    else {
      values[name] = parsed.value;
      if (parsed.doubt !== undefined) read.doubts.push(problem(parsed.doubt));
    }
  }
  return read;
}

/** A cell's words as a parser reads them. */
function wordsOf(cell: Cell | undefined, read: { signs: number }): string {
  const text = textOf(cell);
  if (typeof cell === 'object') return text;
  const first = text.charCodeAt(0);
  if (first !== 39 && first !== 0x2018 && first !== 0x2019 && first !== 61) return text;
  const [, behind, quoted] = /^(?:['‘’](.+)|="([^"]*)")$/su.exec(text) ?? [];
  const plain = behind ?? quoted;
  if (plain !== undefined) read.signs += 1;
  return plain ?? text;
}

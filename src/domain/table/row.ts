import { type Values } from '../form/answers';
import { type FormContext, type Typed } from '../form/field';
import { bare } from '../text/normal';
import { type Cell, isBlank, longestAnswer, textOf } from './cell';
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
  /** Cells from which a sign of text was taken off: `'4403…`, `="4403…"`. */
  signs: number;
}

/** Reads rows under these headings. @param mended what somebody wrote instead, by column */
export function rowReader(
  columns: readonly Column[],
  places: Places,
  context: Omit<FormContext, 'typed'>,
): (cells: readonly Cell[], mended?: Typed) => RowRead {
  // One for all rows: what a parser is given it does not keep.
  const typed: Typed = {};
  const given: FormContext = { ...context, typed };
  const placed = columns.map((column) => ({ column, name: column.name, place: places[column.name] }));

  return (cells, mended) => {
    const values: Record<string, unknown> = {};
    const read: RowRead = { values, problems: [], doubts: [], signs: 0 };
    for (const { name, place } of placed) {
      const text = textOf(place === undefined ? undefined : cells[place]);
      typed[name] = mended?.[name] ?? unsigned(text, read);
    }
    for (const { column, name, place } of placed) {
      const text = typed[name] ?? '';
      if (isBlank(text)) {
        if (!column.optional) read.problems.push(problem(name, place, text, 'empty'));
        continue;
      }
      if (text.length > longestAnswer) {
        read.problems.push(problem(name, place, text, `too-long:${longestAnswer}`));
        continue;
      }
      const cell = place === undefined || mended?.[name] !== undefined ? '' : (cells[place] ?? '');
      const spoilt = cell === '' ? undefined : spoiltCell(cell, text, column);
      const parsed = spoilt ? { error: spoilt } : column.parse(text, given);
      if ('error' in parsed) read.problems.push(problem(name, place, text, spoilt ?? spoiltWords(bare(text), column) ?? parsed.error));
      else {
        values[name] = parsed.value;
        if (parsed.doubt !== undefined) read.doubts.push(problem(name, place, text, parsed.doubt));
      }
    }
    return read;
  };
}

const problem = (column: string, place: number | undefined, found: string, code: string): CellProblem => ({
  column,
  ...(place === undefined ? {} : { place }),
  found,
  code,
});

/** A cell's words without what only says that they are words. */
function unsigned(text: string, read: { signs: number }): string {
  const first = text.charCodeAt(0);
  if (first !== 39 && first !== 0x2018 && first !== 0x2019 && first !== 61) return text;
  const [, behind, quoted] = /^(?:['‘’](.+)|="([^"]*)")$/su.exec(text) ?? [];
  const plain = behind ?? quoted;
  if (plain !== undefined) read.signs += 1;
  return plain ?? text;
}

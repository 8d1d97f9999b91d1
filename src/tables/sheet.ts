import { type Cell, type Merged, type SheetRow, textOf } from '../domain/table/cell';
import { dayOf, type DateSystem } from '../domain/table/serial';
import { type Budget } from './inflate';
import { longestCell, mostColumns, Refused } from './refused';
import { type SheetPart } from './workbook';
import { unescaped, walked } from './xml';

/** What cells refer to. */
export interface Shared {
  strings: readonly string[];
  days: readonly boolean[];
  dates: DateSystem;
  /** What all cells come to: their characters, and for each cell as many as it takes to write it again. */
  spend: Budget;
}

const ofCell = 20;
/** More merged ranges than anybody makes by hand; what is beyond is not told. */
const mostMerged = 2_000;

/** The rows of one sheet, as they come; empty ones are passed over. */
export async function* rowsOf(
  { name: sheet, entry }: SheetPart,
  shared: Shared,
  spend: Budget,
  merged: (range: Merged) => void,
): AsyncGenerator<readonly SheetRow[]> {
  let rows: SheetRow[] = [];
  let [row, place, merges] = [0, -1, 0];
  let cells: Cell[] = [];
  let [hidden, filled] = [false, false];
  let [type, style, value, formula] = ['', 0, '', ''];
  let within: 'value' | 'formula' | 'pronounced' | undefined;
  let computed = false;

  const open = (element: string, attributes: Record<string, string>): void => {
    switch (element) {
      case 'row':
        row = attributes['r'] === undefined ? row + 1 : Number(attributes['r']);
        [cells, place, filled] = [[], -1, false];
        hidden = /^(1|true)$/.test(attributes['hidden'] ?? '');
        break;
      case 'c':
        place = attributes['r'] === undefined ? place + 1 : columnOf(attributes['r']);
        [type, style, value, formula, computed] = [attributes['t'] ?? 'n', Number(attributes['s'] ?? 0), '', '', false];
        break;
      case 'f':
        [computed, within] = [true, 'formula'];
        break;
      case 'rPh':
        within = 'pronounced';
        break;
      case 'v':
      case 't':
        if (within !== 'pronounced') within = 'value';
        break;
      case 'mergeCell':
        if ((merges += 1) <= mostMerged) merged(rangeOf(attributes['ref'] ?? ''));
        break;
    }
  };
  const close = (element: string): void => {
    if (element === 'c') {
      const cell = cellOf(type, value, computed ? formula : undefined, shared.days[style] === true, shared);
      if (cell === '') return;
      shared.spend(ofCell + textOf(cell).length);
      if (place >= mostColumns) throw new Refused('too-many-columns', row);
      while (cells.length < place) cells.push('');
      cells[place] = cell;
      filled = true;
    } else if (element === 'row') {
      if (filled) rows.push({ sheet, row, cells, ...(hidden ? { hidden } : {}) });
    } else if (element !== 'is' && element !== 'r' && !(within === 'pronounced' && element === 't')) within = undefined;
  };
  const text = (words: string): void => {
    if (within === 'value') value += words;
    else if (within === 'formula') formula += words;
    if (value.length + formula.length > longestCell) throw new Refused('bomb');
  };

  for await (const _piece of walked(entry, spend, { open, text, close })) {
    yield rows;
    rows = [];
  }
  yield rows;
}

/** @param formula of a cell that is computed */
function cellOf(type: string, value: string, formula: string | undefined, isDay: boolean, { strings, dates }: Shared): Cell {
  switch (type) {
    case 's':
      return strings[Number(value)] ?? '';
    case 'str':
    case 'inlineStr':
      return unescaped(value);
  }
  if (value === '') return formula === undefined ? '' : { kind: 'formula', text: `=${formula}` };
  switch (type) {
    case 'b':
      return value === '1' ? 'TRUE' : 'FALSE';
    case 'e':
      return { kind: 'error', text: value };
    case 'd':
      return { kind: 'date', text: value.slice(0, 10) };
  }
  const number = Number(value);
  const day = dayOf(number, dates);
  if (isDay && day) return { kind: 'date', text: day };
  return { kind: 'number', text: written(number, value), ...(day && Number.isInteger(number) ? { day } : {}) };
}

/** As a spreadsheet writes a number out: 15 digits count, and what it kept of the rest is noise; a long one in full, with zeros for what was lost. */
function written(number: number, value: string): string {
  if (!Number.isFinite(number)) return value;
  if (Math.abs(number) < 1e15 || Math.abs(number) >= 1e21) return String(Number(number.toPrecision(15)));
  const [digits = '', exponent = ''] = number.toExponential(14).split('e');
  return digits.replace('.', '').padEnd(Number(exponent) + (number < 0 ? 2 : 1), '0');
}

/** `AB12` is the 28th: 27 from 0. */
function columnOf(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length && at < 4; at += 1) {
    const code = reference.charCodeAt(at);
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  return column - 1;
}

function rangeOf(reference: string): Merged {
  const [first = '', second = first] = reference.split(':');
  const row = (one: string): number => Number(/\d+$/.exec(one)?.[0] ?? 0);
  return { top: row(first), left: columnOf(first) + 1, bottom: row(second), right: columnOf(second) + 1 };
}

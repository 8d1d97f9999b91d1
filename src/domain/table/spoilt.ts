import { type Cell } from './cell';
import { type Column } from './column';
import { dayOf } from './serial';

/**
 * What spreadsheets do to data is told and never guessed back: `scientific` a long number shown as 3.5E+17; `digits-lost` one whose end
 * became zeros; `serial-date` a day kept as a number, followed by the days that it may be; `formula` without a value; `cell-error` #N/A;
 * `merged` nothing, because the cell above or before it holds for both.
 */
export type Spoilt = 'scientific' | 'digits-lost' | `serial-date:${string}` | 'formula' | 'cell-error' | 'merged';

/** What is wrong with a cell whatever its words would come to. */
export function spoiltCell(cell: Cell, text: string, { means }: Column): Spoilt | undefined {
  if (typeof cell === 'string') return text.startsWith('=') ? 'formula' : undefined;
  if (cell.kind === 'formula') return 'formula';
  if (cell.kind === 'error') return 'cell-error';
  if (cell.kind === 'date') return undefined;
  if (Math.abs(Number(cell.text)) >= 1e15) return 'digits-lost';
  return isDay(means) && cell.day ? `serial-date:${cell.day}` : undefined;
}

/** Why words that came to nothing may have done so. */
export function spoiltWords(text: string, { means }: Column): Spoilt | undefined {
  if (/^\d(\.\d+)?E\+?\d{1,2}$/i.test(text)) return 'scientific';
  if (/^[1-9]\d{14}0{1,6}$/.test(text)) return 'digits-lost';
  if (!isDay(means) || !/^\d{5}(\.\d+)?$/.test(text)) return undefined;
  const days = [dayOf(Number(text), 1900), dayOf(Number(text), 1904)].flatMap((day) => day ?? []);
  return days.length > 0 ? `serial-date:${days.join(':')}` : undefined;
}

const isDay = (means: Column['means']): boolean => means === 'date' || means === 'month';

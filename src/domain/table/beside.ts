import { normal } from '../text/normal';
import { isBlank, type SheetRow, textOf } from './cell';
import { type Places } from './heading';

/** Rows among the data that are none: a total, what is written under the table, the heading once more. */
export type Beside = 'total-rows' | 'note-rows' | 'headings-again';

const total = /^(本页|本月|全年|以上)?(合计|总计|小计|共计|总数|累计|subtotal|grandtotal|total)([:(\d].*)?$/u;
/** Nothing, or how many they are. */
const countAtMost = /^\d{0,5}[人名个位]?$/u;
const note = /^(填表|制表|填报|经办|审核|复核|负责|联系|单位|备注|说明|注)(人|日期|时间|单位|电话|盖章|负责人|\(?盖章\)?)?[:(\d]/u;

/**
 * What a row is if it is no data. Only where the key has nothing, a count, or these very words: somebody may be called 总计.
 * @param headings of the table, by place
 */
export function besideData({ cells }: SheetRow, key: string, places: Places, headings: readonly string[]): Beside | undefined {
  const place = places[key] ?? -1;
  const there = textOf(cells[place]);
  if (/\d{6}/.test(there)) return undefined;
  const atKey = normal(there);
  if (atKey !== '' && atKey === normal(headings[place] ?? '')) return 'headings-again';
  if (/\d{6}/.test(atKey) || !(countAtMost.test(atKey) || total.test(atKey) || note.test(atKey))) return undefined;
  const words = cells.filter((cell) => !isBlank(cell)).map((cell) => normal(textOf(cell)));
  if (words.some((one) => total.test(one))) return 'total-rows';
  return note.test(words[0] ?? '') ? 'note-rows' : undefined;
}

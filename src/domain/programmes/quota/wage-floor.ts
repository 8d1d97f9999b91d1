import { type Found } from '../../ground/explained';
import { type MinimumWage, minimumWageIn, published } from '../../ground/minimum-wages';
import { formatYuan } from '../../money';
import { type Fen, type Month } from '../../values';
import { found } from '../rule';
import { monthInWords } from './month-words';

/** `provisional`: found by a minimum wage of grade C, K or PD; nobody is counted or left out on it without a person. */
export interface Floor extends Found {
  provisional: boolean;
}

/**
 * Whether a month's wage lets it count: not below the minimum wage in force in that very month, which may change within the year (Qingyang's notice
 * of 2025; Tonghua's of 2026 has two figures for one year; policy research §3.1). One fen below is below. Unknown where wage or minimum is.
 * @param table the minimum wages of the place
 */
export function wageReaches(table: readonly MinimumWage[], month: Month, wage: Fen | undefined): Floor {
  const { 'zh-CN': zh, en } = monthInWords(month);
  const minimum = minimumWageIn(table, month);
  const unknown = (zhWhy: string, enWhy: string): Floor => ({ ...found('unknown', zhWhy, enWhy), provisional: false });
  if (!minimum) return unknown(`${zh}的当地最低工资标准还没有录入`, `the local minimum wage of ${en} has not been entered`);
  const floor = formatYuan(minimum.fen);
  if (wage === undefined) return unknown(`${zh}的工资还不知道`, `the wage of ${en} is not known yet`);
  const paid = formatYuan(wage);
  const verdict =
    wage >= minimum.fen
      ? found(
          'met',
          `${zh}工资 ${paid} 元，不低于当地最低工资 ${floor} 元`,
          `wage of ${en}: ${paid} yuan, not below the local minimum of ${floor}`,
        )
      : found(
          'unmet',
          `${zh}工资 ${paid} 元，低于当地最低工资 ${floor} 元`,
          `wage of ${en}: ${paid} yuan, below the local minimum of ${floor}`,
        );
  return { ...verdict, provisional: published(minimum).provisional };
}

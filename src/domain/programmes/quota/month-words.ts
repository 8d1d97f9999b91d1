import { type Localised } from '../../ground/localised';
import { type Month } from '../../values';

const names = 'January February March April May June July August September October November December'.split(' ');

/** `2025年1月`, `January 2025`. */
export function monthInWords(month: Month): Localised {
  const [year, of] = month.split('-').map(Number) as [number, number];
  return { 'zh-CN': `${year}年${of}月`, en: `${names[of - 1] ?? ''} ${year}` };
}

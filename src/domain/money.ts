import { plain } from './text/normal';
import { type Fen } from './values';

/** `1,234.50`: two decimals, thousands parted. */
export function formatYuan(fen: Fen): string {
  const [whole, part] = (Math.abs(fen) / 100).toFixed(2).split('.') as [string, string];
  return `${fen < 0 ? '-' : ''}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${part}`;
}

export type MoneyError = 'not-a-number' | 'negative' | 'fraction-of-fen' | 'too-large';

/**
 * Yuan as people type them: full-width digits, thousands parted by commas or spaces, a sign of the currency. A comma anywhere else is
 * no thousand's and is refused: `1,5` is not fifteen. @returns fen, or what is wrong
 */
export function parseYuan(text: string): { fen: Fen } | { error: MoneyError } {
  const typed = /^[\d.]*$/.test(text)
    ? text
    : plain(text)
        .replace(/^(人民币|RMB|CNY|[¥￥])\s*/iu, '')
        .replace(/(元整|圆整|元|圆|RMB|CNY)$/iu, '')
        .trimEnd()
        .replace(/^-\s*[¥￥]?\s*/u, '-');
  if (typed.startsWith('-')) return { error: 'negative' };
  const [, grouped, part = ''] = /^(\d+|\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+)(?:\.(\d*))?$/.exec(typed) ?? [];
  if (grouped === undefined) return { error: 'not-a-number' };
  const whole = grouped.replace(/[, ]/g, '');
  if (part.length > 2) return { error: 'fraction-of-fen' };
  if (whole.replace(/^0+/, '').length > 10) return { error: 'too-large' };
  return { fen: (Number(whole) * 100 + Number(part.padEnd(2, '0'))) as Fen };
}

const figures = '零壹贰叁肆伍陆柒捌玖';

/** An amount in figures that cannot be altered (中文大写金额, 正确填写票据和结算凭证的基本规定): 12000.50 is 壹万贰仟元伍角. @param fen not negative */
export function yuanInWords(fen: Fen): string {
  const [whole, jiao, rest] = [Math.floor(fen / 100), Math.floor((fen % 100) / 10), fen % 10];
  if (fen === 0) return '零元整';
  const yuan = whole === 0 ? '' : `${inWords(whole)}元`;
  if (jiao === 0 && rest === 0) return `${yuan}整`;
  const tenths = jiao > 0 ? `${figures[jiao] ?? ''}角` : yuan === '' ? '' : '零';
  return yuan + tenths + (rest > 0 ? `${figures[rest] ?? ''}分` : '');
}

function inWords(whole: number): string {
  let words = '';
  let gap = false;
  const digits = String(whole);
  for (const [at, digit] of [...digits].entries()) {
    const place = digits.length - 1 - at;
    if (digit !== '0') {
      words += `${gap ? '零' : ''}${figures[Number(digit)] ?? ''}${['', '拾', '佰', '仟'][place % 4] ?? ''}`;
      gap = false;
    } else gap = true;
    // 万 or 亿 stands once for its four places, unless none of them counted.
    if (place > 0 && place % 4 === 0 && Number(digits.slice(Math.max(0, at - 3), at + 1)) > 0) words += place === 4 ? '万' : '亿';
  }
  return words;
}

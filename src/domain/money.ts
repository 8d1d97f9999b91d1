import { type Fen } from './values';

/** `1,234.50`: two decimals, thousands parted. */
export function formatYuan(fen: Fen): string {
  const [whole, part] = (Math.abs(fen) / 100).toFixed(2).split('.') as [string, string];
  return `${fen < 0 ? '-' : ''}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${part}`;
}

export type MoneyError = 'not-a-number' | 'negative' | 'fraction-of-fen' | 'too-large';

/** Yuan as people type them: full-width digits, thousands, a sign of the currency. @returns fen, or what is wrong */
export function parseYuan(text: string): { fen: Fen } | { error: MoneyError } {
  const plain = text.normalize('NFKC').replace(/[\s,¥￥]|元$|RMB$/giu, '');
  if (/^[-−]/.test(plain)) return { error: 'negative' };
  const [, whole, part = ''] = /^(\d+)(?:\.(\d*))?$/.exec(plain) ?? [];
  if (whole === undefined) return { error: 'not-a-number' };
  if (part.length > 2) return { error: 'fraction-of-fen' };
  if (whole.replace(/^0+/, '').length > 10) return { error: 'too-large' };
  return { fen: (Number(whole) * 100 + Number(part.padEnd(2, '0'))) as Fen };
}

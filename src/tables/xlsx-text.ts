import { longestCell } from './refused';

/** Text as a workbook's parts have it: what XML cannot carry is left out, and what reads as a mark of a character is escaped. */
export const xml = (text: string): string =>
  text
    .slice(0, longestCell)
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/\r/g, '_x000D_')
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
    .replace(/[&<>"]/g, (one) => `&#${one.charCodeAt(0)};`);

/** From 0: `A`, `Z`, `AA`. */
export const letters = (place: number): string =>
  (place >= 26 ? letters(Math.floor(place / 26) - 1) : '') + String.fromCharCode(65 + (place % 26));

import { atTheirPlace } from './private-use';

/**
 * What people and machines paste, in one place. There are two forms of a text: the one that is *kept and shown* (as typed, without what
 * nobody can see: `line`, `lines`), and the one that is *compared* (`normal` for words, `bare` for numbers of things, `login` for names of
 * accounts). Whatever is looked up, compared with a registry, or read as a number goes through here first.
 */

/** Nobody sees these (Default_Ignorable_Code_Point, UAX #44), but a variation selector shows another form of a rare character; U+202E turns the writing round and is left for whoever must refuse it. */
const unseen = /(?![\uFE00-\uFE0F\u{E0100}-\u{E01EF}\u202E])\p{Default_Ignorable_Code_Point}/gu;
/** Spaces of other widths, except the ideographic one that people indent with. */
const oddSpace = /(?!\u3000)\p{Zs}/gu;

/** Printable ASCII and the ideographs of every day: none of what follows changes one of them, and nearly all texts have no others. */
const common = /^[\x20-\x7E\u4E00-\u9FA5]*$/;

const visible = (text: string): string =>
  common.test(text) ? text : atTheirPlace(text.normalize('NFC')).replace(unseen, '').replace(oddSpace, ' ');

/** One line to keep and to show: a name, a firm, an address. */
export const line = (text: string): string =>
  /^[\x21-\x7E\u4E00-\u9FA5]*$/.test(text) ? text : visible(text).replace(/\s+/gu, ' ').trim();

/** Running text to keep and to show: its own lines and indents, ends of lines as `\n`. */
export const lines = (text: string): string =>
  visible(text)
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replaceAll('\u202E', '')
    .trim();

/** Full-width letters and digits as plain ones, every dash as `-`, nothing unseen, ends bare: what a parser reads. */
export const plain = (text: string): string =>
  common.test(text)
    ? text.trim()
    : visible(text)
        .normalize('NFKC')
        .replace(/[\uFE00-\uFE0F\u{E0100}-\u{E01EF}\u202E]/gu, '')
        .replace(/[\p{Pd}\u2212\u2500]/gu, '-')
        .trim();

/** The point between the parts of a name (间隔号) as keyboards, fonts and registers write it. */
const points = /[.\u2022\u2027\u2219\u22C5\u25CF\u2E31\u2E33\u30FB\uA78F\u16EB]/gu;

/** Words as they are compared: names, firms, addresses, headings of columns, searches. Never shown. */
export const normal = (text: string): string =>
  /^[a-z\d/\u4E00-\u9FA5-]*$/.test(text)
    ? text
    : plain(text)
        .replace(points, '·')
        .replace(/[[{〔【〖]/gu, '(')
        .replace(/[\]}〕】〗]/gu, ')')
        .replace(/\s+/gu, '')
        .toLowerCase();

export const sameWords = (one: string, other: string): boolean => normal(one) === normal(other);

/** The number of a document, a card, a firm or a case: spaces, dashes and a spreadsheet's apostrophe mean nothing in it. */
export const bare = (text: string): string =>
  /^[\dA-Z]*$/.test(text)
    ? text
    : plain(text)
        .replace(/^['‘’]|[\s-]/gu, '')
        .toUpperCase();

/** The name of an account, or an e-mail address, as it is looked up. */
export const login = (text: string): string => plain(text).replace(/\s+/gu, '').toLowerCase();

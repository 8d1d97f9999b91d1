import { line, lines } from '../text/normal';

/** `at-most:50:63`: how long it may be, and how long it is, in characters (code points). */
export type WordsError = 'empty' | 'characters' | `at-most:${number}:${number}`;

/** Control and direction characters, unpaired halves, markup, and pictures: none belongs in a name. */
const strange = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}<>{}$\\`]|\p{Extended_Pictographic}/u;
const controls = /[\p{Cs}\p{Cn}\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/u;

/** A name of a person or a firm: rare characters of every CJK extension are kept. @param most characters (code points) */
export const parseName = (text: string, most = 50): { value: string } | { error: WordsError } => checked(line(text), most, strange);

/** One line of words that are no name: an address. @param most characters (code points) */
export const parseLine = (text: string, most = 200): { value: string } | { error: WordsError } =>
  checked(line(text).replaceAll('\u202E', ''), most, controls);

/** Running text, kept as it was typed, lines and all. @param most characters (code points) */
export const parseText = (text: string, most = 2_000): { value: string } | { error: WordsError } => checked(lines(text), most, controls);

/** Code points; where none is of two halves, there is nothing to count. */
const charactersIn = (value: string): number => (/[\uD800-\uDBFF]/.test(value) ? [...value].length : value.length);

function checked(value: string, most: number, refused: RegExp): { value: string } | { error: WordsError } {
  const length = charactersIn(value);
  if (length === 0) return { error: 'empty' };
  if (length > most) return { error: `at-most:${most}:${length}` };
  return refused.test(value) ? { error: 'characters' } : { value };
}

export type WordsError = 'empty' | 'too-long' | 'characters';

/** Control and direction characters, unpaired halves, markup, and pictures: none belongs in a name. */
const strange = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}<>{}$\\`]|\p{Extended_Pictographic}/u;
const controls = /[\p{Cs}\p{Cn}\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/u;

/** A name of a person or a firm: rare characters of every CJK extension are kept. @param most characters (code points) */
export function parseName(text: string, most = 50): { value: string } | { error: WordsError } {
  const value = text.normalize('NFC').trim().replace(/\s+/gu, ' ');
  if (value === '') return { error: 'empty' };
  if ([...value].length > most) return { error: 'too-long' };
  return strange.test(value) ? { error: 'characters' } : { value };
}

/** Running text, kept as it was typed, lines and all. @param most characters (code points) */
export function parseText(text: string, most = 2_000): { value: string } | { error: WordsError } {
  const value = text.normalize('NFC').replace(/\r\n?/g, '\n').trim();
  if (value === '') return { error: 'empty' };
  if ([...value].length > most) return { error: 'too-long' };
  return controls.test(value) ? { error: 'characters' } : { value };
}

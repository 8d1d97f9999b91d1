import { type Office } from '../domain/offices';
import { type Policy } from '../domain/policy/policy';
import { type LetterParams } from './params';
import { valuesOf } from './values';
import { wordsOf } from '../domain/programmes/words';
import { type Language, type Words } from './words';

export { type Language } from './words';

export interface LetterRules {
  policies: readonly Policy[];
  offices: readonly Office[];
}

export interface Written {
  subject: string;
  /** The whole letter, a paragraph a line. */
  paragraphs: string[];
  /** What a short message says: never more than the number, what happened and what to do. */
  short: string;
  /** Whose letter it is (落款). */
  office?: Office;
}

/**
 * A letter's words in the reader's language. @param texts the words that its event refers to, by id
 * Nothing here knows the kind or grade of a disability, so no letter can tell it.
 */
export function writeLetter(
  template: string,
  params: LetterParams,
  words: Words,
  language: Language,
  { policies, offices }: LetterRules,
  texts: ReadonlyMap<string, string>,
): Written {
  const policy = policies.find((one) => one.id === params.policy);
  const office = offices.find((one) => one.id === params.office);
  const t = policy ? wordsOf(words, policy.programme) : words;
  const values = valuesOf(params, policy, office, t, language, texts);
  return {
    subject: t(`letters.${template}.subject`, values),
    paragraphs: t(`letters.${template}.body`, values)
      .split('\n')
      .filter((line) => line.trim() !== ''),
    short: t(`letters.${template}.short`, values),
    ...(office ? { office } : {}),
  };
}

/** Ids of the texts that a letter's event refers to. */
export const textsIn = ({ event, payee, hearing }: LetterParams): string[] => [
  ...('text' in event && event.text ? [event.text.id] : []),
  ...(event.type === 'supplement-asked' ? event.items.map((one) => one.text.id) : []),
  ...(payee ? [payee.id] : []),
  ...(hearing ? [hearing.asked.id] : []),
];

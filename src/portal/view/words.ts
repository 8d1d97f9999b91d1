import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Response } from 'express';
import { camel, type Words, wordsOf } from '../../domain/programmes/words';
import { type Language } from '../../store/people';
import { projectFolder } from '../../root';
import { compiled } from './compiled-words';

/** Words for a key of the locales, with its parameters put in. Escaping is the template's. */
export type Translate = Words;

/** From here on this page speaks as a programme does: its templates too. */
export function speakAs(res: Response, programme: string): void {
  res.locals.t = wordsOf(res.locals.t, programme);
}

export const languages: readonly Language[] = ['zh-CN', 'en'];
export const isLanguage = (given: unknown): given is Language => languages.some((one) => one === given);

/**
 * A language's words: one file a topic, whose name in camel case is the first part of its keys (`sign-in.json` has `signIn.title`).
 * @param of whose `locales`; the project's if nothing else is said
 */
export function localeOf(language: Language, of = projectFolder()): Record<string, unknown> {
  const folder = join(of, 'locales', language);
  const topics = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort();
  return Object.fromEntries(
    topics.map((name) => [camel(name.slice(0, -5)), JSON.parse(readFileSync(join(folder, name), 'utf8')) as unknown]),
  );
}

/** Topics of both; of a topic that is in both, what either says. */
const together = (one: Record<string, unknown>, other: Record<string, unknown>): Record<string, unknown> => ({
  ...one,
  ...Object.fromEntries(
    Object.entries(other).map(([topic, words]) => [topic, { ...(one[topic] as object | undefined), ...(words as object) }]),
  ),
});

/**
 * Reads both locales once; for each language a function from key to words. What English lacks is said in Chinese; a key that neither has
 * is said itself.
 * @param more folders with `locales` beside the project's own; what they say of a topic that is there already, a programme's for instance, is added to it
 */
export function loadWords(more: readonly string[] = []): (language: Language) => Translate {
  const textsOf = (language: Language) =>
    compiled([localeOf(language), ...more.map((folder) => localeOf(language, folder))].reduce(together));
  const chinese = textsOf('zh-CN');
  const texts = new Map(languages.map((language) => [language, new Map([...chinese, ...textsOf(language)])]));
  return (language) => {
    const known = texts.get(language) ?? chinese;
    return (key, params = {}) => known.get(key)?.(params) ?? key;
  };
}

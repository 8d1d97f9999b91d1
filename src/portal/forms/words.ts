import { type Translate } from '../view/words';

/** Words for a key, or nothing where the locales have none. */
export const optionalWords = (t: Translate, key: string): string | undefined => {
  const words = t(key);
  return words === key ? undefined : words;
};

/**
 * The words of a form, as whoever speaks says them: a page of a draft or a case in those of its programme (`speakAs`). A question goes by
 * its address, `firm.name`.
 */
export const formWords = (t: Translate) => ({
  title: (part: string): string => t(`form.${part}.title`),
  lead: (part: string): string => t(`form.${part}.lead`),
  /** What the button says by which a registry is asked. */
  lookUp: (part: string): string => t(`form.${part}.lookUp`),
  label: (address: string): string => t(`form.${address}.label`),
  hint: (address: string): string | undefined => optionalWords(t, `form.${address}.hint`),
  /** An answer to choose; nothing for one that the form does not offer. */
  option: (address: string, value: string): string | undefined => optionalWords(t, `form.${address}.options.${value}`),
});

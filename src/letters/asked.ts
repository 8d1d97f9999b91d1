import { type Answers, valuesOf } from '../domain/form/answers';
import { findProgramme } from '../domain/programmes';
import { type Words } from './words';

/**
 * What somebody is asked to answer, as whoever began the case wrote it: each of their words under its label. Days and other numbers are left out: the
 * letter says the date.
 * @param answers as they were kept: JSON
 */
export function askedIn(programme: string, answers: string | undefined, t: Words): string {
  const one = findProgramme(programme);
  const part = one?.form.find(({ id }) => id === one.begunOver?.asks);
  if (!part || answers === undefined) return '';
  const values = valuesOf(JSON.parse(answers) as Answers, part.id);
  return part.fields
    .flatMap(({ name, options }) => {
      const value = values[name];
      if (typeof value !== 'string') return [];
      const address = `form.${part.id}.${name}`;
      return [t('letters.asked', { label: t(`${address}.label`), words: options ? t(`${address}.options.${value}`) : value })];
    })
    .join('\n');
}

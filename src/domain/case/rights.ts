import { type Policy } from '../policy/policy';
import { type CaseState } from './state';

/** What is claimed once: item × whose right × period, by random ids and in sorted order. */
export function rightsOf({ once }: Policy, { subjects, facts }: Pick<CaseState, 'subjects' | 'facts'>): string[] {
  const period = once.period === 'year' ? `/${facts.on.slice(0, 4)}` : '';
  return subjects.map((subject) => `${once.item}/${subject}${period}`).sort();
}

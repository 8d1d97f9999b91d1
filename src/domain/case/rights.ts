import { type Policy } from '../policy/policy';
import { type CaseState } from './state';

/** What is claimed once: item × person (or firm, or premises) × period, by random ids and in sorted order. */
export function rightsOf({ once }: Policy, { founders, facts }: CaseState): string[] {
  const period = once.period === 'year' ? `/${facts.on.slice(0, 4)}` : '';
  return founders.map((person) => `${once.item}/${person}${period}`).sort();
}

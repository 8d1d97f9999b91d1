import { above, type Actor, type Office } from '../../../domain/offices';
import { type OfficeId } from '../../../domain/values';

/**
 * Whose lines an auditor reads: those that concern their own office or one below it. Where no office stands above theirs they read every
 * line, those of drafts and of people without a post too. Undefined if the actor audits nowhere.
 */
export function auditScope(offices: readonly Office[], { posts }: Actor): { all: boolean; offices: OfficeId[] } | undefined {
  const own = posts.filter(({ role }) => role === 'auditor').map(({ office }) => office);
  if (own.length === 0) return undefined;
  const below = offices.filter((office) => above(offices, office).some((one) => own.includes(one.id))).map(({ id }) => id);
  const all = offices.some((office) => own.includes(office.id) && office.parent === undefined);
  return { all, offices: [...new Set([...own, ...below])] };
}

import { above, type Actor, type Office } from '../../domain/offices';
import { type OfficeId } from '../../domain/values';

/** The offices whose cases an officer's lists show: their own, and for supervisors and auditors those below; a scorer sees what they were drawn for, and no office's. */
export function officesBelow(offices: readonly Office[], actor: Actor): OfficeId[] {
  const own = actor.posts.filter(({ role }) => role !== 'scorer').map((post) => post.office);
  const over = actor.posts.filter(({ role }) => role === 'supervisor' || role === 'auditor').map((post) => post.office);
  const below = offices.filter((office) => above(offices, office).some((one) => over.includes(one.id))).map((office) => office.id);
  return [...new Set([...own, ...below])];
}

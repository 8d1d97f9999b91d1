import { above, type Office } from '../offices';
import { type OfficeId } from '../values';

/** The chain above an office, nearest first. */
export function officesAbove(offices: readonly Office[], id: OfficeId): OfficeId[] {
  const office = offices.find((one) => one.id === id);
  return office ? above(offices, office).map((one) => one.id) : [];
}

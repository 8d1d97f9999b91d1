import { type Resident } from '../../domain/places/stay';
import { type LocalDate } from '../../domain/values';
import { type Registered } from '../../store/places';
import { type Enrolled } from '../../store/stays';
import { type Store } from '../../store/store';

/**
 * Enrols somebody in a place that was open when its page was read. Whoever closes it looks for people after the write, and this looks at the place after
 * its own: one of the two sees the other, so that nobody is left in a place that closed.
 * @param from the first day @returns `closed` where it closed meanwhile: then the stay has ended with it
 */
export async function enrolIn(
  { places, stays }: Pick<Store, 'places' | 'stays'>,
  { id }: Pick<Registered, 'id'>,
  from: LocalDate,
  resident: Resident,
): Promise<Enrolled | { kind: 'closed' }> {
  const enrolled = await stays.enrol(id, from, resident);
  const last = (await places.find(id))?.closed;
  if (last === undefined) return enrolled;
  await stays.leave(id, enrolled.stay.id, last > from ? last : from, 'left');
  return { kind: 'closed' };
}

import { type LocalDate } from '../src/domain/values';
import { morning } from './effects';

const { openDue, tellWaiting, remindWindows, askCorrections } = morning;

/**
 * Once a day, by the schedule: opens every invitation whose day has come, and tells whoever asked to be told of a day or an opening,
 * the units whose window closes, and whoever is to correct what another case contradicts; a handful at a time. @param asOf another day than today
 */
export async function openInvitations(asOf?: LocalDate): Promise<void> {
  for (const some of [openDue, tellWaiting, remindWindows, askCorrections]) {
    let after: string | undefined = '';
    while (after !== undefined) after = await some(after, asOf);
  }
}

import { localDate } from '../src/domain/calendar/instants';
import { type Instant } from '../src/domain/values';
import { type Schedules } from './contract';
import { type OpeningParts, openOne } from './open-one';

/** So many at once that an activity is soon over. */
const handful = 50;

/** Opens the invitations whose day has come. Where nothing was open in their place as the series began they wait. */
export const openDueIn =
  (parts: OpeningParts): Schedules['openDue'] =>
  async (after, asOf) => {
    const due = await parts.store.invitations.due(asOf ?? localDate(new Date().toISOString() as Instant), after, handful);
    for (const one of due) await openOne(parts, one);
    return due.length < handful ? undefined : due.at(-1)?.key;
  };

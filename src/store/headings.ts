import { type Connection } from 'mongoose';
import { type Remembered } from '../domain/table/heading';
import { collectionOf, json } from './collection';

interface Row {
  _id: string;
  said: Remembered;
}

/** No unit has more headings than these in all its tables; of more the last said hold. */
const most = 300;

/** What was said of the headings of a unit's own tables, so that it is said once: headings are words of a form, and nobody's data. */
export function headingsOf(connection: Connection) {
  const headings = collectionOf<Row>(connection, 'headings', { said: json });
  const idOf = (holder: string, part: string): string => `${holder}/${part}`;

  return {
    /** @param holder the unit, or whoever uploads for themselves @param part of which table */
    async of(holder: string, part: string): Promise<Remembered> {
      return (await headings.findById(idOf(holder, part)).lean<Row | null>())?.said ?? {};
    },

    async keep(holder: string, part: string, said: Remembered): Promise<void> {
      const last = Object.fromEntries(Object.entries(said).slice(-most));
      await headings.updateOne({ _id: idOf(holder, part) }, { $set: { said: last } }, { upsert: true });
    },
  };
}

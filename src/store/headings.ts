import { type Connection } from 'mongoose';
import { type Remembered } from '../domain/table/heading';
import { collectionOf, json } from './collection';

interface Row {
  _id: string;
  said: Remembered;
}

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
      await headings.updateOne({ _id: idOf(holder, part) }, { $set: { said } }, { upsert: true });
    },
  };
}

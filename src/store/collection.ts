import { type IndexDescription } from 'mongodb';
import { Schema, type Connection, type IndexDefinition, type IndexOptions, type Model, type SchemaDefinition } from 'mongoose';

/** What every document here has: a natural key in words, so that writing twice is noticed by the key itself. */
export interface Keyed {
  _id: string;
}

/** Members that are JSON as a whole (a state, an event): stored as they are, empty objects included. */
export const json = Schema.Types.Mixed;

/** The model of one collection; it never leaves the file that asks for it. A member or a filter that the schema does not name throws. */
export function collectionOf<Row extends Keyed>(
  connection: Connection,
  name: string,
  definition: SchemaDefinition,
  indexes: readonly [IndexDefinition, IndexOptions?][] = [],
): Model<Row> {
  const known = connection.models[name];
  if (known) return known as unknown as Model<Row>;
  const schema = new Schema(
    { _id: { type: String, required: true }, ...definition },
    {
      collection: name,
      strict: 'throw',
      strictQuery: 'throw',
      minimize: false,
      versionKey: false,
      autoIndex: false,
      autoCreate: false,
      id: false,
    },
  );
  for (const [fields, options] of indexes) schema.index(fields, options);
  return connection.model(name, schema) as unknown as Model<Row>;
}

/**
 * Makes every index of every collection asked for so far; awaited at the start, before anything is read. As many collections at once as
 * the pool has sockets: on a slow disk each takes a while, and whoever waits for a socket longer than the pool allows fails.
 */
export async function ensureIndexes(connection: Connection): Promise<void> {
  const models = Object.values(connection.models).values();
  const lane = async (): Promise<void> => {
    for (const { schema, collection } of models) {
      const indexes = schema.indexes().map(([key, options]) => ({ ...options, key }) as IndexDescription);
      // All of a collection by one command.
      if (indexes.length > 0) await collection.createIndexes(indexes);
    }
  };
  await Promise.all(Array.from({ length: connection.getClient().options.maxPoolSize }, lane));
}

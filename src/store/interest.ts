import { type Connection } from 'mongoose';
import { type ActorId, type AreaCode, type Instant, type LocalDate } from '../domain/values';
import { collectionOf } from './collection';
import { unlessThere } from './duplicate';

/** 意向登记: somebody who wants to be told when a programme opens where they live, or from when on they qualify. */
export interface Interest {
  programme: string;
  area: AreaCode;
  actor: ActorId;
  at: Instant;
  /** Too early today: to be told on this day. Without it, when it opens. */
  from?: LocalDate;
}

interface Row extends Interest {
  _id: string;
}

const key = ({ programme, area, actor, from }: Omit<Interest, 'at'>): string => [programme, area, actor, ...(from ? [from] : [])].join('/');

export function interestOf(connection: Connection) {
  const interests = collectionOf<Row>(
    connection,
    'interest',
    { programme: String, area: String, actor: String, at: String, from: String },
    [[{ programme: 1, area: 1, at: 1 }], [{ actor: 1 }], [{ from: 1 }, { partialFilterExpression: { from: { $type: 'string' } } }]],
  );
  const bare = (rows: Row[]): Interest[] => rows.map(({ _id: _key, ...interest }) => interest);

  return {
    /** Once per person, programme, area and day; false if it was there. */
    async keep(interest: Interest): Promise<boolean> {
      return (await unlessThere(() => interests.insertMany([{ ...interest, _id: key(interest) }]))) !== undefined;
    },
    async withdraw(interest: Omit<Interest, 'at'>): Promise<void> {
      await interests.deleteOne({ _id: key(interest) });
    },
    /** Whom to tell when it opens, first come first. */
    async of(programme: string, area: AreaCode): Promise<Interest[]> {
      return bare(await interests.find({ programme, area, from: null }).sort({ at: 1 }).lean<Row[]>());
    },
    /** Who waits for an opening, and whose day has come, by key. @param after the last key of the batch before; empty at first */
    async waiting(today: LocalDate, after: string, limit: number): Promise<(Interest & { key: string })[]> {
      const rows = await interests
        .find({ _id: { $gt: after }, $or: [{ from: null }, { from: { $lte: today } }] })
        .sort({ _id: 1 })
        .limit(limit)
        .lean<Row[]>();
      return rows.map(({ _id, ...interest }) => ({ ...interest, key: _id }));
    },
    /** They were told. */
    async strikeOff(one: string): Promise<void> {
      await interests.deleteOne({ _id: one });
    },
    async by(actor: ActorId): Promise<Interest[]> {
      return bare(await interests.find({ actor }).lean<Row[]>());
    },
  };
}

import { type Connection } from 'mongoose';
import { type ActorId, type Instant, type LocalDate, type OfficeId } from '../domain/values';
import { collectionOf } from './collection';
import { unlessThere } from './duplicate';

/** One draw of cases to be spot-checked (抽查): all that is needed to draw it again and see that it comes out the same. */
export interface Draw {
  id: string;
  office: OfficeId;
  by: ActorId;
  at: Instant;
  programme: string;
  from: LocalDate;
  to: LocalDate;
  seed: string;
  /** Numbers of all cases that it was drawn from. */
  pool: string[];
  count: number;
}

type Row = Omit<Draw, 'id'> & { _id: string };

const whole = ({ _id, ...rest }: Row): Draw => ({ id: _id, ...rest });

/** Never changed and never taken back: a draw that does not please is drawn beside, and both stand here. */
export function drawsOf(connection: Connection) {
  const draws = collectionOf<Row>(
    connection,
    'draws',
    {
      office: String,
      by: String,
      at: String,
      programme: String,
      from: String,
      to: String,
      seed: String,
      pool: [String],
      count: Number,
    },
    [[{ office: 1, at: -1 }]],
  );
  return {
    /** Once for an id. @returns what stands there: the first one's seed and pool */
    async keep({ id, ...draw }: Draw): Promise<Draw> {
      await unlessThere(() => draws.insertMany([{ ...draw, _id: id }]));
      return whole((await draws.findById(id).lean<Row | null>()) ?? { ...draw, _id: id });
    },
    async find(id: string): Promise<Draw | undefined> {
      const row = await draws.findById(id).lean<Row | null>();
      return row ? whole(row) : undefined;
    },
    /** Of these offices, newest first. */
    async of(offices: readonly OfficeId[]): Promise<Draw[]> {
      return (
        await draws
          .find({ office: { $in: [...offices] } })
          .sort({ at: -1 })
          .limit(50)
          .lean<Row[]>()
      ).map(whole);
    },
  };
}

import { type Connection } from 'mongoose';
import { type ActorId, type AreaCode, type Instant, type LocalDate, type PartyId } from '../domain/values';
import { instantNow } from './clock';
import { collectionOf } from './collection';

/** A unit that would take a place over if its operator fails. */
export interface Successor {
  area: AreaCode;
  party: PartyId;
  /** Whoever stands lower is asked first; only their order counts. */
  rank: number;
  from: LocalDate;
  /** The last day that it is asked. */
  until: LocalDate;
  by: ActorId;
  at: Instant;
}

type Row = Successor & { _id: string };

const whole = ({ _id: _key, ...rest }: Row): Successor => rest;
const idOf = (area: AreaCode, party: PartyId): string => `${area}/${party}`;

/** 备选承接企业库: of a district or a city, in the order in which they would be asked. One document for each. */
export function successorsOf(connection: Connection) {
  const successors = collectionOf<Row>(
    connection,
    'successors',
    { area: String, party: String, rank: Number, from: String, until: String, by: String, at: String },
    [[{ area: 1, rank: 1 }]],
  );

  const of = async (areas: readonly AreaCode[]): Promise<Successor[]> =>
    (
      await successors
        .find({ area: { $in: [...areas] } })
        .sort({ rank: 1, _id: 1 })
        .limit(500)
        .lean<Row[]>()
    ).map(whole);

  return {
    /** All of these areas, whether or not they are asked today. */
    of,

    /** Puts it at the end; of one that is there already only until when, so that pressed twice it is once. */
    async add({ area, party, from, until, by }: Omit<Successor, 'rank' | 'at'>): Promise<void> {
      const last = (await of([area])).at(-1)?.rank ?? 0;
      await successors.updateOne(
        { _id: idOf(area, party) },
        { $set: { until, by, at: instantNow() }, $setOnInsert: { area, party, rank: last + 1, from } },
        { upsert: true },
      );
    },

    async takeOut(area: AreaCode, party: PartyId): Promise<void> {
      await successors.deleteOne({ _id: idOf(area, party) });
    },

    /**
     * Changes places with its neighbour. The rank that it takes lies between its new neighbours, so that one write is all there is and none is lost
     * by another's.
     */
    async move(area: AreaCode, party: PartyId, by: 1 | -1): Promise<void> {
      const all = await of([area]);
      const at = all.findIndex((one) => one.party === party);
      const past = all[at + by];
      if (at < 0 || !past) return;
      const beyond = all[at + by * 2]?.rank ?? past.rank + by * 2;
      await successors.updateOne({ _id: idOf(area, party) }, { $set: { rank: (past.rank + beyond) / 2 } });
    },
  };
}

export type Successors = ReturnType<typeof successorsOf>;

import { type Connection, type QueryFilter } from 'mongoose';
import { type Written } from '../domain/orders/order';
import { type ActorId, type Month, type PlaceId } from '../domain/values';
import { type Keys } from '../sealing/keys';
import { openJson, sealJson, type Place as SealedPlace, type Sealed } from '../sealing/seal';
import { instantNow } from './clock';
import { collectionOf, json } from './collection';
import { unlessThere } from './duplicate';
import { sealedRows } from './sealed-rows';

interface ReasonRow extends Written {
  stay: string;
  sealed: Sealed;
}

interface Row {
  /** `330402-home-003/2027-03`. */
  _id: string;
  place: PlaceId;
  month: Month;
  reasons: ReasonRow[];
}

/** Why somebody's wage of a month is below. */
export interface WageReason extends Written {
  why: string;
}

const sealedAt = (id: string, at: number): SealedPlace => ({ collection: 'piece-wages', id, field: `reasons.${at}` });
const idOf = (place: PlaceId, month: Month): string => `${place}/${month}`;

export const sealedPieceWages = sealedRows<Row>({
  collection: 'piece-wages',
  sealed: ({ reasons }) => reasons.map((_one, at) => ({ path: `reasons.${at}.sealed`, field: `reasons.${at}` })),
});

/** 计件工资说明: why a wage of a month is below the minimum. Reasons are added, and the last one counts. */
export function pieceWagesOf(connection: Connection, keys: Keys) {
  const months = collectionOf<Row>(connection, 'piece-wages', { place: String, month: String, reasons: [json] }, [
    [{ place: 1, month: 1 }],
  ]);

  const read = (place: PlaceId, month: Month): Promise<Row | null> => months.findById(idOf(place, month)).lean<Row | null>();

  const opened = ({ _id, reasons }: Row): Map<string, WageReason> =>
    new Map(
      reasons.map(({ stay, at, by, sealed }, n) => [stay, { at, by, ...(openJson(keys, sealedAt(_id, n), sealed) as { why: string }) }]),
    );

  return {
    /** By the id of the stay, the last of each. */
    async reasons(place: PlaceId, month: Month): Promise<Map<string, WageReason>> {
      const row = await read(place, month);
      return row ? opened(row) : new Map<string, WageReason>();
    },

    /** Erases the reasons of months before one, for good. */
    async eraseBefore(month: Month): Promise<void> {
      await months.deleteMany({ month: { $lt: month } });
    },

    /** Erases the reasons of one stay, in all months of its place. They are sealed by where they stand, so each stays as an empty one. */
    async forget(place: PlaceId, stay: string): Promise<void> {
      for (const { _id, reasons } of await months.find({ place, 'reasons.stay': stay } as QueryFilter<Row>).lean<Row[]>())
        for (const [at, one] of reasons.entries())
          if (one.stay === stay)
            await months.updateOne({ _id }, {
              $set: { [`reasons.${at}.sealed`]: sealJson(keys, sealedAt(_id, at), { why: '' }) },
            } as never);
    },

    /** Adds those that say something else than what stands. */
    async say(place: PlaceId, month: Month, said: ReadonlyMap<string, string>, by: ActorId): Promise<void> {
      const _id = idOf(place, month);
      if (said.size === 0) return;
      await unlessThere(async () => ((await months.exists({ _id })) ? undefined : months.insertMany([{ _id, place, month, reasons: [] }])));
      for (;;) {
        const row = (await read(place, month)) as Row;
        const stands = opened(row);
        const fresh = [...said].filter(([stay, why]) => stands.get(stay)?.why !== why);
        if (fresh.length === 0) return;
        const at = instantNow();
        const rows = fresh.map(([stay, why], n) => ({
          stay,
          at,
          by,
          sealed: sealJson(keys, sealedAt(_id, row.reasons.length + n), { why }),
        }));
        const filter = { _id, reasons: { $size: row.reasons.length } } as QueryFilter<Row>;
        if ((await months.updateOne(filter, { $push: { reasons: { $each: rows } } } as never)).matchedCount === 1) return;
      }
    },
  };
}

export type PieceWages = ReturnType<typeof pieceWagesOf>;

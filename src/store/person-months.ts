import { type Connection } from 'mongoose';
import { type CaseId, type PlaceId } from '../domain/values';
import { collectionOf } from './collection';
import { type Things } from './things';

/** What a case says of somebody: in which months (`2025-03`) they count there. */
export interface SlotClaim {
  /** Whose months: an identity number. */
  key: string;
  slots: readonly string[];
  /** An officer has refused the row: it claims nothing, and whoever else claims these months is told all the same. */
  waived?: boolean;
  /** Which row of the case's roster says it, from 0. */
  row?: number;
}

/** Whose a case is that claims: a unit is no rival of its own, however often it files, save for two places of its own. */
export interface Claimant {
  by: string;
  /** For which of its places, if it is for one. */
  place?: PlaceId;
}

/** What a case says of somebody, however it stands. */
export interface Said extends Rival {
  row?: number;
  /** It claims nothing of them now: refused, or borne out by nothing yet. */
  freed?: true;
}

/** A claim of another case upon some of the same months. */
export interface Rival {
  case: CaseId;
  slots: string[];
}

interface Row {
  /** `thing/case`: a case claims somebody once. */
  _id: string;
  thing: string;
  case: CaseId;
  by: string;
  place?: PlaceId;
  slots: string[];
  row?: number;
  /** Claims nothing any more, and stands so that those who claim the same can be told. */
  freed?: true;
}

const standing = { freed: { $exists: false } } as const;

/** What somebody else claims, or the same unit for another of its places. */
const rivalling = ({ by, place }: Claimant) => ({
  ...standing,
  $or: [{ by: { $ne: by } }, ...(place === undefined ? [] : [{ by, place: { $exists: true, $ne: place } }])],
});

/**
 * Who counts whom in which month. Two cases may claim the same: neither shuts the other out, both are told. Each writes first and looks then,
 * so that of two at once at least the later one sees both.
 */
export function personMonthsOf(connection: Connection, things: Things) {
  const claims = collectionOf<Row>(
    connection,
    'person-months',
    { thing: String, case: String, by: String, place: String, slots: [String], row: Number, freed: Boolean },
    [[{ thing: 1 }], [{ case: 1 }]],
  );

  async function rivalsOf(ids: Map<string, string>, whose: Claimant, wanted: readonly SlotClaim[]): Promise<Map<string, Rival[]>> {
    const others = await claims.find({ thing: { $in: [...ids.values()] }, ...rivalling(whose) }).lean<Row[]>();
    const found = wanted.map(({ key, slots }) => {
      const rivals = others
        .filter(({ thing }) => thing === ids.get(key))
        .map((one): Rival => ({ case: one.case, slots: one.slots.filter((slot) => slots.includes(slot)) }));
      return [key, rivals.filter((one) => one.slots.length > 0)] as const;
    });
    return new Map(found.filter(([, rivals]) => rivals.length > 0));
  }

  return {
    /** Claims for a case of somebody's, each replacing what it claimed of the same person before. @returns by key, what others claim of the same months */
    async claim(caseId: CaseId, whose: Claimant, wanted: readonly SlotClaim[]): Promise<Map<string, Rival[]>> {
      if (wanted.length === 0) return new Map();
      const ids = await things.idsOf(
        'employee',
        wanted.map(({ key }) => key),
      );
      await claims.bulkWrite(
        wanted.map(({ key, slots, waived, row: at }) => {
          const thing = ids.get(key) as string;
          const row = { thing, case: caseId, ...whose, slots: [...slots], ...(at === undefined ? {} : { row: at }) };
          return {
            updateOne: {
              filter: { _id: `${thing}/${caseId}` },
              update: waived ? { $set: { ...row, freed: true as const } } : { $set: row, $unset: { freed: 1 as const } },
              upsert: true,
            },
          };
        }),
        { ordered: false },
      );
      await things.stay('employee', ids);
      return rivalsOf(ids, whose, wanted);
    },

    /** Every case whose roster has somebody, with the months, refused ones too. @param key as claimed: an identity number */
    async of(key: string): Promise<Said[]> {
      const thing = (await things.known('employee', [key])).get(key);
      if (thing === undefined) return [];
      return (await claims.find({ thing }).limit(200).lean<Row[]>()).map(({ case: id, slots, row, freed }) => ({
        case: id,
        slots,
        ...(row === undefined ? {} : { row }),
        ...(freed ? { freed } : {}),
      }));
    },

    /** What others claim of the same months, by key; nothing is written. */
    async contradicting(whose: Claimant, wanted: readonly SlotClaim[]): Promise<Map<string, Rival[]>> {
      return rivalsOf(
        await things.known(
          'employee',
          wanted.map(({ key }) => key),
        ),
        whose,
        wanted,
      );
    },

    /** Other cases that count somebody in a month in which this one does. */
    async against(caseId: CaseId): Promise<Set<CaseId>> {
      const found = new Set<CaseId>();
      const own = claims.find({ case: caseId }).sort({ _id: 1 }).lean<Row[]>();
      const rows = await own;
      const [{ by, place } = { by: '' }] = rows;
      const whose: Claimant = { by, ...(place === undefined ? {} : { place }) };
      const slots = new Map(rows.map((one) => [one.thing, one.slots]));
      const counted = [...slots.keys()];
      for (let at = 0; at < counted.length; at += 1_000)
        for (const one of await claims.find({ thing: { $in: counted.slice(at, at + 1_000) }, ...rivalling(whose) }).lean<Row[]>())
          if (one.slots.some((slot) => slots.get(one.thing)?.includes(slot))) found.add(one.case);
      return found;
    },

    /** Those of these people whom any case counts. @param ids as things have them */
    counting: (ids: readonly string[]): Promise<string[]> => claims.distinct('thing', { thing: { $in: [...ids] } }),

    /** From now on the case claims nothing; what it claimed is still known, for those who are to be told. */
    async free(caseId: CaseId): Promise<void> {
      await claims.updateMany({ case: caseId }, { $set: { freed: true } });
    },

    /** Nothing came of the case, it was replaced, or it is erased: others count whom it counted. */
    async erase(caseId: CaseId): Promise<void> {
      await claims.deleteMany({ case: caseId });
    },
  };
}

export type PersonMonths = ReturnType<typeof personMonthsOf>;

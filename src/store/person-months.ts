import { type Connection } from 'mongoose';
import { type CaseId } from '../domain/values';
import { collectionOf } from './collection';
import { type Things } from './things';

/** What a case says of somebody: in which months (`2025-03`) they count there. */
export interface SlotClaim {
  /** Whose months: an identity number. */
  key: string;
  slots: readonly string[];
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
  slots: string[];
}

/**
 * Who counts whom in which month. Two cases may claim the same: neither shuts the other out, both are told. Each writes first and looks then,
 * so that of two at once at least the later one sees both.
 */
export function personMonthsOf(connection: Connection, things: Things) {
  const claims = collectionOf<Row>(connection, 'person-months', { thing: String, case: String, slots: [String] }, [
    [{ thing: 1 }],
    [{ case: 1 }],
  ]);

  async function rivalsOf(ids: Map<string, string>, caseId: CaseId, wanted: readonly SlotClaim[]): Promise<Map<string, Rival[]>> {
    const others = await claims.find({ thing: { $in: [...ids.values()] }, case: { $ne: caseId } }).lean<Row[]>();
    const found = wanted.map(({ key, slots }) => {
      const rivals = others
        .filter(({ thing }) => thing === ids.get(key))
        .map((one): Rival => ({ case: one.case, slots: one.slots.filter((slot) => slots.includes(slot)) }));
      return [key, rivals.filter((one) => one.slots.length > 0)] as const;
    });
    return new Map(found.filter(([, rivals]) => rivals.length > 0));
  }

  return {
    /** Claims for a case, each replacing what it claimed of the same person before. @returns by key, what others claim of the same months */
    async claim(caseId: CaseId, wanted: readonly SlotClaim[]): Promise<Map<string, Rival[]>> {
      if (wanted.length === 0) return new Map();
      const ids = await things.idsOf(
        'employee',
        wanted.map(({ key }) => key),
      );
      await claims.bulkWrite(
        wanted.map(({ key, slots }) => {
          const thing = ids.get(key) as string;
          return {
            updateOne: {
              filter: { _id: `${thing}/${caseId}` },
              update: { $set: { thing, case: caseId, slots: [...slots] } },
              upsert: true,
            },
          };
        }),
        { ordered: false },
      );
      return rivalsOf(ids, caseId, wanted);
    },

    /** Every case that counts somebody, with its months. @param key as claimed: an identity number */
    async of(key: string): Promise<Rival[]> {
      const thing = (await things.known('employee', [key])).get(key);
      if (thing === undefined) return [];
      return (await claims.find({ thing }).limit(200).lean<Row[]>()).map(({ case: id, slots }) => ({ case: id, slots }));
    },

    /** What others claim of the same months, by key; nothing is written. */
    async contradicting(caseId: CaseId, wanted: readonly SlotClaim[]): Promise<Map<string, Rival[]>> {
      return rivalsOf(
        await things.known(
          'employee',
          wanted.map(({ key }) => key),
        ),
        caseId,
        wanted,
      );
    },

    /** Other cases that count somebody in a month in which this one does. */
    async against(caseId: CaseId): Promise<Set<CaseId>> {
      const found = new Set<CaseId>();
      const own = claims.find({ case: caseId }).sort({ _id: 1 }).lean<Row[]>();
      const slots = new Map((await own).map((one) => [one.thing, one.slots]));
      const counted = [...slots.keys()];
      for (let at = 0; at < counted.length; at += 1_000)
        for (const one of await claims.find({ thing: { $in: counted.slice(at, at + 1_000) }, case: { $ne: caseId } }).lean<Row[]>())
          if (one.slots.some((slot) => slots.get(one.thing)?.includes(slot))) found.add(one.case);
      return found;
    },

    /** Nothing came of the case, it was replaced, or it is erased: others count whom it counted. */
    async erase(caseId: CaseId): Promise<void> {
      await claims.deleteMany({ case: caseId });
    },
  };
}

import { type Connection } from 'mongoose';
import { type CaseId, type Instant } from '../domain/values';
import { collectionOf } from './collection';
import { unlessThere } from './duplicate';

/** That a case was found to say of somebody what another says. Each that finds it says so of the other: whoever was never looked at again does not know. */
export interface Contest {
  /** `of/by`. */
  key: string;
  /** Which case is contradicted. */
  of: CaseId;
  /** By which: another's check, or an office that wants it looked at again. It is named to nobody who filed. */
  by: CaseId | 'office';
  at: Instant;
  /** `asked`: whoever filed was asked to look, and correct what is wrong. `over`: nothing more is to be asked. */
  state: 'found' | 'asked' | 'over';
}

type Row = Omit<Contest, 'key'> & { _id: string };

const keyOf = (of: CaseId, by: CaseId | 'office'): string => `${of}/${by}`;
const whole = ({ _id, ...rest }: Row): Contest => ({ key: _id, ...rest });

/** Which cases contradict each other, and who was asked to correct theirs. */
export function contestsOf(connection: Connection) {
  const contests = collectionOf<Row>(connection, 'contests', { of: String, by: String, at: String, state: String }, [
    [{ state: 1, _id: 1 }],
    [{ of: 1 }],
  ]);

  return {
    /** Once for two cases. */
    async found(of: CaseId, by: CaseId | 'office', at: Instant): Promise<void> {
      await unlessThere(() => contests.insertMany([{ _id: keyOf(of, by), of, by, at, state: 'found' as const }]));
    },

    /** Whether the check of one has found the other. */
    async knows(by: CaseId, of: CaseId): Promise<boolean> {
      return (await contests.countDocuments({ _id: keyOf(of, by) })) > 0;
    },

    /** How it stands that an office wants a case looked at again, if one does. */
    async byOffice(of: CaseId): Promise<Contest | undefined> {
      const row = await contests.findById(keyOf(of, 'office')).lean<Row | null>();
      return row ? whole(row) : undefined;
    },

    /** Of whom nobody was asked yet, or who has not answered, by key. @param after the last key of the batch before; empty at first */
    async open(after: string, limit: number): Promise<Contest[]> {
      const rows = await contests
        .find({ state: { $in: ['found', 'asked'] }, _id: { $gt: after } })
        .sort({ _id: 1 })
        .limit(limit)
        .lean<Row[]>();
      return rows.map(whole);
    },

    async asked(key: string): Promise<void> {
      await contests.updateOne({ _id: key, state: 'found' }, { $set: { state: 'asked' } });
    },

    async over(key: string): Promise<void> {
      await contests.updateOne({ _id: key }, { $set: { state: 'over' } });
    },

    /** Those of the cases whose filers were asked to correct them. */
    async askedOf(cases: readonly CaseId[]): Promise<Set<CaseId>> {
      if (cases.length === 0) return new Set();
      return new Set((await contests.find({ of: { $in: [...cases] }, state: 'asked' }).lean<Row[]>()).map(({ of }) => of));
    },
  };
}

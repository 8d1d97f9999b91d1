import { type Connection } from 'mongoose';
import { type CaseId, type Fen } from '../domain/values';
import { collectionOf, json } from './collection';
import { unlessThere } from './duplicate';

interface Row {
  _id: string;
  /** Fen that nobody holds. */
  left: number;
  /** By case, what it holds. */
  held: Record<string, number>;
}

/** What a policy may spend in all: one document each, so that of two cases for the last yuan one has it, whatever happens between. */
export function budgetsOf(connection: Connection) {
  const budgets = collectionOf<Row>(connection, 'budgets', { left: Number, held: json });
  const of = (id: CaseId): string => `held.${id}`;

  return {
    /** Holds so much for a case, once however often it is asked. @param total what the policy gives, where nothing was held of it yet; @returns false if so much is not left */
    async hold(policy: string, total: Fen, id: CaseId, fen: Fen): Promise<boolean> {
      await unlessThere(() => budgets.insertMany([{ _id: policy, left: total, held: {} }]));
      const { modifiedCount } = await budgets.updateOne(
        { _id: policy, left: { $gte: fen }, [of(id)]: { $exists: false } },
        { $inc: { left: -fen }, $set: { [of(id)]: fen } },
      );
      if (modifiedCount === 1) return true;
      return (await budgets.findById(policy).lean<Row | null>())?.held[id] === fen;
    },

    /** Gives back what a case held and did not need. */
    async giveBack(policy: string, id: CaseId): Promise<void> {
      const fen = (await budgets.findById(policy).lean<Row | null>())?.held[id];
      if (fen === undefined) return;
      await budgets.updateOne({ _id: policy, [of(id)]: fen }, { $inc: { left: fen }, $unset: { [of(id)]: 1 } });
    },

    /** What is left of it. */
    async left(policy: string, total: Fen): Promise<Fen> {
      return ((await budgets.findById(policy, { left: 1 }).lean<Row | null>())?.left ?? total) as Fen;
    },
  };
}

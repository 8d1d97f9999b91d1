import { type Connection } from 'mongoose';
import { type ActorId, type CaseId, type Instant, type TextRef } from '../domain/values';
import { collectionOf, json } from './collection';
import { unlessThere } from './duplicate';

/** 好差评: 5 非常满意 … 1 非常不满意. */
export interface Rating {
  case: CaseId;
  score: 1 | 2 | 3 | 4 | 5;
  text?: TextRef;
  by: ActorId;
  at: Instant;
}

interface Row extends Omit<Rating, 'case'> {
  _id: CaseId;
}

export function ratingsOf(connection: Connection) {
  const ratings = collectionOf<Row>(
    connection,
    'ratings',
    { score: { type: Number, min: 1, max: 5 }, text: json, by: String, at: String },
    [[{ at: -1 }]],
  );

  return {
    /** One per case, never changed; false if it was rated before. */
    async keep({ case: _id, ...rating }: Rating): Promise<boolean> {
      return (await unlessThere(() => ratings.insertMany([{ _id, ...rating }]))) !== undefined;
    },
    async of(caseId: CaseId): Promise<Rating | undefined> {
      const row = await ratings.findById(caseId).lean<Row | null>();
      if (!row) return undefined;
      const { _id, ...rating } = row;
      return { case: _id, ...rating };
    },
  };
}

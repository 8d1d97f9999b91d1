import { type Connection } from 'mongoose';
import { hashOf } from '../domain/canonical';
import { hashOfRow, type NoticeRow } from '../domain/notices/row';
import { type CaseId, type Hash, type Instant, type OfficeId, type StepId } from '../domain/values';
import { collectionOf, json } from './collection';
import { unlessThere } from './duplicate';

/** Which notice: of which case and step, and of which round, since a case that came back is put up anew. */
export interface Posted {
  case: CaseId;
  step: StepId;
  round: number;
}

/** A row on an office's public page (公示). */
export interface Posting extends Posted {
  /** Its public name in addresses: says nothing of the case. */
  id: string;
  office: OfficeId;
  row: NoticeRow;
  hash: Hash;
  /** When it was put up, by everybody's clock. */
  at: Instant;
  /** Hours of UTC in which it was seen on its page. */
  seen: string[];
}

interface Row extends Omit<Posting, 'id'> {
  _id: string;
}

const idOf = ({ case: id, step, round }: Posted): string => hashOf([id, step, round]).slice(0, 24);
const whole = ({ _id, ...rest }: Row): Posting => ({ id: _id, ...rest });

/** What stands on public notice; a row that is taken down is gone from here, and the ledger keeps what it hashed to. */
export function postingsOf(connection: Connection) {
  const postings = collectionOf<Row>(
    connection,
    'postings',
    { case: String, step: String, round: Number, office: String, row: json, hash: String, at: String, seen: [String] },
    [[{ office: 1, at: -1 }]],
  );

  return {
    /** Once, whatever is given the second time. @returns what stands there */
    async putUp(which: Posted, office: OfficeId, row: NoticeRow, at: Instant): Promise<Posting> {
      const posting: Row = { ...which, _id: idOf(which), office, row, hash: hashOfRow(row), at, seen: [] };
      await unlessThere(() => postings.insertMany([posting]));
      return whole((await postings.findById(posting._id).lean<Row | null>()) ?? posting);
    },

    async find(which: Posted): Promise<Posting | undefined> {
      const row = await postings.findById(idOf(which)).lean<Row | null>();
      return row ? whole(row) : undefined;
    },

    async byId(id: string): Promise<Posting | undefined> {
      const row = await postings.findById(id).lean<Row | null>();
      return row ? whole(row) : undefined;
    },

    /** Of one office, the newest first. */
    async of(office: OfficeId, limit: number): Promise<Posting[]> {
      return (await postings.find({ office }).sort({ at: -1, _id: 1 }).limit(limit).lean<Row[]>()).map(whole);
    },

    /** Which offices have rows. */
    async offices(): Promise<OfficeId[]> {
      return postings.distinct('office');
    },

    /** These rows were read on the public page of their office in this hour. */
    async saw(office: OfficeId, hashes: readonly Hash[], hour: string): Promise<void> {
      await postings.updateMany({ office, hash: { $in: [...hashes] } }, { $addToSet: { seen: hour } });
    },

    async takeDown(which: Posted): Promise<void> {
      await postings.deleteOne({ _id: idOf(which) });
    },
  };
}

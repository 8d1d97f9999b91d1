import { type Connection } from 'mongoose';
import { type CaseInput } from '../domain/case/submission';
import { type ActorId, type CaseId, type PersonId } from '../domain/values';
import { blindIndex, indexesOf, type Findable } from '../sealing/blind-index';
import { type Keys } from '../sealing/keys';
import { openJson, sealJson, type Sealed } from '../sealing/seal';
import { collectionOf, type Keyed } from './collection';
import { unlessThere } from './duplicate';
import { type Channel } from './letters';
import { sealedRows, type SealedRows } from './sealed-rows';
import { writerOf } from './writer';

/** How somebody wants letters, as it was chosen when the case was filed. Addresses stay with the person. */
export interface LetterPreference {
  actor: ActorId;
  person: PersonId;
  channels: Channel[];
}

/** What the view of a case shows and is found by, beside what its events say. */
export interface SubmissionExtras {
  /** 张* */
  masked: string;
  /** Blind-index tokens and the number. */
  find: string[];
  /** A blind index of the firm. */
  firm?: string;
  letters: LetterPreference[];
}

/** The same as it is handed in, before anything is indexed. */
export interface FiledExtras extends Omit<SubmissionExtras, 'firm'> {
  /** Whatever is no secret: the number. */
  find: string[];
  /** What is found by a blind index only. */
  foundBy?: Findable[];
  /** The firm's number: whose cases belong together. */
  firmCode?: string;
}

interface Row extends SubmissionExtras {
  _id: CaseId;
  sealed: Sealed;
  /** What `find` and `firm` are made from, so that another key can make them again. */
  found?: Sealed;
}

const place = (id: CaseId, field: 'sealed' | 'found') => ({ collection: 'submissions', id, field });

/** What stands in `found`. */
interface Found {
  plain: string[];
  foundBy: Findable[];
  firmCode?: string;
}

const indexed = (keys: Keys, { plain, foundBy, firmCode }: Found): Pick<SubmissionExtras, 'find' | 'firm'> => ({
  find: [...plain, ...foundBy.flatMap((one) => indexesOf(keys, one))],
  ...(firmCode === undefined ? {} : { firm: blindIndex(keys, 'certificate', firmCode) }),
});

const foundAt = { path: 'found', field: 'found' };

export const sealedSubmissions = sealedRows<Row>({
  collection: 'submissions',
  sealed: ({ found }) => [{ path: 'sealed', field: 'sealed' }, ...(found === undefined ? [] : [foundAt])],
  indexes: ({ found }) =>
    (['find', 'firm'] as const).map((path) => ({
      path,
      make: (keys, opened) => (found === undefined ? undefined : indexed(keys, JSON.parse(opened(foundAt)) as Found)[path]),
    })),
});

/** What a view copied from its case's submission follows it, once that is indexed anew. @param caseOf which case a document belongs to */
export const copiedIndexes = <R extends Keyed>(
  collection: string,
  paths: readonly ('find' | 'firm')[],
  caseOf: (row: R) => string,
): SealedRows =>
  sealedRows<R>({
    collection,
    sealed: () => [],
    indexes: (row, connection) =>
      paths.map((path) => ({
        path,
        make: async () =>
          (await connection.collection<Row>('submissions').findOne({ _id: caseOf(row) as CaseId }, { projection: { [path]: 1 } }))?.[path],
      })),
  });

/** What was handed in, frozen, one document per case. */
export function submissionsOf(connection: Connection, keys: Keys) {
  const rows = collectionOf<Row>(connection, 'submissions', {
    sealed: String,
    found: String,
    masked: String,
    find: [String],
    firm: String,
    letters: [{ _id: false, actor: String, person: String, channels: [String] }],
  });
  const write = writerOf<Row>(connection, 'submissions');

  return {
    /** Keeps it once; a second time changes nothing. True if it was written now. */
    async keep(input: CaseInput, { masked, find, foundBy = [], firmCode, letters }: FiledExtras): Promise<boolean> {
      const _id = input.submission.id;
      const found: Found = { plain: find, foundBy, ...(firmCode === undefined ? {} : { firmCode }) };
      const row: Row = {
        _id,
        sealed: sealJson(keys, place(_id, 'sealed'), input),
        found: sealJson(keys, place(_id, 'found'), found),
        masked,
        letters,
        ...indexed(keys, found),
      };
      return (await unlessThere(() => write([{ insertOne: { document: row } }]))) === true;
    },

    /**
     * What a case is found by besides, now that its answers were put right; what it was found by stays. The view has it with the next
     * row recorded.
     */
    async alsoFoundBy(caseId: CaseId, more: readonly Findable[]): Promise<void> {
      // Another's change in between, a rotation's say, is read and added to.
      for (let left = 5; left > 0; left -= 1) {
        const row = await rows.findById(caseId, { found: 1 }).lean<Row | null>();
        if (row?.found === undefined) return;
        const found = openJson(keys, place(caseId, 'found'), row.found) as Found;
        const isNew = (one: Findable): boolean => !found.foundBy.some(({ field, value }) => field === one.field && value === one.value);
        const all: Found = { ...found, foundBy: [...found.foundBy, ...more.filter(isNew)] };
        if (all.foundBy.length === found.foundBy.length) return;
        const set = { found: sealJson(keys, place(caseId, 'found'), all), find: indexed(keys, all).find };
        if ((await rows.updateOne({ _id: caseId, found: row.found }, { $set: set })).modifiedCount > 0) return;
      }
    },

    /** For `record`: what the view carries beside the state; the input stays sealed. */
    async extras(caseId: CaseId): Promise<SubmissionExtras | undefined> {
      const row = await rows.findById(caseId, { sealed: 0, found: 0 }).lean<Row | null>();
      if (!row) return undefined;
      const { _id: _key, ...extras } = row;
      return extras;
    },

    /** When what a case says of people is erased by law. @param input with blanks; its rules and its number stay */
    async erase(input: CaseInput): Promise<void> {
      const { id, number } = input.submission;
      const set = { sealed: sealJson(keys, place(id, 'sealed'), input), masked: '', find: [number], letters: [] };
      await rows.updateOne({ _id: id }, { $set: set, $unset: { found: 1, firm: 1 } });
    },

    /** The input as it went to Temporal: submission and rules. */
    async read(caseId: CaseId): Promise<CaseInput | undefined> {
      const row = await rows.findById(caseId, { sealed: 1 }).lean<Row | null>();
      return row ? (openJson(keys, place(caseId, 'sealed'), row.sealed) as CaseInput) : undefined;
    },
  };
}

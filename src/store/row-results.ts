import { type Connection } from 'mongoose';
import { type JudgedRow } from '../domain/programmes/roster';
import { type CaseId } from '../domain/values';
import { type Keys } from '../sealing/keys';
import { openJson, sealJson, type Place, type Sealed } from '../sealing/seal';
import { collectionOf } from './collection';
import { sealedRows } from './sealed-rows';

/** What a chunk of a roster came to, row by row. */
export interface ChunkResult {
  chunk: number;
  /** As the registries had it. */
  judged: JudgedRow[];
  /** By row within the chunk: which months another case claims for the same person. */
  rivals: Record<number, readonly string[]>;
  /** How often the case had been told to look for rivals when they were looked for. */
  again: number;
  /** By row within the chunk: those that claimed nothing then. */
  waived: readonly number[];
}

interface Row {
  /** `case/00012`. */
  _id: string;
  case: CaseId;
  chunk: number;
  again: number;
  /** How many of its rows no registry has answered for, and how many want an eye. */
  unverified: number;
  open: number;
  sealed: Sealed;
}

const place = (id: string): Place => ({ collection: 'row-results', id, field: 'sealed' });
const idOf = (caseId: CaseId, chunk: number): string => `${caseId}/${String(chunk).padStart(5, '0')}`;

export const sealedRowResults = sealedRows<Row>({ collection: 'row-results', sealed: () => [{ path: 'sealed', field: 'sealed' }] });

/** What became of a roster's rows by the registries: written chunk by chunk as they are checked, so that a check goes on where it was. */
export function rowResultsOf(connection: Connection, keys: Keys) {
  const results = collectionOf<Row>(
    connection,
    'row-results',
    { case: String, chunk: Number, again: Number, unverified: Number, open: Number, sealed: String },
    [[{ case: 1, chunk: 1 }]],
  );

  const opened = ({ _id, chunk, again, sealed }: Row): ChunkResult => ({
    chunk,
    again,
    ...(openJson(keys, place(_id), sealed) as Pick<ChunkResult, 'judged' | 'rivals' | 'waived'>),
  });

  return {
    async keep(caseId: CaseId, { chunk, judged, rivals, again, waived }: ChunkResult): Promise<void> {
      const _id = idOf(caseId, chunk);
      const isOpen = (one: JudgedRow, at: number): boolean => one.verdict !== 'accepted' || rivals[at] !== undefined;
      const row: Omit<Row, '_id'> = {
        case: caseId,
        chunk,
        again,
        unverified: judged.filter(({ verdict }) => verdict === 'unverified').length,
        open: judged.filter(isOpen).length,
        sealed: sealJson(keys, place(_id), { judged, rivals, waived }),
      };
      await results.updateOne({ _id }, { $set: row }, { upsert: true });
    },

    async read(caseId: CaseId, chunk: number): Promise<ChunkResult | undefined> {
      const row = await results.findById(idOf(caseId, chunk)).lean<Row | null>();
      return row ? opened(row) : undefined;
    },

    /** How many chunks were looked at so far. */
    done: (caseId: CaseId): Promise<number> => results.countDocuments({ case: caseId }),

    /** Chunks in which a row wants an eye, in order, a page of them. */
    async openOf(caseId: CaseId, { after = -1, most = 50 }: { after?: number; most?: number } = {}): Promise<ChunkResult[]> {
      const rows = await results
        .find({ case: caseId, chunk: { $gt: after }, open: { $gt: 0 } })
        .sort({ chunk: 1 })
        .limit(most)
        .lean<Row[]>();
      return rows.map(opened);
    },

    /** When what a case says of people is erased by law. */
    async erase(caseId: CaseId): Promise<void> {
      await results.deleteMany({ case: caseId });
    },
  };
}

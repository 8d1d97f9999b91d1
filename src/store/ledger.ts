import { type Connection } from 'mongoose';
import { type LedgerRow } from '../domain/case/events';
import { type CaseId, type Hash, type Instant, type RequestId } from '../domain/values';
import { type MacRow } from '../sealing/mac';
import { instantNow } from './clock';
import { collectionOf, json } from './collection';
import { isDuplicate } from './duplicate';

export interface StoredRow extends LedgerRow {
  mac: string;
  /** When a worker wrote it, by everybody's clock: an anchor reaches up to an instant. */
  recorded: Instant;
}

interface Row extends StoredRow {
  _id: string;
}

/** A row stands there already with another head: two histories of one case. A bug or a tampering, never a lost race. */
export interface LedgerConflict extends Error {
  readonly name: 'LedgerConflict';
  readonly row: string;
  readonly stored: Hash;
  readonly given: Hash;
}

export const isLedgerConflict = (error: unknown): error is LedgerConflict => error instanceof Error && error.name === 'LedgerConflict';

const conflict = (row: string, stored: Hash, given: Hash): LedgerConflict =>
  Object.assign(new Error(`ledger row ${row} stands with another head`), { name: 'LedgerConflict', row, stored, given } as const);

/** `caseId/000001`: rows of a case sort by their key as they happened. */
export const ledgerKey = (caseId: CaseId, version: number): string => `${caseId}/${String(version).padStart(6, '0')}`;

/** 流转记录: every event of every case, chained by hashes, only ever added to. */
export function ledgerOf(connection: Connection) {
  const rows = collectionOf<Row>(
    connection,
    'ledger',
    { case: String, version: Number, event: json, head: String, mac: String, recorded: String },
    [[{ case: 1, version: 1 }, { unique: true }], [{ case: 1, 'event.request': 1 }]],
  );

  async function add(fresh: readonly Row[]): Promise<void> {
    try {
      await rows.insertMany(fresh, { ordered: true });
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      const stored = new Map(
        (await rows.find({ _id: { $in: fresh.map((row) => row._id) } }, { head: 1 }).lean<Row[]>()).map((row) => [row._id, row.head]),
      );
      for (const row of fresh) {
        const head = stored.get(row._id);
        if (head !== undefined && head !== row.head) throw conflict(row._id, head, row.head);
      }
      const missing = fresh.filter((row) => !stored.has(row._id));
      if (missing.length > 0) await add(missing);
    }
  }

  return {
    /**
     * Adds rows, journaled on a majority. Rows already there with the same head are left as they are, so it may run twice or in two
     * processes at once; another head throws `LedgerConflict` and what comes after it is not written.
     * @returns the stored head of the last row
     */
    async insert(given: readonly LedgerRow[], mac: (row: MacRow) => string): Promise<Hash | undefined> {
      if (given.length === 0) return undefined;
      const recorded = instantNow();
      await add(
        given.map((row) => {
          const _id = ledgerKey(row.case, row.version);
          return {
            _id,
            case: row.case,
            version: row.version,
            event: row.event,
            head: row.head,
            mac: mac({ id: _id, head: row.head }),
            recorded,
          };
        }),
      );
      return given.at(-1)?.head;
    },

    /** The last row's place and hash; undefined before the first. */
    async headOf(caseId: CaseId): Promise<{ version: number; head: Hash } | undefined> {
      const row = await rows
        .findOne({ case: caseId, version: { $gt: 0 } }, { version: 1, head: 1 })
        .sort({ version: -1 })
        .lean<Row | null>();
      return row ? { version: row.version, head: row.head } : undefined;
    },

    /** Every row of a case in its order. */
    async *rowsOf(caseId: CaseId): AsyncGenerator<StoredRow> {
      for await (const { _id: _key, ...row } of rows
        .find({ case: caseId, version: { $gt: 0 } })
        .sort({ version: 1 })
        .lean<Row>()
        .cursor())
        yield row as StoredRow;
    },

    /** Every case that has any row, its first one or not. */
    async *allCases(): AsyncGenerator<CaseId> {
      let last: CaseId | undefined;
      for await (const row of rows.find({}, { case: 1 }).sort({ case: 1, version: 1 }).lean<Row>().cursor()) {
        const { case: id } = row as Row;
        if (id !== last) yield id;
        last = id;
      }
    },

    /** The row a request came to: the last event of its act. */
    async requestOf(caseId: CaseId, request: RequestId): Promise<StoredRow | undefined> {
      const row = await rows.findOne({ case: caseId, 'event.request': request }).lean<Row | null>();
      if (!row) return undefined;
      const { _id: _key, ...rest } = row;
      return rest;
    },
  };
}

import { type Connection } from 'mongoose';
import { type CaseEvent, type LedgerRow } from '../domain/case/events';
import { conceal, type Hidden, type OpenEvent, reveal } from '../domain/case/private';
import { type CaseId, type Hash, type Instant, type RequestId } from '../domain/values';
import { type MacRow } from '../sealing/mac';
import { openWith, type Sealed, sealWith } from '../sealing/seal';
import { isSealError } from '../sealing/seal-error';
import { type CaseKeys } from './case-keys';
import { instantNow } from './clock';
import { collectionOf, json } from './collection';
import { isDuplicate } from './duplicate';
import { writerOf } from './writer';

/** A row read back. `event` is whole again, or has blanks where what it hides was erased. */
export interface StoredRow extends LedgerRow {
  mac: string;
  /** When a worker wrote it, by everybody's clock: an anchor reaches up to an instant. */
  recorded: Instant;
  /** The event as it stands in clear, which the chain is over. */
  open: OpenEvent;
  /** What it hides cannot be read: the case's key was erased, or (`lost`) it should be there and is not, or was altered. */
  unread?: 'erased' | 'lost';
}

interface Row {
  _id: string;
  case: CaseId;
  version: number;
  event: OpenEvent;
  /** Salt and what the event hides, under the case's own key. */
  sealed?: Sealed;
  head: Hash;
  mac: string;
  recorded: Instant;
}

const place = (_id: string) => ({ collection: 'ledger', id: _id, field: 'sealed' });

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
export function ledgerOf(connection: Connection, caseKeys: CaseKeys) {
  const rows = collectionOf<Row>(
    connection,
    'ledger',
    { case: String, version: Number, event: json, sealed: String, head: String, mac: String, recorded: String },
    [[{ case: 1, version: 1 }, { unique: true }], [{ case: 1, 'event.request': 1 }]],
  );

  const write = writerOf<Row>(connection, 'ledger');

  async function add(fresh: readonly Row[]): Promise<void> {
    try {
      await write(fresh.map((document) => ({ insertOne: { document } })));
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

  function opened({ _id, sealed, event: open, ...row }: Row, key: Uint8Array | undefined): StoredRow {
    if (open.hidden === undefined) return { ...row, open, event: reveal(open) };
    if (!key) return { ...row, open, event: reveal(open), unread: 'erased' };
    try {
      const { salt, hidden } = openWith(key, place(_id), sealed ?? '') as { salt: string; hidden: Hidden };
      return { ...row, open, event: reveal(open, hidden), salt };
    } catch (error) {
      if (!isSealError(error)) throw error;
      return { ...row, open, event: reveal(open), unread: 'lost' };
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
      const whose = [...new Set(given.filter((row) => row.salt !== undefined).map((row) => row.case))];
      const keyOf = new Map(await Promise.all(whose.map(async (id) => [id, await caseKeys.toWrite(id)] as const)));
      await add(
        given.map((row) => {
          const _id = ledgerKey(row.case, row.version);
          const { open, hidden } = conceal(row.event, row.salt ?? '');
          const key = keyOf.get(row.case);
          return {
            _id,
            case: row.case,
            version: row.version,
            event: open,
            ...(hidden && key ? { sealed: sealWith(key, place(_id), { salt: row.salt, hidden }) } : {}),
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

    /** Every row of a case in its order; what it hides too, as long as its key is there. */
    async *rowsOf(caseId: CaseId): AsyncGenerator<StoredRow> {
      const key = (await caseKeys.of([caseId])).get(caseId);
      for await (const row of rows
        .find({ case: caseId, version: { $gt: 0 } })
        .sort({ version: 1 })
        .lean<Row>()
        .cursor())
        yield opened(row as Row, key);
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

    /** Of several cases the events of some kinds, each case's in their order, with blanks for what they hide. */
    async eventsOf(cases: readonly CaseId[], types: readonly CaseEvent['type'][]): Promise<Map<CaseId, CaseEvent[]>> {
      const found = await rows
        .find({ case: { $in: [...cases] }, 'event.type': { $in: [...types] } }, { case: 1, event: 1 })
        .sort({ _id: 1 })
        .lean<Pick<Row, 'case' | 'event'>[]>();
      const byCase = new Map<CaseId, CaseEvent[]>();
      for (const { case: id, event } of found) byCase.set(id, [...(byCase.get(id) ?? []), reveal(event)]);
      return byCase;
    },

    /** The row a request came to: the last event of its act. */
    async requestOf(caseId: CaseId, request: RequestId): Promise<{ version: number } | undefined> {
      const row = await rows.findOne({ case: caseId, 'event.request': request }, { version: 1 }).lean<Row | null>();
      return row ? { version: row.version } : undefined;
    },
  };
}

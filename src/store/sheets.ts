import { createHash, randomBytes } from 'node:crypto';
import { type Connection } from 'mongoose';
import { type Values } from '../domain/form/answers';
import { type SheetRef } from '../domain/ground/sheet';
import { type CaseId, type Hash } from '../domain/values';
import { type Keys } from '../sealing/keys';
import { openJson, sealJson, type Place, type Sealed } from '../sealing/seal';
import { collectionOf } from './collection';
import { sealedRows } from './sealed-rows';
import { writerOf } from './writer';

/** Few enough to be judged within seconds, and many enough that thousands of rows are few documents. */
export const chunkRows = 100;
/** So many documents of a sheet go in by one command. */
const abreast = 20;

interface Row {
  /** `sheet/00012`; of the sheet itself: its salt. */
  _id: string;
  sheet: string;
  case: CaseId;
  sealed: Sealed;
}

const place = (id: string): Place => ({ collection: 'sheets', id, field: 'sealed' });
const chunkId = (sheet: string, n: number): string => `${sheet}/${String(n).padStart(5, '0')}`;

export const sealedSheets = sealedRows<Row>({ collection: 'sheets', sealed: () => [{ path: 'sealed', field: 'sealed' }] });

/** Rosters, row by row and sealed in chunks; never changed. What a case rests on is known elsewhere by hash and count only. */
export function sheetsOf(connection: Connection, keys: Keys) {
  const sheets = collectionOf<Row>(connection, 'sheets', { sheet: String, case: String, sealed: String }, [[{ case: 1 }]]);

  const insert = writerOf<Row>(connection, 'sheets');

  const read = async (id: string): Promise<unknown> => {
    const row = await sheets.findById(id).lean<Row | null>();
    return row ? openJson(keys, place(id), row.sealed) : undefined;
  };

  async function chunk({ sheet }: Pick<SheetRef, 'sheet'>, n: number): Promise<Values[]> {
    const rows = (await read(chunkId(sheet, n))) as Values[] | undefined;
    if (!rows) throw new Error(`chunk ${n} of sheet ${sheet} is gone`);
    return rows;
  }

  const keepAll = (some: readonly Row[]): Promise<true> => insert(some.map((document) => ({ insertOne: { document } })));

  return {
    /** Keeps a roster for a case, or for the draft that will be one. A sheet that was being kept when its portal died is nobody's. */
    async keep(caseId: CaseId, rows: readonly Values[]): Promise<SheetRef> {
      const sheet = randomBytes(16).toString('base64url');
      const salt = randomBytes(32).toString('base64url');
      const hash = createHash('sha256').update(Buffer.from(salt, 'base64url'));
      const rowOf = (_id: string, content: NonNullable<unknown>): Row => ({
        _id,
        sheet,
        case: caseId,
        sealed: sealJson(keys, place(_id), content),
      });
      const some = [rowOf(sheet, { salt })];
      for (let at = 0; at < rows.length; at += chunkRows) {
        const chunk = rows.slice(at, at + chunkRows);
        for (const row of chunk) hash.update(JSON.stringify(row));
        some.push(rowOf(chunkId(sheet, at / chunkRows), chunk));
        if (some.length === abreast) await keepAll(some.splice(0));
      }
      if (some.length > 0) await keepAll(some);
      return { sheet, hash: hash.digest('hex') as Hash, rows: rows.length };
    },

    /** A hundred rows, from row `100 n` on. @throws if they are gone */
    chunk,

    /**
     * Every chunk in order, and at its end whether all of it is what the reference committed to.
     * @throws if it is not: nothing is decided on rows that somebody changed
     */
    async *chunks(ref: SheetRef): AsyncGenerator<{ n: number; rows: Values[] }> {
      const { salt = '' } = ((await read(ref.sheet)) as { salt: string } | undefined) ?? {};
      const hash = createHash('sha256').update(Buffer.from(salt, 'base64url'));
      for (let n = 0; n * chunkRows < ref.rows; n += 1) {
        const rows = await chunk(ref, n);
        for (const row of rows) hash.update(JSON.stringify(row));
        yield { n, rows };
      }
      if (hash.digest('hex') !== ref.hash) throw new Error(`sheet ${ref.sheet} is not what its case committed to`);
    },

    /** Drops one of a draft's sheets, and none of those that somebody else keeps for it at the same moment. */
    async drop(caseId: CaseId, { sheet }: Pick<SheetRef, 'sheet'>): Promise<void> {
      await sheets.deleteMany({ case: caseId, sheet });
    },

    /** Drops everything that a case has beside the sheet that it rests on, once it is filed. @param keep that sheet */
    async prune(caseId: CaseId, keep: string): Promise<void> {
      await sheets.deleteMany({ case: caseId, sheet: { $ne: keep } });
    },

    /** When what a case says of people is erased by law, or a draft is thrown away. */
    async erase(caseId: CaseId): Promise<void> {
      await sheets.deleteMany({ case: caseId });
    },
  };
}

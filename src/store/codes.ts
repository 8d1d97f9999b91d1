import { createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import { type Connection } from 'mongoose';
import { type Keys } from '../sealing/keys';
import { open, seal, type Sealed } from '../sealing/seal';
import { collectionOf } from './collection';
import { unlessThere } from './duplicate';
import { sealedRows } from './sealed-rows';

/** What a code is for: one that was sent for another purpose does not hold. */
export type CodePurpose = 'sign-up' | 'sign-in' | 'password' | 'telephone' | 'email' | 'real-name';

/** What a code belongs to. */
export interface CodeFor {
  purpose: CodePurpose;
  /** The telephone number or e-mail address that it is sent to, in its one spelling. */
  to: string;
  /** What else it must be the same for: an account, an identity number. */
  about?: string;
}

/** Who showed a code: a bearer secret for the steps after it, good for one of them. */
export type Pass = string;

interface Row {
  _id: string;
  kind: 'code' | 'pass';
  /** Of a code: its keyed hash, and how often it was tried. */
  hash?: string;
  tries?: number;
  /** Of a pass: to what it was sent. */
  to?: Sealed;
  expires: Date;
}

export const sealedCodes = sealedRows<Row>({
  collection: 'codes',
  sealed: (row) => (row.to === undefined ? [] : [{ path: 'to', field: 'to' }]),
});

const minute = 60_000;
/** How long a code holds, and how often it may be tried; how long there is for what comes after it. */
export const codeLife = { minutes: 10, tries: 5, passMinutes: 15 } as const;

/**
 * Codes of six digits for whoever holds a telephone or a mailbox. Neither a code nor where it went can be read from what is kept. Each
 * number has one code a purpose: a new one takes the place of the one before. Used once, by one of several who try at the same moment.
 */
export function codesOf(connection: Connection, keys: Keys) {
  const codes = collectionOf<Row>(connection, 'codes', { kind: String, hash: String, tries: Number, to: String, expires: Date }, [
    [{ expires: 1 }, { expireAfterSeconds: 0 }],
  ]);
  const mac = (...parts: string[]): string =>
    createHmac('sha256', keys.derive('index/code')).update(JSON.stringify(parts)).digest('base64url');
  const idOf = ({ purpose, to, about = '' }: CodeFor): string => `code/${mac('for', purpose, to, about)}`;
  const passId = ({ purpose, about = '' }: Omit<CodeFor, 'to'>, pass: Pass): string => `pass/${mac('pass', purpose, about, pass)}`;
  const place = (id: string) => ({ collection: 'codes', id, field: 'to' });

  return {
    /** A new code, to be sent now; the one before it holds no more. */
    async issue(what: CodeFor, now = Date.now()): Promise<string> {
      const code = String(randomInt(1_000_000)).padStart(6, '0');
      const _id = idOf(what);
      const fresh = { hash: mac('code', _id, code), tries: 0, expires: new Date(now + codeLife.minutes * minute) };
      const renew = () => codes.findOneAndUpdate({ _id }, { $set: fresh }).lean<Row | null>();
      if (!(await renew()) && !(await unlessThere(() => codes.insertMany([{ _id, kind: 'code', ...fresh }])))) await renew();
      return code;
    },

    /** A pass, if this is the code sent, in time and not yet used; each call is one of its five tries. @param typed digits only */
    async use(what: CodeFor, typed: string, now = Date.now()): Promise<Pass | undefined> {
      const _id = idOf(what);
      const open = { _id, tries: { $lt: codeLife.tries }, expires: { $gt: new Date(now) } };
      const row = await codes.findOneAndUpdate(open, { $inc: { tries: 1 } }).lean<Row | null>();
      const given = Buffer.from(mac('code', _id, typed));
      const right = timingSafeEqual(given, Buffer.from(row?.hash ?? mac('nothing')));
      if (row?.hash === undefined || !right) return undefined;
      if ((await codes.deleteOne({ _id, hash: row.hash })).deletedCount === 0) return undefined;
      const pass = randomBytes(24).toString('base64url');
      const id = passId(what, pass);
      await codes.insertMany([
        { _id: id, kind: 'pass', to: seal(keys, place(id), what.to), expires: new Date(now + codeLife.passMinutes * minute) },
      ]);
      return pass;
    },

    /** To what the code was sent that this pass came from; undefined if there is no such pass, or no more. */
    async look(what: Omit<CodeFor, 'to'>, pass: Pass, now = Date.now()): Promise<string | undefined> {
      const id = passId(what, pass);
      const row = await codes.findOne({ _id: id, expires: { $gt: new Date(now) } }).lean<Row | null>();
      return row?.to === undefined ? undefined : open(keys, place(id), row.to);
    },

    /** Uses a pass up; true for one of those who try. */
    async spend(what: Omit<CodeFor, 'to'>, pass: Pass): Promise<boolean> {
      return (await codes.deleteOne({ _id: passId(what, pass) })).deletedCount === 1;
    },
  };
}

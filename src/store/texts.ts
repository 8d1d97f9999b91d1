import { createHash, randomBytes } from 'node:crypto';
import { type Connection } from 'mongoose';
import { type ActorId, type CaseId, type Hash, type Instant, type TextRef } from '../domain/values';
import { type Keys } from '../sealing/keys';
import { openJson, sealJson, type Sealed } from '../sealing/seal';
import { instantNow } from './clock';
import { collectionOf } from './collection';
import { sealedRows } from './sealed-rows';
import { writerOf } from './writer';

export interface KeptText {
  text: string;
  /** 32 bytes in base64url, sealed with the text: without it a short text ("yes") could be guessed from its hash. */
  salt: string;
  author: ActorId;
  at: Instant;
  case?: CaseId;
}

export interface About {
  author: ActorId;
  case?: CaseId;
}

interface Row {
  _id: string;
  sealed: Sealed;
  author: ActorId;
  at: Instant;
  case?: CaseId;
}

const place = (id: string) => ({ collection: 'texts', id, field: 'sealed' });

export const sealedTexts = sealedRows<Row>({ collection: 'texts', sealed: () => [{ path: 'sealed', field: 'sealed' }] });

/** SHA-256 over salt and text: what the ledger commits to. */
const commitment = (salt: string, text: string): Hash =>
  createHash('sha256').update(Buffer.from(salt, 'base64url')).update(text, 'utf8').digest('hex') as Hash;

/** Words and frozen answers: sealed here, known elsewhere by id and hash only. Never changed; deleted only with their whole case. */
export function textsOf(connection: Connection, keys: Keys) {
  const texts = collectionOf<Row>(connection, 'texts', { sealed: String, author: String, at: String, case: String }, [
    [{ case: 1 }, { sparse: true }],
  ]);

  const write = writerOf<Row>(connection, 'texts');

  async function keep(text: string, { author, case: caseId }: About): Promise<TextRef> {
    const id = randomBytes(16).toString('base64url');
    const salt = randomBytes(32).toString('base64url');
    const document = {
      _id: id,
      sealed: sealJson(keys, place(id), { salt, text }),
      author,
      at: instantNow(),
      ...(caseId ? { case: caseId } : {}),
    };
    await write([{ insertOne: { document } }]);
    return { id, hash: commitment(salt, text) };
  }

  function opened(row: Row): KeptText {
    const { salt, text } = openJson(keys, place(row._id), row.sealed) as { salt: string; text: string };
    return { text, salt, author: row.author, at: row.at, ...(row.case ? { case: row.case } : {}) };
  }

  /** Those who want the same text while it is on its way wait for the same answer: several parts of a page read the same answers. */
  const onTheirWay = new Map<string, Promise<KeptText | undefined>>();

  function read(id: string): Promise<KeptText | undefined> {
    const asked = onTheirWay.get(id) ?? ask(id).finally(() => onTheirWay.delete(id));
    onTheirWay.set(id, asked);
    return asked;
  }

  async function ask(id: string): Promise<KeptText | undefined> {
    const row = await texts.findById(id).lean<Row | null>();
    return row ? opened(row) : undefined;
  }

  return {
    keep,
    read,

    /** When what a case says of people is erased by law; never otherwise. */
    async erase(caseId: CaseId): Promise<void> {
      await texts.deleteMany({ case: caseId });
    },

    /** Many at once, by id; what there is not is not in the map. */
    async readMany(ids: readonly string[]): Promise<Map<string, KeptText>> {
      const rows = ids.length === 0 ? [] : await texts.find({ _id: { $in: [...new Set(ids)] } }).lean<Row[]>();
      return new Map(rows.map((row) => [row._id, opened(row)]));
    },

    /** Is the text still what the reference committed to? False too if it is gone. */
    async matches(ref: TextRef): Promise<boolean> {
      const kept = await read(ref.id);
      return kept !== undefined && commitment(kept.salt, kept.text) === ref.hash;
    },

    /** Frozen answers, a payee: anything that is JSON. */
    keepJson: (value: NonNullable<unknown>, about: About): Promise<TextRef> => keep(JSON.stringify(value), about),

    /** What `keepJson` kept, for the reader's own schema to check; undefined if there is none. */
    async readJson(id: string): Promise<unknown> {
      const kept = await read(id);
      return kept && (JSON.parse(kept.text) as unknown);
    },
  };
}

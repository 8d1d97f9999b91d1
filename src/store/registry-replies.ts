import { type Connection } from 'mongoose';
import { type CaseId, type Instant } from '../domain/values';
import { type Keys } from '../sealing/keys';
import { openJson, sealJson, type Sealed } from '../sealing/seal';
import { instantNow } from './clock';
import { collectionOf } from './collection';
import { unlessThere } from './duplicate';
import { sealedRows } from './sealed-rows';

export interface RegistryReply {
  /** As the comparison names it: an index of a person, or `firm`. */
  subject: string;
  registry: string;
  reply: unknown;
  at: Instant;
}

interface Row {
  _id: string;
  case: CaseId;
  subject: string;
  registry: string;
  sealed: Sealed;
  at: Instant;
}

const place = (_id: string) => ({ collection: 'registry-replies', id: _id, field: 'sealed' });

export const sealedReplies = sealedRows<Row>({ collection: 'registry-replies', sealed: () => [{ path: 'sealed', field: 'sealed' }] });

/** What the registries said, for the table that compares it with the answers; the ledger holds only how they compare. */
export function registryRepliesOf(connection: Connection, keys: Keys) {
  const replies = collectionOf<Row>(
    connection,
    'registry-replies',
    { case: String, subject: String, registry: String, sealed: String, at: String },
    [[{ case: 1 }]],
  );

  return {
    /** Keeps the latest reply of a registry about a subject. */
    async keep(caseId: CaseId, subject: string, registry: string, reply: NonNullable<unknown>): Promise<void> {
      const _id = `${caseId}/${subject}/${registry}`;
      const row = { case: caseId, subject, registry, sealed: sealJson(keys, place(_id), reply), at: instantNow() };
      const write = () => replies.updateOne({ _id }, { $set: row }, { upsert: true });
      if (!(await unlessThere(write))) await write();
    },

    /** When what a case says of people is erased by law. */
    async erase(caseId: CaseId): Promise<void> {
      await replies.deleteMany({ case: caseId });
    },

    async of(caseId: CaseId): Promise<RegistryReply[]> {
      const rows = await replies.find({ case: caseId }).sort({ _id: 1 }).lean<Row[]>();
      return rows.map(({ _id, subject, registry, sealed, at }) => ({ subject, registry, reply: openJson(keys, place(_id), sealed), at }));
    },
  };
}

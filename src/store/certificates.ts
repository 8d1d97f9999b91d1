import { type Connection } from 'mongoose';
import { type AreaCode, type CaseId, type CertificateCode, type Instant, type LocalDate, type OfficeId } from '../domain/values';
import { collectionOf, json } from './collection';
import { unlessThere } from './duplicate';

/** 审核认定书, as anybody who has its code may see it: nothing in it says whose it is. */
export interface Certificate {
  code: CertificateCode;
  case: CaseId;
  /** 办件编号; stands on the certificate itself, and on no public page. */
  number: string;
  programme: string;
  policy: string;
  /** By whom it was issued. */
  office: OfficeId;
  area: AreaCode;
  year?: number;
  period?: { from: LocalDate; to: LocalDate };
  at: Instant;
  sandbox: boolean;
  /** Not good any more. @property replacedBy the case that put it right */
  revoked?: Revocation;
}

export interface Revocation {
  at: Instant;
  replacedBy?: CaseId;
}

type Row = Omit<Certificate, 'code'> & { _id: CertificateCode };

const whole = ({ _id, ...rest }: Row): Certificate => ({ code: _id, ...rest });

/** Certificates by their codes; one of a case at most. They are revoked, and never deleted. */
export function certificatesOf(connection: Connection) {
  const certificates = collectionOf<Row>(
    connection,
    'certificates',
    {
      case: String,
      number: String,
      programme: String,
      policy: String,
      office: String,
      area: String,
      year: Number,
      period: json,
      at: String,
      sandbox: Boolean,
      revoked: json,
    },
    [[{ case: 1 }, { unique: true }]],
  );

  return {
    /** Once: what stands there is never written over. */
    async issue({ code, ...certificate }: Certificate): Promise<void> {
      await unlessThere(() => certificates.insertMany([{ ...certificate, _id: code }]));
    },

    async find(code: CertificateCode): Promise<Certificate | undefined> {
      const row = await certificates.findById(code).lean<Row | null>();
      return row ? whole(row) : undefined;
    },

    async ofCase(id: CaseId): Promise<Certificate | undefined> {
      const row = await certificates.findOne({ case: id }).lean<Row | null>();
      return row ? whole(row) : undefined;
    },

    /** What a case was certified is not good any more; since when is never changed by a second revocation. A case without one is let be. */
    async revoke(id: CaseId, revoked: Revocation): Promise<void> {
      await certificates.updateOne({ case: id, revoked: { $exists: false } }, { $set: { revoked } });
    },
  };
}

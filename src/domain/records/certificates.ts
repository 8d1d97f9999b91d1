import { z } from 'zod';
import { type Registry } from '../ground/reply';
import { localDate } from './local-date';
import { type LocalDate } from '../values';

export interface CertificateRecord {
  name: string;
  /** As issued last, re-issue mark included. */
  certificate: string;
  /** A 残疾军人证 is a second, different certificate. */
  kind: 'disability' | 'veteran';
  /** The district whose federation issued it, six digits; undefined where the base does not say. */
  issuedIn?: string | undefined;
  status: 'valid' | 'cancelled';
  validUntil: LocalDate;
}

/** 全国残疾人人口基础数据库, asked by identity number. */
export const certificates: Registry<CertificateRecord> = {
  name: 'certificate',
  record: z.object({
    name: z.string(),
    certificate: z.string(),
    kind: z.enum(['disability', 'veteran']),
    issuedIn: z
      .string()
      .regex(/^\d{6}$/)
      .optional(),
    status: z.enum(['valid', 'cancelled']),
    validUntil: localDate,
  }),
  about: ({ kind, certificate }, identity) => kind === 'veteran' || certificate.startsWith(identity),
};

import { type Reply } from '../ground/reply';
import { type CertificateRecord } from '../records/certificates';
import { type EmploymentRecord } from '../records/employments';
import { type Fen, type LocalDate, type Month } from '../values';

/**
 * What the registries say of somebody in a month, as far as a place may know it. `ours`: their insurance record names the place's operator.
 * `not-confirmed`: it does not, whatever else is or is not known of them; one answer for all, or a roster would be a way to ask about anybody.
 * `silent`: a registry has not answered; it is asked again.
 */
export type Insured =
  | { kind: 'ours'; wage: Fen; insured: boolean; others: boolean; certificate: CertificateSaid }
  | { kind: 'not-confirmed' }
  | { kind: 'silent' };

/** Of the certificate: until when it is valid; that it is cancelled, or that the base knows none. */
export type CertificateSaid = { until: LocalDate } | 'cancelled' | 'none';

/** Does the record name one of these in this month? Only then is anything more asked about the person. */
export const namesIn = (reply: Reply<EmploymentRecord>, employers: readonly string[], month: Month): boolean =>
  reply.kind === 'found' && reply.record.months.some((one) => one.month === month && employers.includes(one.employer));

/**
 * @param employers 统一社会信用代码 of the operator; of both, in a month in which the place passed: then their wages are one
 * @param certificate undefined where it was not asked for
 */
export function insuredIn(
  employment: Reply<EmploymentRecord>,
  certificate: Reply<CertificateRecord> | undefined,
  employers: readonly string[],
  month: Month,
): Insured {
  if (employment.kind === 'unavailable') return { kind: 'silent' };
  if (employment.kind === 'absent') return { kind: 'not-confirmed' };
  const there = employment.record.months.filter((one) => one.month === month);
  const own = there.filter((one) => employers.includes(one.employer));
  if (own.length === 0) return { kind: 'not-confirmed' };
  if (!certificate || certificate.kind === 'unavailable') return { kind: 'silent' };
  return {
    kind: 'ours',
    wage: own.reduce((sum, { wage }) => sum + wage, 0) as Fen,
    insured: own.some(({ insured }) => insured),
    others: own.length < there.length,
    certificate:
      certificate.kind === 'absent'
        ? 'none'
        : certificate.record.status === 'cancelled'
          ? 'cancelled'
          : { until: certificate.record.validUntil },
  };
}

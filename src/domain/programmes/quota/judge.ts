import { addMonths } from '../../calendar/months';
import { type Values } from '../../form/answers';
import { type MinimumWage } from '../../ground/minimum-wages';
import { type Reply } from '../../ground/reply';
import { type CertificateRecord } from '../../records/certificates';
import { type EmploymentMonth, type EmploymentRecord } from '../../records/employments';
import { bare, sameWords } from '../../text/normal';
import { dayAfter, type Fen, type LocalDate, type Month } from '../../values';
import { type JudgedRow, type RowReason } from '../roster';
import { claimedMonths, monthsPaid } from './claimed-months';
import { wageReaches } from './wage-floor';
import { certificateOf, type Weight, weightOf } from './weight';

/** As what somebody counts: as one or two, and in which months of the year. */
export interface StaffCount {
  weight: 0 | 1 | 2;
  months: readonly Month[];
}

interface Judging {
  row: Values;
  year: string;
  /** The day of submission: on it the certificate must be valid (残联厅函〔2022〕63号 一(二)). */
  on: LocalDate;
  employment: Reply<EmploymentRecord>;
  /** What of it names this employer, in this year. */
  declared: readonly EmploymentMonth[];
  /** Not asked for where no record names this employer. */
  certificate: Reply<CertificateRecord> | undefined;
  minimumWages: readonly MinimumWage[];
}

/**
 * One person of an employer's staff, month by month: certificate valid at submission, contract of a year or more, insurance in full, wage not
 * below that month's local minimum (policy research §3.1). What is not all in the registries wants a paper and a person; nothing is refused here.
 */
export function judgedStaff(judging: Judging): JudgedRow<StaffCount> {
  const { row, year, employment, declared, certificate } = judging;
  const months = claimedMonths(row, year);
  const filed = filedWeight(row);
  const open = (
    verdict: 'scan' | 'unverified',
    code: string,
    unfounded: Pick<JudgedRow, 'unfounded'> = { unfounded: true },
  ): JudgedRow<StaffCount> => ({
    verdict,
    reasons: [{ code }],
    whole: { weight: filed, months },
    proven: { weight: 0, months: [] },
    ...unfounded,
  });
  if (employment.kind === 'unavailable') return open('unverified', 'silent');
  // One answer for all of whom no record names this employer, whatever else is known of them.
  if (employment.kind === 'absent' || declared.length === 0) return open('scan', 'not-confirmed');
  if (!certificate || certificate.kind === 'unavailable') return open('unverified', 'silent', {});
  const held = certificateReasons(judging, certificate);
  const short = isShort(row) ? [{ code: 'contract-short' }] : [];
  const monthly = judgedMonths(judging, months, employment.record.lastMonth);
  const reasons = [...held.reasons, ...short, ...monthly.reasons];
  return {
    verdict: reasons.length === 0 ? 'accepted' : 'scan',
    reasons,
    whole: { weight: held.weight, months },
    proven: held.reasons.length + short.length > 0 ? { weight: 0, months: [] } : { weight: held.weight, months: monthly.good },
    ...(monthly.provisional ? { provisional: true as const } : {}),
  };
}

/** By the national base and not by the card; a re-issued certificate (B1) is the same one. */
function certificateReasons({ row, on }: Judging, reply: Exclude<Reply<CertificateRecord>, { kind: 'unavailable' }>) {
  if (reply.kind === 'absent') return { reasons: [{ code: 'certificate-none' }], weight: filedWeight(row) };
  const { name, certificate, kind, status, validUntil } = reply.record;
  const grade = kind === 'disability' ? certificateOf(bare(certificate)) : undefined;
  const weight = grade ? weightOf(grade) : filedWeight(row);
  const issue = (number: string): string => bare(number).replace(/B\d+$/, '');
  const reasons: RowReason[] = [
    ...(sameWords(name, String(row['name'])) ? [] : [{ code: 'name-differs' }]),
    ...(issue(certificate) === issue(String(row['certificate'])) ? [] : [{ code: 'certificate-number' }]),
    ...(status === 'cancelled' ? [{ code: 'certificate-cancelled' }] : validUntil < on ? [{ code: 'certificate-expired' }] : []),
    // The base does not say of which grade it is, and only grades 1 to 8 count.
    ...(kind === 'veteran' ? [{ code: 'veteran-grade' }] : []),
  ];
  return { reasons, weight };
}

/** As the row has it: by the number of a 残疾人证, or by the grade that was filled in of a 残疾军人证; without one as one person (PD). */
function filedWeight({ certificate, grade }: Values): Weight | 0 {
  const filed = certificateOf(bare(String(certificate)));
  if (filed) return weightOf(filed);
  return grade === undefined ? 1 : weightOf({ kind: 'veteran', grade: Number(grade) });
}

const isShort = ({ from, until }: Values): boolean =>
  until !== 'open' && dayAfter(String(until) as LocalDate) < addMonths(String(from) as LocalDate, 12);

function judgedMonths({ declared, minimumWages, row }: Judging, months: readonly Month[], lastMonth: Month | undefined) {
  const failing: Record<string, Month[]> = {};
  const good: Month[] = [];
  let provisional = false;
  const fail = (code: string, month: Month): void => void (failing[code] ??= []).push(month);
  const paid = new Map(monthsPaid(row)?.map(({ month, wage }) => [month, wage]));
  for (const month of months) {
    const there = declared.find((one) => one.month === month);
    // Of what was declared and what was filed as paid the lower one counts.
    const floor = there && wageReaches(minimumWages, month, Math.min(there.wage, paid.get(month) ?? there.wage) as Fen);
    if (lastMonth !== undefined && month > lastMonth) fail('after-last-month', month);
    else if (String(row['from']).slice(0, 7) > month) fail('before-contract', month);
    else if (!there) fail('not-declared', month);
    else if (!there.insured) fail('uninsured', month);
    else if (floor?.verdict === 'unmet') fail('wage-below', month);
    else if (floor?.verdict === 'unknown') fail('minimum-unknown', month);
    else {
      good.push(month);
      provisional ||= floor?.provisional ?? false;
    }
  }
  const reasons = Object.entries(failing).map(([code, slots]): RowReason => ({ code, slots }));
  return { good, provisional, reasons: months.length === 0 ? [...reasons, { code: 'no-months' }] : reasons };
}

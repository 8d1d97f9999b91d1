import { type Answers, type Values } from '../../form/answers';
import { type Reply } from '../../ground/reply';
import { certificates, type CertificateRecord } from '../../records/certificates';
import { type EmploymentMonth, type EmploymentRecord, employments } from '../../records/employments';
import { type Asked } from '../comparison';
import { type AboutRow, roster, rowQuestion } from '../roster';
import { claimedMonths } from './claimed-months';
import { judgedStaff, type StaffCount } from './judge';
import { staffRoster } from './roster';
import { type Counted, type VerifiedYear } from './verified-year';

type About = AboutRow<Answers, VerifiedYear>;

const replyOf = <R>(said: readonly Asked[], registry: string): Reply<R> | undefined =>
  said.find((one) => one.registry === registry)?.reply as Reply<R> | undefined;

/** The months of the year that this employer declared for somebody. */
const declared = (reply: Reply<EmploymentRecord> | undefined, { answers: { unit }, facts: { year = '' } }: About): EmploymentMonth[] =>
  reply?.kind === 'found'
    ? reply.record.months.filter(({ month, employer }) => employer === unit?.uscc && month.startsWith(`${year}-`))
    : [];

/** The staff whom an employer files for a year, month by month. */
export const staff = roster<Answers, VerifiedYear, StaffCount, Counted>({
  part: 'roster',
  table: staffRoster,
  // Of whom no record names this employer nothing more is asked: a roster is no way to learn who holds a certificate.
  asks: (row, said, about) => {
    const subject = { id: 'row', key: String(row['identity']) };
    const employment = replyOf<EmploymentRecord>(said, employments.name);
    if (!employment) return [rowQuestion(employments, subject)];
    const more = declared(employment, about).length > 0 && !replyOf(said, certificates.name);
    return more ? [rowQuestion(certificates, subject)] : [];
  },
  judge: (row: Values, said, about) => {
    const employment = replyOf<EmploymentRecord>(said, employments.name) ?? { kind: 'unavailable' };
    return judgedStaff({
      row,
      year: about.facts.year ?? '',
      on: about.facts.on,
      employment,
      declared: declared(employment, about),
      certificate: replyOf<CertificateRecord>(said, certificates.name),
      minimumWages: about.minimumWages,
    });
  },
  claims: (row, { facts: { year = '' } }) => ({ key: String(row['identity']), slots: claimedMonths(row, year) }),
  months: ({ months }) => months,
  none: { persons: Array<number>(12).fill(0), weighted: Array<number>(12).fill(0) },
  add: ({ persons, weighted }, { weight, months }) => {
    const counts = new Set(weight === 0 ? [] : months.map((month) => Number(month.slice(5)) - 1));
    return {
      persons: persons.map((one, at) => (counts.has(at) ? one + 1 : one)),
      weighted: weighted.map((one, at) => (counts.has(at) ? one + weight : one)),
    };
  },
  learn: (facts, { sum, provisional }) => ({ ...facts, counted: { ...sum, ...(provisional ? { provisional: true as const } : {}) } }),
});

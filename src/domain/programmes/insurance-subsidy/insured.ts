import { insurances, type InsuranceRecord } from '../../records/insurances';
import { comparison } from '../comparison';
import { type InsuranceAnswers, type InsuranceFacts } from './facts';

/** The months of the year for which somebody's insurance was paid. */
const monthsIn = ({ months }: InsuranceRecord, year: string): number => new Set(months.filter((one) => one.startsWith(`${year}-`))).size;

/** Everybody's insurance in the year, by the register: nobody is asked to count months. */
export const insuredInYear = comparison<InsuranceAnswers, InsuranceFacts, InsuranceRecord>({
  registry: insurances,
  subjects: ({ people }) => people.map(({ identity }, at) => ({ id: String(at), key: identity })),
  lines: {
    months: {
      agrees: (record, { insurance }) => monthsIn(record, insurance.year) > 0,
      registered: (record, { insurance }) => ({ key: `finding.months${Math.min(monthsIn(record, insurance.year), 12)}` }),
    },
  },
  learn: (facts, reply, { id }) => ({
    people: facts.people.map((one, at) =>
      at === Number(id) ? { ...one, months: reply.kind === 'found' ? monthsIn(reply.record, facts.year ?? '') : 0 } : one,
    ),
  }),
});

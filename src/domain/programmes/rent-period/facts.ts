import { z } from 'zod';
import { monthsIn } from '../../calendar/periods';
import { type After } from '../../ground/after';
import { type LocalDate } from '../../values';
import { type AccountAnswers } from '../common/account';
import { type ContactAnswers } from '../common/contact';
import { factsOfLease, type LeaseAnswers, leasedMonths, type LeaseFacts } from '../common/lease';
import { factsOfPeople, type PeopleFacts } from '../common/people';
import { type PeopleAnswers } from '../common/people-registries';
import { personShape } from '../common/people-shape';
import { type PremisesFacts } from '../common/premises';

export interface RentPeriodAnswers extends PeopleAnswers {
  lease: LeaseAnswers;
  /** What became of it in the period. */
  period: { operating: boolean; paid: boolean; ended?: LocalDate };
  account: AccountAnswers;
  contact: ContactAnswers;
}

export interface RentPeriodFacts extends PeopleFacts, LeaseFacts, PremisesFacts {
  operating?: boolean;
  /** The months to be paid for, each with the year of the subsidy that it is in. */
  months: { month: string; year: number }[];
}

export function factsOf({ people, lease, period }: RentPeriodAnswers, on: LocalDate, after?: After): RentPeriodFacts {
  const leased = factsOfLease({ ...lease, ...(period.ended ? { until: period.ended } : {}) });
  return {
    on,
    people: factsOfPeople(people),
    ...(period.operating === undefined ? {} : { operating: period.operating }),
    ...(period.paid === undefined ? {} : { rentPaidOnTime: period.paid }),
    ...leased,
    months: after?.period ? monthsOf(after.period, leased) : [],
  };
}

/** Years count from the first period: twelve months of periods each, whether or not all were filed for. */
function monthsOf(period: NonNullable<After['period']>, lease: Omit<LeaseFacts, 'on'>): RentPeriodFacts['months'] {
  const before = (period.n - 1) * monthsIn(period).length;
  return leasedMonths(period, lease).map(({ from, n }) => ({ month: from.slice(0, 7), year: Math.floor((before + n - 1) / 12) + 1 }));
}

export const shape = z.strictObject({
  on: z.iso.date(),
  people: z.array(personShape),
  operating: z.boolean().optional(),
  rentPaidOnTime: z.boolean().optional(),
  monthlyRent: z.number().int().optional(),
  leaseFrom: z.iso.date().optional(),
  leaseUntil: z.iso.date().optional(),
  months: z.array(z.strictObject({ month: z.string(), year: z.number().int() })),
}) as unknown as z.ZodType<RentPeriodFacts>;

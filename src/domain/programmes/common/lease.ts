import { monthsIn, type Period } from '../../calendar/periods';
import { type Section, words } from '../../form/field';
import { money, pastDate, text } from '../../form/fields';
import { type Facts } from '../../ground/facts';
import { parseDate } from '../../identifiers/date';
import { parseLine } from '../../identifiers/words';
import { normal } from '../../text/normal';
import { type Fen, type LocalDate } from '../../values';
import { found, nothing, rule } from '../rule';
import { type RightHolder } from '../programme';

/** 经营场地租赁. */
export interface LeaseAnswers {
  address: string;
  monthlyRent: Fen;
  from: LocalDate;
  until: LocalDate;
}

export interface LeaseFacts extends Facts {
  /** Fen a month. */
  monthlyRent?: Fen;
  leaseFrom?: LocalDate;
  leaseUntil?: LocalDate;
}

export const leasePart: Section = {
  id: 'lease',
  fields: [
    text('address', words(parseLine, 200), { mask: 'address', autocomplete: 'street-address' }),
    money('monthlyRent'),
    pastDate('from'),
    text('until', (typed) => parseDate(typed), { means: 'date' }),
  ],
};

export const factsOfLease = ({ monthlyRent, from, until }: Partial<LeaseAnswers>): Omit<LeaseFacts, 'on'> => ({
  ...(monthlyRent === undefined ? {} : { monthlyRent }),
  ...(from === undefined ? {} : { leaseFrom: from }),
  ...(until === undefined ? {} : { leaseUntil: until }),
});

/** The premises as a thing that has a right of its own: whoever rents them, a month of theirs is paid for once. */
export const premisesOf = ({ address }: Partial<LeaseAnswers>): RightHolder[] =>
  address ? [{ thing: 'premises', key: normal(address) }] : [];

/** The months of a period that the lease covers whole: one that it covers in part is not paid. */
export const leasedMonths = (period: Period, { leaseFrom, leaseUntil }: Pick<LeaseFacts, 'leaseFrom' | 'leaseUntil'>): Period[] =>
  monthsIn(period).filter(
    ({ from, to }) => (leaseFrom === undefined || leaseFrom <= from) && (leaseUntil === undefined || to <= leaseUntil),
  );

/** The lease runs on the day whose rules count. */
export const leaseCurrent = rule(nothing, ({ on, leaseFrom, leaseUntil }: LeaseFacts) => {
  if (leaseFrom === undefined || leaseUntil === undefined)
    return found('unknown', '还没有填写租赁期限。', 'The term of the lease is not filled in yet.');
  return leaseFrom <= on && on <= leaseUntil
    ? found('met', '租赁合同在有效期内。', 'The lease is in force.')
    : found('unmet', '租赁合同不在有效期内。续租或另租后可以申请。', 'The lease is not in force. Apply again once it is renewed.');
});

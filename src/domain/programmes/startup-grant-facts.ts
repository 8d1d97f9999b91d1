import { type AreaCode, type LocalDate, type PersonId } from '../values';

export type OrganisationKind = 'individual-business' | 'enterprise' | 'private-non-enterprise' | 'other';

/** One founder, as the rules need them: no name, no number of a document. */
export interface Founder {
  person: PersonId;
  /** Holds a 残疾人证 (a 残疾军人证 is a second, different certificate). */
  certificate: 'disability' | 'veteran' | 'none';
  /** As the national base has it, not as the card prints it; undefined while nobody could check. */
  certificateValidUntil?: LocalDate;
  /** 户籍 street, 9 digits; its first four digits name the city. */
  household?: AreaCode;
}

/** What the rules and formulas of a start-up grant may look at. Undefined: not answered, or nobody could check yet. */
export interface StartupGrantFacts {
  /** The day whose rules count: the day of submission. */
  on: LocalDate;
  founders: Founder[];
  organisation?: OrganisationKind;
  registeredOn?: LocalDate;
  rentsPremises?: boolean;
  operating?: boolean;
  rentPaidOnTime?: boolean;
}

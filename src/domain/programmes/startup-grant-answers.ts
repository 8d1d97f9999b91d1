import { type AreaCode, type Fen, type LocalDate, type PersonId } from '../values';
import { type OrganisationKind } from './startup-grant-facts';

/** A founder as the form has them. Each confirms under their own account before anything is submitted. */
export interface FounderAnswers {
  person: PersonId;
  name: string;
  identity: string;
  certificate: string;
  /** 户籍所在街道. */
  household: AreaCode;
}

/** What the form of a start-up grant asks, after checking. Kept sealed; facts for the rules are drawn from it by `factsOf`. */
export interface StartupGrantAnswers {
  founders: FounderAnswers[];
  firm: { name: string; uscc: string; organisation: OrganisationKind; registeredOn: LocalDate; address: string };
  premises: { rents: boolean; address: string; monthlyRent?: Fen; leaseFrom?: LocalDate; paidOnTime?: boolean };
  operation: { operating: boolean; business: string };
  /** `unusual`: the number looks like no bank card's, and the applicant has confirmed it. */
  account: { holder: string; bank: string; number: string; unusual?: true };
  /** What the applicant added in words when asked to (补正). */
  remarks?: string[];
  contact: { telephone: string; email?: string; address?: string; letters: 'sms' | 'email' | 'paper' };
}

/** Whom the treasury pays; kept by itself, and committed to in the ledger at the decision. */
export interface Payee {
  name: string;
  bank: string;
  account: string;
  /** The number looks like no bank card's, and whoever gave it has confirmed it. */
  unusual?: true;
}

export const payeeOf = ({ holder, number, ...rest }: StartupGrantAnswers['account']): Payee => ({ name: holder, account: number, ...rest });

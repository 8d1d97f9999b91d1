import { type BusinessRecord } from '../src/domain/records/businesses';
import { type CertificateRecord } from '../src/domain/records/certificates';
import { type EmploymentRecord } from '../src/domain/records/employments';
import { type HouseholdRecord } from '../src/domain/records/households';
import { type InsuranceRecord } from '../src/domain/records/insurances';

/** Somebody made up, with what each registry holds of them. */
export interface SandboxPerson {
  name: string;
  identity: string;
  telephone: string;
  card: string;
  household: HouseholdRecord;
  certificate?: CertificateRecord;
  insurance: InsuranceRecord;
  /** Of whoever was employed in the year that employers file for. */
  employment?: EmploymentRecord;
}

/** Everybody and every firm that the sandbox's registries know. */
export interface SandboxWorld {
  people: SandboxPerson[];
  firms: BusinessRecord[];
}

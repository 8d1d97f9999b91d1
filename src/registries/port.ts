import { type OrganisationKind } from '../domain/programmes/startup-grant-facts';
import { type AreaCode, type Instant, type LocalDate } from '../domain/values';

/** What a registry says. `unavailable` ends in the finding 暂无法核验, never in a mark against the person. */
export type Reply<T> = { kind: 'found'; record: T; at: Instant } | { kind: 'absent'; at: Instant } | { kind: 'unavailable'; why: string };

/** 全国残疾人人口基础数据库. */
export interface CertificateRecord {
  name: string;
  /** As issued last, re-issue mark included. */
  certificate: string;
  kind: 'disability' | 'veteran';
  status: 'valid' | 'cancelled';
  validUntil: LocalDate;
}

/** 企业信用信息: individual businesses, enterprises, private non-enterprise units. */
export interface BusinessRecord {
  uscc: string;
  name: string;
  organisation: OrganisationKind;
  status: 'operating' | 'revoked' | 'cancelled';
  registeredOn: LocalDate;
  address: string;
  /** Identity numbers of the legal representative and the partners. */
  persons: string[];
}

/** 户籍. */
export interface HouseholdRecord {
  name: string;
  /** Street, 9 digits. */
  area: AreaCode;
  address: string;
}

/** 社会保险. */
export interface InsuranceRecord {
  /** Months paid, `2026-10`, newest first. */
  months: string[];
  unit?: string;
}

/** The registries. No call throws; numbers are sent in bodies, never in addresses. */
export interface Registries {
  /** @param number identity number, 18 characters */
  certificate(number: string): Promise<Reply<CertificateRecord>>;
  /** @param uscc 统一社会信用代码, 18 characters */
  business(uscc: string): Promise<Reply<BusinessRecord>>;
  household(number: string): Promise<Reply<HouseholdRecord>>;
  socialInsurance(number: string): Promise<Reply<InsuranceRecord>>;
}

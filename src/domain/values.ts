/** The small values everything else is made of. All are plain JSON: they travel through Temporal and MongoDB unchanged. */

type Brand<T, Name extends string> = T & { readonly __brand: Name };

/** A UTC instant, ISO 8601 with milliseconds: `2026-11-23T01:02:03.000Z`. Strings of this form sort as the instants do. */
export type Instant = Brand<string, 'Instant'>;
/** A date on the calendar of Asia/Shanghai: `2026-11-23`. */
export type LocalDate = Brand<string, 'LocalDate'>;
/** A month of that calendar: `2026-11`. Sorts as the months do. */
export type Month = Brand<string, 'Month'>;
/** Money in integer fen (分). */
export type Fen = Brand<number, 'Fen'>;
/** SHA-256 in lower-case hex. */
export type Hash = Brand<string, 'Hash'>;

export type CaseId = Brand<string, 'CaseId'>;
/** A random id of an account; never a number of a document. */
export type ActorId = Brand<string, 'ActorId'>;
/** A random id of a natural person: two accounts of one person share it, and duties are compared by it. */
export type PersonId = Brand<string, 'PersonId'>;
/** A random id of a unit (单位) on whose behalf people act: an employer, a home. */
export type PartyId = Brand<string, 'PartyId'>;
/** 机构编号 of a place that is registered: a home, later a base. */
export type PlaceId = Brand<string, 'PlaceId'>;
export type OfficeId = Brand<string, 'OfficeId'>;
/** 订单编号 of an order of work: `jx-nh-48102234`. */
export type OrderId = Brand<string, 'OrderId'>;
/** The id of a step within one route: `street-review`. */
export type StepId = Brand<string, 'StepId'>;
/** Issued by the server with a form; the key of the act that the form posts. */
export type RequestId = Brand<string, 'RequestId'>;

/** What a certificate (审核认定书) is looked up by: 32 small hexadecimal digits drawn at random, so that none is found by trying. */
export type CertificateCode = Brand<string, 'CertificateCode'>;

/** Administrative division by GB/T 2260, 6 digits (district) or 9 (street): `440309`, `440309003`. */
export type AreaCode = Brand<string, 'AreaCode'>;

/** Where the words or bytes are kept, and what they hash to: the ledger commits to them without holding them. */
export interface TextRef {
  id: string;
  hash: Hash;
}

/** The one unavoidable cast of a branded value; use it where the value was just checked or made. */
export const as = <T>(value: T extends Brand<infer Base, string> ? Base : never): T => value as unknown as T;

/** For the `default` of a switch: the compiler proves every case was handled. */
export function never(value: never): never {
  throw new Error(`unhandled: ${JSON.stringify(value)}`);
}

/** So many days later; earlier, if they are fewer than none. */
export const shifted = (date: LocalDate, days: number): LocalDate =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10) as LocalDate;

export const dayBefore = (date: LocalDate): LocalDate => shifted(date, -1);
export const dayAfter = (date: LocalDate): LocalDate => shifted(date, 1);

import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { type Ask, asker } from '../ask';
import { failureOf } from '../failure';
import { type AreaCode, type Instant, type LocalDate } from '../domain/values';
import {
  type BusinessRecord,
  type CertificateRecord,
  type HouseholdRecord,
  type InsuranceRecord,
  type Registries,
  type Reply,
} from './port';

const date = z.iso.date().transform((value) => value as LocalDate);
const certificate: z.ZodType<CertificateRecord> = z.object({
  name: z.string(),
  certificate: z.string(),
  kind: z.enum(['disability', 'veteran']),
  status: z.enum(['valid', 'cancelled']),
  validUntil: date,
});
const business: z.ZodType<BusinessRecord> = z.object({
  uscc: z.string(),
  name: z.string(),
  organisation: z.enum(['individual-business', 'enterprise', 'private-non-enterprise', 'other']),
  status: z.enum(['operating', 'revoked', 'cancelled']),
  registeredOn: date,
  address: z.string(),
  persons: z.array(z.string()),
});
const household: z.ZodType<HouseholdRecord> = z.object({
  name: z.string(),
  area: z
    .string()
    .regex(/^\d{9}$/)
    .transform((value) => value as AreaCode),
  address: z.string(),
});
const insurance: z.ZodType<InsuranceRecord> = z
  .object({ months: z.array(z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)), unit: z.string().optional() })
  // The port's `unit` is there or not; it is never `undefined`.
  .transform(({ months, unit }) => ({ months, ...(unit === undefined ? {} : { unit }) }));

export interface HttpRegistriesOptions {
  url: string;
  /** How it is asked; plainly if not said. */
  ask?: Ask;
  /** Of one try, in milliseconds. */
  timeoutMs?: number;
  /** After the first try failed by network, time or 5xx. */
  retries?: number;
  /** Before the second try; twice as long before each further one. */
  pauseMs?: number;
}

/** Registries over HTTP: each try is timed, each reply checked for its form; what fails in the end is `unavailable`. */
export function httpRegistries({
  url,
  ask: post = asker(),
  timeoutMs = 3_000,
  retries = 2,
  pauseMs = 100,
}: HttpRegistriesOptions): Registries {
  const ask = async <T>(name: string, number: string, form: z.ZodType<T>): Promise<Reply<T>> => {
    let why = '';
    for (let attempt = 0; attempt <= retries; attempt += 1) {
      if (attempt > 0) await pause(pauseMs * 2 ** (attempt - 1));
      try {
        const response = await post(`${url}/${name}`, { number }, { timeoutMs });
        if (response.ok) return understood(await response.json(), form);
        why = `HTTP ${response.status}`;
        // An unread body would hold its connection.
        response.discard();
        // A refusal will not change by asking again.
        if (response.status < 500) break;
      } catch (error) {
        why = failureOf(error);
      }
    }
    return { kind: 'unavailable', why };
  };
  return {
    // What is about somebody else must not reach a form or a comparison: it is no answer.
    certificate: (number) =>
      ask(
        'certificate',
        number,
        certificate.refine((one) => one.kind === 'veteran' || one.certificate.startsWith(number)),
      ),
    business: (uscc) =>
      ask(
        'business',
        uscc,
        business.refine((one) => one.uscc === uscc),
      ),
    household: (number) => ask('household', number, household),
    socialInsurance: (number) => ask('social-insurance', number, insurance),
  };
}

/** A reply of another form than agreed says nothing about the person: it counts as no reply. */
function understood<T>(body: unknown, form: z.ZodType<T>): Reply<T> {
  const envelope = z.object({ found: z.boolean(), record: z.unknown().optional() }).safeParse(body);
  if (!envelope.success) return { kind: 'unavailable', why: 'not the agreed form' };
  const at = new Date().toISOString() as Instant;
  if (!envelope.data.found) return { kind: 'absent', at };
  const record = form.safeParse(envelope.data.record);
  return record.success ? { kind: 'found', record: record.data, at } : { kind: 'unavailable', why: 'not the agreed form' };
}

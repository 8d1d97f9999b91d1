import { z } from 'zod';
import { type AreaCode, type Instant, type LocalDate } from '../domain/values';
import { type BusinessRecord, type CertificateRecord, type HouseholdRecord, type InsuranceRecord, type Registries, type Reply } from './port';

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
const insurance = z.object({ months: z.array(z.string()), unit: z.string().optional() }) as unknown as z.ZodType<InsuranceRecord>;

export interface HttpRegistriesOptions {
  url: string;
  /** Of one try, in milliseconds. */
  timeoutMs?: number;
  /** After the first try failed by network, time or 5xx. */
  retries?: number;
}

/** Registries over HTTP: each try is timed, each reply checked for its form; what fails in the end is `unavailable`. */
export function httpRegistries({ url, timeoutMs = 3_000, retries = 2 }: HttpRegistriesOptions): Registries {
  const ask = async <T>(name: string, number: string, form: z.ZodType<T>): Promise<Reply<T>> => {
    let why = '';
    for (let attempt = 0; attempt <= retries; attempt += 1) {
      try {
        const response = await fetch(`${url}/${name}`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ number }),
          signal: AbortSignal.timeout(timeoutMs),
        });
        if (response.ok) return understood(await response.json(), form);
        why = `HTTP ${response.status}`;
        // A refusal will not change by asking again.
        if (response.status < 500) break;
      } catch (error) {
        why = error instanceof Error ? error.name : 'network';
      }
    }
    return { kind: 'unavailable', why };
  };
  return {
    certificate: (number) => ask('certificate', number, certificate),
    business: (uscc) => ask('business', uscc, business),
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

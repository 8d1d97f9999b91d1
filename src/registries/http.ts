import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { type Ask, asker } from '../ask';
import { failureOf } from '../failure';
import { type Registry } from '../domain/ground/reply';
import { type Instant } from '../domain/values';
import { type Dated, type Registries } from './port';

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
  const ask = async <R>({ name, record, about = () => true }: Registry<R>, number: string): Promise<Dated<R>> => {
    let why = '';
    for (let attempt = 0; attempt <= retries; attempt += 1) {
      if (attempt > 0) await pause(pauseMs * 2 ** (attempt - 1));
      try {
        const response = await post(`${url}/${name}`, { number }, { timeoutMs });
        if (response.ok) return understood(await response.json(), record, (one) => about(one, number));
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
  return { ask };
}

/** Made once: to make a form costs more than to read a reply by it. */
const agreed = z.object({ found: z.boolean(), record: z.unknown().optional() });

/** A reply of another form than agreed says nothing about the person: it counts as no reply. */
function understood<R>(body: unknown, form: z.ZodType<R>, about: (record: R) => boolean): Dated<R> {
  const envelope = agreed.safeParse(body);
  if (!envelope.success) return { kind: 'unavailable', why: 'not the agreed form' };
  const at = new Date().toISOString() as Instant;
  if (!envelope.data.found) return { kind: 'absent', at };
  const record = form.safeParse(envelope.data.record);
  return record.success && about(record.data)
    ? { kind: 'found', record: record.data, at }
    : { kind: 'unavailable', why: 'not the agreed form' };
}

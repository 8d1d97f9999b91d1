import { type Request } from 'express';
import { type ActorId, type CaseId, type Instant, type LocalDate } from '../../../domain/values';
import { isDate } from '../../../domain/identifiers/identity-number';
import { endOfDay } from '../../../domain/calendar/instants';
import { type AccessQuery } from '../../../store/access-log';
import { type AccessKind, accessKinds } from '../../../store/access';
import { type Query } from '../../paths';

export const logResults = ['done', 'begun', 'failed'] as const;

/** What is asked of the log: ids and keyed hashes only, so that the address may be passed on. */
export interface Asked extends Pick<AccessQuery, 'result'> {
  what?: AccessKind;
  actor?: ActorId;
  case?: CaseId;
  from?: LocalDate;
  /** The last day, which counts. */
  to?: LocalDate;
  ips?: string[];
  page: number;
}

const id = /^[\w-]{1,64}$/;
const hashes = /^[\w-]{1,32}\.[\w-]{43}(?:,[\w-]{1,32}\.[\w-]{43}){0,9}$/;

/** By the address of the page, or by the hidden fields of the form that exports the same. What is not understood is not asked. */
export function askedIn(given: Record<string, unknown>): Asked {
  const word = (name: string, form: RegExp): string | undefined => {
    const value = given[name];
    return typeof value === 'string' && form.test(value) ? value : undefined;
  };
  const day = (name: string): LocalDate | undefined => {
    const value = given[name];
    return typeof value === 'string' && isDate(value) ? value : undefined;
  };
  const what = accessKinds.find((one) => one === given['what']);
  const result = logResults.find((one) => one === given['result']);
  const found = {
    actor: word('actor', id) as ActorId | undefined,
    case: word('case', id) as CaseId | undefined,
    from: day('from'),
    to: day('to'),
    ips: word('ips', hashes)?.split(','),
    what,
    result,
  };
  const asked = Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
  return { ...asked, page: Math.min(500, Math.max(1, Math.trunc(Number(given['page'])) || 1)) };
}

/** The same as parts of an address. */
export const queryOf = ({ actor, case: caseId, from, to, what, result, ips }: Asked, more: Query = {}): Query => ({
  actor,
  case: caseId,
  from,
  to,
  what,
  result,
  ips: ips?.join(','),
  ...more,
});

/** As the store is asked. Days are days in Shanghai. */
export function storeQuery(
  { from, to, page: _page, ...asked }: Asked,
  offices: AccessQuery['offices'],
): Omit<AccessQuery, 'page' | 'size'> {
  const dayMs = 24 * 60 * 60 * 1_000;
  const after = (day: LocalDate, ms: number): Instant => new Date(Date.parse(endOfDay(day)) + 1 + ms).toISOString() as Instant;
  return {
    ...asked,
    ...(offices ? { offices } : {}),
    ...(from ? { from: after(from, -dayMs) } : {}),
    ...(to ? { to: after(to, 0) } : {}),
  };
}

export const isAsked = ({ page: _page, ...asked }: Asked): boolean => Object.keys(asked).length > 0;

/** Field by field as it was sent. */
export const sentIn = (req: Request): Record<string, unknown> => (req.body ?? {}) as Record<string, unknown>;

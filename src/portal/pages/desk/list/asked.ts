import { type Request } from 'express';
import { type Actor } from '../../../../domain/offices';
import { type StepId } from '../../../../domain/values';
import { instantNow } from '../../../../store/clock';
import { type DueBucket, dueBuckets } from '../../../../store/due-buckets';
import { type TaskQuery } from '../../../../store/task';
import { officesBelow } from '../../../cases/reach';
import { paths, type Query } from '../../../paths';
import { type Services } from '../../../services';

export type Scope = TaskQuery['scope'];
export const scopes: readonly Scope[] = ['mine', 'pool', 'office', 'done'];
export type Waits = NonNullable<NonNullable<TaskQuery['filter']>['waits']>;
export const waitsFor: readonly Waits[] = ['us', 'applicant', 'registry', 'bank', 'other-case'];

/** What the address asks for: a colleague who opens it sees the same list. */
export interface Asked {
  scope: Scope;
  due?: DueBucket;
  programme?: string;
  step?: string;
  waits?: Waits;
  /** Only what leaves nothing to judge. */
  clear?: true;
  /** Under which id the words to search by are kept; then every case that the officer may see is looked through, whatever the list. */
  search?: string;
  page: number;
}

export function askedOf(req: Request, { policies }: Services['policies']): Asked {
  const word = (name: string): string => (typeof req.query[name] === 'string' ? req.query[name] : '');
  const due = dueBuckets.find((one) => one === word('due'));
  const programme = policies.find((one) => one.programme === word('programme'))?.programme;
  const step = /^[a-z][a-z0-9-]{0,40}$/.test(word('step')) ? word('step') : undefined;
  const search = /^[\w-]{22}$/.test(word('search')) ? word('search') : undefined;
  const waits = waitsFor.find((one) => one === word('waits'));
  return {
    scope: scopes.find((one) => one === word('scope')) ?? 'mine',
    page: Math.min(500, Math.max(1, Math.trunc(Number(word('page'))) || 1)),
    ...(search ? { search } : {}),
    ...(due ? { due } : {}),
    ...(programme ? { programme } : {}),
    ...(step ? { step } : {}),
    ...(waits ? { waits } : {}),
    ...(word('clear') === 'yes' ? { clear: true } : {}),
  };
}

export const isFiltered = ({ due, programme, step, waits, clear }: Asked): boolean => [due, programme, step, waits, clear].some(Boolean);

/** @param kept whether there is a case that is kept from them */
export function queryOf(
  services: Services,
  actor: Actor,
  { scope, due, programme, step, waits, clear, page }: Asked,
  kept: boolean,
): TaskQuery {
  const filter = {
    ...(due ? { due } : {}),
    ...(programme ? { programme } : {}),
    ...(step ? { step: step as StepId } : {}),
    ...(waits ? { waits } : {}),
    ...(clear ? { clear } : {}),
  };
  const offices = officesBelow(services.policies.offices, actor);
  const { id, deputyFor, posts, person } = actor;
  const without = kept ? { without: person } : {};
  return { scope, actor: id, deputyFor, posts, offices, filter, page, size: 20, now: instantNow(), ...without };
}

/** The same list with something changed. */
export const linkFrom =
  ({ scope, due, programme, step, waits, clear, search }: Asked) =>
  (more: Query): string =>
    paths.desk({ scope, due, programme, step, waits, clear: clear && 'yes', search, ...more });

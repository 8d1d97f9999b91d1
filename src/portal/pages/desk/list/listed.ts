import { type Response } from 'express';
import { type Actor } from '../../../../domain/offices';
import { type ActorId } from '../../../../domain/values';
import { dueBuckets } from '../../../../store/due-buckets';
import { totalOf } from '../../../../store/tasks/lists';
import { requestsOf } from '../../../requests';
import { isFiltered, linkFrom, queryOf } from './asked';
import { listDrawn } from './claim';
import { atMost } from './counts';
import { type Desk, type Look } from './look';
import { pagesOf } from './pages';
import { rowOf } from './task-rows';

/** The list that is looked at: one page of its rows, and what it is counted by. */
export async function listOf({ services, moments }: Desk, actor: Actor, { asked, kept, fresh }: Look, res: Response) {
  const { t, lang } = res.locals;
  const query = queryOf(services, actor, asked, kept);
  const counts = await moments.counts(query, fresh);
  const rows = await moments.rows(query, counts, fresh);
  const total = totalOf(counts, asked.due);
  const absent =
    asked.scope === 'mine' && actor.deputyFor.length > 0 ? await services.people.names(actor.deputyFor) : new Map<ActorId, string>();
  const link = linkFrom(asked);
  const claimable = asked.scope === 'pool' && rows.length > 0;
  return {
    buckets: dueBuckets
      .filter(() => asked.scope !== 'done')
      .map((due) => ({
        href: link({ due: asked.due === due ? undefined : due, page: undefined }),
        label: t(`desk.due.${due}`),
        count: atMost(counts[due]),
        current: asked.due === due,
        kind: due === 'overdue' && counts.overdue > 0 ? 'wrong' : undefined,
      })),
    over: asked.scope === 'done',
    rows: rows.map((row) => rowOf(services, row, { t, lang, absent })),
    total: atMost(total),
    whole: isFiltered(asked) ? undefined : total,
    claimable,
    request: claimable ? requestsOf(services.keys).issue(actor.id, ...listDrawn) : undefined,
    empty: t(`desk.empty.${isFiltered(asked) ? 'filtered' : asked.scope === 'mine' && !claims(actor) ? 'watching' : asked.scope}`),
    pages: pagesOf(asked, total),
  };
}

/** Supervisors and auditors look on: nothing waits to be claimed by them. */
const claims = ({ posts }: Actor): boolean => posts.some(({ role }) => role !== 'supervisor' && role !== 'auditor');

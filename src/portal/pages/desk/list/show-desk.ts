import { type Request, type Response } from 'express';
import { postsFor } from '../../../../domain/case/may-read';
import { programmeNamed } from '../../../../domain/programmes';
import { type Actor } from '../../../../domain/offices';
import { type ActorId } from '../../../../domain/values';
import { type LetterParams } from '../../../../letters/params';
import { writeLetter } from '../../../../letters/write';
import { dueBuckets } from '../../../../store/due-buckets';
import { COUNT_LIMIT, totalOf } from '../../../../store/tasks/lists';
import { lettersToPost } from '../../../cases/letters-to-post';
import { looksAfterPlaces } from '../../../cases/place-access';
import { sendsAnything } from '../../../cases/waiting-transmissions';
import { note } from '../../../logged';
import { viewerOf } from '../../../middleware/viewer';
import { monthScope } from '../../../cases/month-figures';
import { paths } from '../../../paths';
import { requestsOf } from '../../../requests';
import { type Services } from '../../../services';
import { show } from '../../../view/show';
import { type Asked, askedOf, isFiltered, linkFrom, queryOf, scopes, waitsFor } from './asked';
import { listDrawn, saidOf } from './claim';
import { type Moments } from './moments';
import { rememberList } from '../last-list';
import { keptSearch, searched } from './search';
import { rowOf } from './task-rows';

/** The desk, with what its requests share. */
export interface Desk {
  services: Services;
  moments: Moments;
}

/** 我的待办: overdue first, twenty a page; or, where something is searched for, what was found. */
export async function showDesk(desk: Desk, req: Request, res: Response, more: Partial<Asked> = {}, errors = {}): Promise<void> {
  const { services } = desk;
  if (req.method === 'GET') rememberList(req, res, services.config);
  // After an own act the numbers are counted anew, or it would seem undone.
  const fresh = req.query['claimed'] !== undefined;
  const { actor } = viewerOf(res);
  const { t, lang } = res.locals;
  const asked: Asked = { ...askedOf(req, services.policies), ...more };
  const kept = await services.store.tasks.keepsFrom(actor.person);
  const text = asked.search === undefined ? undefined : await keptSearch(services, actor, asked.search);
  if (text !== undefined) note(res, { what: 'search' });
  const list = text === undefined ? await listOf(desk, actor, { asked, kept, fresh }, res) : undefined;
  const [counts, notices, toPrint, said] = await Promise.all([
    totalsOf(desk, actor, { asked, kept, fresh }, list?.whole),
    noticesOf(services, actor, res),
    toPrintFor(desk, actor, kept),
    saidOf(services, actor, req, t),
  ]);
  const model = {
    title: text === undefined ? t(`desk.scope.${asked.scope}`) : t('desk.found'),
    errors,
    scopes: scopes.map((scope, at) => ({
      href: paths.desk({ scope }),
      label: t(`desk.scope.${scope}`),
      count: atMost(counts[at] ?? 0),
      current: text === undefined && scope === asked.scope,
    })),
    asked,
    ...choices(services, actor, res),
    filtered: isFiltered(asked),
    // Whoever opens another's search, or one of yesterday, is told so.
    lost: asked.search !== undefined && text === undefined,
    found: text === undefined ? undefined : await searched(services, actor, asked, text, t, lang),
    ...list,
    said,
    notices,
    toPrint,
    month: monthScope(services.policies.offices, actor).length > 0 ? paths.month() : undefined,
    sends: sendsAnything(services, actor),
    places: looksAfterPlaces(services.policies.offices, actor),
    clear: paths.desk({ scope: asked.scope }),
  };
  show(res, 'desk/desk', model, Object.keys(errors).length > 0 ? 422 : 200);
}

/** What is looked at, and how. */
interface Look {
  asked: Asked;
  /** There is a case that is kept from the reader. */
  kept: boolean;
  fresh: boolean;
}

async function listOf({ services, moments }: Desk, actor: Actor, { asked, kept, fresh }: Look, res: Response) {
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

function pagesOf(asked: Asked, total: number) {
  const last = Math.max(1, Math.ceil(total / 20));
  const link = linkFrom(asked);
  if (last === 1) return undefined;
  const near = [...new Set([1, asked.page - 1, asked.page, asked.page + 1, last])];
  return {
    previous: asked.page > 1 ? link({ page: asked.page - 1 }) : undefined,
    next: asked.page < last ? link({ page: asked.page + 1 }) : undefined,
    pages: near
      .filter((one) => one >= 1 && one <= last)
      .sort((one, other) => one - other)
      .map((number) => ({ number, href: link({ page: number }), current: number === asked.page })),
  };
}

/** @param whole how many the list shown holds, where that was counted already */
const totalsOf = (
  { services, moments }: Desk,
  actor: Actor,
  { asked, kept, fresh }: Look,
  whole: number | undefined,
): Promise<number[]> => {
  // All that a list holds, whatever the one shown is narrowed by.
  const { filter: _filter, ...query } = queryOf(services, actor, asked, kept);
  return Promise.all(
    scopes.map((scope) =>
      scope === asked.scope && whole !== undefined ? Promise.resolve(whole) : moments.total({ ...query, scope }, fresh),
    ),
  );
};

/** 催办 and the like, each with the step it speaks of. */
async function noticesOf({ store, policies }: Services, actor: Actor, res: Response) {
  const { t, lang } = res.locals;
  const letters = await store.letters.ofPerson(actor.person, 5);
  return letters.map((one) => ({
    text: writeLetter(one.template, one.params as unknown as LetterParams, t, lang, policies, new Map()).short,
    href: paths.deskCase(one.case),
    at: one.at,
  }));
}

/** How many letters wait for their envelopes; of a case that is kept from somebody none is counted. */
async function toPrintFor({ services, moments }: Desk, actor: Actor, kept: boolean): Promise<number> {
  if (kept) return (await lettersToPost(services, actor)).letters.length;
  const each = await Promise.all(postsFor(actor).map((office) => moments.toPrint(office)));
  return each.reduce((sum, one) => sum + one, 0);
}

/** Who looks at all steps below, not only at their own role's. */
const overseers: readonly string[] = ['supervisor', 'auditor'];

/** What the list can be narrowed by: matters, the steps that somebody with these posts can have, and whom a step waits for. */
function choices({ policies: { policies } }: Services, { posts }: Actor, res: Response) {
  const mine = (role: string): boolean => posts.some((post) => overseers.includes(post.role) || post.role === role);
  const { t, lang } = res.locals;
  const options = (pairs: (readonly [string, string])[]) => [...new Map(pairs)].map(([value, label]) => ({ value, label }));
  return {
    matters: options(policies.map((one) => [one.programme, one.term[lang]])),
    steps: options(
      policies.flatMap((one) => one.route.filter((step) => mine(step.role)).map((step) => [step.step, step.name[lang]] as const)),
    ),
    // Only who has matters with rosters is asked.
    rosters: policies.some((one) => programmeNamed(one.programme).roster && one.route.some((step) => mine(step.role))),
    states: waitsFor.map((value) => ({ value, label: t(`desk.waitingFor.${value}`) })),
  };
}

/** Past the limit a count says only that there are more. */
const atMost = (count: number): string => (count >= COUNT_LIMIT ? `${COUNT_LIMIT}+` : String(count));

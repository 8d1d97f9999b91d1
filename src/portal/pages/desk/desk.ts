import { Router, type Request } from 'express';
import { localDate } from '../../../domain/calendar/instants';
import { workingDaysBetween } from '../../../domain/calendar/working-days';
import { type Actor } from '../../../domain/offices';
import { type CaseId, type Instant, type LocalDate, type OfficeId, type StepId } from '../../../domain/values';
import { instantNow } from '../../../store/clock';
import { type DueBucket, dueBuckets } from '../../../store/due-buckets';
import { COUNT_LIMIT, type Task, type TaskQuery } from '../../../store/tasks';
import { searchTokens } from '../../cases/tokens';
import { officesBelow } from '../../cases/reach';
import { textsOf } from '../../middleware/bodies';
import { onlyFor, viewerOf } from '../../middleware/viewer';
import { paths, patterns, type Query } from '../../paths';
import { type Services } from '../../services';
import { show } from '../../view/show';
import { type Translate } from '../../view/words';

type Scope = TaskQuery['scope'];
const scopes: readonly Scope[] = ['mine', 'pool', 'office', 'done'];

/** 我的待办: overdue first, twenty a page; the address keeps the filter, so that a colleague opens the same list. */
export function deskPages(services: Services): Router {
  const { store, engine, policies } = services;
  const router = Router();

  router.get(patterns.desk, onlyFor('officer'), async (req, res) => {
    const { actor } = viewerOf(res);
    const { t, lang } = res.locals;
    const asked = askedOf(req);
    const query = queryOf(services, actor, asked);
    const offices = [...new Set(actor.posts.map((post) => post.office))];
    const [page, mine, pool, letters, toPrint] = await Promise.all([
      store.tasks.page(query),
      store.tasks.total({ ...query, scope: 'mine' }),
      store.tasks.total({ ...query, scope: 'pool' }),
      store.letters.ofPerson(actor.person, 5),
      Promise.all(offices.map((office) => store.letters.toPrint(office))),
    ]);
    if (asked.text !== '') await store.accessLog.append({ at: instantNow(), actor: actor.id, what: 'search', path: patterns.desk });
    const link = (more: Query): string => paths.desk({ scope: asked.scope, due: asked.due, step: asked.step, text: asked.text, ...more });
    const last = Math.max(1, Math.ceil(page.total / 20));
    const steps = [
      ...new Map(policies.policies.flatMap((one) => one.route.map((step) => [step.step, step.name[lang]] as const))).entries(),
    ];
    show(res, 'desk/desk', {
      title: t(`desk.scope.${asked.scope}`),
      scopes: scopes.map((scope) => ({
        href: paths.desk({ scope }),
        label: t(`desk.scope.${scope}`),
        count: scope === 'mine' ? atMost(mine) : scope === 'pool' ? atMost(pool) : undefined,
        current: scope === asked.scope,
      })),
      buckets:
        asked.scope === 'done'
          ? []
          : dueBuckets.map((due) => ({
              href: link({ due: asked.due === due ? undefined : due, page: undefined }),
              label: t(`desk.due.${due}`),
              count: atMost(page.counts[due]),
              current: asked.due === due,
            })),
      asked,
      steps: steps.map(([value, label]) => ({ value, label })),
      rows: page.rows.map((row) => rowOf(services, row, t, lang)),
      claimable: asked.scope === 'pool' && page.rows.length > 0,
      empty: t(`desk.empty.${asked.text === '' && asked.due === undefined && asked.step === undefined ? asked.scope : 'filtered'}`),
      said: said(req, t),
      notices: letters.map((one) => ({
        text: t(`letters.${one.template}.short`, { number: (one.params as { number?: string }).number ?? '', step: '' }),
        href: paths.deskCase(one.case),
        at: one.at,
      })),
      pages:
        last > 1
          ? {
              previous: asked.page > 1 ? link({ page: asked.page - 1 }) : undefined,
              next: asked.page < last ? link({ page: asked.page + 1 }) : undefined,
              pages: around(asked.page, last).map((number) => ({ number, href: link({ page: number }), current: number === asked.page })),
            }
          : undefined,
      toPrint: toPrint.flat().length,
      clear: paths.desk({ scope: asked.scope }),
      total: page.total,
    });
  });

  /** 认领所选: each by itself; what came of each is said. */
  router.post(patterns.deskClaim, onlyFor('officer'), async (req, res) => {
    const { actor } = viewerOf(res);
    const chosen = textsOf(req, 'task').slice(0, 20);
    const answers = await Promise.all(
      chosen.map((key) => {
        const [id = '', step = ''] = key.split('/');
        const request = `claim-${actor.id}-${id}-${step}-${textsOf(req, 'drawn')[0] ?? ''}`.replace(/[^A-Za-z0-9_-]/g, '-') as never;
        return engine.act(id as CaseId, { kind: 'claim', step: step as StepId, request, at: instantNow(), seen: 1_000_000_000 }, actor);
      }),
    );
    const count = (kind: string): number => answers.filter((one) => one.kind === kind).length;
    res.redirect(303, paths.desk({ scope: 'mine', claimed: count('done'), kept: count('kept'), refused: count('refused') }));
  });

  return router;
}

/** Past the limit a count says only that there are more. */
const atMost = (count: number): string => (count >= COUNT_LIMIT ? `${COUNT_LIMIT}+` : String(count));

interface Asked {
  scope: Scope;
  due?: DueBucket;
  step?: string;
  text: string;
  page: number;
}

function askedOf(req: Request): Asked {
  const word = (name: string): string => (typeof req.query[name] === 'string' ? req.query[name] : '');
  const due = dueBuckets.find((one) => one === word('due'));
  const step = /^[a-z][a-z0-9-]{0,40}$/.test(word('step')) ? word('step') : undefined;
  return {
    scope: scopes.find((one) => one === word('scope')) ?? 'mine',
    text: word('text').slice(0, 100),
    page: Math.min(500, Math.max(1, Math.trunc(Number(word('page'))) || 1)),
    ...(due ? { due } : {}),
    ...(step ? { step } : {}),
  };
}

function queryOf(services: Services, actor: Actor, { scope, due, step, text, page }: Asked): TaskQuery {
  const offices: OfficeId[] = officesBelow(services.policies.offices, actor);
  const filter = {
    ...(due ? { due } : {}),
    ...(step ? { step: step as StepId } : {}),
    ...(text.trim() === '' ? {} : { tokens: searchTokens(services.keys, text) }),
  };
  return { scope, actor: actor.id, posts: actor.posts, offices, filter, page, size: 20, now: instantNow() };
}

function rowOf(services: Services, task: Task, t: Translate, lang: 'zh-CN' | 'en') {
  const policy = services.policies.policies.find((one) => one.programme === task.programme);
  const step = policy?.route.find((one) => one.step === task.step);
  return {
    key: task._id,
    href: task.programme === 'payment-batch' ? paths.batch(task.case) : paths.deskCase(task.case),
    number: task.number,
    name: task.masked || t('desk.batch'),
    matter: policy?.term[lang] ?? task.programme,
    step: step?.name[lang] ?? task.step,
    left: task.open ? leftOf(services, task.order, task.due, t) : '',
    late: task.overdue || (task.open && task.order < instantNow()),
    hint: [
      task.differs > 0 ? t('desk.differs', { count: task.differs }) : '',
      task.waitingFor ? t(`desk.waitingFor.${task.waitingFor}`) : '',
    ]
      .filter(Boolean)
      .join('；'),
  };
}

/** 还有 3 个工作日 / 超期 2 个工作日 / 不计时. */
function leftOf({ policies }: Services, order: Instant, due: Instant | undefined, t: Translate): string {
  if (!due) return t('desk.still');
  const today: LocalDate = localDate(instantNow());
  const days = workingDaysBetween(policies.calendar, today, localDate(order));
  if (order < instantNow()) return t('desk.late', { days: Math.max(1, -days) });
  return days === 0 ? t('desk.today') : t('desk.left', { days });
}

const around = (page: number, last: number): number[] =>
  [...new Set([1, page - 1, page, page + 1, last])].filter((one) => one >= 1 && one <= last).sort((one, other) => one - other);

function said(req: Request, t: Translate): string | undefined {
  const number = (name: string): number => Number(req.query[name]) || 0;
  if (req.query['claimed'] === undefined) return undefined;
  return t('desk.claimed', { done: number('claimed'), kept: number('kept'), refused: number('refused') });
}

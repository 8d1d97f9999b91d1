import { isIP } from 'node:net';
import { Router, type Request, type Response } from 'express';
import { isKeptFrom } from '../../../domain/case/may-read';
import { parseDate } from '../../../domain/identifiers/date';
import { parseText } from '../../../domain/identifiers/words';
import { type ActorId } from '../../../domain/values';
import { blindIndexes } from '../../../sealing/blind-index';
import { accessKinds } from '../../../store/access';
import { note } from '../../logged';
import { textOf } from '../../middleware/bodies';
import { onlyFor, viewerOf } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { type Services } from '../../services';
import { show } from '../../view/show';
import { forbidden } from '../../view/errors';
import { type Asked, askedIn, isAsked, logResults, queryOf, sentIn, storeQuery } from './asked';
import { logCsv } from './csv';
import { caseNumbered, shownLines } from './lines';
import { auditScope } from './scope';

const size = 50;
/** As many lines as one file takes. */
const most = 10_000;

interface Typed {
  typed?: Record<string, string>;
  errors?: Record<string, string>;
}

/** 访问日志, for auditors: who read or changed what, from where, and what it came to. To read it, to search it and to export it leave their lines. */
export function logPages(services: Services): Router {
  const router = Router();

  router.get(patterns.log, onlyFor('officer'), async (req, res) => {
    if (auditScope(services.policies.offices, viewerOf(res).actor)) await showLog(services, res, askedIn(req.query));
    else forbidden(req, res);
  });

  /** What was typed is looked up here and goes on as ids: no name and no address stands in an address. */
  router.post(patterns.log, onlyFor('officer'), async (req, res) => {
    if (!auditScope(services.policies.offices, viewerOf(res).actor)) return forbidden(req, res);
    note(res, { what: 'search' });
    const typed = Object.fromEntries(['who', 'number', 'from', 'to', 'address', 'what', 'result'].map((name) => [name, textOf(req, name)]));
    const { asked, errors } = await understood(services, req, res);
    if (Object.keys(errors).length > 0) await showLog(services, res, { page: 1 }, { typed, errors });
    else res.redirect(303, paths.log(queryOf(asked)));
  });

  router.post(patterns.logExport, onlyFor('officer'), async (req, res) => {
    const { actor } = viewerOf(res);
    const { t } = res.locals;
    const scope = auditScope(services.policies.offices, actor);
    if (!scope) return forbidden(req, res);
    const asked = askedIn(sentIn(req));
    const reason = parseText(textOf(req, 'reason'), 200);
    if ('error' in reason)
      return showLog(services, res, asked, { typed: { reason: textOf(req, 'reason') }, errors: { reason: t('log.errors.reason') } });
    const { rows, more } = await services.store.accessLog.search({
      ...storeQuery(asked, scope.all ? undefined : scope.offices),
      page: 1,
      size: most,
    });
    if (more)
      return showLog(services, res, asked, { typed: { reason: reason.value }, errors: { reason: t('log.errors.tooMany', { most }) } });
    note(res, { what: 'export', target: String(rows.length), reason: await services.store.texts.keep(reason.value, { author: actor.id }) });
    res.set({ 'Content-Type': 'text/csv; charset=utf-8', 'Content-Disposition': 'attachment; filename="access-log.csv"' });
    res.send(logCsv(await shownLines(services, actor, rows, t), t));
  });

  return router;
}

/** What was typed, as ids; of what there is no line that the reader may read, it is said that there is none. */
async function understood(services: Services, req: Request, res: Response): Promise<{ asked: Asked; errors: Record<string, string> }> {
  const { store, people, keys, policies } = services;
  const { t } = res.locals;
  const scope = auditScope(policies.offices, viewerOf(res).actor);
  const errors: Record<string, string> = {};
  const found = async (part: Partial<Asked>): Promise<boolean> =>
    (await store.accessLog.search({ ...storeQuery({ ...part, page: 1 }, scope?.all ? undefined : scope?.offices), page: 1, size: 1 })).rows
      .length > 0;
  const text = (name: string): string => textOf(req, name).normalize('NFKC').trim();
  const day = (name: 'from' | 'to') => {
    if (text(name) === '') return {};
    const parsed = parseDate(text(name));
    if ('value' in parsed) return { [name]: parsed.value };
    errors[name] = t('log.errors.date');
    return {};
  };
  const asked: Asked = { ...askedIn({ what: text('what'), result: text('result') }), ...day('from'), ...day('to') };
  if (text('who') !== '') {
    const actor = (await people.byLogin(text('who')))?.actor.id ?? (text('who') as ActorId);
    if (/^[\w-]{1,64}$/.test(actor) && (await found({ actor }))) asked.actor = actor;
    else errors['who'] = t('log.errors.who');
  }
  if (text('number') !== '') {
    const id = await caseNumbered(services, viewerOf(res).actor, text('number'));
    if (id && (await found({ case: id }))) asked.case = id;
    else errors['number'] = t('log.errors.number');
  }
  if (text('address') !== '') {
    const known = askedIn({ ips: text('address') }).ips;
    if (known) asked.ips = known;
    else if (isIP(text('address')) > 0) asked.ips = blindIndexes(keys, 'address', text('address'));
    else errors['address'] = t('log.errors.address');
  }
  return { asked, errors };
}

async function showLog(services: Services, res: Response, asked: Asked, { typed = {}, errors = {} }: Typed = {}): Promise<void> {
  const { t } = res.locals;
  const scope = auditScope(services.policies.offices, viewerOf(res).actor);
  const { rows, more } = await services.store.accessLog.search({
    ...storeQuery(asked, scope?.all ? undefined : scope?.offices),
    page: asked.page,
    size,
  });
  const about = asked.case && (await services.store.cases.read(asked.case));
  const number = about && !isKeptFrom(viewerOf(res).actor, about.state) ? about.number : asked.case;
  const link = (page: number): string => paths.log(queryOf(asked, { page }));
  const choices = (values: readonly string[], words: string) => values.map((value) => ({ value, label: t(`log.${words}.${value}`) }));
  const model = {
    title: t('log.title'),
    lead: t(scope?.all ? 'log.leadAll' : 'log.lead'),
    errors,
    typed: {
      who: asked.actor,
      number,
      from: asked.from,
      to: asked.to,
      address: asked.ips?.join(','),
      what: asked.what,
      result: asked.result,
      ...typed,
    },
    kinds: choices(accessKinds, 'kinds'),
    results: choices(logResults, 'results'),
    rows: await shownLines(services, viewerOf(res).actor, rows, t),
    empty: t(isAsked(asked) ? 'log.none' : 'log.noneYet'),
    asked: isAsked(asked),
    hidden: Object.entries(queryOf(asked)).flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }])),
    most,
    previous: asked.page > 1 ? link(asked.page - 1) : undefined,
    next: more ? link(asked.page + 1) : undefined,
    clear: paths.log(),
    action: paths.log(),
    exportAction: paths.logExport,
  };
  show(res, 'log/log', model, Object.keys(errors).length > 0 ? 422 : 200);
}

import { type Request, type Response } from 'express';
import { monthScope } from '../../../cases/month-figures';
import { looksAfterPlaces } from '../../../cases/place-access';
import { sendsAnything } from '../../../cases/waiting-transmissions';
import { note } from '../../../logged';
import { viewerOf } from '../../../middleware/viewer';
import { paths } from '../../../paths';
import { show } from '../../../view/show';
import { rememberList } from '../last-list';
import { type Asked, askedOf, isFiltered, scopes } from './asked';
import { noticesOf, toPrintFor } from './beside';
import { saidOf } from './claim';
import { atMost, totalsOf } from './counts';
import { listOf } from './listed';
import { type Desk } from './look';
import { choices } from './narrowing';
import { keptSearch, searched } from './search';

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

import { type Request, type Response } from 'express';
import { type Typed } from '../../../domain/form/field';
import { type Roster } from '../../../domain/programmes/roster';
import { type Limit } from '../../../store/limits';
import { draftFor, type DraftPage } from '../../cases/draft-access';
import { rosterIn, rosterOf, withRows } from '../../cases/draft-roster';
import { paths } from '../../paths';
import { type Services } from '../../services';
import { notFound, showError } from '../../view/errors';
import { show } from '../../view/show';
import { rosterModel, type Shown } from './roster-model';

/**
 * Each page of a roster reads and checks all its rows: of 20,000 six tenths of a second, which nobody else is answered in. One every four
 * seconds is more than somebody comes to who mends fifty rows a page.
 */
const looks: Limit = { name: 'roster-looks', most: 900, windowMs: 60 * 60_000 };
const large = 1_000;

export interface RosterPage extends DraftPage {
  roster: Roster;
}

/** The roster of a draft that an address names; undefined once the answer was given. */
export async function rosterPageFor(services: Services, req: Request, res: Response): Promise<RosterPage | undefined> {
  const page = await draftFor(services, req, res);
  if (!page) return undefined;
  const roster = rosterOf(page.draft);
  if (!roster) notFound(req, res);
  else if ((rosterIn(page.draft, roster)?.rows ?? 0) <= large || (await services.store.limits.take(looks, page.viewer.actor.id)))
    return { ...page, roster };
  else showError(req, res, 429, { words: res.locals.t('roster.tooOften'), next: undefined });
  return undefined;
}

/** The rows as they are now; undefined once the answer was given, of a draft that was filed or thrown away meanwhile. */
export async function readRows(
  services: Services,
  page: RosterPage,
  req: Request,
  res: Response,
): Promise<(RosterPage & { rows: Typed[] }) | undefined> {
  const now = await withRows(services.store, page.draft, page.roster);
  if (now?.rows) return { ...page, draft: now.draft, rows: now.rows };
  if (now) res.redirect(303, paths.case(now.draft.caseId));
  else notFound(req, res);
  return undefined;
}

export async function showRoster(services: Services, page: RosterPage, req: Request, res: Response, how: Shown = {}): Promise<void> {
  const { error, unsure, stale, unmapped } = how;
  const now = await readRows(services, page, req, res);
  if (!now) return;
  const model = await rosterModel(services, now, req, res, how);
  show(res, 'applicant/roster', model, error !== undefined || unsure || unmapped ? 422 : stale ? 409 : 200);
}

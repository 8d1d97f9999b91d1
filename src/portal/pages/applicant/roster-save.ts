import { type Request, type Response } from 'express';
import { type Typed } from '../../../domain/form/field';
import { type Roster } from '../../../domain/programmes/roster';
import { type Saved } from '../../../store/drafts';
import { confirmRoster, rosterIn, saveRoster } from '../../cases/draft-roster';
import { todayInShanghai } from '../../cases/places';
import { textOf, textsOf } from '../../middleware/bodies';
import { paths } from '../../paths';
import { type Services } from '../../services';
import { notFound } from '../../view/errors';
import { type RosterPage, showRoster } from './roster-page';

/** All rows, as they are from now on; with their faults they are saved all the same. @param told what was done to a file in reading it */
export async function save(
  services: Services,
  page: RosterPage,
  req: Request,
  res: Response,
  rows: readonly Typed[],
  told: readonly string[] = [],
): Promise<void> {
  const { draft, roster } = page;
  if (rows.length > roster.table.most)
    return showRoster(services, page, req, res, { error: res.locals.t('table.refused.too-many-rows', { most: roster.table.most }) });
  await answered(
    services,
    page,
    req,
    res,
    await saveRoster(services.store, draft, roster, rows, { today: todayInShanghai() }, seenOf(req)),
    told,
  );
}

/** One row as it was typed, a new one at the end; with its faults it is saved all the same, and stands first in the list. */
export async function saveRow(services: Services, page: RosterPage, req: Request, res: Response, rows: readonly Typed[]): Promise<void> {
  const asked = textOf(req, 'row');
  const at = /^[1-9]\d{0,5}$/.test(asked) ? Math.min(Number(asked), rows.length + 1) : rows.length + 1;
  const row = Object.fromEntries(page.roster.table.columns.map(({ name }) => [name, textOf(req, `r${at}-${name}`)]));
  if (Object.values(row).every((text) => text.trim() === '')) return res.redirect(303, paths.draftRoster(page.draft.caseId));
  await save(services, page, req, res, at > rows.length ? [...rows, row] : rows.with(at - 1, row));
}

/** What was doubted is as it is. */
export async function sure(services: Services, page: RosterPage, req: Request, res: Response): Promise<void> {
  const said = rosterIn(page.draft, page.roster);
  if (!said || textOf(req, 'sure') !== 'yes') return showRoster(services, page, req, res, { unsure: true });
  await answered(services, page, req, res, await confirmRoster(services.store, page.draft, page.roster, said, seenOf(req)), []);
}

/** Somebody else's save in between is shown first, and nothing of it is lost. */
async function answered(
  services: Services,
  page: RosterPage,
  req: Request,
  res: Response,
  saved: Saved,
  told: readonly string[],
): Promise<void> {
  const { caseId } = page.draft;
  if (saved.kind === 'submitted') return res.redirect(303, paths.case(caseId));
  if (saved.kind === 'gone') return notFound(req, res);
  const draft = (await services.store.drafts.read(caseId)) ?? page.draft;
  if (saved.kind === 'stale') {
    res.locals.unsent = typedIn(req);
    return showRoster(services, { ...page, draft }, req, res, { stale: true });
  }
  if (told.length > 0) return showRoster(services, { ...page, draft }, req, res, { told });
  const said = rosterIn(draft, page.roster);
  const done = said !== undefined && said.red === 0 && (said.doubted === 0 || said.sure === true) && textOf(req, 'do') !== 'row';
  res.redirect(303, done ? paths.draft(caseId) : paths.draftRoster(caseId));
}

/** Every field of the form, to stand in the page that comes back. */
const typedIn = (req: Request): Record<string, string[]> =>
  Object.fromEntries(
    Object.keys((req.body ?? {}) as Record<string, unknown>)
      .filter((name) => /^r\d/.test(name))
      .map((name) => [name, textsOf(req, name)]),
  );

const seenOf = (req: Request): number => Number(textOf(req, 'seen')) || 0;

/** Every cell that the form had, written instead; rows that were ticked are left out. */
export function mended({ table }: Roster, rows: readonly Typed[], req: Request): Typed[] {
  const dropped = new Set(textsOf(req, 'drop').map(Number));
  const body = (req.body ?? {}) as Record<string, unknown>;
  return rows.flatMap((row, index) => {
    const at = index + 1;
    if (dropped.has(at)) return [];
    const given = table.columns.filter(({ name }) => typeof body[`r${at}-${name}`] === 'string');
    return [{ ...row, ...Object.fromEntries(given.map(({ name }) => [name, textOf(req, `r${at}-${name}`)])) }];
  });
}

import { type Request, type Response } from 'express';
import { confirmRoster, rosterIn, saveRoster } from '../../cases/draft-roster';
import { isAsMade } from '../../cases/roster-from-months';
import { todayInShanghai } from '../../cases/places';
import { textOf } from '../../middleware/bodies';
import { paths } from '../../paths';
import { type Services } from '../../services';
import { notFound } from '../../view/errors';
import { type MadePage, showMade } from './roster-made';

/** A roster that its months make is made anew by one press, or confirmed as it is. Rows that somebody typed or uploaded are none of it. */
export async function postMade({ store }: Pick<Services, 'store'>, page: MadePage, req: Request, res: Response): Promise<void> {
  const { draft, roster, made } = page;
  const said = rosterIn(draft, roster);
  const does = textOf(req, 'do');
  const seen = Number(textOf(req, 'seen')) || 0;
  if (does === 'sure' && textOf(req, 'sure') !== 'yes') return showMade({ store }, page, res, { unsure: true });
  const confirms = does === 'sure' && said !== undefined && (await isAsMade(store, draft, roster, made.rows));
  if (!confirms && does !== 'months') return showMade({ store }, page, res, { refused: true });
  const saved = confirms
    ? await confirmRoster(store, draft, roster, said, seen)
    : await saveRoster(store, draft, roster, made.rows, { today: todayInShanghai() }, seen);
  if (saved.kind === 'submitted') return res.redirect(303, paths.case(draft.caseId));
  if (saved.kind === 'gone') return notFound(req, res);
  const now = (await store.drafts.read(draft.caseId)) ?? draft;
  if (saved.kind === 'stale') return showMade({ store }, { ...page, draft: now }, res, { stale: true });
  res.redirect(303, paths.draftRoster(draft.caseId));
}

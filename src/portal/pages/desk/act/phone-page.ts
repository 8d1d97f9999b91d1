import { type Response } from 'express';
import { absoluteMs } from '../../../middleware/viewer';
import { paths } from '../../../paths';
import { type ActPage } from './page';

/** 实地核查: what the script needs that keeps this page and what is typed there on the telephone; undefined for every other act. */
export function phonePage({ kind, look }: ActPage, { req }: Response, against: boolean) {
  if (kind !== 'inspect') return undefined;
  return {
    account: look.actor.id,
    case: paths.deskCase(look.state.id),
    /** The page answers a form: its fields are what was sent last. */
    answered: req.method === 'POST' ? 'yes' : '',
    /** How many milliseconds the page may stand on the telephone: no longer than the session may last. */
    left: against ? 0 : Math.max(0, (req.session.created ?? 0) + absoluteMs - Date.now()),
  };
}

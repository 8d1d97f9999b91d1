import { Router, type Request, type Response } from 'express';
import { mayRead } from '../../../domain/case/may-read';
import { spotCheck } from '../../../domain/programmes/spot-check';
import { type StepId } from '../../../domain/values';
import { type CaseRow } from '../../../store/cases';
import { instantNow } from '../../../store/clock';
import { caseFor } from '../../cases/case-access';
import { alreadyAsked, mayAskCorrection, mayCheckOnSpot, openSpotCheck } from '../../cases/look-again';
import { openAbout } from '../../cases/open-about';
import { openId } from '../../cases/one-at-a-time';
import { textOf } from '../../middleware/bodies';
import { onlyFor, viewerOf } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { requestsOf } from '../../requests';
import { type Services } from '../../services';
import { badForm, notFound } from '../../view/errors';
import { show } from '../../view/show';

const step = 'look-again' as StepId;

/** 核对: a supervisor has what was granted looked at again: whoever filed it is asked to correct it, or it is checked on the spot as one drawn. */
export function lookAgainPages(services: Services): Router {
  const router = Router();
  const requests = requestsOf(services.keys);

  async function asked(req: Request, res: Response): Promise<CaseRow | undefined> {
    const row = await caseFor(services, req, res, 'findings');
    if (!row || mayAskCorrection(viewerOf(res).actor, row)) return row;
    notFound(req, res);
    return undefined;
  }

  /** What was asked for already is said in its place, with where it stands; there is no button for it then. */
  async function page(row: CaseRow, res: Response, status = 200): Promise<void> {
    const { t } = res.locals;
    const { actor } = viewerOf(res);
    const already = await alreadyAsked(services, row.state);
    const spot = await openSpotCheck(services, row.state);
    const linked = (one: CaseRow | undefined) =>
      one && mayRead(services.policies.offices, actor, one.state, one.offices, 'progress')
        ? { number: one.number, href: paths.deskCase(one.state.id) }
        : undefined;
    show(
      res,
      'after-payment/look-again',
      {
        title: t('lookAgain.title'),
        number: row.number,
        already: already && { words: t(`lookAgain.already.${already.is}`), case: linked(already.row) },
        spot: mayCheckOnSpot(services, actor, row),
        spotOpen: spot && { case: linked(spot) },
        request: requests.issue(actor.id, row.state.id, step),
        action: paths.deskLookAgain(row.state.id),
        back: paths.deskCase(row.state.id),
      },
      status,
    );
  }

  router.get(patterns.deskLookAgain, onlyFor('officer'), async (req, res) => {
    const row = await asked(req, res);
    if (row) await page(row, res);
  });

  router.post(patterns.deskLookAgain, onlyFor('officer'), async (req, res) => {
    const row = await asked(req, res);
    if (!row) return;
    const { actor } = viewerOf(res);
    const request = requests.take(textOf(req, 'request'), actor.id, row.state.id, step);
    if (request === 'forged' || request === 'expired') return badForm(req, res);
    const what = textOf(req, 'what');
    if (what === 'correct') {
      const already = await alreadyAsked(services, row.state);
      // Twice pressed, the second finds what the first has done; whatever else there is asks for nothing more.
      if (already && already.is !== 'tomorrow') return page(row, res, 409);
      await services.store.contests.found(row.state.id, 'office', instantNow());
    }
    if (what === 'spot' && mayCheckOnSpot(services, actor, row)) {
      const under = await openSpotCheck(services, row.state);
      if (under) return res.redirect(303, paths.deskCase(under.state.id));
      const id = await openId(services.store, 's', [row.state.id], row.number.replace(/\D/g, ''));
      const answer = await openAbout(services, row, spotCheck.name, id);
      if (answer?.kind === 'done') return res.redirect(303, paths.deskCase(id));
    }
    res.redirect(303, paths.deskLookAgain(row.state.id));
  });

  return router;
}

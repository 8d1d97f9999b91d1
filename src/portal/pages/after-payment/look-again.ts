import { Router, type Request, type Response } from 'express';
import { spotCheck } from '../../../domain/programmes/spot-check';
import { type CaseId, type StepId } from '../../../domain/values';
import { type CaseRow } from '../../../store/cases';
import { instantNow } from '../../../store/clock';
import { caseFor } from '../../cases/case-access';
import { mayAskCorrection, mayCheckOnSpot } from '../../cases/look-again';
import { openAbout } from '../../cases/open-about';
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

  router.get(patterns.deskLookAgain, onlyFor('officer'), async (req, res) => {
    const row = await asked(req, res);
    if (!row) return;
    const { t } = res.locals;
    const { actor } = viewerOf(res);
    show(res, 'after-payment/look-again', {
      title: t('lookAgain.title'),
      number: row.number,
      spot: mayCheckOnSpot(services, actor, row),
      request: requests.issue(actor.id, row.state.id, step),
      action: paths.deskLookAgain(row.state.id),
      back: paths.deskCase(row.state.id),
    });
  });

  router.post(patterns.deskLookAgain, onlyFor('officer'), async (req, res) => {
    const row = await asked(req, res);
    if (!row) return;
    const { actor } = viewerOf(res);
    const request = requests.take(textOf(req, 'request'), actor.id, row.state.id, step);
    if (request === 'forged' || request === 'expired') return badForm(req, res);
    if (textOf(req, 'what') === 'correct') await services.store.contests.found(row.state.id, 'office', instantNow());
    if (textOf(req, 'what') === 'spot' && mayCheckOnSpot(services, actor, row)) {
      const id = `s-${request}-${row.number.replace(/\D/g, '')}` as CaseId;
      const answer = await openAbout(services, row, spotCheck.name, id);
      if (answer?.kind === 'done') return res.redirect(303, paths.deskCase(id));
    }
    res.redirect(303, paths.deskCase(row.state.id));
  });

  return router;
}

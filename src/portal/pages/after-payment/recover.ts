import { Router } from 'express';
import { recovery } from '../../../domain/programmes/recovery';
import { formatYuan } from '../../../domain/money';
import { type StepId } from '../../../domain/values';
import { caseFor } from '../../cases/case-access';
import { anewWords, reckonedAnew } from '../../cases/reckoned-anew';
import { openAbout } from '../../cases/open-about';
import { textOf } from '../../middleware/bodies';
import { onlyFor, viewerOf } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { requestsOf } from '../../requests';
import { type Services } from '../../services';
import { badForm, notFound } from '../../view/errors';
import { show } from '../../view/show';
import { mayRecover, stillRecoverable } from '../../cases/may-recover';

const step = 'recover' as StepId;

/** 发起追回: by a supervisor of an office that had the case; what is owed, if anything, is decided in the case that it opens. */
export function recoverPages(services: Services): Router {
  const router = Router();
  const requests = requestsOf(services.keys);

  router.get(patterns.deskRecover, onlyFor('officer'), async (req, res) => {
    const row = await caseFor(services, req, res, 'money');
    if (!row) return;
    const { actor } = viewerOf(res);
    if (!mayRecover(services, actor, row)) return notFound(req, res);
    const still = await stillRecoverable(services, row);
    if (!still) return res.redirect(303, paths.deskCase(row.state.id));
    const { t, lang } = res.locals;
    const anew = await reckonedAnew(services.store, row.state);
    show(res, 'after-payment/recover', {
      title: t('recover.title'),
      number: row.number,
      anew: anew && anewWords(anew, t, lang),
      paid: t('format.yuan', { amount: formatYuan(still.paid) }),
      request: requests.issue(actor.id, row.state.id, step),
      action: paths.deskRecover(row.state.id),
      back: paths.deskCase(row.state.id),
    });
  });

  router.post(patterns.deskRecover, onlyFor('officer'), async (req, res) => {
    const row = await caseFor(services, req, res, 'money');
    if (!row) return;
    const { actor } = viewerOf(res);
    if (!mayRecover(services, actor, row)) return notFound(req, res);
    const request = requests.take(textOf(req, 'request'), actor.id, row.state.id, step);
    if (request === 'forged' || request === 'expired') return badForm(req, res);
    const still = await stillRecoverable(services, row);
    const answer = still && (await openAbout(services, row, recovery.name, still.id, { paid: still.paid }));
    res.redirect(303, paths.deskCase(still && answer?.kind === 'done' ? still.id : row.state.id));
  });

  return router;
}

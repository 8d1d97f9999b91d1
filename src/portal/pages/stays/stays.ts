import { Router } from 'express';
import { proofNeeded } from '../../accounts/proof';
import { lookAtOwnStay, ownStays, readerOf } from '../../cases/own-stays';
import { keyOf } from '../../cases/place-months';
import { note, noteAlso } from '../../logged';
import { onlyFor, viewerOf } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { type Services } from '../../services';
import { show } from '../../view/show';
import { shownOwnStay } from './stay-words';

const done = ['named', 'ended'] as const;

/** 我和我监护的人在哪家残疾人之家: what a resident sees of their own stay, and a guardian of their ward's; found by a proven identity, and by nothing else. */
export function stayPages(services: Services): Router {
  const router = Router();

  router.get(patterns.stays, onlyFor('applicant'), async (req, res) => {
    const { t, lang } = res.locals;
    const reader = await readerOf(services, viewerOf(res));
    const own = reader ? await ownStays(services, reader) : [];
    const [first, ...more] = own.map(({ stay }) => ({ target: keyOf(stay) }));
    if (first) note(res, first);
    for (const one of more) noteAlso(res, one);
    const looks = (await Promise.all(own.map((one) => lookAtOwnStay(services, one)))).flatMap((one) => one ?? []);
    const said = done.find((one) => one === req.query['done']);
    show(res, 'stays/stays', {
      title: t('stays.title'),
      proof: reader ? undefined : proofNeeded(services, res, paths.stays()),
      said: said && t(`stays.done.${said}`),
      stays: looks.map((one) => shownOwnStay(one, t, lang)),
      guards: looks.some(({ as }) => as === 'guardian'),
    });
  });

  return router;
}

import { Router, type Response } from 'express';
import { type IdentityCheck } from '../../../identity/port';
import { proofNeeded } from '../../accounts/proof';
import { prove } from '../../accounts/prove';
import { onlyFor, viewerOf } from '../../middleware/viewer';
import { ownPath, paths, patterns } from '../../paths';
import { type Services } from '../../services';
import { show } from '../../view/show';

declare module 'express-session' {
  interface SessionData {
    /** Somebody is on their way to the national identity service, and where they go on afterwards. */
    proving: IdentityCheck & { back: string };
  }
}

/** Showing who one is: by the national identity service, or where a window that has seen the card does it. */
export function ownIdentityPages(services: Services): Router {
  const { identity, config, people, log } = services;
  const router = Router();

  const showIdentity = async (res: Response, back: string, more: { error?: string; joined?: boolean } = {}): Promise<void> => {
    const { t } = res.locals;
    const account = await people.byId(viewerOf(res).actor.id);
    show(
      res,
      'accounts/identity',
      {
        title: t('proof.pageTitle'),
        ...more,
        errors: more.error ? { go: more.error } : {},
        proven: account?.proven !== undefined,
        name: account?.name,
        proof: proofNeeded(services, res, back),
        go: identity && paths.ownIdentityGo(back),
        back,
      },
      more.error ? 422 : 200,
    );
  };

  router.get(patterns.ownIdentity, onlyFor('applicant'), async (req, res) => {
    await showIdentity(res, ownPath(req.query['back']), { joined: req.query['joined'] !== undefined });
  });

  // By a link and not by a form: the policy of our pages lets a form lead to no other host. What it leaves behind is a value in the session.
  router.get(patterns.ownIdentityGo, onlyFor('applicant'), async (req, res) => {
    const back = ownPath(req.query['back']);
    if (!identity) return showIdentity(res, back);
    const beginning = await identity.begin(`${config.publicUrl}${paths.ownIdentityBack}`);
    if (beginning.kind === 'unavailable') {
      log.warn({ why: beginning.why }, 'the identity service is away');
      return showIdentity(res, back, { error: res.locals.t('proof.unavailable') });
    }
    req.session.proving = { ...beginning.check, back };
    res.redirect(303, beginning.url);
  });

  router.get(patterns.ownIdentityBack, onlyFor('applicant'), async (req, res) => {
    const { t } = res.locals;
    const { proving } = req.session;
    // Good for one way there and back.
    delete req.session.proving;
    if (!identity || !proving) {
      // The address of a way that has been gone opened again.
      const account = await people.byId(viewerOf(res).actor.id);
      return account?.proven ? res.redirect(303, paths.ownIdentity()) : showIdentity(res, paths.home, { error: t('proof.begunElsewhere') });
    }
    const finish = await identity.finish(new URL(req.originalUrl, config.publicUrl), proving);
    if (finish.kind !== 'proven') {
      log.warn({ why: finish.why, kind: finish.kind }, 'an identity was not proven');
      return showIdentity(res, proving.back, { error: t(`proof.${finish.kind}`) });
    }
    const { identity: number, name } = finish;
    const proved = await prove(services, res, viewerOf(res).actor.id, { identity: number, name, by: 'oidc' });
    if (proved === 'another') return showIdentity(res, proving.back, { error: t('proof.another') });
    res.redirect(303, `${paths.ownIdentity(proving.back)}${proved === 'joined' ? '&joined' : ''}`);
  });

  return router;
}

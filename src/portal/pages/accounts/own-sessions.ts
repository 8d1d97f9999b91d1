import { Router } from 'express';
import { type Instant } from '../../../domain/values';
import { browserWords, systemWords } from '../../accounts/browser';
import { note } from '../../logged';
import { textOf } from '../../middleware/bodies';
import { storedId } from '../../middleware/session';
import { isOver, onlyFor, viewerOf } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { type Services } from '../../services';
import { show } from '../../view/show';

const instant = (ms: number): Instant => new Date(ms).toISOString() as Instant;
const among = (words: readonly string[], word = 'other'): string => (words.includes(word) ? word : 'other');

/** Where one is signed in: with what, since when, seen when; and an end to one of them, or to all but this. */
export function ownSessionPages({ people, store }: Services): Router {
  const router = Router();

  router.get(patterns.ownSessions, onlyFor(), async (req, res) => {
    const { t } = res.locals;
    const { id } = viewerOf(res).actor;
    const [account, kept] = [await people.byId(id), await store.sessions.ofActor(id)];
    const own = storedId(req.sessionID);
    const standing = kept.filter((one) => account && !isOver(one, account, Date.now()));
    const sessions = standing
      .map((one) => ({
        id: one.id,
        here: one.id === own,
        name: t('accountSecurity.with', {
          browser: t(`accountSecurity.browsers.${among(browserWords, one.browser)}`),
          system: t(`accountSecurity.systems.${among(systemWords, one.system)}`),
        }),
        created: instant(one.created),
        // This one is seen now, whenever that was last written.
        seen: instant(one.id === own ? Date.now() : one.seen),
      }))
      .sort((one, other) => Number(other.here) - Number(one.here));
    show(res, 'accounts/sessions', {
      title: t('accountSecurity.sessionsTitle'),
      sessions,
      several: sessions.length > 1,
      ended: req.query['ended'] !== undefined,
      passwordHref: paths.ownPassword,
    });
  });

  router.post(patterns.ownSessions, onlyFor(), async (req, res) => {
    const { id } = viewerOf(res).actor;
    const [end, own] = [textOf(req, 'end'), storedId(req.sessionID)];
    note(res, { what: 'sign-out' });
    if (end === 'others') await store.sessions.endAll(id, own);
    else if (end !== own) await store.sessions.end(id, end);
    res.redirect(303, `${paths.ownSessions}?ended`);
  });

  return router;
}

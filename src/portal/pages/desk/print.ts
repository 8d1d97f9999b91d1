import { Router } from 'express';
import { type OfficeId } from '../../../domain/values';
import { instantNow } from '../../../store/clock';
import { textOf } from '../../middleware/bodies';
import { onlyFor, viewerOf } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { type Services } from '../../services';
import { show } from '../../view/show';
import { notFound } from '../errors';

/** Letters on paper that the reader's offices have still to print; one marked as printed leaves the list. */
export function printPages({ store }: Services): Router {
  const router = Router();

  router.get(patterns.deskPrint, onlyFor('officer'), async (_req, res) => {
    const { t } = res.locals;
    const offices = officesOf(viewerOf(res).actor.posts);
    const letters = (await Promise.all(offices.map((office) => store.letters.toPrint(office)))).flat();
    show(res, 'desk/print', {
      title: t('print.title'),
      letters: letters.map((one) => ({
        key: one.key,
        href: paths.caseLetter(one.case, one.key),
        subject: t(`letters.${one.template}.subject`, { number: '', term: '' }),
        number: (one.params as { number?: string }).number,
        at: one.at,
      })),
    });
  });

  router.post(patterns.deskPrint, onlyFor('officer'), async (req, res) => {
    const letter = await store.letters.read(textOf(req, 'letter'));
    if (!letter?.office || !officesOf(viewerOf(res).actor.posts).includes(letter.office)) return notFound(req, res);
    await store.letters.printed(letter.key, instantNow());
    res.redirect(303, paths.deskPrint);
  });

  return router;
}

const officesOf = (posts: readonly { office: OfficeId }[]): OfficeId[] => [...new Set(posts.map((post) => post.office))];

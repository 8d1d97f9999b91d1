import { Router } from 'express';
import { type Actor } from '../../../domain/offices';
import { textOf } from '../../middleware/bodies';
import { onlyFor, viewerOf } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { type Services } from '../../services';
import { show } from '../../view/show';

/** AB岗: before leave an officer names a colleague who holds the same post; back again, nobody. */
export function deputyPages({ people }: Pick<Services, 'people'>): Router {
  const router = Router();

  /** Those who hold every post of the officer's: nobody gets by deputising what they could not do themselves. */
  const colleaguesOf = async (actor: Actor): Promise<Actor[]> => {
    const [first, ...more] = await Promise.all(actor.posts.map(({ role, office }) => people.holdersOf(role, office)));
    return (first ?? []).filter((one) => one.id !== actor.id && more.every((holders) => holders.some((other) => other.id === one.id)));
  };

  router.get(patterns.deskDeputy, onlyFor('officer'), async (req, res) => {
    const { actor } = viewerOf(res);
    const { t } = res.locals;
    const [colleagues, deputy] = await Promise.all([colleaguesOf(actor), people.deputyOf(actor.id)]);
    const names = await people.names([...colleagues.map((one) => one.id), ...actor.deputyFor]);
    show(res, 'desk/deputy', {
      title: t('deputy.title'),
      saved: req.query['saved'] !== undefined,
      deputy: deputy ?? 'nobody',
      alone: colleagues.length === 0,
      colleagues: [
        { value: 'nobody', label: t('deputy.nobody') },
        ...colleagues.map((one) => ({ value: one.id, label: names.get(one.id) ?? one.id })),
      ],
      stoodInFor: actor.deputyFor.map((one) => names.get(one) ?? one),
      action: paths.deskDeputy,
      back: paths.desk(),
    });
  });

  router.post(patterns.deskDeputy, onlyFor('officer'), async (req, res) => {
    const { actor } = viewerOf(res);
    const chosen = textOf(req, 'deputy');
    const deputy = (await colleaguesOf(actor)).find((one) => one.id === chosen);
    await people.nameDeputy(actor.id, deputy?.id);
    res.redirect(303, `${paths.deskDeputy}?saved`);
  });

  return router;
}

import { Router, type Request, type Response } from 'express';
import { answer, type Answered } from '../../../domain/form/answer';
import { type Section, type Typed } from '../../../domain/form/field';
import { managerPart, plainPart } from '../../../domain/places/place-form';
import { type Manager, type PlainData, type Registered } from '../../../store/places';
import { placeFor } from '../../cases/place-access';
import { todayInShanghai } from '../../cases/places';
import { errorWords, fieldsFor, typedOf } from '../../forms/fields';
import { note } from '../../logged';
import { textOf } from '../../middleware/bodies';
import { onlyFor } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { type Services } from '../../services';
import { notFound } from '../../view/errors';
import { show } from '../../view/show';

/** A form of the page as it comes back. */
interface Again {
  part: string;
  typed: Typed;
  errors: Answered['errors'];
  stale?: boolean;
}

/** 机构信息: what the operator may put right by themselves, and who manages the place. */
export function placeManagePages(services: Services): Router {
  const { store } = services;
  const router = Router();

  router.get(patterns.placeManage, onlyFor('applicant'), async (req, res) => {
    const look = await placeFor(services, req, res, 'operator');
    if (look) await showManage(res, look.place, { saved: req.query['saved'] !== undefined });
  });

  router.post(patterns.placeManage, onlyFor('applicant'), async (req, res) => {
    const look = await placeFor(services, req, res, 'operator');
    if (!look) return;
    const part = [plainPart, managerPart].find(({ id }) => id === textOf(req, 'do'));
    if (!part) return notFound(req, res);
    const typed = typedOf(part, (name) => textOf(req, name));
    const { values, errors } = answer(part, typed, { today: todayInShanghai(), identity: '' });
    if (Object.keys(errors).length > 0) return showManage(res, look.place, { again: { part: part.id, typed, errors } });
    const saved = await save(req, look.place, part, values);
    if (!saved) return showManage(res, look.place, { again: { part: part.id, typed, errors, stale: true } });
    note(res, { target: look.place.id, why: part.id });
    res.redirect(303, paths.placeManage(look.place.id, { saved: 'yes' }));
  });

  const save = (req: Request, { id }: Registered, part: Section, values: Answered['values']): Promise<boolean> => {
    const seen = Number(textOf(req, 'seen')) || 0;
    return part === plainPart
      ? store.places.change(id, values as unknown as PlainData, seen)
      : store.places.appoint(id, values as unknown as Manager, seen);
  };

  async function showManage(res: Response, given: Registered, { saved, again }: { saved?: boolean; again?: Again }): Promise<void> {
    const { t } = res.locals;
    const place = (await store.places.find(given.id)) ?? given;
    const manager = await store.places.manager(place.id);
    const kept: Record<string, Typed> = {
      [plainPart.id]: { address: place.address, capacity: String(place.capacity), rooms: String(place.rooms) },
      [managerPart.id]: { ...manager },
    };
    const form = (part: Section) => {
      const mine = again?.part === part.id ? again : undefined;
      return {
        id: part.id,
        title: t(`form.${part.id}.title`),
        lead: t(`form.${part.id}.lead`),
        fields: fieldsFor(part, mine?.typed ?? kept[part.id] ?? {}, mine?.errors ?? {}, t),
      };
    };
    const part = [plainPart, managerPart].find(({ id }) => id === again?.part);
    show(
      res,
      'places/manage',
      {
        title: t('places.manage'),
        step: place.name,
        place: place.name,
        errors: part && again ? errorWords(part, again.errors, t) : {},
        saved,
        stale: again?.stale,
        forms: [plainPart, managerPart].map(form),
        action: paths.placeManage(place.id),
        seen: String(place.version),
        back: paths.place(place.id),
      },
      again ? (again.stale ? 409 : 422) : 200,
    );
  }

  return router;
}

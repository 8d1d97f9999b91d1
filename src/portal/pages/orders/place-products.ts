import { Router, type Request, type Response } from 'express';
import { answer, type Answered } from '../../../domain/form/answer';
import { type Typed } from '../../../domain/form/field';
import { formatYuan } from '../../../domain/money';
import { productPart } from '../../../domain/orders/forms';
import { type Product } from '../../../domain/orders/product';
import { type Listed } from '../../../store/products';
import { type PlaceLook, placeFor } from '../../cases/place-access';
import { todayInShanghai } from '../../cases/places';
import { errorWords, fieldsFor, typedOf } from '../../forms/fields';
import { note } from '../../logged';
import { textOf } from '../../middleware/bodies';
import { onlyFor, viewerOf } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { type Services } from '../../services';
import { notFound } from '../../view/errors';
import { show } from '../../view/show';
import { freshRequest, requestIn } from '../places/day-form';

/** The form as it comes back. */
interface Again {
  typed: Typed;
  errors: Answered['errors'];
  stale?: boolean;
  pressed?: boolean;
}

const does = ['added', 'changed', 'withdrawn'] as const;

/** 产品: what a home makes, as its unit lists it for the catalogue. */
export function placeProductPages(services: Services): Router {
  const { store } = services;
  const router = Router();

  router.get(patterns.placeProducts, onlyFor(), async (req, res) => {
    const look = await placeFor(services, req, res);
    if (look) await showProducts(req, res, look, await askedFor(look, req.query['product']));
  });

  router.post(patterns.placeProducts, onlyFor('applicant'), async (req, res) => {
    const look = await placeFor(services, req, res, 'operator');
    if (!look) return;
    const { place } = look;
    if (place.closed !== undefined) return notFound(req, res);
    const product = await askedFor(look, textOf(req, 'product'));
    if (textOf(req, 'do') === 'withdraw') {
      if (!(await store.products.withdraw(place.id, textOf(req, 'product'), viewerOf(res).actor.id))) return notFound(req, res);
      return done(res, look, 'withdrawn');
    }
    const typed = typedOf(productPart, (name) => textOf(req, name));
    const { values, errors } = answer(productPart, typed, { today: todayInShanghai(), identity: '' });
    if (Object.keys(errors).length > 0) return showProducts(req, res, look, product, { typed, errors });
    const said = values as unknown as Omit<Product, 'id' | 'place'>;
    if (textOf(req, 'product') === '') {
      const added = await store.products.add({ ...said, place: place.id }, requestIn(req));
      return added ? done(res, look, 'added') : showProducts(req, res, look, product, { typed, errors: {}, pressed: true });
    }
    const saved = await store.products.change(place.id, textOf(req, 'product'), said, Number(textOf(req, 'seen')) || 0);
    if (!saved) return showProducts(req, res, look, product, { typed, errors: {}, stale: true });
    done(res, look, 'changed');
  });

  const done = (res: Response, { place }: PlaceLook, what: (typeof does)[number]): void => {
    note(res, { target: `${place.id}/products`, why: what });
    res.redirect(303, paths.placeProducts(place.id, { done: what }));
  };

  async function askedFor({ place }: PlaceLook, id: unknown): Promise<Listed | undefined> {
    const product = typeof id === 'string' && id !== '' ? await store.products.find(id) : undefined;
    return product?.place === place.id ? product : undefined;
  }

  async function showProducts(req: Request, res: Response, { place, as }: PlaceLook, product?: Listed, again?: Again): Promise<void> {
    const { t } = res.locals;
    const all = await store.products.at([place.id]);
    const fills = as === 'operator' && place.closed === undefined;
    const said = does.find((one) => one === req.query['done']);
    show(
      res,
      'orders/place-products',
      {
        title: t('products.ofPlace'),
        step: place.name,
        place: place.name,
        errors: again ? errorWords(productPart, again.errors, t) : {},
        said: said && t(`products.done.${said}`),
        stale: again?.stale,
        pressed: again?.pressed,
        products: all.map((one) => ({
          ...one,
          kind: t(`products.kinds.${one.kind}`),
          capacity: t('products.capacityIs', { count: one.capacity.toLocaleString('en-US'), unit: one.unit }),
          change: fills ? paths.placeProducts(place.id, { product: one.id }) : undefined,
        })),
        fills,
        heading: t(product ? 'products.change' : 'products.add'),
        fields: fieldsFor(productPart, again?.typed ?? asTyped(product), again?.errors ?? {}, t),
        product: product?.id ?? '',
        seen: String(product?.version ?? 0),
        request: freshRequest(),
        action: paths.placeProducts(place.id),
        catalogue: paths.products({ words: place.name }),
        back: paths.place(place.id),
      },
      again ? ((again.stale ?? again.pressed) ? 409 : 422) : 200,
    );
  }

  return router;
}

const asTyped = (product: Listed | undefined): Typed =>
  product
    ? {
        name: product.name,
        kind: product.kind,
        what: product.what,
        unit: product.unit,
        price: formatYuan(product.price),
        capacity: String(product.capacity),
      }
    : {};

import { Router, type Request } from 'express';
import { liesIn } from '../../../domain/ground/area';
import { officeFor } from '../../../domain/offices';
import { productKinds, type ProductKind } from '../../../domain/orders/product';
import { normal } from '../../../domain/text/normal';
import { type AreaCode } from '../../../domain/values';
import { type Registered } from '../../../store/places';
import { type Listed } from '../../../store/products';
import { placeName } from '../../cases/streets';
import { todayInShanghai } from '../../cases/places';
import { paths, patterns } from '../../paths';
import { type Services } from '../../services';
import { show } from '../../view/show';

/** What is asked of the list; whatever is none of these is left out. */
interface Asked {
  words: string;
  kind?: ProductKind;
  district?: AreaCode;
}

type Made = Listed & { home: Registered };

/** 产品目录: what homes make, for whoever would buy. Nothing in it is said of a person. */
export function cataloguePages(services: Services): Router {
  const { policies } = services;
  const router = Router();

  router.get(patterns.products, async (req, res) => {
    const { t, lang, viewer } = res.locals;
    const asked = askedIn(req);
    const all = await madeNow(services);
    const found = all.filter((one) => fits(one, asked));
    show(res, 'orders/catalogue', {
      title: t('products.title'),
      typed: { words: asked.words, kind: asked.kind ?? '', district: asked.district ?? '' },
      kinds: productKinds.map((value) => ({ value, label: t(`products.kinds.${value}`) })),
      districts: [...new Set(all.map(({ home }) => home.area.slice(0, 6) as AreaCode))].sort().map((value) => ({
        value,
        label: policies.districts[value]?.[lang] ?? placeName(services, `${value}000`, lang) ?? value,
      })),
      count: t('products.count', { count: found.length, homes: new Set(found.map(({ place }) => place)).size }),
      rows: found.map((one) => ({
        name: one.name,
        what: one.what,
        kind: t(`products.kinds.${one.kind}`),
        price: one.price,
        unit: one.unit,
        capacity: t('products.capacityIs', { count: one.capacity.toLocaleString('en-US'), unit: one.unit }),
        home: one.home.name,
        where: placeName(services, one.home.area, lang) ?? '',
        call: officeFor(policies.offices, one.home.area, 'district', 'federation')?.telephone,
        // An officer enters orders at the desk.
        order: viewer?.actor.kind === 'officer' ? undefined : paths.orderNew({ product: one.id }),
      })),
      none: t(all.length === 0 ? 'products.empty' : 'products.none'),
      asked: asked.words !== '' || asked.kind !== undefined || asked.district !== undefined,
      clear: paths.products(),
    });
  });

  return router;
}

/** What open homes make now. */
async function madeNow({ store }: Services): Promise<Made[]> {
  const products = await store.products.all();
  const today = todayInShanghai();
  const homes = new Map((await store.places.byIds(products.map(({ place }) => place))).map((one) => [one.id, one]));
  return products.flatMap((one) => {
    const home = homes.get(one.place);
    return home && (home.closed === undefined || today <= home.closed) ? [{ ...one, home }] : [];
  });
}

function askedIn({ query }: Request): Asked {
  const text = (name: string): string => (typeof query[name] === 'string' ? query[name] : '');
  const kind = productKinds.find((one) => one === text('kind'));
  return {
    words: text('words').slice(0, 50),
    ...(kind ? { kind } : {}),
    ...(/^\d{6}$/.test(text('district')) ? { district: text('district') as AreaCode } : {}),
  };
}

const fits = ({ name, what, kind, home }: Made, asked: Asked): boolean =>
  (asked.words === '' || [name, what, home.name].some((one) => normal(one).includes(normal(asked.words)))) &&
  (asked.kind === undefined || kind === asked.kind) &&
  (asked.district === undefined || liesIn(home.area, asked.district));

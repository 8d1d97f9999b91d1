import { Router } from 'express';
import { monthOf } from '../../../domain/calendar/months';
import { placeKinds } from '../../../domain/places/place';
import { monthsLater } from '../../../domain/places/stay';
import { normal } from '../../../domain/text/normal';
import { areasAnsweredFor, looksAfterPlaces, placesOverseen } from '../../cases/place-access';
import { endangeredIn, lookAtMonth } from '../../cases/place-months';
import { todayInShanghai } from '../../cases/places';
import { placeName } from '../../cases/streets';
import { onlyFor, viewerOf } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { type Services } from '../../services';
import { forbidden } from '../../view/errors';
import { show } from '../../view/show';
import { monthWords } from '../../cases/month-words';

/** 机构 of a district or a city: how full each is, and whose month endangers the subsidy. What stands there is the register's; names of people are behind each. */
export function deskPlacePages(services: Services): Router {
  const { store, policies } = services;
  const router = Router();

  router.get(patterns.deskPlaces, onlyFor('officer'), async (req, res) => {
    const { actor } = viewerOf(res);
    if (!looksAfterPlaces(policies.offices, actor)) return forbidden(req, res);
    const { t, lang } = res.locals;
    const kind = placeKinds.find((one) => one === req.query['kind']);
    const text = typeof req.query['place'] === 'string' ? req.query['place'].slice(0, 100) : '';
    const only = req.query['endangered'] !== undefined;
    const today = todayInShanghai();
    // The month that is over: what is entered at a month's end is all there.
    const month = monthsLater(monthOf(today), -1);
    const all = await placesOverseen(services, actor);
    const words = normal(text);
    const found = all.filter(
      (one) => (kind === undefined || one.kind === kind) && (words === '' || normal(`${one.name} ${one.id}`).includes(words)),
    );
    const open = found.filter(({ closed }) => closed === undefined);
    const [counts, looks, operators] = await Promise.all([
      store.stays.counts(open.map(({ id }) => id)),
      lookAtMonth({ store, minimumWages: policies.minimumWages }, open, month, today),
      store.parties.byIds(found.map(({ operator }) => operator)),
    ]);
    const rows = looks
      .map(({ place, kept, rows: people }) => ({
        href: paths.place(place.id),
        name: place.name,
        number: place.id,
        kind: t(`places.kinds.${place.kind}`),
        area: placeName(services, place.area, lang) ?? place.area,
        operator: operators.find(({ id }) => id === place.operator)?.name ?? '',
        occupancy: t('places.occupancyShort', { count: counts.get(place.id) ?? 0, capacity: place.capacity }),
        endangered: endangeredIn({ rows: people }),
        state: t(`places.monthState.${kept?.confirmed ? 'confirmed' : kept && kept.version > 0 ? 'saved' : 'empty'}`),
        months: paths.placeMonth(place.id, month),
      }))
      .filter((one) => !only || one.endangered > 0)
      .sort((one, other) => other.endangered - one.endangered || one.number.localeCompare(other.number));
    show(res, 'places/desk', {
      title: t('places.desk'),
      month: monthWords(month, lang),
      found: text,
      kind: kind ?? '',
      kinds: placeKinds.map((value) => ({ value, label: t(`places.kinds.${value}`) })),
      other: only
        ? { href: paths.deskPlaces({ place: text, ...(kind ? { kind } : {}) }), label: t('places.all') }
        : { href: paths.deskPlaces({ place: text, ...(kind ? { kind } : {}), endangered: 'yes' }), label: t('places.onlyEndangered') },
      rows,
      closed: found
        .filter(({ closed }) => closed !== undefined)
        .map((one) => ({ href: paths.place(one.id), name: one.name, closed: one.closed })),
      sum: t('places.deskSum', { count: rows.length, people: rows.reduce((sum, one) => sum + one.endangered, 0) }),
      more: [
        ...(areasAnsweredFor(policies.offices, actor).length > 0 ? [{ href: paths.deskPlaceNew, label: t('places.register') }] : []),
        { href: paths.deskOccupancy(), label: t('figures.occupancy') },
        { href: paths.deskFigures(), label: t('figures.money') },
      ],
      back: paths.desk(),
    });
  });

  return router;
}

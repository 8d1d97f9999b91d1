import { Router, type Request } from 'express';
import { z } from 'zod';
import { liesIn } from '../../../domain/ground/area';
import { type Place, type PlaceKind, placeKinds } from '../../../domain/places/place';
import { sizeOn } from '../../../domain/places/size';
import { standingsOn } from '../../../domain/places/standing';
import { normal } from '../../../domain/text/normal';
import { type AreaCode, type LocalDate, shifted } from '../../../domain/values';
import { todayInShanghai } from '../../cases/places';
import { districtName } from '../../cases/streets';
import { paths, patterns } from '../../paths';
import { type Services } from '../../services';
import { show } from '../../view/show';
import { countedByDistrict } from './by-district';
import { tilesOf } from './tiles';
import { rowOf, type Rated } from './row';

const states = ['ending', 'suspended'] as const;
type State = (typeof states)[number];

/** What is asked of the list; whatever is none of these is left out. */
interface Asked {
  on: LocalDate;
  words: string;
  kind?: PlaceKind;
  district?: AreaCode;
  /** 0: none. */
  stars?: number;
  /** Those whose stars end within ninety days, or are suspended. */
  state?: State;
}

/**
 * 残疾人之家名录: every place that is open, with what it stands at as of any day, and of one to come as far as that is known today. A register of
 * places: nothing in it is said of a person.
 */
export function homeRegisterPages(services: Services): Router {
  const { store } = services;
  const router = Router();

  router.get(patterns.homes, async (req, res) => {
    const { t, lang } = res.locals;
    const asked = askedIn(req, todayInShanghai());
    const all = await ratedOn(services, asked.on);
    const found = all.filter((one) => fits(one, asked));
    const names = new Map((await store.parties.byIds(found.map(({ place }) => place.operator))).map((one) => [one.id, one.name]));
    const around = new Map(all.map(({ place }) => [place.id, place.name]));
    const districts = [...new Set(all.map(({ place }) => place.area.slice(0, 6) as AreaCode))].map((code) => ({
      value: code,
      label: districtName(services, code, lang),
    }));
    const link = (change: Partial<Record<'district' | 'stars', string>>): string =>
      paths.homes({ on: asked.on, ...(asked.words ? { words: asked.words } : {}), ...change });
    show(res, 'homes/register', {
      title: t('homes.title'),
      on: asked.on,
      typed: {
        words: asked.words,
        kind: asked.kind ?? '',
        district: asked.district ?? '',
        stars: asked.stars === undefined ? '' : String(asked.stars),
        state: asked.state ?? '',
      },
      kinds: placeKinds.map((value) => ({ value, label: t(`places.kinds.${value}`) })),
      districts,
      stars: [5, 4, 3, 2, 1, 0].map((n) => ({
        value: String(n),
        label: n === 0 ? t('homes.unrated') : t('format.unit.stars', { count: n }),
      })),
      states: states.map((value) => ({ value, label: t(`homes.states.${value}`) })),
      count: t('homes.count', { count: found.length, capacity: found.reduce((sum, { place }) => sum + place.capacity, 0) }),
      columns: (['name', 'stars', 'where', 'operator', 'capacity', 'call'] as const).map((one) => ({
        label: t(`homes.columns.${one}`),
        number: one === 'capacity',
      })),
      rows: found.map((one) => ({ cells: rowOf(services, one, { operator: names.get(one.place.operator), around }, t, lang) })),
      ...(asked.kind === undefined || asked.kind === 'home'
        ? {
            byDistrict: countedByDistrict(all.filter(isHome), districts, link, t),
            tiles: tilesOf(all.filter(isHome), districts, link, t),
          }
        : {}),
      asked:
        asked.kind !== undefined ||
        asked.words !== '' ||
        asked.district !== undefined ||
        asked.stars !== undefined ||
        asked.state !== undefined,
      clear: paths.homes(),
    });
  });

  return router;
}

/** Every place open on a day, with what it stands at then: two reads, however many there are. */
async function ratedOn({ store }: Services, on: LocalDate): Promise<Rated[]> {
  const [places, standings] = await Promise.all([store.places.all(), store.standings.about(on)]);
  const found = standingsOn(standings, on);
  return places
    .filter(({ opened, closed }) => opened <= on && (closed === undefined || on <= closed))
    .map((place) => ({ place: { ...place, ...sizeOn(place, on) }, standing: found.get(place.id) }));
}

function askedIn({ query }: Request, today: LocalDate): Asked {
  const text = (name: string): string => (typeof query[name] === 'string' ? query[name] : '');
  const [on, district, stars] = [text('on'), text('district'), text('stars')];
  const state = states.find((one) => one === text('state'));
  const kind = placeKinds.find((one) => one === text('kind'));
  return {
    on: z.iso.date().safeParse(on).success ? (on as LocalDate) : today,
    words: text('words').slice(0, 50),
    ...(kind ? { kind } : {}),
    ...(/^\d{6}$/.test(district) ? { district: district as AreaCode } : {}),
    ...(/^[0-5]$/.test(stars) ? { stars: Number(stars) } : {}),
    ...(state ? { state } : {}),
  };
}

/** Only homes have stars. */
const isHome = ({ place }: Pick<Rated, 'place'>): boolean => place.kind === 'home';

const fits = ({ place, standing }: Rated, { on, words, kind, district, stars, state }: Asked): boolean =>
  (words === '' || matches(place, normal(words))) &&
  (kind === undefined || place.kind === kind) &&
  (district === undefined || liesIn(place.area, district)) &&
  (stars === undefined || (isHome({ place }) && (standing?.standing.value ?? 0) === stars)) &&
  (state === undefined || (state === 'suspended' ? standing?.how === 'suspended' : ends(standing, on)));

/** From so many days before the end the re-rating may be filed (PD). */
const soon = 90;
const ends = (standing: Rated['standing'], on: LocalDate): boolean =>
  standing !== undefined && standing.standing.until <= shifted(on, soon);

const matches = ({ name, address, id }: Place, words: string): boolean => [name, address, id].some((one) => normal(one).includes(words));

import { formatTelephone } from '../../../domain/identifiers/contact';
import { formatYuan } from '../../../domain/money';
import { type Presence } from '../../../domain/places/day';
import { dayBefore } from '../../../domain/values';
import { monthWords } from '../../cases/month-words';
import { type OwnStayLook } from '../../cases/own-stays';
import { type Lost } from '../../cases/place-standing';
import { paths } from '../../paths';
import { plainDate } from '../../view/formats';
import { standingWords } from '../../view/standing-words';
import { type Translate } from '../../view/words';
import { shownStay } from '../places/resident-words';
import { spanWords } from '../places/day-words';

type Language = 'zh-CN' | 'en';

const relationWords = (relation: string, t: Translate): string => t(`form.resident.guardianRelation.options.${relation}`);

/** A stay as its own resident, or their guardian, sees it. */
export function shownOwnStay(look: OwnStayLook, t: Translate, lang: Language) {
  const { stay, as, place, today, letters } = look;
  const goesOn = stay.until === undefined && place.closed === undefined;
  return {
    title: t(`stays.of.${as}`, { name: stay.name }),
    today: today && presenceWords(today, t),
    here: today?.state === 'here',
    rows: [...placeRows(look, t, lang), ...stayRows(look, t, lang), ...monthRows(look, t, lang)],
    fetchers: goesOn ? fetcherWords(look, t) : undefined,
    letters: letters.map((one) => ({
      words: `${one.name}（${relationWords(one.relation, t)}）${spanWords(one, t, lang)}`,
      name: one.name,
      own: one.own ? t('dayBook.byGuardian') : undefined,
      end: as === 'guardian' ? paths.stayLetterEnd(place.id, stay.id, one.key) : undefined,
    })),
    letter: as === 'guardian' && goesOn ? paths.stayLetter(place.id, stay.id) : undefined,
    name: stay.name,
  };
}

/** Where they are today, by whom they were fetched and when. */
function presenceWords({ state, last }: Presence, t: Translate): string {
  if (state === 'away' || !last) return t('stays.today.away');
  const why = last.kind === 'fetched' && last.why !== undefined ? t('dayBook.unnamed', { why: last.why }) : '';
  return t(`stays.today.${last.kind}`, { ...last }) + why;
}

/** Which place it is, what it stands at, who runs it and whom to call. */
function placeRows({ place, units, manager, standing, lost, stay: { passed = [] } }: OwnStayLook, t: Translate, lang: Language) {
  const nameOf = (unit: (typeof passed)[number]['to']): string => units.get(unit) ?? '';
  return [
    {
      key: t(`places.kinds.${place.kind}`),
      value: place.name,
      href: paths.homes({ words: place.id }),
      note: place.closed === undefined ? undefined : t('places.closedOn', { date: plainDate(place.closed, lang) }),
    },
    {
      key: t(place.kind === 'home' ? 'homes.stars' : 'places.registration'),
      value: standingWords(place, standing, t),
      note: lost && lostWords(lost, t, lang),
    },
    { key: t('places.operator'), value: nameOf(place.operator) },
    ...passed.map(({ from, to, on }) => ({
      key: t('stays.passed'),
      value: t('stays.passedOn', { date: plainDate(on, lang), from: nameOf(from), to: nameOf(to) }),
    })),
    ...(manager
      ? [
          { key: t('stays.manager'), value: manager.name },
          {
            key: t('stays.managerTelephone'),
            value: formatTelephone(manager.telephone),
            href: `tel:${manager.telephone.replace(/\s/g, '')}`,
          },
        ]
      : []),
  ];
}

function lostWords({ standing: { what, value, until, ended }, fallen }: Lost, t: Translate, lang: Language): string {
  if (fallen) return t('certificate.fallen');
  const date = plainDate(ended ? dayBefore(ended.on) : until, lang);
  return what === 'stars'
    ? t('stays.lost.stars', { stars: t('format.unit.stars', { count: value }), date })
    : t('stays.lost.other', { date });
}

/** Since when, under which contract, and until when. */
function stayRows({ stay }: OwnStayLook, t: Translate, lang: Language) {
  const said = shownStay(stay, 'operator', t, lang);
  return [
    { key: t('places.enrolledSince'), value: said.since },
    ...(said.until === undefined ? [] : [{ key: t('places.leftTitle'), value: `${said.until}（${said.end}）` }]),
    { key: t('places.contract'), value: said.contract },
  ];
}

const monthRows = ({ months }: OwnStayLook, t: Translate, lang: Language) =>
  months.map(({ month, row }) => ({ key: monthWords(month, lang), value: row ? rowWords(row, t) : t('stays.monthLater') }));

const rowWords = ({ days, wage }: NonNullable<OwnStayLook['months'][number]['row']>, t: Translate): string =>
  [
    ...(days === undefined ? [] : [t('stays.days', { count: days })]),
    ...(wage === undefined ? [] : [t('stays.wage', { wage: formatYuan(wage) })]),
  ].join(t('stays.and')) || t('stays.monthEmpty');

function fetcherWords({ fetchers }: OwnStayLook, t: Translate): string {
  const all = fetchers.map(({ name, relation }) => `${name}（${relationWords(relation, t)}）`);
  return all.length === 0 ? t('stays.nobodyFetches') : t('stays.fetch', { names: all.join(t('stays.comma')) });
}

import { Router } from 'express';
import { formatTelephone } from '../../../domain/identifiers/contact';
import { type Actor } from '../../../domain/offices';
import { programmeNamed } from '../../../domain/programmes';
import { type Registered } from '../../../store/places';
import { isFor } from '../../cases/draft-place';
import { answersFor, type PlaceLook, placeFor } from '../../cases/place-access';
import { standingToday } from '../../cases/place-standing';
import { mattersOpen, policyWhere } from '../../cases/places';
import { placeName } from '../../cases/streets';
import { handOverPolicy } from '../../cases/open-hand-over';
import { onlyFor, viewerOf } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { type Services } from '../../services';
import { longDate, plainDate } from '../../view/formats';
import { show } from '../../view/show';
import { standingWords } from '../../view/standing-words';
import { type Translate } from '../../view/words';

type Language = 'zh-CN' | 'en';

/** What the register says of a place, for its own page and for others' beside it. */
export const placeRows = (services: Services, place: Registered, t: Translate, lang: Language) => [
  { key: t('form.place.id.label'), value: place.id },
  { key: t('places.kind'), value: t(`places.kinds.${place.kind}`) },
  { key: t('form.place.area.label'), value: placeName(services, place.area, lang) ?? place.area },
  { key: t('form.place.address.label'), value: place.address },
  { key: t('form.place.capacity.label'), value: String(place.capacity) },
  { key: t('form.place.rooms.label'), value: String(place.rooms) },
];

/** 机构: what the register says of it, what is kept there, and what its unit may file for it. */
export function placePages(services: Services): Router {
  const { store } = services;
  const router = Router();

  router.get(patterns.place, onlyFor(), async (req, res) => {
    const look = await placeFor(services, req, res);
    if (!look) return;
    const { place, as } = look;
    const { t, lang } = res.locals;
    const [unit] = await store.parties.byIds([place.operator]);
    show(res, 'places/place', {
      title: place.name,
      closed: place.closed,
      rows: [
        { key: t('places.operator'), value: unit?.name ?? '' },
        ...placeRows(services, place, t, lang),
        ...(await standingRows(services, place, t)),
        ...(await closingRows(services, place, t)),
      ],
      links: await linksOf(services, look, t),
      manager: await managerRows(services, look, t, lang),
      committee: await committeeRows(services, place, t),
      inside: (await store.places.inside(place.id)).map(({ id, name, kind, closed }) => ({
        href: paths.place(id),
        name,
        kind: t(`places.kinds.${kind}`),
        closed,
      })),
      frozen: place.frozen !== undefined,
      former: await formerRows(services, place, t, lang),
      ...(await handOverLinks(services, viewerOf(res).actor, place)),
      ...officeLinks(services, viewerOf(res).actor, place),
      matters: as === 'operator' && place.closed === undefined ? mattersOf(services, place, lang) : [],
      unit: place.operator,
      at: place.id,
      back:
        as === 'operator' ? { href: paths.unit(place.operator), label: unit?.name } : { href: paths.deskPlaces(), label: t('places.desk') },
    });
  });

  return router;
}

/** What is kept of a place, with how much there is of it. */
async function linksOf({ store }: Services, { place, as }: PlaceLook, t: Translate) {
  const [stays, waiting] = await Promise.all([store.stays.counts([place.id]), store.orders.waitingAt([place.id])]);
  const [count, lots] = [stays.get(place.id) ?? 0, waiting.get(place.id)];
  return [
    {
      href: paths.placeResidents(place.id),
      label: t('places.residents'),
      hint: t('places.occupancyOf', { count, capacity: place.capacity }),
    },
    as === 'operator'
      ? { href: paths.placeDays(place.id), label: t('dayBook.link'), hint: t('dayBook.linkHint') }
      : { href: paths.deskPlaceDays(place.id), label: t('dayBook.deskLink') },
    { href: paths.placeMonths(place.id), label: t('places.months') },
    { href: paths.placeOrders(place.id), label: t('orders.ofPlace'), hint: lots && t('orders.lotsWait', { count: lots }) },
    { href: paths.placeProducts(place.id), label: t('products.ofPlace') },
    ...(as === 'operator' ? [{ href: paths.placeManage(place.id), label: t('places.manage') }] : []),
  ];
}

/** Whom to call, for those who run it and those who look after it. */
async function managerRows({ store }: Services, { place }: PlaceLook, t: Translate, lang: Language) {
  const manager = await store.places.manager(place.id);
  if (!manager) return [];
  return [
    { key: t('form.place-manager.name.label'), value: manager.name },
    { key: t('form.place-manager.telephone.label'), value: formatTelephone(manager.telephone) },
    { key: t('form.place-manager.certificateUntil.label'), value: plainDate(manager.certificateUntil, lang) },
  ];
}

/** What it stands at today, and in which place it lies. */
async function standingRows({ store }: Services, place: Registered, t: Translate) {
  const found = await standingToday(store, place);
  const host = place.within && (await store.places.find(place.within));
  return [
    { key: t(place.kind === 'home' ? 'homes.stars' : 'places.registration'), value: standingWords(place, found, t) },
    ...(host ? [{ key: t('places.host'), value: `${host.name}（${host.id}）` }] : []),
  ];
}

/** Why an office has closed it, for whoever ran it and those who look after it. */
async function closingRows({ store }: Services, { id, closed }: Registered, t: Translate) {
  const reason = closed === undefined ? undefined : (await store.places.closingOf(id))?.reason.id;
  const words = reason && (await store.texts.readMany([reason])).get(reason)?.text;
  return words ? [{ key: t('places.closeReason'), value: words }] : [];
}

/** 监护人管理小组, for those who run the place and those who look after it. */
async function committeeRows({ store }: Services, { id }: Registered, t: Translate) {
  const committee = await store.places.committee(id);
  if (!committee) return [];
  return [
    { key: t('places.responsible'), value: committee.responsible },
    { key: t('form.place-manager.telephone.label'), value: formatTelephone(committee.telephone) },
    { key: t('places.members'), value: committee.members.join('、') },
  ];
}

/** Who ran it before, and until when. */
async function formerRows({ store }: Services, place: Registered, t: Translate, lang: Language): Promise<string[]> {
  const former = await store.places.formerOf(place.id);
  const units = new Map((await store.parties.byIds(former.map(({ operator }) => operator))).map(({ id, name }) => [id, name]));
  return former.map(({ operator, on }) => t('places.former', { unit: units.get(operator) ?? '', date: longDate(on, lang) }));
}

/** For whoever may hand it over: the hand-over that is under way, or where one begins. */
async function handOverLinks(services: Services, actor: Actor, place: Registered) {
  if (!answersFor(services.policies.offices, actor, place.area) || !handOverPolicy(services, place)) return {};
  const last = await services.store.passings.ofPlace(place.id);
  return { handOver: last && !last.closed ? paths.handOver(last.case) : paths.placeHandOver(place.id), pool: paths.successors };
}

/** For whoever answers for it: where its name is changed, and where it is closed. */
function officeLinks({ policies }: Services, actor: Actor, { id, area, closed }: Registered) {
  if (closed !== undefined || !answersFor(policies.offices, actor, area)) return {};
  return { rename: paths.placeName(id), close: paths.placeClose(id) };
}

/** What may be filed for a place: the matters that are for its kind, under the rules of where it lies. */
function mattersOf(services: Services, place: Registered, lang: Language) {
  const programmes = [...new Set(mattersOpen(services).map((one) => one.programme))];
  return programmes
    .filter((name) => isFor(programmeNamed(name), place, place.operator))
    .flatMap((name) => policyWhere(services, name, place.area) ?? [])
    .map((policy) => ({
      action: paths.matter(policy.programme, { place: policy.area }),
      label: policy.term[lang],
      lead: policy.summary[lang],
    }));
}

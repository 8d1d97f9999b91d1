import { type Response } from 'express';
import { isSpent, standingOffer, takenBy } from '../../../domain/case/offers';
import { type CaseState } from '../../../domain/case/state';
import { type PartyId, type PersonId, type StepId } from '../../../domain/values';
import { type CaseRow } from '../../../store/cases';
import { type HandOverReader } from '../../cases/hand-over-look';
import { isAsked, poolAreas } from '../../cases/pool';
import { todayInShanghai } from '../../cases/places';
import { viewerOf } from '../../middleware/viewer';
import { paths } from '../../paths';
import { requestsOf } from '../../requests';
import { type Services } from '../../services';
import { longDate } from '../../view/formats';
import { letterTitle } from '../applicant/letters';
import { spokenFor } from './successors';

/** What the page of a hand-over shows to this reader. */
export async function handOverModel(services: Services, res: Response, row: CaseRow, reader: HandOverReader) {
  const { store, keys } = services;
  const { t, lang } = res.locals;
  const { actor } = viewerOf(res);
  const { state } = row;
  const place = state.place && (await store.places.find(state.place));
  const open = standingOffer(state);
  const successor = takenBy(state);
  const pool = reader.as === 'officer' ? await addableTo(services, state) : [];
  const named = [state.applicant.party, successor, ...(state.offers?.order ?? []), ...pool].flatMap((one) => one ?? []);
  const units = new Map((await store.parties.byIds(named)).map(({ id, name }) => [id, name]));
  const nameOf = (one: PartyId | undefined): string => (one && units.get(one)) ?? '';
  const count = state.passing?.count ?? (place ? (await store.stays.openIn(place.id)).length : 0);
  const step = state.obligations.find(({ kind }) => kind === 'offer')?.step;
  const officer = reader.as === 'officer';
  const spoken = officer ? await spokenFor(services, state.offers?.order ?? []) : new Set<PartyId>();
  const progress = await progressOf(services, state);
  const texts = officer
    ? await store.texts.readMany((state.offers?.asked ?? []).flatMap(({ text }) => text?.id ?? []))
    : new Map<string, { text: string }>();
  return {
    title: t('handOver.title'),
    step: row.number,
    rows: [
      { key: t('handOver.place'), value: place ? `${place.name}（${place.id}）` : (state.place ?? '') },
      { key: t('handOver.former'), value: nameOf(state.applicant.party) },
      ...(successor && reader.as !== 'asked' ? [{ key: t('handOver.successor'), value: nameOf(successor) }] : []),
      { key: t('handOver.residents'), value: String(count) },
      ...(state.passing ? [{ key: t('handOver.from'), value: longDate(state.passing.on, lang) }] : []),
    ],
    outcome: state.outcome && t(`status.outcome.${state.outcome}`),
    progress: progress && {
      words: t('handOver.passed', progress),
      long: t('handOver.passedOf', progress),
      agree: state.passing?.missing === 0 ? t('handOver.agree', { count: progress.count }) : undefined,
      missing: state.passing?.missing ? t('handOver.missing', { count: state.passing.missing }) : undefined,
    },
    spent: officer && isSpent(state),
    side: reader.as === 'former' ? ownWords(state, nameOf(successor), t) : undefined,
    asked: reader.as === 'asked' ? await askedModel() : undefined,
    history: officer
      ? (state.offers?.order ?? []).map((one) => {
          const offer = state.offers?.asked.find(({ to }) => to === one);
          return {
            name: nameOf(one),
            how: t(`handOver.answer.${offer ? (offer.answer ?? 'open') : 'waiting'}`),
            until: offer && !offer.answer ? longDate(offer.until, lang) : undefined,
            words: offer?.text && texts.get(offer.text.id)?.text,
            silent: !spoken.has(one) && !offer?.answer,
          };
        })
      : undefined,
    addable: officer && step ? pool.map((one) => ({ value: one as string, label: nameOf(one) })) : undefined,
    callOff: officer && step ? `${paths.deskAct(state.id, 'call-off')}?step=${step}` : undefined,
    desk: officer ? paths.deskCase(state.id) : undefined,
    case: reader.as === 'former' ? paths.case(state.id) : undefined,
    pool: officer ? paths.successors : undefined,
    request: requestsOf(keys).issue(actor.id, state.id, (step ?? 'offer') as StepId),
    seen: String(row.version),
    action: paths.handOver(state.id),
  };

  async function askedModel() {
    if (reader.as !== 'asked') return undefined;
    const { unit } = reader;
    const offer = state.offers?.asked.find(({ to }) => to === unit);
    const turn = open?.to === unit;
    const letters = (await store.letters.ofCase(state.id, unit as string as PersonId)).filter(({ channel }) => channel === 'portal');
    return {
      unit: (await store.parties.byIds([unit]))[0]?.name,
      lead: t('handOver.offer.lead', { place: place ? place.name : '', former: nameOf(state.applicant.party) }),
      what: t('handOver.offer.what', { count }),
      until: turn && open ? longDate(open.until, lang) : undefined,
      said: turn ? undefined : t(`handOver.offer.${offer?.answer ?? 'off'}`),
      letters: letters.map((one) => ({ href: paths.caseLetter(state.id, one.key), title: letterTitle(one, t), at: one.at })),
      place: state.outcome === 'granted' && place && place.operator === unit ? paths.place(place.id) : undefined,
    };
  }
}

/** How many have passed so far, counted now. */
async function progressOf({ store }: Pick<Services, 'store'>, state: CaseState): Promise<{ done: number; count: number } | undefined> {
  const { passing, id } = state;
  if (!passing) return undefined;
  if (passing.missing === 0) return { done: passing.count, count: passing.count };
  const { stays = [] } = (await store.passings.of(id)) ?? {};
  return { done: (await store.stays.passedBy(passing.place, stays, id)).length, count: stays.length };
}

function ownWords(state: CaseState, unit: string, t: Response['locals']['t']): string {
  if (state.outcome === 'granted') return t('handOver.own.done', { unit });
  if (state.outcome) return t('handOver.own.off');
  return takenBy(state) ? t('handOver.own.passing', { unit }) : `${t('handOver.own.asked')}${t('handOver.own.carryOn')}`;
}

/** Units of the pools as they stand now that are not in the order yet. */
async function addableTo({ store }: Pick<Services, 'store'>, { area, offers, applicant }: CaseState): Promise<PartyId[]> {
  const all = await store.successors.of(poolAreas(area));
  const today = todayInShanghai();
  return [...new Set(all.filter((one) => isAsked(one, today)).map(({ party }) => party))].filter(
    (one) => one !== applicant.party && !offers?.order.includes(one),
  );
}

import { Router, type Request, type Response } from 'express';
import { type StandingKind, standingKinds } from '../../../domain/places/day';
import { answerDay } from '../../../domain/places/day-form';
import { parseLine } from '../../../domain/identifiers/words';
import { type NewEntry } from '../../../store/place-days';
import { type Registered } from '../../../store/places';
import { placeFor } from '../../cases/place-access';
import { notKept } from '../../cases/place-days';
import { todayInShanghai } from '../../cases/places';
import { faultWords, namedFault } from '../../forms/fields';
import { note } from '../../logged';
import { textOf } from '../../middleware/bodies';
import { onlyFor, viewerOf } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { type Services } from '../../services';
import { notFound, showRefused } from '../../view/errors';
import { show } from '../../view/show';
import { dayErrors, dayFields, type DayTyping, freshRequest, requestIn, typedIn } from './day-form';
import { type Naming, shownEntry, writersOf } from './day-words';
import { showNotKept } from './not-kept';

interface Shown {
  typing?: DayTyping;
  strikeError?: string;
}

/** 接送书和用药安排: what stands from day to day, until it is struck out. */
export function standingPages(services: Services): Router {
  const { store, people } = services;
  const router = Router();

  router.get(patterns.placeStanding, onlyFor('applicant'), async (req, res) => {
    const look = await placeFor(services, req, res, 'operator');
    if (look) await showStanding(res, look.place, {});
  });

  router.post(patterns.placeStanding, onlyFor('applicant'), async (req, res) => {
    const look = await placeFor(services, req, res, 'operator');
    if (!look) return;
    const { place } = look;
    const by = viewerOf(res).actor.id;
    if (textOf(req, 'do') === 'strike') {
      const why = parseLine(textOf(req, 'why'), 200);
      if ('error' in why) return showStanding(res, place, { strikeError: why.error });
      const of = textOf(req, 'of');
      if (!(await store.placeDays.strike(place.id, 'standing', of, { by, why: why.value }))) return notFound(req, res);
      const struck = (await store.placeDays.standing(place.id)).find(({ key }) => key === of)?.struck;
      if (struck && struck.why !== why.value)
        return showRefused(req, res, res.locals.t('dayBook.struckBefore', { why: struck.why }), paths.placeStanding(place.id));
      return done(res, place, 'struck');
    }
    const kind = standingKinds.find((one) => one === textOf(req, 'do'));
    if (!kind || place.closed !== undefined) return notFound(req, res);
    await add(req, res, place, kind, by);
  });

  async function add(req: Request, res: Response, place: Registered, kind: StandingKind, by: ReturnType<typeof viewerOf>['actor']['id']) {
    const typed = typedIn(req, kind);
    const stays = await staysNow(place);
    const { said, errors } = answerDay(kind, typed, new Set(stays.map(({ id }) => id)), todayInShanghai());
    if (Object.keys(errors).length > 0) return showStanding(res, place, { typing: { kind, typed, errors } });
    const entry = { key: `${kind}.${requestIn(req)}`, kind, said } as NewEntry;
    const fresh = await store.placeDays.addStanding(place.id, [entry], by);
    const why = fresh === 0 ? notKept([entry], await store.placeDays.standing(place.id)) : undefined;
    if (why) return showNotKept(req, res, why, paths.placeStanding(place.id));
    done(res, place, kind);
  }

  const done = (res: Response, place: Registered, why: string): void => {
    note(res, { target: `${place.id}/standing`, why });
    res.redirect(303, paths.placeStanding(place.id, { done: why }));
  };

  const staysNow = async (place: Registered) => (await store.stays.of(place.id)).filter(({ until }) => until === undefined);

  async function showStanding(res: Response, place: Registered, { typing, strikeError }: Shown): Promise<void> {
    const { t, lang } = res.locals;
    const [all, entries] = await Promise.all([store.stays.of(place.id), store.placeDays.standing(place.id)]);
    const open = all.filter(({ until }) => until === undefined);
    const names = await people.names(writersOf(entries));
    const naming: Naming = {
      t,
      lang,
      stay: (id) => all.find((one) => one.id === id)?.name ?? t('places.formerPerson'),
      actor: (id) => names.get(id as never) ?? '',
    };
    const today = todayInShanghai();
    const { done: said } = res.req.query;
    const errors = {
      ...dayErrors(typing, t),
      ...(strikeError ? { entries: namedFault(t, t('dayBook.why'), faultWords(t, strikeError)) } : {}),
    };
    show(
      res,
      'places/standing',
      {
        title: t('dayBook.standingTitle'),
        step: place.name,
        place: place.name,
        errors,
        said: typeof said === 'string' && ['letter', 'plan', 'struck'].includes(said) ? t(`dayBook.standingDone.${said}`) : undefined,
        action: paths.placeStanding(place.id),
        request: freshRequest(),
        parts: standingKinds.map((kind) => ({
          kind,
          title: t(`dayBook.kinds.${kind}`),
          lead: t(`dayBook.standingLead.${kind}`),
          button: t('dayBook.write', { kind: t(`dayBook.kinds.${kind}`) }),
          fields: dayFields(kind, {}, open, t, typing),
          open: typing?.kind === kind,
          entries: entries.filter((one) => one.kind === kind).map((one) => ({ ...shownEntry(one, today, naming), strike: !one.struck })),
        })),
        guardians: open.filter(({ guardian }) => guardian === undefined).map(({ name }) => name),
        back: paths.placeDays(place.id),
      },
      Object.keys(errors).length > 0 ? 422 : 200,
    );
  }

  return router;
}

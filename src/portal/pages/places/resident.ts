import { Router, type Request, type Response } from 'express';
import { canonicalJson } from '../../../domain/canonical';
import { parseDate } from '../../../domain/identifiers/date';
import { answerResident, residentFrom, residentPart, residentTyped } from '../../../domain/places/resident-form';
import { type Stay, stayEnds } from '../../../domain/places/stay';
import { type Answered } from '../../../domain/form/answer';
import { type Typed } from '../../../domain/form/field';
import { type LocalDate } from '../../../domain/values';
import { type Limit } from '../../../store/limits';
import { showStep } from '../../accounts/step';
import { enrolIn } from '../../cases/enrol';
import { endLettersOf } from '../../cases/guardian-letters';
import { type PlaceLook, placeFor } from '../../cases/place-access';
import { keyOf } from '../../cases/place-months';
import { todayInShanghai } from '../../cases/places';
import { errorWords, fieldsFor, nested, typedOf } from '../../forms/fields';
import { note } from '../../logged';
import { textOf } from '../../middleware/bodies';
import { onlyFor, viewerOf } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { type Services } from '../../services';
import { notFound, showError, showRefused, typedOf as typedBack } from '../../view/errors';
import { plainDate } from '../../view/formats';
import { show } from '../../view/show';
import { shownStay } from './resident-words';

/** As many as a place takes in on its first day, and fewer than a search for others would need. */
const enrolments: Limit = { name: 'enrol', most: 120, windowMs: 60 * 60_000 };

/** Why somebody leaves by whoever runs the place; a hand-over is no page's. */
const ends = stayEnds.filter((one) => one !== 'handed-over');

interface Shown {
  typed?: Typed;
  errors?: Answered['errors'];
  stale?: boolean;
  /** They were enrolled before, with other words than these. */
  there?: boolean;
  leaving?: { until: string; why: string; errors: Record<string, string> };
  status?: number;
}

/** 在册登记: one resident. The operator enrols, puts right, and enters that somebody has left; officers read. */
export function residentPages(services: Services): Router {
  const { store } = services;
  const router = Router();

  router.get(patterns.placeResident, onlyFor(), async (req, res) => {
    const isNew = req.params['stay'] === 'new';
    const look = await placeFor(services, req, res, isNew ? 'operator' : undefined);
    if (!look) return;
    const stay = isNew ? undefined : await store.stays.find(look.place.id, String(req.params['stay']));
    if (!isNew && !stay) return notFound(req, res);
    await showResident(res, look, stay, {});
  });

  router.post(patterns.placeResident, onlyFor('applicant'), async (req, res) => {
    const look = await placeFor(services, req, res, 'operator');
    if (!look) return;
    if (req.params['stay'] === 'new') return look.place.closed === undefined ? enrol(req, res, look) : notFound(req, res);
    const stay = await store.stays.find(look.place.id, String(req.params['stay']));
    if (!stay) return notFound(req, res);
    return textOf(req, 'do') === 'leave' ? leave(req, res, look, stay) : change(req, res, look, stay);
  });

  const answered = (req: Request) => {
    const typed = typedOf(residentPart, (name) => textOf(req, name));
    return { typed, ...answerResident(typed, { today: todayInShanghai(), identity: '' }) };
  };

  async function enrol(req: Request, res: Response, look: PlaceLook): Promise<void> {
    const { typed, values, errors } = answered(req);
    if (Object.keys(errors).length > 0) return showResident(res, look, undefined, { typed, errors });
    if (!(await store.limits.take(enrolments, viewerOf(res).actor.id)))
      return showError(req, res, 429, { words: res.locals.t('places.tooMany'), next: undefined, typed: typedBack(req, res) });
    const { from, ...resident } = residentFrom(values, look.place.operator);
    const done = await enrolIn(store, look.place, from, resident);
    // Its page says that it is closed, and since when.
    if (done.kind === 'closed') return res.redirect(303, paths.place(look.place.id));
    note(res, { target: keyOf(done.stay), why: done.kind });
    // Enrolled already, and otherwise than it is said now: the page of whoever it is shows both.
    if (done.kind === 'there' && canonicalJson(residentTyped(done.stay)) !== canonicalJson(residentTyped({ ...resident, from })))
      return showResident(res, look, done.stay, { typed, there: true });
    res.redirect(303, paths.placeResidents(look.place.id, { [done.kind]: 'yes' }));
  }

  async function change(req: Request, res: Response, look: PlaceLook, stay: Stay): Promise<void> {
    const { typed, values, errors: said } = answered(req);
    // Another number is another person: whoever was enrolled under a wrong one leaves, and is enrolled under the right one.
    const errors =
      typed['identity'] !== undefined && values['identity'] !== undefined && values['identity'] !== stay.identity
        ? { ...said, identity: 'other-person' }
        : said;
    if (Object.keys(errors).length > 0) return showResident(res, look, stay, { typed, errors });
    const right = residentFrom(values, look.place.operator);
    const seen = Number(textOf(req, 'seen')) || 0;
    if (!(await store.stays.change(look.place.id, stay.id, right, seen)))
      return showResident(res, look, await store.stays.find(look.place.id, stay.id), { typed, stale: true });
    if (stay.guardian?.identity !== undefined && stay.guardian.identity !== right.guardian?.identity)
      await endLettersOf(store, stay, { by: viewerOf(res).actor.id, why: res.locals.t('dayBook.guardianChanged') });
    note(res, { target: keyOf(stay), why: 'changed' });
    res.redirect(303, paths.placeResident(look.place.id, stay.id, { saved: 'yes' }));
  }

  /** Their last day and why; asked once more, since nothing takes it back. */
  async function leave(req: Request, res: Response, look: PlaceLook, stay: Stay): Promise<void> {
    const { t, lang } = res.locals;
    const typed = { until: textOf(req, 'until'), why: textOf(req, 'why') };
    const until = parseDate(typed.until);
    const why = ends.find((one) => one === typed.why);
    const errors = {
      ...('value' in until ? dayFault(until.value, stay, t) : { until: t('places.lastDayMissing') }),
      ...(why ? {} : { why: t('form.errors.choose') }),
    };
    if (!('value' in until) || !why || Object.keys(errors).length > 0)
      return showResident(res, look, stay, { leaving: { ...typed, errors } });
    if (textOf(req, 'sure') !== 'yes') {
      return showStep(res, {
        title: t('places.leaveSure', { name: stay.name }),
        lead: [t(`places.leaveLead.${why}`, { date: plainDate(until.value, lang) }), t('places.leaveStays')],
        action: paths.placeResident(look.place.id, stay.id),
        hidden: { do: 'leave', until: until.value, why, sure: 'yes' },
        questions: [],
        button: t(`places.leaveButton.${why}`),
        back: paths.placeResident(look.place.id, stay.id),
      });
    }
    await store.stays.leave(look.place.id, stay.id, until.value, why);
    const left = await store.stays.find(look.place.id, stay.id);
    if (left?.until !== undefined && (left.until !== until.value || left.why !== why)) {
      const said = { date: plainDate(left.until, lang), why: t(`places.ends.${left.why ?? why}`) };
      return showRefused(req, res, t('places.leftBefore', said), paths.placeResident(look.place.id, stay.id));
    }
    note(res, { target: keyOf(stay), why: `left-${why}` });
    res.redirect(303, paths.placeResidents(look.place.id, { [why === 'hired' ? 'hired' : 'left']: 'yes' }));
  }

  async function showResident(res: Response, look: PlaceLook, stay: Stay | undefined, given: Shown): Promise<void> {
    const { t, lang } = res.locals;
    const { place, as } = look;
    const { errors = {}, leaving } = given;
    const typed = given.typed ?? (stay ? residentTyped(stay) : { from: todayInShanghai() });
    const mayWrite = as === 'operator' && stay?.until === undefined;
    const wrong = Object.keys(errors).length + Object.keys(leaving?.errors ?? {}).length > 0;
    show(
      res,
      'places/resident',
      {
        title: stay ? shownStay(stay, as, t, lang).name : t('places.enrol'),
        step: place.name,
        place: place.name,
        errors: { ...errorWords(residentPart, errors, t), ...leaving?.errors },
        saved: res.req.query['saved'] !== undefined,
        stale: given.stale,
        there: given.there,
        twice: stay && (await store.stays.elsewhere([stay])).size > 0,
        isNew: stay === undefined,
        shown: stay && rowsOf(stay, as, t, lang),
        end: stay?.why && { words: t(`places.ends.${stay.why}`), hired: stay.why === 'hired' },
        mayWrite,
        fields: mayWrite ? nested(fieldsFor(residentPart, typed, errors, t)) : [],
        seen: String(stay?.version ?? 0),
        ends: ends.map((value) => ({ value, label: t(`places.ends.${value}`), hint: t(`places.endHints.${value}`) })),
        leaving: { until: leaving?.until ?? todayInShanghai(), why: leaving?.why, errors: leaving?.errors ?? {} },
        action: stay ? paths.placeResident(place.id, stay.id) : paths.placeResident(place.id, 'new'),
        back: paths.placeResidents(place.id),
      },
      (given.stale ?? given.there) ? 409 : wrong ? 422 : 200,
    );
  }

  return router;
}

type T = Response['locals']['t'];

const dayFault = (until: LocalDate, { from }: Pick<Stay, 'from'>, t: T): { until?: string } =>
  until < from ? { until: t('places.lastDayBefore') } : until > todayInShanghai() ? { until: t('form.errors.future-date') } : {};

function rowsOf(stay: Stay, as: PlaceLook['as'], t: T, lang: 'zh-CN' | 'en') {
  const said = shownStay(stay, as, t, lang);
  return [
    { key: t('form.resident.identity.label'), value: said.identity },
    { key: t('places.enrolledSince'), value: said.since },
    ...(said.until === undefined ? [] : [{ key: t('places.leftTitle'), value: `${said.until}（${said.end}）` }]),
    { key: t('places.contract'), value: said.contract },
    ...(said.guardian === undefined ? [] : [{ key: t('places.guardian'), value: said.guardian }]),
  ];
}

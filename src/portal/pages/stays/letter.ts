import { Router, type Request, type Response } from 'express';
import { type Letter } from '../../../domain/places/day';
import { answerDay } from '../../../domain/places/day-form';
import { type Stay } from '../../../domain/places/stay';
import { type CaseId, type PlaceId, type StepId } from '../../../domain/values';
import { type Limit } from '../../../store/limits';
import { type NewEntry } from '../../../store/place-days';
import { showStep } from '../../accounts/step';
import { ownStays, readerOf } from '../../cases/own-stays';
import { notKept } from '../../cases/place-days';
import { keyOf } from '../../cases/place-months';
import { todayInShanghai } from '../../cases/places';
import { note } from '../../logged';
import { textOf } from '../../middleware/bodies';
import { onlyFor, viewerOf } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { requestsOf } from '../../requests';
import { type Services } from '../../services';
import { badForm, notFound, showError, typedOf as typedBack } from '../../view/errors';
import { show } from '../../view/show';
import { dayErrors, dayFields, type DayTyping, typedIn } from '../places/day-form';
import { spanWords } from '../places/day-words';
import { showNotKept } from '../places/not-kept';

const step = 'letter' as StepId;

/** More than a family needs in a day; what stands in a place's book is everybody's there. */
const named: Limit = { name: 'letter', most: 20, windowMs: 24 * 60 * 60_000 };

/** 接送委托: a guardian says themselves who may fetch their ward, and ends it. It is the pick-up letter of the place's own book. */
export function stayLetterPages(services: Services): Router {
  const { store, keys } = services;
  const router = Router();
  const requests = requestsOf(keys);

  /** The stay of a ward that goes on, or undefined once 404 was answered. */
  async function wardFor(req: Request, res: Response): Promise<Stay | undefined> {
    const [at, id] = [String(req.params['id']) as PlaceId, String(req.params['stay'])];
    const reader = await readerOf(services, viewerOf(res));
    const own = reader ? await ownStays(services, reader) : [];
    const ward = own.find(({ stay, as }) => as === 'guardian' && stay.place === at && stay.id === id && stay.until === undefined)?.stay;
    if (ward && (await store.places.find(at))?.closed === undefined) {
      note(res, { target: keyOf(ward) });
      return ward;
    }
    notFound(req, res);
    return undefined;
  }

  router.get(patterns.stayLetter, onlyFor('applicant'), async (req, res) => {
    const ward = await wardFor(req, res);
    if (ward) await ask(res, ward);
  });

  router.post(patterns.stayLetter, onlyFor('applicant'), async (req, res) => {
    const ward = await wardFor(req, res);
    if (!ward) return;
    const by = viewerOf(res).actor.id;
    const request = requests.take(textOf(req, 'request'), by, keyOf(ward) as CaseId, step);
    if (request === 'forged' || request === 'expired') return badForm(req, res);
    const typed = typedIn(req, 'letter');
    const { said, errors } = answerDay('letter', { ...typed, stay: ward.id }, new Set([ward.id]), todayInShanghai());
    if (Object.keys(errors).length > 0) return ask(res, ward, { kind: 'letter', typed, errors });
    if (!(await store.limits.take(named, by)))
      return showError(req, res, 429, { words: res.locals.t('stays.tooMany'), next: undefined, typed: typedBack(req, res) });
    const entry: NewEntry = { key: `letter.${request}`, kind: 'letter', said: { ...said, own: true } };
    const fresh = await store.placeDays.addStanding(ward.place, [entry], by);
    const why = fresh === 0 ? notKept([entry], await store.placeDays.standing(ward.place)) : undefined;
    if (why) return showNotKept(req, res, why, paths.stays());
    // Whoever takes a guardian out ends their letters after the write, and this looks after its own: one of the two sees the other.
    if (!(await wardFor(req, res))) {
      await store.placeDays.strike(ward.place, 'standing', entry.key, { by, why: '', own: true });
      return;
    }
    note(res, { target: keyOf(ward), why: 'letter' });
    res.redirect(303, paths.stays({ done: 'named' }));
  });

  async function ask(res: Response, ward: Stay, typing?: DayTyping): Promise<void> {
    const { t } = res.locals;
    const errors = dayErrors(typing, t);
    show(
      res,
      'stays/letter',
      {
        title: t('stays.letter', { name: ward.name }),
        place: (await store.places.find(ward.place))?.name,
        errors,
        // Whose letter it is the page says itself.
        fields: dayFields('letter', {}, [], t, typing).filter(({ name }) => name !== 'letter-stay'),
        request: requests.issue(viewerOf(res).actor.id, keyOf(ward) as CaseId, step),
        action: paths.stayLetter(ward.place, ward.id),
        back: paths.stays(),
      },
      Object.keys(errors).length > 0 ? 422 : 200,
    );
  }

  /** A letter of that ward by its key, ended or not. */
  async function letterOf(req: Request, ward: Stay): Promise<Letter | undefined> {
    const all = await store.placeDays.standing(ward.place);
    return all.filter((one) => one.kind === 'letter').find((one) => one.stay === ward.id && one.key === req.params['key']);
  }

  router.get(patterns.stayLetterEnd, onlyFor('applicant'), async (req, res) => {
    const ward = await wardFor(req, res);
    if (!ward) return;
    const letter = await letterOf(req, ward);
    if (!letter) return notFound(req, res);
    if (letter.struck) return res.redirect(303, paths.stays({ done: 'ended' }));
    const { t, lang } = res.locals;
    const { name, relation } = letter;
    showStep(res, {
      title: t('stays.end', { name }),
      lead: [
        `${t('dayBook.said.letter', {
          person: ward.name,
          name,
          relation: t(`form.resident.guardianRelation.options.${relation}`),
          span: spanWords(letter, t, lang),
        })}。`,
        t('stays.endText'),
      ],
      action: paths.stayLetterEnd(ward.place, ward.id, letter.key),
      hidden: {},
      questions: [],
      button: t('stays.endButton'),
      back: paths.stays(),
    });
  });

  router.post(patterns.stayLetterEnd, onlyFor('applicant'), async (req, res) => {
    const ward = await wardFor(req, res);
    if (!ward) return;
    const letter = await letterOf(req, ward);
    if (!letter) return notFound(req, res);
    await store.placeDays.strike(ward.place, 'standing', letter.key, { by: viewerOf(res).actor.id, why: '', own: true });
    note(res, { target: keyOf(ward), why: 'letter-ended' });
    res.redirect(303, paths.stays({ done: 'ended' }));
  });

  return router;
}

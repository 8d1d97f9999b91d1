import { Router, type Request, type Response } from 'express';
import { answer, type Answered } from '../../../domain/form/answer';
import { type Typed } from '../../../domain/form/field';
import { type Place } from '../../../domain/places/place';
import { registerPart } from '../../../domain/places/register-form';
import { type BusinessRecord } from '../../../domain/records/businesses';
import { normal } from '../../../domain/text/normal';
import { type AreaCode, type CaseId, type LocalDate, type StepId } from '../../../domain/values';
import { unitOf } from '../../accounts/mandates';
import { showStep } from '../../accounts/step';
import { areasAnsweredFor } from '../../cases/place-access';
import { todayInShanghai } from '../../cases/places';
import { placeName, streetsIn } from '../../cases/streets';
import { errorWords, fieldsFor, namedFault, typedOf } from '../../forms/fields';
import { noteDone } from '../../logged';
import { textOf } from '../../middleware/bodies';
import { onlyFor, viewerOf } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { requestsOf } from '../../requests';
import { type Services } from '../../services';
import { longDate } from '../../view/formats';
import { show } from '../../view/show';
import { badForm, forbidden, showSentOtherwise } from '../../view/errors';

const target = 'places' as CaseId;
const step = 'register' as StepId;

type Values = Pick<Place, 'name' | 'area' | 'address' | 'capacity' | 'rooms' | 'opened'> & { uscc: string };

/**
 * 登记残疾人之家: by a supervisor of the district or the city, with the unit that runs it. It is looked at once more before it is entered; the same form
 * pressed twice is one place with one number. Other kinds of place are registered as their unit applies.
 */
export function registerPlacePages(services: Services): Router {
  const { store, policies, config, keys } = services;
  const router = Router();
  const requests = requestsOf(keys);

  const areasOf = (res: Response): AreaCode[] => areasAnsweredFor(policies.offices, viewerOf(res).actor);

  router.get(patterns.deskPlaceNew, onlyFor('officer'), (req, res) => {
    if (areasOf(res).length === 0) return forbidden(req, res);
    ask(res, { opened: todayInShanghai() });
  });

  router.post(patterns.deskPlaceNew, onlyFor('officer'), async (req, res) => {
    if (areasOf(res).length === 0) return forbidden(req, res);
    const typed = typedOf(registerPart, (name) => textOf(req, name));
    const { values, errors } = answered(res, typed);
    if (Object.keys(errors).length > 0) return ask(res, typed, errors);
    const unit = await unitOf(services, values.uscc);
    if (typeof unit === 'string') return ask(res, typed, {}, { uscc: res.locals.t(`successors.${unit === 'absent' ? 'absent' : 'away'}`) });
    await (textOf(req, 'sure') === 'yes' ? enter(req, res, values, unit) : confirm(res, typed, values, unit));
  });

  function answered(res: Response, typed: Typed): { values: Values; errors: Answered['errors'] } {
    const { values, errors } = answer(registerPart, typed, { today: todayInShanghai(), identity: '' });
    const strange = values['area'] !== undefined && !areasOf(res).includes(values['area'] as AreaCode) ? { area: 'choose' } : {};
    return { values: values as unknown as Values, errors: { ...errors, ...strange } };
  }

  async function enter(req: Request, res: Response, { uscc: _code, ...values }: Values, unit: BusinessRecord): Promise<void> {
    const request = requests.take(textOf(req, 'request'), viewerOf(res).actor.id, target, step);
    if (request === 'forged' || request === 'expired') {
      res.locals.why = `form-${request}`;
      return badForm(req, res, 403);
    }
    const { id: operator } = await store.parties.named(unit);
    const said = { ...values, operator };
    const there = await store.places.register({ ...said, key: request, kind: 'home', sandbox: config.sandbox });
    const { id } = there;
    // Whatever was changed since it was registered says nothing of the form.
    if (there.version === 0 && Object.entries(said).some(([name, value]) => there[name as keyof typeof said] !== value))
      return showSentOtherwise(req, res, paths.place(id));
    noteDone(res, { what: 'place', target: id, why: 'registered' });
    res.redirect(303, paths.place(id));
  }

  async function confirm(
    res: Response,
    typed: Typed,
    { name, area, address, opened, capacity, rooms }: Values,
    unit: BusinessRecord,
  ): Promise<void> {
    const { t, lang } = res.locals;
    const alike = (await store.places.in([area.slice(0, 6) as AreaCode])).filter(
      (one) => one.closed === undefined && normal(one.name) === normal(name),
    );
    showStep(res, {
      title: t('places.registerSure'),
      lead: [
        t('places.registerWhat', { name, area: placeName(services, area, lang) ?? area, address }),
        t('places.registerMore', { unit: unit.name, capacity, rooms, date: longDate(opened as LocalDate, lang) }),
        alike.length > 0 ? t('places.registerAlike', { number: alike.map(({ id }) => id).join('、') }) : undefined,
        t('places.registerStays'),
      ],
      action: paths.deskPlaceNew,
      hidden: { ...typed, sure: 'yes', request: requests.issue(viewerOf(res).actor.id, target, step) },
      questions: [],
      button: t('places.registerButton'),
      back: paths.deskPlaces(),
    });
  }

  function ask(res: Response, typed: Typed, errors: Answered['errors'] = {}, more: Record<string, string> = {}): void {
    const { t, lang } = res.locals;
    const fields = fieldsFor(registerPart, typed, errors, t, streetsIn(services, lang, areasOf(res)));
    show(
      res,
      'places/register',
      {
        title: t('places.register'),
        lead: [t('places.registerLead'), t('places.registerOthers')],
        errors: {
          ...errorWords(registerPart, errors, t),
          ...Object.fromEntries(
            Object.entries(more).map(([field, fault]) => [field, namedFault(t, t(`form.${registerPart.id}.${field}.label`), fault)]),
          ),
        },
        fields: fields.map((field) => ({ ...field, error: more[field.name] ?? field.error })),
        action: paths.deskPlaceNew,
        button: t('places.checkFirst'),
        back: paths.deskPlaces(),
      },
      Object.keys({ ...errors, ...more }).length > 0 ? 422 : 200,
    );
  }

  return router;
}

import { Router, type Request, type Response } from 'express';
import { monthsInWords } from '../../../domain/calendar/month-ranges';
import { answer } from '../../../domain/form/answer';
import { type Typed } from '../../../domain/form/field';
import { employmentObjection } from '../../../domain/programmes/employment-objection';
import { objectedPart } from '../../../domain/programmes/employment-objection/form';
import { type CaseState } from '../../../domain/case/state';
import { type CaseId, type StepId } from '../../../domain/values';
import { proofNeeded } from '../../accounts/proof';
import { type Employed, employedBy } from '../../cases/employed';
import { employmentObjectionPolicy, objectToEmployment, ownObjection } from '../../cases/object-to-employment';
import { callAbout, policyById, todayInShanghai } from '../../cases/places';
import { errorWords, fieldsFor, nested, typedOf } from '../../forms/fields';
import { textOf } from '../../middleware/bodies';
import { onlyFor, viewerOf } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { requestsOf } from '../../requests';
import { type Services } from '../../services';
import { badForm, notFound } from '../../view/errors';
import { show } from '../../view/show';
import { speakAs } from '../../view/words';

const step = 'employed' as StepId;

/** 谁把我算作职工: which units count the reader in which months; and to object to it, of which the unit learns nothing. */
export function employedPages(services: Services): Router {
  const { store, people, keys } = services;
  const router = Router();
  const requests = requestsOf(keys);

  router.get(patterns.employed, onlyFor('applicant'), async (_req, res) => {
    const { t, lang } = res.locals;
    const identity = (await people.identityOf(viewerOf(res).actor.id)) ?? '';
    const all = identity === '' ? [] : await employedBy(services, identity);
    show(res, 'employed/employed', {
      title: t('employed.title'),
      proof: identity === '' ? proofNeeded(services, res, paths.employed) : undefined,
      rows: all.map((one) => ({
        unit: one.unit,
        months: monthsInWords(one.months, lang),
        stands: t(`employed.stands.${one.stands}`),
        href: paths.employedObject(one.id),
      })),
    });
  });

  /** In which case of those that count them they object to what; undefined once the answer was given. */
  async function asked(req: Request, res: Response): Promise<{ state: CaseState; employed: Employed; identity: string } | undefined> {
    const viewer = viewerOf(res);
    const identity = (await people.identityOf(viewer.actor.id)) ?? '';
    const all = identity === '' ? [] : await employedBy(services, identity);
    const employed = all.find((one) => one.id === req.params['id']);
    const row = employed && (await store.cases.read(employed.id));
    if (!employed || !row) {
      notFound(req, res);
      return undefined;
    }
    return { state: row.state, employed, identity };
  }

  /** One was sent from another window: it stands, and what was typed here is shown, to be told to whoever investigates. */
  function alreadyFiled(req: Request, res: Response, id: CaseId): void {
    const { t } = res.locals;
    show(res, 'employed/already', { title: t('employed.already'), href: paths.case(id), typed: textOf(req, 'text') }, 409);
  }

  function ask(
    res: Response,
    { state, employed }: { state: CaseState; employed: Employed },
    typed: Typed,
    errors: Record<string, string> = {},
  ) {
    speakAs(res, employmentObjection.name);
    const { t, lang } = res.locals;
    const policy = employmentObjectionPolicy(services, state);
    const first = policyById(services, state.policy);
    const office = first && callAbout(services, policy ?? first, state.area);
    show(
      res,
      'employed/object',
      {
        title: t('employed.object'),
        errors: errorWords(objectedPart, errors, t),
        unit: employed.unit,
        months: monthsInWords(employed.months, lang),
        fields: nested(fieldsFor(objectedPart, typed, errors, t)),
        open: policy !== undefined,
        office: office && { name: office.name[lang], telephone: office.telephone },
        request: requests.issue(viewerOf(res).actor.id, employed.id, step),
        action: paths.employedObject(employed.id),
        back: paths.employed,
      },
      Object.keys(errors).length > 0 ? 422 : 200,
    );
  }

  router.get(patterns.employedObject, onlyFor('applicant'), async (req, res) => {
    const found = await asked(req, res);
    if (!found) return;
    const already = await ownObjection(services, viewerOf(res), found.employed.id);
    if (already) res.redirect(303, paths.case(already.state.id));
    else ask(res, found, {});
  });

  router.post(patterns.employedObject, onlyFor('applicant'), async (req, res) => {
    const found = await asked(req, res);
    if (!found) return;
    const viewer = viewerOf(res);
    const request = requests.take(textOf(req, 'request'), viewer.actor.id, found.employed.id, step);
    if (request === 'forged' || request === 'expired') return badForm(req, res);
    const policy = employmentObjectionPolicy(services, found.state);
    const typed = typedOf(objectedPart, (name) => textOf(req, name));
    const { errors, values } = answer(objectedPart, typed, { today: todayInShanghai(), identity: '' });
    if (!policy || Object.keys(errors).length > 0) return ask(res, found, typed, errors);
    const { id, already } = await objectToEmployment(services, found.state, policy, { ...found, viewer, values });
    if (already) return alreadyFiled(req, res, id);
    res.redirect(303, `${paths.case(id)}?submitted`);
  });

  return router;
}

import { Router, type Request, type Response } from 'express';
import { localDate } from '../../../domain/calendar/instants';
import { parseText } from '../../../domain/identifiers/words';
import { type CaseId, type PlaceId, type StepId } from '../../../domain/values';
import { instantNow } from '../../../store/clock';
import { type Registered } from '../../../store/places';
import { handOverPolicy, openHandOver } from '../../cases/open-hand-over';
import { answersFor } from '../../cases/place-access';
import { orderFor } from '../../cases/pool';
import { faultWords } from '../../forms/fields';
import { noteDone } from '../../logged';
import { textOf } from '../../middleware/bodies';
import { onlyFor, viewerOf } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { requestsOf } from '../../requests';
import { type Services } from '../../services';
import { show } from '../../view/show';
import { badForm, notFound, showRefused, showSentOtherwise } from '../../view/errors';

const step = 'hand-over' as StepId;

/** 发起交接: by a supervisor of the district or the city, with the reason; the order of asking is shown before. */
export function beginHandOverPages(services: Services): Router {
  const { store, policies, keys } = services;
  const router = Router();
  const requests = requestsOf(keys);

  const placeOf = async (req: Request, res: Response): Promise<Registered | undefined> => {
    const place = await store.places.find(String(req.params['id']) as PlaceId);
    if (place && answersFor(policies.offices, viewerOf(res).actor, place.area) && handOverPolicy(services, place)) return place;
    notFound(req, res);
    return undefined;
  };

  router.get(patterns.placeHandOver, onlyFor('officer'), async (req, res) => {
    const place = await placeOf(req, res);
    if (place) await ask(res, place);
  });

  router.post(patterns.placeHandOver, onlyFor('officer'), async (req, res) => {
    const place = await placeOf(req, res);
    if (!place) return;
    const { t } = res.locals;
    const { actor } = viewerOf(res);
    const request = requests.take(textOf(req, 'request'), actor.id, place.id as string as CaseId, step);
    if (request === 'forged' || request === 'expired') {
      res.locals.why = `form-${request}`;
      return badForm(req, res, 403);
    }
    const reason = parseText(textOf(req, 'reason'), 500);
    if ('error' in reason) return ask(res, place, textOf(req, 'reason'), faultWords(t, reason.error));
    const begun = await openHandOver(services, actor, place, request, reason.value);
    if (begun.kind === 'nowhere') return notFound(req, res);
    if (begun.kind === 'otherwise') return showSentOtherwise(req, res, paths.handOver(begun.id));
    if (begun.kind === 'open') return showRefused(req, res, t('handOver.begunBefore'), paths.placeHandOver(place.id));
    if (begun.kind === 'begun') noteDone(res, { what: 'hand-over', target: place.id });
    res.redirect(303, paths.handOver(begun.id));
  });

  async function ask(res: Response, place: Registered, typed = '', error?: string): Promise<void> {
    const { t } = res.locals;
    const { actor } = viewerOf(res);
    const last = await store.passings.ofPlace(place.id);
    const open = last && !last.closed ? await store.cases.read(last.case) : undefined;
    const order = await orderFor(store.successors, place.area, place.operator, localDate(instantNow()));
    const units = new Map((await store.parties.byIds([place.operator, ...order])).map(({ id, name }) => [id, name]));
    show(
      res,
      'places/begin-hand-over',
      {
        title: t('handOver.beginTitle', { place: place.name }),
        lead: t('handOver.beginLead', { unit: units.get(place.operator) ?? '', count: (await store.stays.openIn(place.id)).length }),
        errors: error === undefined ? {} : { reason: error },
        open: open && { words: t('handOver.underWay', { number: open.number }), href: paths.handOver(open.state.id) },
        order: order.map((one) => units.get(one) ?? ''),
        typed,
        wrong: error,
        request: requests.issue(actor.id, place.id as string as CaseId, step),
        action: paths.placeHandOver(place.id),
        back: paths.place(place.id),
      },
      error === undefined ? 200 : 422,
    );
  }

  return router;
}

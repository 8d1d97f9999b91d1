import { Router } from 'express';
import { type Actor } from '../../../domain/offices';
import { type StepId } from '../../../domain/values';
import { type CaseRow } from '../../../store/cases';
import { caseFor } from '../../cases/case-access';
import { periodWords } from '../../cases/series';
import { textOf } from '../../middleware/bodies';
import { onlyFor, viewerOf } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { requestsOf } from '../../requests';
import { type Services } from '../../services';
import { badForm, forbidden } from '../../view/errors';
import { longDate } from '../../view/formats';
import { show } from '../../view/show';

const step = 'series' as StepId;

/** What follows a granted case period by period; a supervisor of an office that had it may stop it, and let it go on. */
export function seriesPages(services: Services): Router {
  const { invitations } = services.store;
  const router = Router();
  const requests = requestsOf(services.keys);

  router.get(patterns.deskSeries, onlyFor('officer'), async (req, res) => {
    const row = await caseFor(services, req, res, 'progress');
    if (!row) return;
    const { t, lang } = res.locals;
    const { actor } = viewerOf(res);
    const all = await invitations.of(row.state.id);
    const may = maySteer(actor, row);
    const columns = ['period', 'due', 'state'].map((one) => ({ label: t(`seriesOf.${one}`) }));
    show(res, 'after-payment/series', {
      title: t('seriesOf.title'),
      number: row.number,
      back: paths.deskCase(row.state.id),
      columns,
      rows: all.map((one) => ({
        cells: [periodWords(one.after, lang, t), longDate(one.due, lang), t(`seriesOf.states.${one.state}`)].map((text, at) => ({
          text,
          label: columns[at]?.label,
        })),
      })),
      action: paths.deskSeries(row.state.id),
      request: requests.issue(actor.id, row.state.id, step),
      mayStop: may && all.some(({ state }) => state === 'waiting'),
      mayResume: may && all.some(({ state }) => state === 'stopped'),
    });
  });

  router.post(patterns.deskSeries, onlyFor('officer'), async (req, res) => {
    const row = await caseFor(services, req, res, 'progress');
    if (!row) return;
    const { actor } = viewerOf(res);
    if (!maySteer(actor, row)) return forbidden(req, res);
    const request = requests.take(textOf(req, 'request'), actor.id, row.state.id, step);
    if (request === 'forged' || request === 'expired') return badForm(req, res);
    if (textOf(req, 'what') === 'stop') await invitations.stop(row.state.id);
    if (textOf(req, 'what') === 'resume') await invitations.resume(row.state.id);
    res.redirect(303, paths.deskSeries(row.state.id));
  });

  return router;
}

const maySteer = ({ posts }: Actor, { offices }: CaseRow): boolean =>
  posts.some(({ role, office }) => role === 'supervisor' && offices.includes(office));

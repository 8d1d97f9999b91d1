import { randomBytes } from 'node:crypto';
import { Router, type Request, type Response } from 'express';
import { draw } from '../../../domain/draw';
import { parseDate } from '../../../domain/identifiers/date';
import { spotCheck } from '../../../domain/programmes/spot-check';
import { type CaseId, type OfficeId, type StepId } from '../../../domain/values';
import { instantNow } from '../../../store/clock';
import { type Draw } from '../../../store/draws';
import { openAbout } from '../../cases/open-about';
import { paidMatters } from '../../cases/paid-matters';
import { textOf } from '../../middleware/bodies';
import { onlyFor, viewerOf } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { requestsOf } from '../../requests';
import { type Services } from '../../services';
import { faultWords } from '../../forms/fields';
import { badForm, forbidden, notFound } from '../../view/errors';
import { show } from '../../view/show';

const target = 'spot-checks' as CaseId;
const step = 'draw' as StepId;
/** More in one draw nobody visits. */
const most = 100;

/** 抽查: supervisors draw among what was paid or certified, by a seed that is shown; each case drawn becomes a case of its own. */
export function spotCheckPages(services: Services): Router {
  const { store, policies, keys } = services;
  const router = Router();
  const requests = requestsOf(keys);

  const officesOf = (res: Response): OfficeId[] =>
    viewerOf(res)
      .actor.posts.filter(({ role }) => role === 'supervisor')
      .map(({ office }) => office);
  const supervisors = (req: Request, res: Response, next: () => void): void => (officesOf(res).length > 0 ? next() : forbidden(req, res));

  /** As each is called where its office is; what two offices of somebody's both have stands once. */
  const mattersOf = (offices: readonly OfficeId[], lang: 'zh-CN' | 'en') => [
    ...new Map(offices.flatMap((id) => paidMatters(services, id)).map(({ programme, term }) => [programme, term[lang]])),
  ];
  const termOf = ({ programme, office }: Pick<Draw, 'programme' | 'office'>, lang: 'zh-CN' | 'en'): string =>
    paidMatters(services, office).find((one) => one.programme === programme)?.term[lang] ?? programme;
  const officeName = (id: OfficeId, lang: 'zh-CN' | 'en'): string => policies.offices.find((one) => one.id === id)?.name[lang] ?? id;

  router.get(patterns.spotChecks, onlyFor('officer'), supervisors, async (_req, res) => list(res, {}, {}));

  async function list(res: Response, typed: Record<string, string>, errors: Record<string, string>): Promise<void> {
    const { t, lang } = res.locals;
    const draws = await store.draws.of(officesOf(res));
    const [only, ...others] = officesOf(res);
    show(
      res,
      'after-payment/spot-checks',
      {
        title: t('spotChecks.title'),
        errors: Object.fromEntries(
          Object.entries(errors).map(([field, fault]) => [field, t('form.fault', { field: t(`spotChecks.${field}`), fault })]),
        ),
        wrong: errors,
        // Nobody chooses between one.
        typed: { ...(only && others.length === 0 ? { office: only } : {}), ...typed },
        request: requests.issue(viewerOf(res).actor.id, target, step),
        programmes: mattersOf(officesOf(res), lang).map(([value, label]) => ({ value, label })),
        offices: officesOf(res).map((value) => ({ value, label: officeName(value, lang) })),
        draws: draws.map((one) => ({
          href: paths.spotCheck(one.id),
          text: t('spotChecks.row', {
            term: termOf(one, lang),
            from: one.from,
            to: one.to,
            count: one.count,
            pool: one.pool.length,
          }),
          at: one.at,
        })),
      },
      Object.keys(errors).length > 0 ? 422 : 200,
    );
  }

  router.post(patterns.spotChecks, onlyFor('officer'), supervisors, async (req, res) => {
    const { t, lang } = res.locals;
    const { actor } = viewerOf(res);
    const typed = Object.fromEntries(['programme', 'office', 'from', 'to', 'count'].map((name) => [name, textOf(req, name)]));
    const [from, to] = [parseDate(typed['from'] ?? ''), parseDate(typed['to'] ?? '')];
    const count = /^\d{1,3}$/.test(typed['count'] ?? '') ? Number(typed['count']) : 0;
    const office = officesOf(res).find((one) => one === typed['office']);
    const [programme] = mattersOf(officesOf(res), lang).find(([one]) => one === typed['programme']) ?? [];
    const errors = {
      ...(programme ? {} : { programme: t('form.errors.choose') }),
      ...(office ? {} : { office: t('form.errors.choose') }),
      ...('error' in from ? { from: faultWords(t, from.error) } : {}),
      ...('error' in to ? { to: faultWords(t, to.error) } : 'value' in from && to.value < from.value ? { to: t('spotChecks.order') } : {}),
      ...(count >= 1 && count <= most ? {} : { count: t('spotChecks.howMany', { most }) }),
    };
    const request = requests.take(textOf(req, 'request'), actor.id, target, step);
    if (request === 'forged' || request === 'expired') return badForm(req, res);
    if (!programme || !office || 'error' in from || 'error' in to || Object.keys(errors).length > 0) return list(res, typed, errors);
    const within = [[office], programme, from.value, to.value] as const;
    const done = [...(await store.cases.paidWithin(...within)), ...(await store.cases.certifiedWithin(...within))];
    if (done.length === 0) return list(res, typed, { programme: t('spotChecks.nothing') });
    const kept = await store.draws.keep({
      id: request,
      office,
      by: actor.id,
      at: instantNow(),
      programme,
      from: from.value,
      to: to.value,
      seed: randomBytes(16).toString('hex'),
      pool: [...new Set(done.map(({ number }) => number))].sort(),
      count,
    });
    await openDrawn(kept);
    res.redirect(303, paths.spotCheck(kept.id));
  });

  /** Each by its own key: cut off half-way and asked again, those that are there stay as they are. */
  async function openDrawn(kept: Draw): Promise<void> {
    for (const number of draw(kept.seed, kept.pool, kept.count)) {
      const row = await store.cases.byNumber(number);
      if (row) await openAbout(services, row, spotCheck.name, idOf(kept, number));
    }
  }

  router.get(patterns.spotCheck, onlyFor('officer'), supervisors, async (req, res) => {
    const kept = await store.draws.find(String(req.params['id']));
    if (!kept || !officesOf(res).includes(kept.office)) return notFound(req, res);
    const { t, lang } = res.locals;
    // Whatever was cut off as it was drawn is opened now.
    await openDrawn(kept);
    const drawn = draw(kept.seed, kept.pool, kept.count);
    const rows = await store.cases.readMany(drawn.map((number) => idOf(kept, number)));
    show(res, 'after-payment/spot-check', {
      title: t('spotChecks.drawn'),
      rows: [
        { key: t('spotChecks.programme'), value: termOf(kept, lang) },
        { key: t('spotChecks.office'), value: officeName(kept.office, lang) },
        { key: t('spotChecks.paid'), value: `${kept.from} – ${kept.to}` },
        { key: t('spotChecks.seed'), value: kept.seed },
        { key: t('spotChecks.pool'), value: String(kept.pool.length) },
      ],
      pool: kept.pool,
      drawn: drawn.map((number) => {
        const row = rows.find(({ state }) => state.id === idOf(kept, number));
        return { number, href: row && paths.deskCase(row.state.id), stage: row && t(`stage.${row.stage}`) };
      }),
    });
  });

  return router;
}

const idOf = ({ id }: Draw, number: string): CaseId => `s-${id}-${number.replace(/\D/g, '')}` as CaseId;

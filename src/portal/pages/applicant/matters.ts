import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import { type Policy } from '../../../domain/policy/policy';
import { programmeNamed } from '../../../domain/programmes';
import { type AreaCode, type Fen, type LocalDate } from '../../../domain/values';
import { instantNow } from '../../../store/clock';
import { callAbout, livesIn, policyOf, policyWhere } from '../../cases/places';
import { openIn } from '../../cases/open-in';
import { textOf } from '../../middleware/bodies';
import { onlyFor, viewerOf } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { type Services } from '../../services';
import { show } from '../../view/show';
import { callOffice } from '../../view/call';
import { speakAs } from '../../view/words';
import { notFound } from '../../view/errors';
import { beginForUnit } from './begin-for-unit';
import { matterCards, notOpenWords } from './matter-cards';
import { matterModel } from './matter-model';

const isDate = (text: string): boolean => z.iso.date().safeParse(text).success;

/** The matter that an address names, of the place it names, and the page in its words; several places may have one of the same name. */
export function matterOf(services: Services, req: Request, res: Response): Policy | undefined {
  const { programme } = req.params;
  const { place } = req.query;
  const policy = typeof programme === 'string' ? policyOf(services, programme, typeof place === 'string' ? place : undefined) : undefined;
  if (policy) {
    speakAs(res, policy.programme);
    callOffice(res, callAbout(services, policy));
  }
  return policy;
}

/** What may be applied for, with what is needed, how much and how long; a draft begins here, or the wish to be told when it opens. */
export function matterPages(services: Services): Router {
  const { store } = services;
  const router = Router();

  router.get(patterns.matters, async (_req, res) => {
    const { t, viewer } = res.locals;
    const area = viewer?.actor.kind === 'applicant' ? await livesIn(services, viewer.actor.id) : undefined;
    const { matters, notOpen } = matterCards(services, area, res);
    show(res, 'applicant/matters', {
      title: t('matter.all'),
      ofPersons: matters.filter((one) => !one.ofUnits),
      ofUnits: matters.filter((one) => one.ofUnits),
      notOpen,
      none: matters.length === 0 && notOpen.length === 0,
    });
  });

  router.get(patterns.matter, async (req, res) => {
    const policy = matterOf(services, req, res);
    if (!policy) return notFound(req, res);
    const { viewer } = res.locals;
    const area = viewer?.actor.kind === 'applicant' ? await livesIn(services, viewer.actor.id) : undefined;
    callOffice(res, callAbout(services, policy, area));
    show(res, 'applicant/matter', { ...matterModel(services, policy, area, res), budget: await budgetOf(services, policy) });
  });

  /** Begins the draft, or goes on with the one there is. Nobody is run through a form to a dead end: elsewhere it is 暂未开放. */
  router.post(patterns.matter, onlyFor('applicant'), async (req, res) => {
    const policy = matterOf(services, req, res);
    if (!policy) return notFound(req, res);
    const { actor } = viewerOf(res);
    const { t, lang } = res.locals;
    if (programmeNamed(policy.programme).filedBy === 'unit') return beginForUnit(services, policy, req, res);
    const area = await livesIn(services, actor.id);
    const local = area ? policyWhere(services, policy.programme, area) : policy;
    if (!local) {
      return show(res, 'applicant/not-open', {
        title: t('matter.notOpen'),
        term: policy.term[lang],
        area: openIn(services, policy, lang),
        why: notOpenWords(services, area, lang, t),
        action: paths.matterInterest(policy.programme),
      });
    }
    const budget = await budgetOf(services, local);
    if (budget && budget.left <= 0) return show(res, 'applicant/matter', { ...matterModel(services, local, area, res), budget }, 409);
    const draft = await store.drafts.create({ owner: actor.id, programme: policy.programme, policy: local.id });
    res.redirect(303, paths.draft(draft.caseId));
  });

  /** 意向登记, for the district where they are registered: by the register, or as they said at the pre-check while it does not answer. */
  router.post(patterns.matterInterest, onlyFor('applicant'), async (req, res) => {
    const policy = matterOf(services, req, res);
    if (!policy) return notFound(req, res);
    const { actor } = viewerOf(res);
    const said = /^\d{6}(\d{3})?$/.test(textOf(req, 'area')) ? textOf(req, 'area') : undefined;
    const area = ((await livesIn(services, actor.id)) ?? said ?? policy.area).slice(0, 6) as AreaCode;
    const from = textOf(req, 'from');
    const dated = isDate(from) ? { from: from as LocalDate } : {};
    await store.interest.keep({ actor: actor.id, programme: policy.programme, area, at: instantNow(), ...dated });
    show(res, 'applicant/interest', { title: res.locals.t('matter.interestKept'), ...dated });
  });

  return router;
}

/** Of a matter that may spend only so much: all of it and what nobody holds yet, in fen. */
async function budgetOf({ store }: Pick<Services, 'store'>, { id, budget }: Policy): Promise<{ total: Fen; left: Fen } | undefined> {
  const total = (budget?.yuan ?? 0) * 100;
  return budget && { total: total as Fen, left: await store.budgets.left(id, total as Fen) };
}

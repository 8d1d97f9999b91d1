import { Router } from 'express';
import { type Policy } from '../../domain/policy/policy';
import { mattersOpen } from '../cases/places';
import { paths, patterns } from '../paths';
import { type Services } from '../services';
import { show } from '../view/show';

/** The first page for whoever is not signed in; officers go to their desk, applicants to the home page of theirs (a later router). */
export function homeSignedOutPages({ policies }: Pick<Services, 'policies'>): Router {
  const router = Router();
  router.get(patterns.home, (_req, res, next) => {
    const kind = res.locals.viewer?.actor.kind;
    if (kind === 'officer') res.redirect(303, paths.desk());
    else if (kind !== undefined) next();
    else show(res, 'home-signed-out', { title: res.locals.t('home.title'), matters: mattersOpen({ policies }).map(asMatter) });
  });
  router.get(patterns.help, (_req, res) => show(res, 'help', { title: res.locals.t('help.title'), offices: policies.offices }));
  return router;
}

const asMatter = ({ programme, area, term, summary, areaName }: Policy) => ({
  href: paths.matter(programme, { place: area }),
  term,
  summary,
  areaName,
});

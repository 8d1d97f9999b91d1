import { Router } from 'express';
import { byMatter } from '../cases/by-matter';
import { mattersOpen } from '../cases/places';
import { paths, patterns } from '../paths';
import { type Services } from '../services';
import { show } from '../view/show';
import { matterCard } from './applicant/matter-cards';

/** The first page for whoever is not signed in; officers go to their desk, applicants to the home page of theirs (a later router). */
export function homeSignedOutPages(services: Services): Router {
  const router = Router();
  router.get(patterns.home, (_req, res, next) => {
    const kind = res.locals.viewer?.actor.kind;
    if (kind === 'officer') res.redirect(303, paths.desk());
    else if (kind !== undefined) next();
    else {
      const matters = byMatter(mattersOpen(services)).map((one) => matterCard(services, one, res.locals));
      const checks = matters.flatMap(({ check }) => check ?? []);
      const many = matters.length > 1;
      // Without signing in one may see whether one qualifies: of the one matter there is, or of those on the list.
      show(res, 'home-signed-out', {
        title: res.locals.t('home.title'),
        matters: matters.filter((one) => !one.ofUnits),
        ofUnits: matters.filter((one) => one.ofUnits),
        many,
        first: checks.length > 1 ? paths.matters : checks[0],
      });
    }
  });
  return router;
}

import { Router } from 'express';
import { type Policy } from '../../domain/policy/policy';
import { mattersOpen } from '../cases/places';
import { checkHref } from '../cases/pre-check';
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
    else {
      const matters = mattersOpen({ policies }).map(asMatter);
      const checks = matters.flatMap(({ check }) => check ?? []);
      const many = matters.length > 1;
      // Without signing in one may see whether one qualifies: of the one matter there is, or of those on the list.
      show(res, 'home-signed-out', {
        title: res.locals.t('home.title'),
        matters,
        many,
        first: checks.length > 1 ? paths.matters : checks[0],
      });
    }
  });
  return router;
}

const asMatter = ({ programme, area, term, summary, areaName }: Policy) => ({
  href: paths.matter(programme, { place: area }),
  check: checkHref({ programme, area }),
  term,
  summary,
  areaName,
});

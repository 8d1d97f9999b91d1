import { Router } from 'express';
import { fieldsOf } from '../../src/portal/middleware/bodies';
import { type SandboxPlaces } from './places';
import { turn } from './beside';
import { guidePaths } from './paths';

/** Saves how the switches of the services stand. */
export function faultPages(places: SandboxPlaces): Router {
  const router = Router();
  router.post(guidePaths.faults, async (req, res) => {
    const taken = await turn(places, Object.fromEntries(fieldsOf(req)));
    res.redirect(303, `${guidePaths.guide}?said=${taken ? 'turned' : 'not-turned'}#faults`);
  });
  return router;
}

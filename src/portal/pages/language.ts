import { Router, type Request, type Response } from 'express';
import { textOf } from '../middleware/bodies';
import { cookieOptions } from '../middleware/cookies';
import { languageCookie } from '../middleware/language';
import { ownPath, patterns } from '../paths';
import { type Services } from '../services';
import { isLanguage } from '../view/words';

const year = 365 * 86_400_000;

/** Chooses a language for this browser, and for the letters of whoever is signed in. */
export function languagePages({ people, config }: Pick<Services, 'people' | 'config'>): Router {
  const router = Router();
  router.post(patterns.language, async (req, res) => {
    await chooseLanguage({ people, config }, req, res);
    res.redirect(303, ownPath(textOf(req, 'back')));
  });
  return router;
}

/** The language that the form names, if it names one. */
export async function chooseLanguage({ people, config }: Pick<Services, 'people' | 'config'>, req: Request, res: Response): Promise<void> {
  const language = textOf(req, 'language');
  if (!isLanguage(language)) return;
  res.cookie(languageCookie, language, cookieOptions(config, year));
  if (res.locals.viewer) await people.speak(res.locals.viewer.actor.id, language);
}

import { type Request, type Response } from 'express';
import { type Account } from '../../store/people';
import { noteDone } from '../logged';
import { cookieOf, cookieOptions } from '../middleware/cookies';
import { languageCookie } from '../middleware/language';
import { rememberDevice } from '../middleware/known-device';
import { beginSession } from '../middleware/session';
import { type Services } from '../services';

/** Signs somebody in who has shown that the account is theirs, and sends them where they were going. */
export async function enter(services: Pick<Services, 'config' | 'keys'>, req: Request, res: Response, account: Account, back: string) {
  const { config } = services;
  rememberDevice(req, res, services, account.actor.id);
  await beginSession(req, account);
  noteDone(res, { what: 'sign-in', actor: account.actor.id });
  if (cookieOf(req, languageCookie) === undefined) res.cookie(languageCookie, account.language, cookieOptions(config, 365 * 86_400_000));
  res.redirect(303, back);
}

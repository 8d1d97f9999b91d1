import { type Request, type Response } from 'express';
import { cookieOf, cookieOptions } from '../../middleware/cookies';
import { ownPath, paths } from '../../paths';
import { type Services } from '../../services';

const cookie = 'zhuye_list';

/** The list that an officer left for a case, with its filter and page: until the browser is closed. */
export function rememberList(req: Request, res: Response, config: Services['config']): void {
  res.cookie(cookie, Buffer.from(req.originalUrl).toString('base64url'), cookieOptions(config));
}

/** Where the way back to the list leads. */
export function lastList(req: Request): string {
  const address = ownPath(Buffer.from(cookieOf(req, cookie) ?? '', 'base64url').toString('utf8'));
  return address === paths.desk() || address.startsWith(`${paths.desk()}?`) ? address : paths.desk();
}

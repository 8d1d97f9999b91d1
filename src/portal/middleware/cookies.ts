import { type CookieOptions, type Request } from 'express';
import { type Services } from '../services';

/** One cookie of a request, as it was set; undefined if it is absent. Ours hold base64url and language tags only. */
export function cookieOf(req: Request, name: string): string | undefined {
  const pairs = (req.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}

/** For every cookie of ours: not for scripts, not sent from other sites' forms, over https outside the sandbox. */
export const cookieOptions = (config: Services['config'], maxAge?: number): CookieOptions => ({
  httpOnly: true,
  sameSite: 'lax',
  secure: !config.sandbox,
  path: '/',
  ...(maxAge === undefined ? {} : { maxAge }),
});

import { type Express, type Request } from 'express';
import { forbidden } from '../view/errors';
import { type Services } from '../services';

const safe = ['GET', 'HEAD', 'OPTIONS'];
export const isSafe = (req: Request): boolean => safe.includes(req.method);
export const isUpload = (req: Request): boolean => req.is('multipart/form-data') !== false && req.is('multipart/form-data') !== null;

/**
 * Only pages of ours may send us forms. Every browser of the last years says where a form comes from; a file, whose token cannot be
 * read before the file itself, is taken only from a browser that says so.
 */
export function setUpOrigin(app: Express, { config }: Pick<Services, 'config'>): void {
  app.use((req, res, next) => {
    if (isSafe(req) || comesFromUs(req, config.publicUrl)) next();
    else forbidden(req, res);
  });
}

function comesFromUs(req: Request, publicUrl: string): boolean {
  const site = req.get('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  const origin = req.get('origin');
  if (origin === undefined) return !isUpload(req);
  if (origin === new URL(publicUrl).origin) return true;
  return URL.canParse(origin) && new URL(origin).host === req.get('host');
}

import { createHash } from 'node:crypto';
import { type Request, type RequestHandler, type Response } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { login } from '../../domain/text/normal';
import { showError } from '../pages/errors';
import { textOf } from './bodies';

const quarter = 15 * 60 * 1_000;
const tooMany = (req: Request, res: Response): void => showError(req, res, 429);
const shared = {
  windowMs: quarter,
  skipSuccessfulRequests: true,
  standardHeaders: 'draft-8',
  legacyHeaders: false,
  handler: tooMany,
} as const;

/**
 * Wrong passwords in a quarter of an hour: ten for one account, a hundred from one address, since a whole hall shares one.
 * Counted in this process; with several portals each counts for itself.
 */
export const signInLimits = (): RequestHandler[] => [
  rateLimit({ ...shared, limit: 100, identifier: 'address', keyGenerator: (req) => ipKeyGenerator(req.ip ?? '') }),
  rateLimit({ ...shared, limit: 10, identifier: 'account', keyGenerator: accountKey }),
];

const accountKey = (req: Request): string =>
  createHash('sha256')
    .update(login(textOf(req, 'login')))
    .digest('hex');

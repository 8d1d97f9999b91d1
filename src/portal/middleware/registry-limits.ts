import { type RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { showError, typedOf } from '../pages/errors';

/** Sections that ask registries. */
const asking: readonly unknown[] = ['applicant', 'firm'];

/** A hundred in a quarter of an hour for one account: more than a form needs, less than a search for others. What was typed comes back. */
export const registryLimits = (): RequestHandler =>
  rateLimit({
    windowMs: 15 * 60 * 1_000,
    limit: 100,
    skip: (req) => !asking.includes(req.params['section']),
    identifier: 'registry',
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    keyGenerator: (req, res) => res.locals['viewer']?.actor.id ?? ipKeyGenerator(req.ip ?? ''),
    handler: (req, res) =>
      showError(req, res, 429, { words: res.locals.t('error.429.registry'), next: undefined, typed: typedOf(req, res) }),
  });

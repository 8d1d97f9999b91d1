import { type RequestHandler } from 'express';
import { allProgrammes } from '../../domain/programmes';
import { type Limit } from '../../store/limits';
import { showError, typedOf } from '../view/errors';
import { type Services } from '../services';
import { viewerOf } from './viewer';

/** Does a part of some programme's form ask registries? */
const asks = (part: unknown): boolean => allProgrammes().some(({ comparisons }) => comparisons.some(({ early }) => early?.part === part));
/** More than a form needs, less than a search for others. */
const lookUps: Limit = { name: 'registry', most: 100, windowMs: 15 * 60_000 };

/** Registries are asked only so often by one account, on whichever portal; what was typed comes back. */
export const registryLimits =
  ({ store }: Pick<Services, 'store'>): RequestHandler =>
  async (req, res, next) => {
    if (!asks(req.params['section']) || (await store.limits.take(lookUps, viewerOf(res).actor.id))) return next();
    showError(req, res, 429, { words: res.locals.t('error.429.registry'), next: undefined, typed: typedOf(req, res) });
  };

import { type Express } from 'express';
import { keepsUnsent } from '../own-forms';
import { type Services } from '../services';
import { isSafe } from './origin';

/** A form that was left is found again as it was left (`pages/unsent.ts`), until it is sent. */
export function setUpUnsent(app: Express, { store, log }: Pick<Services, 'store' | 'log'>): void {
  app.use(async (req, res, next) => {
    const { viewer } = res.locals;
    if (!viewer || !keepsUnsent(req.path)) return next();
    if (isSafe(req)) {
      const fields = await store.unsent.read(viewer.actor.id, req.path);
      if (fields) res.locals.unsent = group(fields);
    } else {
      // Whatever it comes to: what was sent stands on the page that answers, or where it belongs.
      res.once('finish', () => {
        if (res.statusCode >= 500) return;
        store.unsent
          .discard(viewer.actor.id, req.path)
          .catch((error: unknown) => log.warn({ err: error }, 'an unsent form was not discarded'));
      });
    }
    next();
  });
}

function group(fields: [string, string][]): Record<string, string[]> {
  const all: Record<string, string[]> = Object.create(null) as Record<string, string[]>;
  for (const [name, value] of fields) (all[name] ??= []).push(value);
  return all;
}

import { type Request } from 'express';

/** The pattern of the route that answered, `/cases/:id`; addresses hold ids and are neither logged nor counted. */
export function patternOf(req: Request): string {
  const route = req.route as { path?: unknown } | undefined;
  return typeof route?.path === 'string' ? route.path : '(none)';
}

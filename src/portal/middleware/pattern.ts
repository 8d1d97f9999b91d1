import { type Request } from 'express';
import { patterns } from '../paths';

/** The pattern of the route that answered, `/cases/:id`; addresses hold ids and are neither logged nor counted. */
export function patternOf(req: Request): string {
  const route = req.route as { path?: unknown } | undefined;
  return typeof route?.path === 'string' ? route.path : '(none)';
}

export interface RouteAt {
  pattern: string;
  params: Record<string, string>;
}

/** Fewest parameters first: `/desk/claim` is no case's page. */
const shapes = Object.values(patterns)
  .map((pattern) => ({
    pattern,
    names: [...pattern.matchAll(/[:*](\w+)/g)].map(([, name = '']) => name),
    // As forgiving as the router: capitals, and a slash at the end.
    shape: new RegExp(`^${pattern.replace(/\/:\w+/g, '/([^/]+)').replace(/\/\*\w+/g, '/(.+)')}/?$`, 'i'),
  }))
  .sort((one, other) => one.names.length - other.names.length);

/** Which of our addresses a path is, before any router was asked; undefined if it is none. */
export function routeAt(path: string): RouteAt | undefined {
  for (const { pattern, names, shape } of shapes) {
    const found = shape.exec(path);
    if (found) return { pattern, params: Object.fromEntries(names.map((name, at) => [name, decoded(found[at + 1] ?? '')])) };
  }
  return undefined;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

import { type Express } from 'express';

interface Layer {
  route?: { path: string; methods: Record<string, boolean> };
  handle: { stack?: Layer[] };
}

/** Every route that an app answers, as its routers have it: `GET /cases/:id`. None is missed that nobody wrote down. */
export function registeredRoutes(app: Express): string[] {
  const walk = (layers: readonly Layer[]): string[] =>
    layers.flatMap(({ route, handle }) =>
      route ? Object.keys(route.methods).map((method) => `${method.toUpperCase()} ${route.path}`) : walk(handle.stack ?? []),
    );
  return [...new Set(walk((app.router as unknown as { stack: Layer[] }).stack))].sort();
}

import { type Router } from 'express';
import { pages } from '../pages';
import { type Services } from '../services';

interface Layer {
  route?: { path: string; methods: Record<string, boolean> };
  handle?: { stack?: Layer[] };
}

const routesIn = (layers: Layer[]): { path: string; methods: Record<string, boolean> }[] =>
  layers.flatMap((layer) => (layer.route ? [layer.route] : routesIn(layer.handle?.stack ?? [])));

test('every address that a form is sent to has a page, or leads to the form’s own', () => {
  const services = { keys: {}, config: { sandbox: true }, store: {}, policies: { policies: [], offices: [] } } as unknown as Services;
  const routers: Router[] = pages.map((page) => page(services));
  const routes = routers.flatMap((router) => routesIn(router.stack as unknown as Layer[]));
  const taking = (method: string): string[] => [...new Set(routes.filter((one) => one.methods[method]).map((one) => one.path))];
  expect(taking('post').length).toBeGreaterThan(20);
  expect(taking('post').filter((path) => !taking('get').includes(path))).toEqual([]);
});

import { routeAt } from './pattern';

it.each([
  ['/desk/claim', '/desk/claim', {}],
  ['/desk/cases/c-1/acts/accept', '/desk/cases/:id/acts/:kind', { id: 'c-1', kind: 'accept' }],
  // As forgiving as the router, which would answer these too.
  ['/Desk/Cases/c-1/', '/desk/cases/:id', { id: 'c-1' }],
  ['/cases/c-1/letters/c-1/000002/a-1', '/cases/:id/letters/*key', { id: 'c-1', key: 'c-1/000002/a-1' }],
  ['/drafts/%E4%B8%AD', '/drafts/:id', { id: '中' }],
  ['/drafts/%', '/drafts/:id', { id: '%' }],
  ['/', '/', {}],
])('%s is %s', (path, pattern, params) => expect(routeAt(path)).toEqual({ pattern, params }));

it.each(['/nowhere', '/desk/cases', '/cases/a/b/c/d', '//desk'])('%s is no address of ours', (path) =>
  expect(routeAt(path)).toBeUndefined(),
);

import { type CaseId } from '../domain/values';
import { ownPath, paths, patterns } from './paths';

test('parts are escaped, a letter’s key keeps its slashes, and empty filters are left out', () => {
  const id = 'c/1?' as CaseId;
  expect(paths.case(id)).toBe('/cases/c%2F1%3F');
  expect(paths.caseLetter('c1' as CaseId, 'c1/2/accepted/p1/portal')).toBe('/cases/c1/letters/c1/2/accepted/p1/portal');
  expect(paths.desk({ step: '初审', page: 2, q: '', status: undefined })).toBe('/desk?step=%E5%88%9D%E5%AE%A1&page=2');
});

test('every address that a page builds has a pattern of the same name', () => {
  expect(Object.keys(paths).filter((name) => !Object.hasOwn(patterns, name))).toEqual([]);
});

test('only a path of ours is followed back to', () => {
  expect(ownPath('/cases/c1?x=1')).toBe('/cases/c1?x=1');
  for (const evil of [
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    '/\t/evil.example',
    '/a/..//evil.example',
    '\\\\evil',
    'javascript:1',
    '',
    undefined,
    ['/'],
  ])
    expect(ownPath(evil)).toBe('/');
});

import { withoutSources } from './bundle';

const mapOf = (code: string) => JSON.parse(Buffer.from(code.split('base64,')[1] ?? '', 'base64').toString('utf8')) as unknown;
const bundled = (map: object): string =>
  `var a = 1;\n//# sourceMappingURL=data:application/json;charset=utf-8;base64,${Buffer.from(JSON.stringify(map)).toString('base64')}`;

it('the map of a bundle keeps files, names and lines, and loses the sources', () => {
  const map = { version: 3, file: 'a.js', sources: ['甲.ts'], names: ['a'], mappings: 'AAAA' };
  const code = withoutSources(bundled({ ...map, sourcesContent: ['const a = 1; // 甲'] }));
  expect(code.split('\n')[0]).toBe('var a = 1;');
  expect(mapOf(code)).toEqual(map);
});

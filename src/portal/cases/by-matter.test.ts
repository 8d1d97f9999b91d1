import { type AreaCode } from '../../domain/values';
import { byMatter } from './by-matter';

const policy = (id: string, area: string, term = '启动资金扶持') => ({ id, programme: 'p', area, term: { 'zh-CN': term } }) as never;
const shown = (area?: string) =>
  byMatter(
    [policy('sz', '440300'), policy('xm', '350200'), policy('wj', '320412', '创业补贴'), policy('jx', '330400')],
    area as AreaCode | undefined,
  ).map((one) => [one.policy.id, ...one.elsewhere.map(({ id }) => id)]);

it('a matter is one card, of where somebody lives first; what has another name elsewhere is another', () => {
  expect(shown('330402001')).toEqual([['jx', 'sz', 'xm'], ['wj']]);
  expect(shown('320412')).toEqual([['wj'], ['sz', 'xm', 'jx']]);
  expect(shown()).toEqual([['sz', 'xm', 'jx'], ['wj']]);
});

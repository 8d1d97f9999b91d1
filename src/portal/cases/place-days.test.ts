import { type NewEntry } from '../../store/place-days';
import { notKept } from './place-days';

const sent = (key: string, name: string): NewEntry =>
  ({ key, kind: 'letter', said: { stay: 's', name, relation: 'parent', from: '2026-11-01' } }) as unknown as NewEntry;
const there = (key: string, name: string) =>
  ({ ...(sent(key, name).said as object), key, kind: 'letter', at: '2026-11-01T00:00:00.000Z', by: 'a1' }) as never;

it('what was sent and is not kept has a reason: something else stands under its key, or there was no room', () => {
  expect(notKept([sent('1', '王')], [there('1', '王')])).toBeUndefined();
  expect(notKept([sent('1', '王')], [there('1', '李')])).toBe('otherwise');
  expect(notKept([sent('1', '王')], [there('1', '李')], ['name'])).toBeUndefined();
  expect(notKept([sent('1', '王'), sent('2', '王')], [there('1', '王')])).toBe('full');
});

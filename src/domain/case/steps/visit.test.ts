import { disputed } from './visit';

const saw = (checklist: Record<string, boolean>) => ({ checklist }) as never;

it.each([
  ['both say the same', [saw({ operating: true }), saw({ operating: true })], []],
  ['one saw what the other did not', [saw({ operating: true, sign: false }), saw({ operating: false, sign: false })], ['operating']],
  ['one has been there', [saw({ operating: false })], []],
  ['nobody has', [], []],
  ['what they saw was erased', [saw({}), saw({})], []],
])('where those who visited differ: %s', (_what, inspections, items) => {
  expect(disputed({ inspections })).toEqual(items);
});

import { isSaidOf } from './area';

it.each([
  ['the street itself', '990101002', '990101002', true],
  ['another street', '990101002', '990101003', false],
  ['the district in which it lies', '990101002', '990101', true],
  ['that district as a whole, where only its other streets have offices', '440305001', '440305000', true],
  ['another district', '990101002', '990171', false],
  ['nothing', '990101002', undefined, false],
])('a street is what was said of it: %s', (_what, street, said, is) => expect(isSaidOf(street, said)).toBe(is));

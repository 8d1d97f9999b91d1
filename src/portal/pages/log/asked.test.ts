import { askedIn, storeQuery } from './asked';

it.each([
  [
    { from: '2026-02-28', to: '2026-03-01' },
    { from: '2026-02-27T16:00:00.000Z', to: '2026-03-01T16:00:00.000Z' },
  ],
  // Written like dates, and none: whoever changes an address by hand gets a page.
  [{ from: '2026-13-99', to: '2026-02-30' }, {}],
  [{ from: { $gt: '' }, case: ['a', 'b'], what: '__proto__' }, {}],
])('%j is asked as far as it is understood', (given, asked) => {
  expect(storeQuery(askedIn(given), undefined)).toEqual(asked);
});

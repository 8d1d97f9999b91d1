/**
 * Characters that GBK and the editions of GB 18030 before 2022 kept at private code points until Unicode had a place for them; old
 * registers, input methods and fonts still write them so. Source: GB 18030-2005, Appendix E (80 ideographs and radicals, U+E815 …), the 24
 * left in 2005, and GB 18030-2022, which leaves none; as the Encoding Standard's index and Unicode L2/22-274 have them.
 */
const places: readonly (readonly [first: number, now: string])[] = [
  [0xe78d, 'fe10 fe12 fe11 fe13 fe14 fe15 fe16 fe17 fe18 fe19'],
  [0xe7c7, '1e3f 1f9'],
  [0xe7e7, '303e 2ff0 2ff1 2ff2 2ff3 2ff4 2ff5 2ff6 2ff7 2ff8 2ff9 2ffa 2ffb'],
  [
    0xe815,
    '2e81 20087 20089 200cc 2e84 3473 3447 2e88 2e8b 9fb4 359e 361a 360e 2e8c 2e97 396e 3918 9fb5 39cf 39df 3a73 39d0 9fb6 9fb7 3b4e ' +
      '3c6e 3ce0 2ea7 215d7 9fb8 2eaa 4056 415f 2eae 4337 2eb3 2eb6 2eb7 2298f 43b1 43ac 2ebb 43dd 44d6 4661 464c 9fb9 4723 4729 477c ' +
      '478d 2eca 4947 497a 497d 4982 4983 4985 4986 499f 499b 49b7 49b6 9fba 241fe 4ca3 4c9f 4ca0 4ca1 4c77 4ca2 4d13 4d14 4d15 4d16 ' +
      '4d17 4d18 4d19 4dae 9fbb',
  ],
];

const now = new Map(
  places.flatMap(([first, row]) =>
    row.split(' ').map((hex, at) => [String.fromCodePoint(first + at), String.fromCodePoint(parseInt(hex, 16))]),
  ),
);

/** The same words with each such character at its own place; private ones of somebody else's stay. */
export const atTheirPlace = (text: string): string => text.replace(/[\uE78D-\uE864]/g, (one) => now.get(one) ?? one);

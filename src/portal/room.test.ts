import { roomOf } from './room';

const sizes = { few: 2, forms: 3, pages: 5, longest: 3_000 };

it('forms come in while fewer are inside than pages may be, and everybody again once somebody left', () => {
  const room = roomOf(sizes, () => 0);
  const first = room.enter('form');
  for (let at = 0; at < 2; at += 1) expect(room.enter('page')).toBeDefined();
  expect(room.enter('form')).toBeUndefined();
  for (let at = 0; at < 2; at += 1) expect(room.enter('page')).toBeDefined();
  expect(room.enter('page')).toBeUndefined();
  first?.();
  // Leaving twice frees no other's place.
  first?.();
  expect(room.enter('form')).toBeUndefined();
  expect(room.enter('page')).toBeDefined();
  expect(room.enter('page')).toBeUndefined();
});

it('whoever is inside for long waits for somebody else, and takes no place any more', () => {
  let now = 0;
  const room = roomOf(sizes, () => now);
  const slow = room.enter('form');
  now = 2_000;
  for (let at = 0; at < 2; at += 1) room.enter('form');
  expect(room.enter('form')).toBeUndefined();
  now = 3_000;
  expect(room.enter('form')).toBeDefined();
  slow?.();
  expect(room.enter('form')).toBeUndefined();
});

it('is busy with more than a few, for as long as they are inside', () => {
  const room = roomOf(sizes, () => 0);
  const leave = Array.from({ length: 3 }, () => room.enter('page'));
  expect(room.isBusy()).toBe(true);
  leave[1]?.();
  expect(room.isBusy()).toBe(false);
});

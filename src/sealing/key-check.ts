import { createHmac } from 'node:crypto';
import type { Keys } from './keys';

/**
 * A mark for each key held, by id, that shows nothing of the key. The store keeps the marks of the keys its data was sealed with,
 * so that a process with another key, or another key under the same id, notices before it touches anything (design §6).
 */
export const keyMarks = (keys: Keys): Record<string, string> =>
  Object.fromEntries(keys.ids.map((id) => [id, createHmac('sha256', keys.derive('check', id)).update('zhuye').digest('base64url')]));

/** The ids of the keys that the data was sealed with and this process does not hold; empty when all is well. */
export function missingKeys(keys: Keys, stored: Record<string, string>): string[] {
  const held = keyMarks(keys);
  return Object.entries(stored).flatMap(([id, mark]) => (Object.hasOwn(held, id) && held[id] === mark ? [] : [id]));
}

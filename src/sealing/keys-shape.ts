import { z } from 'zod';

const isSecret = (text: string): boolean => /^[A-Za-z0-9+/]{43}=$/.test(text);
const secret = z.string().refine(isSecret, 'expected 32 bytes in base64 (44 characters)');

export const keysFile = z
  .strictObject({
    active: z.string(),
    keys: z.record(
      z.string().regex(/^[A-Za-z0-9_-]{1,32}$/, 'expected a key id of letters, digits, _ and -, at most 32'),
      z
        .strictObject({
          created: z.iso.datetime('expected a UTC instant such as 2026-11-23T01:02:03.000Z'),
          key: secret.optional(),
          ledger: secret.optional(),
          log: secret.optional(),
        })
        .refine((one) => one.key !== undefined || one.ledger !== undefined, 'expected key, or ledger of a key that was retired'),
    ),
  })
  .refine((file) => file.keys[file.active]?.key !== undefined || !Object.hasOwn(file.keys, file.active), {
    path: ['active'],
    error: 'expected a key that seals; this one was retired',
  })
  .refine((file) => Object.hasOwn(file.keys, file.active), { path: ['active'], error: 'expected the id of one of the keys in this file' });

/**
 * What a keys file holds: `key` seals what portal and worker both read; `ledger` is a secret of its own and not derived from `key`,
 * because only workers may hold it (design §3): in production the portal's file leaves it out. A key that was retired keeps `ledger`
 * and, of what came of `key`, `log` alone, so that the rows and the lines of the access log which they signed stay verifiable.
 */
export type KeysFile = z.infer<typeof keysFile>;

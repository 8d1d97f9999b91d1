import { hash, verify } from '@node-rs/argon2';

/** OWASP's least figures for Argon2id: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Argon2id (the library's own algorithm when none is named), in the PHC string form with its salt. */
export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFC'), cost);

let nobody: Promise<string> | undefined;

/** Whether the password is right. Without an account it takes as long, so that the time tells nothing. @param hashed undefined if there is no such account */
export async function passwordFits(password: string, hashed: string | undefined): Promise<boolean> {
  nobody ??= hashPassword('nobody has this password');
  const right = await verify(hashed ?? (await nobody), password.normalize('NFC'));
  return right && hashed !== undefined;
}

import { type Limit } from '../../store/limits';

const hour = 60 * 60 * 1_000;

/** How many codes one number or mailbox gets: enough for somebody whose telephone is slow, too few to be a nuisance to a stranger. */
export const codesToOne: readonly Limit[] = [
  { name: 'codes-to-one', most: 5, windowMs: hour },
  { name: 'codes-to-one-day', most: 10, windowMs: 24 * hour },
];

/** How many are asked for from one address: a whole hall shares one. */
export const codesFromAddress: Limit = { name: 'codes-from-address', most: 60, windowMs: hour };

/** Wrong codes from one address. */
export const wrongFromAddress: Limit = { name: 'wrong-codes', most: 100, windowMs: hour / 4 };

/** Wrong passwords where the old one is asked before a new one. */
export const oldPassword: Limit = { name: 'old-password', most: 10, windowMs: hour / 4 };

/** The last characters of an identity number, asked of whoever has a code only. */
export const tailOfOne: Limit = { name: 'identity-tail', most: 5, windowMs: 24 * hour };

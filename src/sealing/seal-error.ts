/**
 * Why something sealed could not be opened. It never says what was inside, nor which bytes were wrong.
 * - `malformed`: not of our form, or cut short
 * - `unknown-key`: sealed with a key that the keys file does not hold
 * - `mismatch`: altered, moved to another place, or another key under the same id
 * - `plaintext`: not sealed at all, where only sealed is taken
 * - `too-large`: above what may be sealed in one piece
 */
export type SealFault = 'malformed' | 'unknown-key' | 'mismatch' | 'plaintext' | 'too-large';

export interface SealError extends Error {
  readonly name: 'SealError';
  readonly fault: SealFault;
}

/** An exception, not a refusal: nobody's form brings it about, only a lost key, a bug or a tampering. */
export function sealError(fault: SealFault, where: string): SealError {
  return Object.assign(new Error(`${where}: ${fault}`), { name: 'SealError', fault } as const);
}

export const isSealError = (error: unknown): error is SealError => error instanceof Error && error.name === 'SealError';

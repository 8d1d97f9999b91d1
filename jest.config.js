'use strict';

const esmOnly = 'openid-client|oauth4webapi|jose';

/** Every level of `npm test` runs by this one configuration; `test/run.ts` picks the files by folder and name. */
module.exports = {
  testEnvironment: '<rootDir>/test/runner/one-realm.js',
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/.data/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/'],
  watchPathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/'],
  // By the clock, with more files at once than processors: a busy machine is no fault of the test.
  testTimeout: 60_000,
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: { parser: { syntax: 'typescript' }, target: 'es2023' },
        module: { type: 'commonjs' },
        sourceMaps: 'inline',
      },
    ],
    // Packages that are ESM only, which `import()` of a compiled file loads and jest's modules do not.
    [`/node_modules/(?:${esmOnly})/.+\\.js$`]: ['@swc/jest', { jsc: { target: 'es2023' }, module: { type: 'commonjs' } }],
    // The driver imports `os` by `import()`, which jest's modules cannot do; it swallows the error and then greets the server without
    // saying who it is, and a server that keeps to the protocol turns it away. As `require` it works.
    'mongodb/lib/runtime_adapters\\.js$': ['@swc/jest', { jsc: { target: 'es2023' }, module: { type: 'commonjs' } }],
  },
  transformIgnorePatterns: [`/node_modules/(?!mongodb/lib/runtime_adapters\\.js$|(?:${esmOnly})/)`],
};

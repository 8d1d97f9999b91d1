'use strict';

const esmOnly = 'openid-client|oauth4webapi|jose';
/**
 * Loaded once in a process, by Node itself: they are large, and keep nothing of one test file that another could see. Temporal's are not
 * among them: they load files of ours (payload and failure converters), which only jest can compile.
 */
const shared = [
  ...['@grpc', '@hyzyla', '@node-rs', '@noble/hashes', 'bson'],
  ...['chinese-days', 'connect-mongo', 'express', 'express-handlebars', 'express-session', 'handlebars', 'heic-decode', 'helmet'],
  ...['libphonenumber-js', 'mongodb', 'mongoose', 'multer', 'nodemailer', 'pino', 'playwright-core', 'qrcode', 'rxjs'],
  ...['sharp', 'smtp-server', 'superagent', 'supertest', 'yaml', 'zod'],
].join('|');

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
    [`/node_modules/(?:${shared})/.+\\.c?js$`]: '<rootDir>/test/runner/shared.js',
  },
  transformIgnorePatterns: [`/node_modules/(?!(?:${esmOnly}|${shared})/)`],
};

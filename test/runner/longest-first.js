'use strict';

const { default: Sequencer } = require('@jest/test-sequencer');

/** The files that take longest, in seconds, beside one other on two processors with SecantusDB's Python server. Only their order counts. */
const seconds = {
  'test/browser/accessible': 280,
  'test/portal/routes': 150,
  'test/browser/first-hour': 150,
  'test/workflows/killed': 140,
  'test/workflows/at-once': 130,
  'test/workflows/treasury': 125,
  'test/browser/journeys': 120,
  'test/toy/toy': 110,
};
const known = ({ path }) => seconds[Object.keys(seconds).find((one) => path.replaceAll('\\', '/').endsWith(`${one}.test.ts`))] ?? 0;

/** The longest first, as jest has it from its last run; a machine that remembers none would go by the size of the files. */
module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const took = (test) => test.duration ?? known(test) * 1_000;
    return super.sort(tests).sort((one, other) => took(other) - took(one));
  }
};

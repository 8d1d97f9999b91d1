import { report, type Result } from './result';

const ran: Result = { name: 'domain', passed: 7, failed: 1, pending: 0, seconds: 1.25 };
const skipped: Result = { name: 'browser', passed: 0, failed: 0, pending: 0, seconds: 0, not: 'Chromium does not start' };

test('the last line is the sum, for machines', () => {
  expect(report([ran, { ...ran, name: 'unit', failed: 0 }], { ci: false }).lines.at(-1)).toBe('14 passed, 1 failed');
});

test('a level that did not run is said loudly, and is a failure in CI only', () => {
  expect(report([skipped], { ci: false })).toMatchObject({ failed: 0, lines: [expect.stringContaining('NOT RUN: Chromium does not start'), '0 passed, 0 failed'] });
  expect(report([ran, skipped], { ci: true })).toMatchObject({ failed: 2 });
});

test('a test that is skipped is counted as failed in CI', () => {
  expect(report([{ ...ran, failed: 0, pending: 2 }], { ci: true }).failed).toBe(2);
});

import { resultOf } from './jest';
import { report, rowOf } from './row';

const row = { level: 'domain', passed: 3, failed: 0, skipped: 0, seconds: 1 };
const file = { passed: 2, failed: 0, skipped: 1, seconds: 1.5 };

describe('the report', () => {
  it('ends with one plain line that sums up every level', () => {
    const rows = [row, { ...row, level: 'store', passed: 1, failed: 2, note: 'no MongoDB' }];
    expect(report(rows, 90).split('\n').at(-1)).toBe('4 passed, 2 failed');
    expect(report(rows, 90)).toMatch(/store +1 +2 +0 +1\.0 {2}no MongoDB/);
  });

  it('says how many were passed over, if any', () => {
    expect(
      report([{ ...row, skipped: 5 }], 90)
        .split('\n')
        .at(-1),
    ).toBe('3 passed, 0 failed, 5 skipped');
  });
});

describe('a row', () => {
  it('sums up its files', () => {
    expect(rowOf('store', [file, file], false, 'mongod')).toEqual({
      ...{ level: 'store', passed: 4, failed: 0, skipped: 2, seconds: 3, note: 'mongod; 2 passed over' },
    });
  });

  it('counts what was passed over as failed in CI', () => {
    expect(rowOf('store', [file], true)).toMatchObject({ passed: 2, failed: 1, skipped: 0 });
  });

  it('counts a file that never ended as failed', () => {
    expect(rowOf('store', [file, undefined], false)).toMatchObject({ passed: 2, failed: 1, skipped: 1 });
  });
});

it('a file that failed around its tests has failed once', () => {
  const ran = { name: '', startTime: 0, endTime: 2_000, assertionResults: [{ status: 'passed' }, { status: 'todo' }] };
  expect(resultOf({ ...ran, status: 'failed' })).toEqual({ passed: 1, failed: 1, skipped: 1, seconds: 2 });
  expect(resultOf({ ...ran, status: 'passed' })).toMatchObject({ failed: 0 });
});

import { report } from './row';

const row = { level: 'domain', passed: 3, failed: 0, skipped: 0, seconds: 1 };

describe('the report', () => {
  it('ends with one plain line that sums up every level', () => {
    const rows = [row, { ...row, level: 'store', passed: 1, failed: 2, note: 'no MongoDB' }];
    expect(report(rows).split('\n').at(-1)).toBe('4 passed, 2 failed');
    expect(report(rows)).toMatch(/store +1 +2 +0 +1\.0 {2}no MongoDB/);
  });

  it('says how many were passed over, if any', () => {
    expect(
      report([{ ...row, skipped: 5 }])
        .split('\n')
        .at(-1),
    ).toBe('3 passed, 0 failed, 5 skipped');
  });
});

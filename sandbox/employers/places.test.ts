import { monthsOf } from '../../src/domain/calendar/months';
import { minimumWageIn, minimumWagesFor } from '../../src/domain/ground/minimum-wages';
import { liesIn } from '../../src/domain/ground/area';
import { levyRuleOf } from '../../src/domain/programmes/quota/levy-place';
import { type AreaCode, type LocalDate } from '../../src/domain/values';
import { loadPolicies } from '../../src/policies/load';
import { sandboxAccounts } from '../accounts';
import { employers } from './firms';

const { loaded, problems } = loadPolicies('policies', { sandbox: true });
const districts = [...new Set(employers.map(({ firm }) => firm.uscc.slice(2, 8) as AreaCode))];

test('the sandbox’s policies are without a problem', () => expect(problems).toEqual([]));

describe.each(districts)('in %s, where a firm files', (district) => {
  test('every month from 2024 to 2026 has a minimum wage', () => {
    const table = minimumWagesFor(loaded.minimumWages, district);
    const months = [2024, 2025, 2026].flatMap(monthsOf);
    expect(months.filter((month) => !minimumWageIn(table, month))).toEqual([]);
  });

  test('the levy can be estimated', () => {
    const place = loaded.levies.find((one) => liesIn(district, one.area));
    expect(place && levyRuleOf(place, '2025-12-31' as LocalDate)?.basis.provisional).toBe(false);
  });

  test('federation and agency have somebody for every duty, and two for the money', () => {
    const own = loaded.offices.filter((one) => one.level === 'district' && one.serves.includes(district)).map(({ id }) => id);
    const held = sandboxAccounts().flatMap(({ actor }) => actor.posts.filter(({ office }) => own.includes(office)).map(({ role }) => role));
    for (const role of ['window', 'reviewer', 'approver', 'supervisor'] as const) expect(held).toContain(role);
    expect(held.filter((one) => one === 'finance').length).toBeGreaterThanOrEqual(2);
  });

  test('an agency, where there is one, accepts, verifies and decides by itself', () => {
    const agency = loaded.offices.find((one) => one.unit === 'agency' && one.serves.includes(district));
    const held = sandboxAccounts().flatMap(({ actor }) =>
      actor.posts.filter(({ office }) => office === agency?.id).map(({ role }) => role),
    );
    expect(agency ? ['window', 'reviewer', 'approver'].filter((one) => !held.includes(one as never)) : []).toEqual([]);
  });
});

test('what the sandbox’s tables add is marked as an example, never as a rule', () => {
  const added = loaded.minimumWages.filter(({ source }) => source.grade === 'EX');
  expect(new Set(added.map(({ area }) => area))).toEqual(new Set(['350200', '440300', '320412', '330700']));
  expect(added.filter(({ source }) => source.title !== '示例：试用环境用的月最低工资标准，不是政策')).toEqual([]);
  expect(loadPolicies('policies', { sandbox: false }).loaded.minimumWages.filter(({ source }) => source.grade === 'EX')).toEqual([]);
});

import { parseBankCard } from '../../src/domain/identifiers/bank-card';
import { parseTelephone } from '../../src/domain/identifiers/contact';
import { parseIdentity } from '../../src/domain/identifiers/identity-number';
import { parseUscc } from '../../src/domain/identifiers/uscc';
import { staffMonthsOf } from '../../src/domain/programmes/quota/counting';
import { staffRoster } from '../../src/domain/programmes/quota/roster';
import { certificateOf, weightOf } from '../../src/domain/programmes/quota/weight';
import { employments } from '../../src/domain/records/employments';
import { writeCsv } from '../../src/domain/table/csv';
import { type LocalDate } from '../../src/domain/values';
import { checkFile } from '../../src/tables/check-file';
import { homesFirms } from '../homes/homes';
import { sandboxAccounts } from '../accounts';
import { staffOf } from '../crowd-employment';
import { sandboxWorld } from '../people';
import { closedEnding } from '../treasury/app';
import { employersAccounts, groundOf } from './accounts';
import { situations } from './employee';
import { employerNamed, employers, employersPeople } from './firms';
import { crowdFiling, filingOf } from './roster';

const today = '2026-11-26' as LocalDate;
const world = sandboxWorld();
const context = { today, identity: '' };
const check = async ({ headings, rows }: { headings: string[]; rows: string[][] }) => {
  const checked = await checkFile(Buffer.from(writeCsv([headings, ...rows])), staffRoster, { context });
  if (checked.kind !== 'read') throw new Error(checked.kind);
  return { rows: checked.rows.length, red: checked.rows.filter(({ problems }) => problems.length > 0).map(({ values }) => values['name']) };
};

test('five firms in four places, whose numbers any form takes', () => {
  expect(employers.map(({ firm }) => firm.uscc.slice(2, 8))).toEqual(['350203', '350206', '440309', '320412', '330702']);
  const wrong = employersPeople.filter(({ identity, card, telephone }) =>
    [parseIdentity(identity, today), parseBankCard(card), parseTelephone(telephone)].some((parsed) => 'error' in parsed),
  );
  expect(wrong).toEqual([]);
  expect(employersPeople.filter(({ card }) => card.endsWith(closedEnding))).toEqual([]);
  expect(employers.filter(({ firm }) => 'error' in parseUscc(firm.uscc))).toEqual([]);
});

test('Xiamen’s larger firm has forty people, of whom two want a proof; the smaller one three without a question', () => {
  const [lufan, haisha] = [employerNamed('lufan'), employerNamed('haisha')];
  const open = lufan.staff.filter(({ situation }) => ['uninsured', 'not-declared'].includes(situation));
  expect([lufan.staff.length, open.length]).toEqual([40, 2]);
  expect(haisha.staff.map(({ situation }) => situation)).toEqual(['in-order', 'in-order', 'in-order']);
});

test.each(['xingye', 'hemu', 'shuangxi'])('on the roster of %s there is every situation', (key) => {
  const { staff } = employerNamed(key);
  expect(new Set(staff.map(({ situation }) => situation))).toEqual(new Set(situations));
  const inOrder = staff.filter(({ situation }) => situation === 'in-order');
  const weights = inOrder.map(({ person }) =>
    weightOf(certificateOf(person.certificate?.certificate ?? '') ?? { kind: 'veteran', grade: 0 }),
  );
  expect(weights.sort()).toEqual([1, 2]);
});

test('what the registry of employment says fits each situation', () => {
  for (const { staff, firm } of employers)
    for (const { person, situation } of staff) {
      const months = person.employment?.months.filter(({ employer }) => employer === firm.uscc) ?? [];
      const expected = { 'began-mid-year': 6, died: 8, 'not-declared': 0 } as Partial<Record<string, number>>;
      expect([person.name, months.length]).toEqual([person.name, expected[situation] ?? 12]);
      expect([person.name, months.filter((one) => !one.insured).length]).toEqual([person.name, situation === 'uninsured' ? 2 : 0]);
      expect([person.name, person.employment?.lastMonth]).toEqual([person.name, situation === 'died' ? '2025-06' : undefined]);
      const others = new Set(person.employment?.months.map((one) => one.employer)).size;
      expect([person.name, others]).toEqual([person.name, situation === 'two-employers' ? 2 : situation === 'not-declared' ? 0 : 1]);
    }
});

test('the firms of Longhua and of Wujin both count the same man', () => {
  const [one, other] = ['xingye', 'hemu'].map(
    (key) => employerNamed(key).staff.find(({ situation }) => situation === 'two-employers')?.person,
  );
  expect(one?.identity).toBe(other?.identity);
  expect(new Set(one?.employment?.months.map(({ employer }) => employer))).toEqual(
    new Set(['xingye', 'hemu'].map((key) => employerNamed(key).firm.uscc)),
  );
});

test.each(employers.map((one) => [one.key, one] as const))(
  'the roster of %s is read whole, and nothing in it is wrong',
  async (_, employer) => {
    const filing = filingOf(employer);
    expect(await check(filing)).toEqual({ rows: employer.staff.length, red: [] });
    expect(staffMonthsOf(filing.headcount)).toBeGreaterThan(1_000);
    expect(Number.isSafeInteger(filing.wages)).toBe(true);
  },
);

test('a name in old characters is the same name once it is read', async () => {
  const { headings, rows } = filingOf(employerNamed('lufan'));
  const old = rows.filter(([name]) => /[\uE000-\uF8FF]/u.test(name ?? ''));
  expect(old).toHaveLength(1);
  const checked = await checkFile(Buffer.from(writeCsv([headings, ...old])), staffRoster, { context });
  expect(checked.kind === 'read' && checked.rows[0]?.values['name']).toBe('张䶮');
});

test('the crowd’s employers have tens to hundreds of people, in every state', async () => {
  const [sizes, crowds] = [
    new Map<string, number>(),
    world.firms.filter(({ uscc }) => ![...employers.map(({ firm }) => firm), ...homesFirms].some((firm) => firm.uscc === uscc)),
  ];
  for (const { uscc } of crowds) if (staffOf(world, uscc).length > 0) sizes.set(uscc, staffOf(world, uscc).length);
  expect(sizes.size).toBe(14);
  expect(Math.max(...sizes.values())).toBeGreaterThanOrEqual(300);
  expect(Math.min(...sizes.values())).toBeLessThan(30);
  const records = world.people.flatMap(({ employment }) => (employment ? [employment] : []));
  expect(records.length).toBeGreaterThan(1_000);
  expect(records.filter((one) => !employments.record.safeParse(one).success)).toEqual([]);
  const [largest = ''] = [...sizes].sort(([, one], [, other]) => other - one).map(([uscc]) => uscc);
  const filing = crowdFiling(world, largest);
  expect((await check(filing)).rows).toBe(sizes.get(largest));
  expect(crowdFiling(sandboxWorld(), largest)).toEqual(filing);
});

test('everybody of theirs has one account, and speaks for no firm as an employee', () => {
  const accounts = employersAccounts();
  const logins = sandboxAccounts().map(({ login }) => login);
  expect(new Set(logins).size).toBe(logins.length);
  expect(new Set(accounts.map(({ identity }) => identity)).size).toBe(accounts.length);
  for (const employer of employers) {
    const own = accounts.filter((one) => one.employers.includes(employer));
    expect([employer.key, own.filter((one) => groundOf(one) === 'representative').length]).toEqual([employer.key, 1]);
    expect([employer.key, own.filter((one) => groundOf(one) === 'named').length]).toEqual([employer.key, 1]);
    expect(own.filter((one) => groundOf(one) === undefined).length).toBeGreaterThan(0);
  }
  expect(accounts.find(({ login }) => login === 'lufan-jingban')?.employers.map(({ key }) => key)).toEqual(['lufan', 'haisha']);
});

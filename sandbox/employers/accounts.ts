import { type MandateGround } from '../../src/domain/mandates';
import { type ActorId, type PersonId } from '../../src/domain/values';
import { type SandboxAccount } from '../account';
import { type SandboxPerson } from '../person';
import { type Employer, employers } from './firms';
import { type Situation } from './employee';

/** Who of a firm's people has an account: the representative, the clerk, and some of the staff. */
export type Side = 'representative' | 'clerk' | 'employee';

export interface EmployersAccount extends SandboxAccount {
  side: Side;
  person: SandboxPerson;
  /** The firms they speak for or work at. */
  employers: readonly Employer[];
}

/** Of each firm's staff those with an account: by situation the first of it. */
const withAccounts: Readonly<Record<string, readonly Situation[]>> = {
  lufan: ['in-order', 'began-mid-year', 'uninsured'],
  haisha: ['in-order'],
  xingye: ['in-order', 'two-employers', 'low-wage'],
  hemu: ['in-order', 're-issued', 'not-declared'],
  shuangxi: ['in-order', 'two-employers', 'veteran'],
};

const says: Readonly<Record<Situation, string>> = {
  'in-order': '全年在岗，一切齐备',
  'began-mid-year': '7 月才签合同',
  'low-wage': '9 月工资低于最低工资',
  uninsured: '4、5 两个月没有参保',
  expired: '残疾人证已过期',
  're-issued': '残疾人证补发过，号码以 B1 结尾',
  veteran: '只有残疾军人证',
  'two-employers': '同一时间另一家单位也申报了工资和社保',
  died: '6 月去世',
  'not-declared': '单位没有给本人申报工资和社保',
  'old-character': '名册上的姓名用了旧字',
};

const accountOf = (login: string, person: SandboxPerson, side: Side, at: readonly Employer[], who: string): EmployersAccount => ({
  login,
  who,
  name: person.name,
  phone: person.telephone,
  identity: person.identity,
  actor: { id: `a-${login}` as ActorId, person: `p-${login}` as PersonId, kind: 'applicant', posts: [], deputyFor: [] },
  side,
  person,
  employers: at,
});

const namesOf = (list: readonly Employer[]): string => list.map(({ firm }) => firm.name).join('、');
/** 法定代表人, 经办人 and employees: firm by firm, everybody once. */
export function employersAccounts(): EmployersAccount[] {
  const seen = new Set<SandboxPerson>();
  return employers.flatMap((employer) => {
    const { key, representative, clerk, staff } = employer;
    const both = employers.filter((one) => one.clerk === clerk);
    const workers = (withAccounts[key] ?? []).flatMap((situation) => staff.find((one) => one.situation === situation) ?? []);
    return [
      accountOf(`${key}-faren`, representative, 'representative', [employer], `${namesOf([employer])}法定代表人`),
      accountOf(`${key}-jingban`, clerk, 'clerk', both, `${namesOf(both)}经办人`),
      ...workers.map(({ person, situation }, at) => {
        const counting = employers.filter((one) => one.staff.some((other) => other.person === person));
        return accountOf(`${key}-zhigong${at + 1}`, person, 'employee', counting, `${namesOf([employer])}职工，${says[situation]}`);
      }),
    ].filter(({ person }) => !seen.has(person) && seen.add(person));
  });
}

/** On what ground somebody speaks for each of their firms; an employee for none. */
export const groundOf = ({ side }: Pick<EmployersAccount, 'side'>): MandateGround | undefined =>
  side === 'employee' ? undefined : side === 'representative' ? 'representative' : 'named';

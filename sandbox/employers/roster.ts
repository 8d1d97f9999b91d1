import { type EmploymentMonth } from '../../src/domain/records/employments';
import { staffRoster } from '../../src/domain/programmes/quota/roster';
import { type Fen, type LocalDate, type Month } from '../../src/domain/values';
import { staffOf } from '../crowd-employment';
import { employmentYear } from '../employment';
import { type SandboxPerson, type SandboxWorld } from '../person';
import { type Employee } from './employee';
import { type Employer } from './firms';

/** What an employer types and uploads for the year. */
export interface Filing {
  year: number;
  /** The roster's headings, each by its first spelling, and a row of words for each person under them. */
  headings: string[];
  rows: string[][];
  /** Its whole staff, January first. */
  headcount: readonly number[];
  /** 全年工资总额. */
  wages: Fen;
}

/** What stands in a row, by the roster's columns. */
interface Written {
  name: string;
  identity: string;
  certificate: string;
  grade: string;
  from: string;
  until: string;
  first: string;
  last: string;
  wage: string;
  kind: string;
}

const headings = staffRoster.columns.map(({ name, spellings: [first] }) => first ?? name);
const inColumns = (written: Written): string[] => staffRoster.columns.map(({ name }) => written[name as keyof Written]);

/** What an employer would file for the year. */
export const filingOf = ({
  firm,
  staff,
  headcount,
  wages,
}: Pick<Employer, 'firm' | 'staff' | 'headcount' | 'wages'> & Partial<Employer>): Filing => ({
  year: employmentYear,
  headings,
  rows: staff.map((one) => inColumns(writtenOf(one, firm.uscc))),
  headcount,
  wages,
});

/** The same of a firm of the crowd, as the registry knows its staff; nobody at all of a firm that employs none of the crowd. */
export function crowdFiling(world: SandboxWorld, uscc: string): Filing {
  const staff = staffOf(world, uscc).map((person) => employeeOf(person, uscc));
  const headcount = Array.from({ length: 12 }, () => 20 * staff.length + 30);
  return {
    year: employmentYear,
    headings,
    rows: staff.map((one) => inColumns(writtenOf(one, uscc))),
    headcount,
    wages: (headcount.reduce((sum, one) => sum + one, 0) * 650_000) as Fen,
  };
}

const ofEmployer = ({ employment }: SandboxPerson, uscc: string): EmploymentMonth[] =>
  employment?.months.filter(({ employer }) => employer === uscc) ?? [];

function employeeOf(person: SandboxPerson, uscc: string): Omit<Employee, 'situation'> {
  const [begun] = ofEmployer(person, uscc);
  const first = begun?.month ?? (`${employmentYear}-01` as Month);
  const from = first === `${employmentYear}-01` ? '2023-07-01' : `${first}-01`;
  return { person, written: person.name, contract: { from: from as LocalDate }, first, wage: 0 };
}

function writtenOf({ person, written, contract, first, last, wage, veteranGrade }: Omit<Employee, 'situation'>, uscc: string): Written {
  const months = ofEmployer(person, uscc);
  const paid = months.reduce((sum, one) => sum + one.wage, 0) / 100;
  return {
    name: written,
    identity: person.identity,
    certificate: person.certificate?.certificate ?? '',
    grade: veteranGrade === undefined ? '' : String(veteranGrade),
    from: contract.from,
    until: contract.until ?? '无固定期限',
    first,
    last: last ?? '',
    wage: (months.length > 0 ? paid / months.length : wage).toFixed(2),
    kind: '直接用工',
  };
}

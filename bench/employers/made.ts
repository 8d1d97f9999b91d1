import { certificateNumber, firmNumber } from '../../sandbox/numbers';
import { type Employer } from '../../sandbox/employers/firms';
import { type SandboxPerson, type SandboxWorld } from '../../sandbox/person';
import { identity } from '../../sandbox/rosters/rows';
import { type AreaCode, type Fen, type LocalDate, type Month } from '../../src/domain/values';

export const area = '350206001' as AreaCode;
const months = Array.from({ length: 12 }, (_, at) => `2025-${String(at + 1).padStart(2, '0')}` as Month);

/** Somebody who is in order the whole year, at the employer of this code. */
function worker(at: number, employer: string): SandboxPerson {
  const number = identity(at);
  const name = `测试${at}`.replace(/\d/g, (digit) => '零一二三四五六七八九'[Number(digit)] ?? '');
  return {
    name,
    identity: number,
    telephone: '13900000000',
    card: '',
    household: { name, area, address: '示例路' },
    certificate: {
      name,
      certificate: certificateNumber(number, 4, 1 + (at % 4)),
      kind: 'disability',
      status: 'valid',
      validUntil: '2032-05-31' as LocalDate,
    },
    insurance: { months: [] },
    employment: { identity: number, months: months.map((month) => ({ month, employer, wage: 400_000 as Fen, insured: true })) },
  };
}

/** An employer of so many people, the first of whom is the `first`-th of all. */
export function employerOf(nth: number, first: number, count: number): Employer {
  const uscc = firmNumber('enterprise', '350206', `MA6${String(nth).padStart(6, '0')}`);
  const people = Array.from({ length: count }, (_, at) => worker(first + at, uscc));
  const [head] = people as [SandboxPerson];
  return {
    key: `bench-${nth}`,
    firm: {
      uscc,
      name: `厦门市第${nth}测试有限公司`,
      organisation: 'enterprise',
      status: 'operating',
      registeredOn: '2012-04-18' as LocalDate,
      address: '示例路',
      persons: [head.identity],
      representative: head.identity,
    },
    representative: head,
    clerk: head,
    staff: people.map((person) => ({
      person,
      situation: 'in-order',
      written: person.name,
      contract: { from: '2024-03-01' as LocalDate },
      first: '2025-01' as Month,
      wage: 4_000,
    })),
    headcount: Array<number>(12).fill(50 * count),
    wages: (50 * count * 12 * 600_000) as Fen,
  };
}

/** So many of three people each, and one of thousands behind them. */
export function employersMade(small: number, large: number): Employer[] {
  return [
    ...Array.from({ length: small }, (_, nth) => employerOf(nth, nth * 3, 3)),
    ...(large > 0 ? [employerOf(small, small * 3, large)] : []),
  ];
}

/** As the registries know them. */
export const worldOf = (employers: readonly Employer[]): SandboxWorld => ({
  people: employers.flatMap(({ staff }) => staff.map(({ person }) => person)),
  firms: employers.map(({ firm }) => firm),
});

import { type AreaCode, type LocalDate, type Month } from '../../src/domain/values';
import { type Guardian, type Relation } from '../../src/domain/places/stay';
import { employmentOf, type Spell } from '../employment';
import { bankCard, certificateNumber, identityNumber } from '../numbers';
import { type SandboxPerson } from '../person';
import { type Dice, diceOf } from '../random';

/** What endangers the money for somebody, if anything does. */
export type Trouble = 'no-contract' | 'contract-ends' | 'low-wage' | 'uninsured' | 'certificate-ends';

/** Somebody enrolled in a home. */
export interface HomeResident {
  person: SandboxPerson;
  from: LocalDate;
  contract?: { from: LocalDate; until?: LocalDate };
  /** @property identity of the first of each home: with it the guardian can look by themselves */
  guardian: Guardian;
  /** A month, in yuan. */
  wage: number;
  trouble?: Trouble;
}

const surnames = [...'沈陆顾徐朱钱姚吴张金俞许杨王李陈周郑'];
const given = [...'明芳强丽军秀英伟敏静杰霞平红波燕', '志强', '建华', '秀珍', '小妹', '根法', '阿宝'];
const relations: readonly Relation[] = ['parent', 'parent', 'parent', 'sibling', 'spouse', 'child', 'other-relative'];
const two = (number: number): string => String(number).padStart(2, '0');

interface Of {
  /** The home's place in the list: what tells its people apart. */
  at: number;
  area: AreaCode;
  address: string;
  /** 统一社会信用代码 of the operator. */
  employer: string;
  size: number;
}

/** The people of one home, the same at every start: of forty, thirty-five with whom nothing is wrong. */
export function residentsOf(of: Of): HomeResident[] {
  const dice = diceOf(33_000 + of.at);
  return Array.from({ length: of.size }, (_, n) => residentAt(of, n, dice));
}

const troubles: Readonly<Record<number, Trouble>> = {
  7: 'no-contract',
  14: 'contract-ends',
  19: 'low-wage',
  26: 'uninsured',
  33: 'certificate-ends',
};

function residentAt({ at, area, address, employer, size }: Of, n: number, dice: Dice): HomeResident {
  const name = `${dice.pick(surnames)}${dice.pick(given)}`;
  const born = `19${65 + dice.below(35)}${two(1 + dice.below(12))}${two(1 + dice.below(28))}`;
  // Two homes of a street and no two people of them share a serial number.
  const identity = identityNumber(area.slice(0, 6), born, 100 + ((at * 41 + n) % 900));
  const trouble = n < size - 2 ? troubles[(n + at) % 40] : undefined;
  const wage = 2_300 + 20 * dice.below(30);
  const spell: Spell = {
    employer,
    wage,
    years: [2025, 2026],
    to: '2026-10' as Month,
    ...(trouble === 'low-wage' ? { otherwise: { '2026-10': 2_259.99 } } : {}),
    ...(trouble === 'uninsured' ? { uninsured: ['2026-10'] } : {}),
  };
  const serial = `${two(at)}${two(n)}`;
  return {
    person: {
      name,
      identity,
      telephone: `1320000${serial}`,
      card: bankCard(`62170000${serial}000001`),
      household: { name, area, address: `${address}示例路 ${n + 1} 号` },
      certificate: {
        name,
        certificate: certificateNumber(identity, dice.below(3) === 0 ? 6 : 5, 2 + dice.below(3)),
        kind: 'disability',
        issuedIn: area.slice(0, 6),
        status: 'valid',
        validUntil: (trouble === 'certificate-ends' ? '2026-12-10' : '2032-05-31') as LocalDate,
      },
      insurance: { months: ['2026-10'] },
      employment: employmentOf(identity, [spell]),
    },
    from: '2024-03-01' as LocalDate,
    ...(trouble === 'no-contract'
      ? {}
      : { contract: { from: '2024-03-01' as LocalDate, until: (trouble === 'contract-ends' ? '2026-11-30' : '2027-12-31') as LocalDate } }),
    guardian: {
      name: `${name.slice(0, 1)}${dice.pick(given)}`,
      telephone: `1310000${serial}`,
      relation: dice.pick(relations),
      ...(n === 0 ? { identity: identityNumber(area.slice(0, 6), '19580615', 300 + at) } : {}),
    },
    wage,
    ...(trouble ? { trouble } : {}),
  };
}

import { type AreaCode, type LocalDate, type Month } from '../../src/domain/values';
import { employmentOf, type Spell } from '../employment';
import { bankCard, certificateNumber, identityNumber } from '../numbers';
import { type SandboxPerson } from '../person';

/** What is the matter with somebody on a roster. */
export const situations = [
  'in-order',
  'began-mid-year',
  'low-wage',
  'uninsured',
  'expired',
  're-issued',
  'veteran',
  'two-employers',
  'died',
  'not-declared',
  'old-character',
] as const;
export type Situation = (typeof situations)[number];

/** Somebody whom an employer counts, and what it writes of them. */
export interface Employee {
  person: SandboxPerson;
  situation: Situation;
  /** The name as its roster has it. */
  written: string;
  contract: { from: LocalDate; until?: LocalDate };
  /** On the post from … until …; without an end, to the end of the year. */
  first: Month;
  last?: Month;
  /** A month on average, in yuan, as it says. */
  wage: number;
  /** Of a 残疾军人证, whose number does not say it. */
  veteranGrade?: number;
}

/** Where the numbers of an employer's people come from. */
export interface Workplace {
  /** One digit of telephone numbers and cards. */
  digit: number;
  uscc: string;
  /** The street or town they are registered in, and how it is written. */
  area: AreaCode;
  address: string;
}

export interface Who {
  name: string;
  /** `19800101` */
  born: string;
}

/** Somebody of an employer's, with true check digits; without a certificate, unless it is given. @param at up to 999, another for each */
export function personAt({ digit, area, address }: Workplace, at: number, { name, born }: Who): SandboxPerson {
  const number = String(at).padStart(3, '0');
  return {
    name,
    identity: identityNumber(area.slice(0, 6), born, at),
    telephone: `1350000${digit}${number}`,
    card: bankCard(`62170000100000${digit}${number}`),
    household: { name, area, address: `${address}示例路 ${at} 号` },
    insurance: { months: ['2026-10'] },
  };
}

/** As a 残疾军人证 names the province. */
const provinces: Readonly<Record<string, string>> = { 32: '苏', 33: '浙', 35: '闽', 44: '粤' };

interface Worker extends Who {
  category?: number;
  grade?: number;
  /** Yuan a month. */
  wage: number;
  situation?: Situation;
  /** Of somebody whom two count: the other one. */
  also?: string;
}

/** Somebody at work, in one of the situations. */
export function employeeAt(place: Workplace, at: number, worker: Worker): Employee {
  const { category = 4, grade = 3, wage, situation = 'in-order', also } = worker;
  const person = personAt(place, at, worker);
  const { name, identity } = person;
  const mid = situation === 'began-mid-year';
  const veteran = situation === 'veteran';
  return {
    person: {
      ...person,
      certificate: {
        name,
        certificate: veteran
          ? `军${provinces[place.area.slice(0, 2)] ?? ''}${String(at).padStart(6, '0')}`
          : certificateNumber(identity, category, grade, situation === 're-issued' ? 1 : 0),
        kind: veteran ? 'veteran' : 'disability',
        issuedIn: place.area.slice(0, 6),
        status: 'valid',
        validUntil: (situation === 'expired' ? '2025-11-30' : '2032-05-31') as LocalDate,
      },
      ...(situation === 'not-declared' ? {} : { employment: declared(identity, place.uscc, wage, situation, also) }),
    },
    situation,
    // As a register or payroll from before GB 18030-2005 writes the character, at its private code point.
    written: situation === 'old-character' ? name.replace('䶮', '\uE863') : name,
    contract: mid
      ? { from: '2025-07-01' as LocalDate, until: '2028-06-30' as LocalDate }
      : { from: '2024-03-01' as LocalDate, ...(at % 2 === 0 ? { until: '2027-02-28' as LocalDate } : {}) },
    first: (mid ? '2025-07' : '2025-01') as Month,
    wage,
    ...(veteran ? { veteranGrade: 6 } : {}),
  };
}

/** What the registry has of them: each situation that has to do with months, and the whole year of all others. */
function declared(identity: string, employer: string, wage: number, situation: Situation, also: string | undefined) {
  const whole: Spell = { employer, wage };
  const other: Spell[] = also === undefined ? [] : [{ employer: also, wage: 2_600 }];
  switch (situation) {
    case 'began-mid-year':
      return employmentOf(identity, [{ ...whole, from: '2025-07' as Month }]);
    case 'low-wage':
      return employmentOf(identity, [{ ...whole, otherwise: { '2025-09': 1_200 } }]);
    case 'uninsured':
      return employmentOf(identity, [{ ...whole, uninsured: ['2025-04', '2025-05'] }]);
    case 'died':
      // Declared for two months more, as happens.
      return employmentOf(identity, [{ ...whole, to: '2025-08' as Month }], '2025-06' as Month);
    default:
      return employmentOf(identity, [whole, ...other]);
  }
}

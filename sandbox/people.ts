import { type BusinessRecord, type CertificateRecord, type HouseholdRecord, type InsuranceRecord } from '../src/registries/port';
import { type AreaCode, type LocalDate } from '../src/domain/values';
import { bankCard, certificateNumber, identityNumber, uscc } from './numbers';
import { codeOf, streets } from './streets';
import { closedEnding } from './treasury/app';

export interface SandboxPerson {
  name: string;
  identity: string;
  telephone: string;
  card: string;
  household: HouseholdRecord;
  certificate?: CertificateRecord;
  insurance: InsuranceRecord;
}

export interface SandboxWorld {
  people: SandboxPerson[];
  firms: BusinessRecord[];
}

/** A small generator of numbers that look random and are the same each time (mulberry32). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const surnames = ['王', '李', '张', '刘', '陈', '杨', '黄', '赵', '吴', '周', '徐', '孙', '马', '朱', '胡', '欧阳', '司马', '诸葛'];
const given = [
  '伟',
  '芳',
  '娜',
  '敏',
  '静',
  '丽',
  '强',
  '磊',
  '军',
  '洋',
  '勇',
  '艳',
  '杰',
  '涛',
  '明',
  '超',
  '秀兰',
  '霞',
  '平',
  '刚',
  '桂英',
  '𬱖',
  '䶮',
  '㛃',
  '翀',
];

function generated(count: number, firmCount: number): SandboxWorld {
  const random = generator(20261124);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const people = Array.from({ length: count }, (_, at): SandboxPerson => {
    const street = pick(streets);
    const year = 1962 + Math.floor(random() * 42);
    const born = `${year}${String(1 + Math.floor(random() * 12)).padStart(2, '0')}${String(1 + Math.floor(random() * 28)).padStart(2, '0')}`;
    const identity = identityNumber(street.district, born, 100 + (at % 890));
    const name = pick(surnames) + pick(given);
    const dice = random();
    const validUntil = (dice < 0.1 ? '2025-06-30' : `20${28 + Math.floor(random() * 8)}-05-31`) as LocalDate;
    const certificate: CertificateRecord = {
      name,
      certificate:
        dice > 0.97
          ? `深军${String(at).padStart(6, '0')}`
          : certificateNumber(identity, 1 + Math.floor(random() * 7), 1 + Math.floor(random() * 4), dice > 0.9 ? 1 : 0),
      kind: dice > 0.97 ? 'veteran' : 'disability',
      status: dice > 0.1 && dice < 0.13 ? 'cancelled' : 'valid',
      validUntil,
    };
    return {
      name,
      identity,
      telephone: `138${String(10_000_000 + at)}`,
      card: bankCard(`62220240000${String(at).padStart(7, '0')}`),
      household: { name, area: street.code, address: `深圳市${street.name}示例路 ${1 + (at % 200)} 号` },
      ...(random() < 0.9 ? { certificate } : {}),
      insurance: { months: ['2026-10', '2026-09', '2026-08'] },
    };
  });
  const firms = Array.from({ length: firmCount }, (_, at): BusinessRecord => {
    const owner = people[at * 3] as SandboxPerson;
    return {
      uscc: uscc(`9244030${at % 2 === 0 ? '9' : '4'}M${String(at).padStart(8, '0')}`.slice(0, 17)),
      name: `深圳市${owner.name}${pick(['按摩', '电商', '文化', '餐饮', '维修'])}${at % 3 === 0 ? '有限公司' : '店'}`,
      organisation: at % 3 === 0 ? 'enterprise' : at % 17 === 0 ? 'private-non-enterprise' : 'individual-business',
      status: at % 29 === 0 ? 'cancelled' : 'operating',
      registeredOn: `2025-0${1 + (at % 9)}-15` as LocalDate,
      address: owner.household.address,
      persons: [owner.identity],
    };
  });
  return { people, firms };
}

interface Role {
  name: string;
  street: string;
  serial: number;
  born: string;
  certificate?: Partial<CertificateRecord> & { category?: number; grade?: number };
  area?: AreaCode;
}

function acted({ name, street, serial, born, certificate, area }: Role): SandboxPerson {
  const code = area ?? codeOf(street);
  const identity = identityNumber(code.slice(0, 6), born, serial);
  const { category = 4, grade = 3, ...record } = certificate ?? {};
  return {
    name,
    identity,
    telephone: `139000${String(serial).padStart(5, '0')}`,
    card: bankCard(`621700000000000${String(serial).padStart(3, '0')}`),
    household: { name, area: code, address: area ? '外地示例路 1 号' : `深圳市${street}街道示例路 ${serial} 号` },
    ...(certificate
      ? {
          certificate: {
            name,
            certificate: certificateNumber(identity, category, grade),
            kind: 'disability',
            status: 'valid',
            validUntil: '2032-05-31' as LocalDate,
            ...record,
          },
        }
      : {}),
    insurance: { months: ['2026-10'] },
  };
}

/** People to try the system with, each for one situation. */
export const cast = {
  /** Everything is in order; rare character in the name. */
  lin: acted({ name: '林𬱖', street: '民治', serial: 901, born: '19880312', certificate: { category: 1, grade: 1 } }),
  /** Three who found a firm together. */
  chen: acted({ name: '陈䶮', street: '龙华', serial: 902, born: '19900704', certificate: { category: 4, grade: 2 } }),
  wu: acted({ name: '吴秀兰', street: '观澜', serial: 903, born: '19850921', certificate: { category: 2, grade: 1 } }),
  zhou: acted({ name: '周明', street: '福保', serial: 904, born: '19921230', certificate: { category: 4, grade: 4 } }),
  /** The certificate has run out. */
  huang: acted({ name: '黄霞', street: '民治', serial: 905, born: '19790115', certificate: { validUntil: '2026-03-31' as LocalDate } }),
  /** The household register is in Xiamen. */
  xu: acted({ name: '徐杰', street: '', serial: 906, born: '19810228', area: '350203001' as AreaCode, certificate: {} }),
  /** Holds a disabled veteran's certificate only. */
  ma: acted({ name: '马军', street: '大浪', serial: 907, born: '19700801', certificate: { kind: 'veteran', certificate: '军粤000907' } }),
  /** Will write another name of the firm than the registry has. */
  zhao: acted({ name: '赵静', street: '莲花', serial: 908, born: '19951111', certificate: { category: 6, grade: 3 } }),
} as const;

const firmOf = (serial: number, name: string, organisation: BusinessRecord['organisation'], persons: SandboxPerson[]): BusinessRecord => ({
  uscc: uscc(`92440309MA5YY0${serial}`),
  name,
  organisation,
  status: 'operating',
  registeredOn: '2026-02-16' as LocalDate,
  address: persons[0]?.household.address ?? '',
  persons: persons.map((one) => one.identity),
});

export const castFirms = {
  lin: firmOf(901, '深圳市龙华区林𬱖按摩店', 'individual-business', [cast.lin]),
  together: firmOf(902, '深圳市同行文化有限公司', 'enterprise', [cast.chen, cast.wu, cast.zhou]),
  huang: firmOf(905, '深圳市龙华区黄霞小吃店', 'individual-business', [cast.huang]),
  zhao: firmOf(908, '深圳市福田区赵静手工工作室', 'individual-business', [cast.zhao]),
};

/** An account that the sandbox's treasury finds closed: the money bounces (退票). Its check digit is true all the same. */
export const closedAccount =
  Array.from({ length: 1_000 }, (_, at) => bankCard(`621700${String(at).padStart(8, '0')}000`)).find((one) => one.endsWith(closedEnding)) ??
  '';

/** A few thousand people and firms, the same at every start. */
export function sandboxWorld(): SandboxWorld {
  const { people, firms } = generated(3_000, 800);
  return { people: [...Object.values(cast), ...people], firms: [...Object.values(castFirms), ...firms] };
}

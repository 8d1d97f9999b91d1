import { type BusinessRecord } from '../src/domain/records/businesses';
import { type CertificateRecord } from '../src/domain/records/certificates';
import { type AreaCode, type LocalDate } from '../src/domain/values';
import { crowd } from './crowd';
import { employed } from './crowd-employment';
import { employers, employersPeople } from './employers/firms';
import { homesFirms, homesPeople } from './homes/homes';
import { bankCard, certificateNumber, firmNumber, identityNumber } from './numbers';
import { type SandboxPerson, type SandboxWorld } from './person';
import { codeOf } from './streets';
import { closedEnding } from './treasury/app';

interface Role {
  name: string;
  street: string;
  serial: number;
  born: string;
  certificate?: Partial<CertificateRecord> & { category?: number; grade?: number; reissue?: number };
  area?: AreaCode;
  address?: string;
}

/** The last year that is over without a gap, and what has come of this one. */
const insuredMonths = [
  ...Array.from({ length: 12 }, (_, at) => `2025-${String(at + 1).padStart(2, '0')}`),
  ...Array.from({ length: 10 }, (_, at) => `2026-${String(at + 1).padStart(2, '0')}`),
];

function acted({ name, street, serial, born, certificate, area, address }: Role): SandboxPerson {
  const code = area ?? codeOf(street);
  const identity = identityNumber(code.slice(0, 6), born, serial);
  const { category = 4, grade = 3, reissue = 0, ...record } = certificate ?? {};
  return {
    name,
    identity,
    telephone: `139000${String(serial).padStart(5, '0')}`,
    card: bankCard(`621700000000000${String(serial).padStart(3, '0')}`),
    household: { name, area: code, address: address ?? (area ? '外地示例路 1 号' : `深圳市${street}街道示例路 ${serial} 号`) },
    ...(certificate
      ? {
          certificate: {
            name,
            certificate: certificateNumber(identity, category, grade, reissue),
            kind: 'disability',
            status: 'valid',
            validUntil: '2032-05-31' as LocalDate,
            ...record,
          },
        }
      : {}),
    insurance: { months: insuredMonths },
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
  /** The household register is in a city that nothing is open in. */
  xu: acted({ name: '徐杰', street: '', serial: 906, born: '19810228', area: '350502001' as AreaCode, certificate: {} }),
  /** Holds a disabled veteran's certificate only. */
  ma: acted({ name: '马军', street: '大浪', serial: 907, born: '19700801', certificate: { kind: 'veteran', certificate: '军粤000907' } }),
  /** Will write another name of the firm than the registry has. */
  zhao: acted({ name: '赵静', street: '莲花', serial: 908, born: '19951111', certificate: { category: 6, grade: 3 } }),
  /** The certificate was issued anew: its number ends in B1. */
  tan: acted({ name: '谭㛃', street: '沙头', serial: 909, born: '19830519', certificate: { category: 3, grade: 2, reissue: 1 } }),
  /** The certificate was cancelled (注销), though its date has not come. */
  luo: acted({ name: '罗平', street: '福城', serial: 910, born: '19740403', certificate: { status: 'cancelled' } }),
  /** No certificate in the registry. */
  deng: acted({ name: '邓磊', street: '观湖', serial: 911, born: '19980627' }),
  /** The firm is struck off the register. */
  qian: acted({ name: '钱𠅤', street: '梅林', serial: 912, born: '19871008', certificate: { category: 2, grade: 4 } }),
  /** In Xiamen: a blind-massage shop, in operation for long enough. */
  ye: acted({
    name: '叶晓岚',
    street: '',
    serial: 913,
    born: '19860520',
    area: '350203001' as AreaCode,
    address: '厦门市思明区厦港街道示例路 913 号',
    certificate: { category: 1, grade: 2, issuedIn: '350203' },
  }),
  /** In Xiamen: a company, registered too short a while ago. */
  su: acted({
    name: '苏建国',
    street: '',
    serial: 914,
    born: '19930909',
    area: '350206001' as AreaCode,
    address: '厦门市湖里区湖里街道示例路 914 号',
    certificate: { category: 4, grade: 3, issuedIn: '350206' },
  }),
  /** In Wujin, where what is proposed stands on public notice twice. */
  jiang: acted({
    name: '蒋文斌',
    street: '',
    serial: 915,
    born: '19890214',
    area: '320412001' as AreaCode,
    address: '常州市武进区湖塘镇示例路 915 号',
    certificate: { category: 4, grade: 2, issuedIn: '320412' },
  }),
} as const;

const firmOf = (
  serial: number,
  name: string,
  organisation: BusinessRecord['organisation'],
  persons: SandboxPerson[],
  status: BusinessRecord['status'] = 'operating',
): BusinessRecord => ({
  uscc: firmNumber(organisation, '440309', `MA5YY0${serial}`),
  name,
  organisation,
  status,
  registeredOn: '2026-02-16' as LocalDate,
  address: persons[0]?.household.address ?? '',
  persons: persons.map((one) => one.identity),
  representative: persons[0]?.identity,
});

type Registered = 'lin' | 'together' | 'huang' | 'zhao' | 'tan' | 'luo' | 'ye' | 'su' | 'jiang' | 'qian';

export const castFirms: Record<Registered, BusinessRecord> = {
  lin: firmOf(901, '深圳市龙华区林𬱖按摩店', 'individual-business', [cast.lin]),
  together: firmOf(902, '深圳市同行文化有限公司', 'enterprise', [cast.chen, cast.wu, cast.zhou]),
  huang: firmOf(905, '深圳市龙华区黄霞小吃店', 'individual-business', [cast.huang]),
  zhao: firmOf(908, '深圳市福田区赵静手工工作室', 'individual-business', [cast.zhao]),
  tan: firmOf(909, '深圳市福田区同心助残服务中心', 'private-non-enterprise', [cast.tan]),
  luo: firmOf(910, '深圳市龙华区罗平修理店', 'individual-business', [cast.luo]),
  ye: {
    ...firmOf(913, '厦门市思明区叶晓岚盲人按摩店', 'individual-business', [cast.ye]),
    uscc: firmNumber('individual-business', '350203', 'MA5YY0913'),
    licence: 'non-legal-person',
  },
  su: {
    ...firmOf(914, '厦门市同帆科技有限公司', 'enterprise', [cast.su]),
    uscc: firmNumber('enterprise', '350206', 'MA5YY0914'),
    licence: 'legal-person',
    registeredOn: '2026-09-12' as LocalDate,
  },
  jiang: {
    ...firmOf(915, '常州市武进区蒋文斌五金店', 'individual-business', [cast.jiang]),
    uscc: firmNumber('individual-business', '320412', 'MA5YY0915'),
  },
  qian: firmOf(912, '深圳市福田区钱𠅤花店', 'individual-business', [cast.qian], 'cancelled'),
};

/** An account that the sandbox's treasury finds closed: the money bounces (退票). Its check digit is true all the same. */
export const closedAccount =
  Array.from({ length: 1_000 }, (_, at) => bankCard(`621700${String(at).padStart(8, '0')}000`)).find((one) => one.endsWith(closedEnding)) ??
  '';

/** A few thousand people and firms, the same at every start. */
export function sandboxWorld(): SandboxWorld {
  const { people, firms } = employed(crowd(20261124, 3_000, 800), 20250101);
  return {
    people: [...Object.values(cast), ...employersPeople, ...homesPeople, ...people],
    firms: [...Object.values(castFirms), ...employers.map((one) => one.firm), ...homesFirms, ...firms],
  };
}

import { type BusinessRecord } from '../../src/domain/records/businesses';
import { type AreaCode, type Fen } from '../../src/domain/values';
import { firmNumber } from '../numbers';
import { type SandboxPerson } from '../person';
import { diceOf } from '../random';
import { type Employee, employeeAt, personAt, type Who, type Workplace } from './employee';
import { firmAt, given, surnames } from './firm-at';

/** A firm that employs people with disabilities, and what it would file for the year. */
export interface Employer {
  /** What the logins of its people begin with. */
  key: string;
  firm: BusinessRecord;
  representative: SandboxPerson;
  /** 经办人; one person may be it for several. */
  clerk: SandboxPerson;
  staff: readonly Employee[];
  /** Its whole staff, month by month. */
  headcount: readonly number[];
  /** 全年工资总额. */
  wages: Fen;
}

interface Site {
  key: string;
  name: string;
  digit: number;
  /** The street or town, nine digits. */
  area: string;
  address: string;
  representative: Who;
  clerk: Who | SandboxPerson;
  staff(place: Workplace): Employee[];
  headcount: readonly number[];
  /** What each of its whole staff is paid a month on average, in yuan. */
  average: number;
}

function employer({ key, name, digit, area, address, representative, clerk, staff, headcount, average }: Site): Employer {
  const uscc = usccOf(area, digit);
  const place: Workplace = { digit, uscc, area: area as AreaCode, address };
  const head = personAt(place, 901, representative);
  return {
    key,
    firm: firmAt(place, { name, registeredOn: '2012-04-18', number: digit, representative: head }),
    representative: head,
    clerk: 'identity' in clerk ? clerk : personAt(place, 902, clerk),
    staff: staff(place),
    headcount,
    wages: (headcount.reduce((sum, one) => sum + one, 0) * average * 100) as Fen,
  };
}

const usccOf = (area: string, digit: number): string => firmNumber('enterprise', area.slice(0, 6), `MA5WW000${digit}`);

/** Thirty-three who are in order the whole year, one in five of them severely disabled. */
const manyInOrder = (place: Workplace): Employee[] => {
  const dice = diceOf(20_250_101);
  return Array.from({ length: 33 }, (_, n) =>
    employeeAt(place, 101 + n, {
      name: `${surnames[n % surnames.length] ?? ''}${given[(3 * n) % given.length] ?? ''}`,
      born: `19${70 + dice.below(30)}0${1 + dice.below(9)}1${dice.below(10)}`,
      category: 1 + dice.below(6),
      grade: n % 5 === 0 ? 1 + dice.below(2) : 3 + dice.below(2),
      wage: 3_400 + 50 * dice.below(60),
    }),
  );
};

const lufan = employer({
  key: 'lufan',
  name: '厦门市鹭帆电子有限公司',
  digit: 1,
  area: '350203001',
  address: '厦门市思明区厦港街道',
  representative: { name: '郑鹭生', born: '19720611' },
  clerk: { name: '洪敏', born: '19910325' },
  staff: (place) => [
    employeeAt(place, 1, { name: '陈海燕', born: '19880214', category: 1, grade: 1, wage: 4_600 }),
    employeeAt(place, 2, { name: '林国辉', born: '19810930', grade: 3, wage: 4_200 }),
    employeeAt(place, 3, { name: '吴晓慧', born: '19960718', category: 2, grade: 2, wage: 3_900, situation: 'began-mid-year' }),
    employeeAt(place, 4, { name: '黄䶮', born: '19850505', grade: 4, wage: 4_100, situation: 're-issued' }),
    employeeAt(place, 5, { name: '张䶮', born: '19790122', grade: 3, wage: 4_000, situation: 'old-character' }),
    ...manyInOrder(place),
    employeeAt(place, 6, { name: '李志勇', born: '19930416', grade: 3, wage: 3_800, situation: 'uninsured' }),
    employeeAt(place, 7, { name: '王秋萍', born: '19900827', category: 6, grade: 2, wage: 3_700, situation: 'not-declared' }),
  ],
  headcount: [596, 598, 598, 600, 602, 604, 604, 604, 602, 600, 600, 598],
  average: 7_200,
});

const haisha = employer({
  key: 'haisha',
  name: '厦门市海沙百货有限公司',
  digit: 2,
  area: '350206001',
  address: '厦门市湖里区湖里街道',
  representative: { name: '许海星', born: '19770903' },
  // She keeps the papers of both.
  clerk: lufan.clerk,
  staff: (place) => [
    employeeAt(place, 1, { name: '苏文娟', born: '19920210', category: 2, grade: 2, wage: 4_300 }),
    employeeAt(place, 2, { name: '蔡建成', born: '19840619', grade: 3, wage: 4_050 }),
    employeeAt(place, 3, { name: '曾丽云', born: '19951101', category: 1, grade: 4, wage: 3_950 }),
  ],
  headcount: [120, 120, 120, 120, 118, 118, 118, 122, 122, 120, 120, 122],
  average: 6_800,
});

/** The firms of Longhua and of Wujin count the same man in the same months (挂靠). */
const [inLonghua, inWujin] = [usccOf('440309002', 3), usccOf('320412001', 4)];
const xingyePlace: Workplace = { digit: 3, uscc: inLonghua, area: '440309002' as AreaCode, address: '深圳市龙华区民治街道' };
const twice = employeeAt(xingyePlace, 8, { name: '何志远', born: '19870322', wage: 3_600, situation: 'two-employers', also: inWujin });

/** Each of the situations once, after two who are in order: one of them severely disabled. */
const eachSituation = (place: Workplace, names: readonly string[], counted: Employee): Employee[] => {
  const name = (at: number): string => names[at] ?? '';
  return [
    employeeAt(place, 1, { name: name(0), born: '19860411', category: 1, grade: 1, wage: 4_400 }),
    employeeAt(place, 2, { name: name(1), born: '19910815', grade: 3, wage: 4_000 }),
    employeeAt(place, 3, { name: name(2), born: '19980203', grade: 2, wage: 3_900, situation: 'began-mid-year' }),
    employeeAt(place, 4, { name: name(3), born: '19830720', category: 2, wage: 3_700, situation: 'low-wage' }),
    employeeAt(place, 5, { name: name(4), born: '19891112', wage: 3_800, situation: 'uninsured' }),
    employeeAt(place, 6, { name: name(5), born: '19800606', grade: 2, wage: 4_100, situation: 'expired' }),
    employeeAt(place, 7, { name: name(6), born: '19941224', category: 3, wage: 3_850, situation: 're-issued' }),
    counted,
    employeeAt(place, 9, { name: name(7), born: '19760801', wage: 4_700, situation: 'veteran' }),
    employeeAt(place, 10, { name: name(8), born: '19690317', category: 6, grade: 2, wage: 3_600, situation: 'died' }),
    employeeAt(place, 11, { name: name(9), born: '19970929', wage: 3_600, situation: 'not-declared' }),
    employeeAt(place, 12, { name: name(10), born: '19821005', wage: 3_950, situation: 'old-character' }),
  ];
};

const xingye = employer({
  key: 'xingye',
  name: '深圳市星野包装有限公司',
  digit: 3,
  area: xingyePlace.area,
  address: xingyePlace.address,
  representative: { name: '江伟强', born: '19740429' },
  clerk: { name: '邹雪', born: '19930712' },
  staff: (place) =>
    eachSituation(
      place,
      ['温秀珍', '廖志文', '叶子晴', '钟小梅', '丘建军', '范玉兰', '赖文彬', '潘国强', '古志成', '彭佳怡', '卓䶮'],
      twice,
    ),
  headcount: [410, 412, 412, 415, 418, 420, 420, 422, 422, 420, 418, 415],
  average: 7_600,
});

const hemu = employer({
  key: 'hemu',
  name: '常州市禾木机械有限公司',
  digit: 4,
  area: '320412001',
  address: '常州市武进区湖塘镇',
  representative: { name: '庄永明', born: '19710918' },
  clerk: { name: '恽静', born: '19890530' },
  staff: (place) =>
    eachSituation(
      place,
      ['蒋秀英', '是建华', '钱雨薇', '杨荷珍', '陆志刚', '徐玉芳', '顾文俊', '周国庆', '史德荣', '沈佳琪', '承䶮'],
      twice,
    ),
  headcount: [300, 300, 300, 298, 298, 298, 300, 302, 302, 302, 300, 300],
  average: 7_000,
});

const shuangxi = employer({
  key: 'shuangxi',
  name: '金华市双溪服饰有限公司',
  digit: 5,
  area: '330702001',
  address: '金华市婺城区城东街道',
  representative: { name: '方根土', born: '19730207' },
  clerk: { name: '盛琳', born: '19920921' },
  staff: (place) =>
    eachSituation(
      place,
      ['傅彩仙', '金卫东', '楼思雨', '胡美娟', '申屠志良', '倪素英', '戚文斌', '章国华', '郎阿根', '杜欣怡', '虞䶮'],
      employeeAt(place, 8, { name: '施春燕', born: '19880116', wage: 3_500, situation: 'two-employers', also: haisha.firm.uscc }),
    ),
  headcount: [880, 884, 890, 896, 900, 900, 904, 906, 908, 910, 910, 912],
  average: 6_400,
});

/** The firms whose clerks can be played: two in Xiamen, one each in Longhua, Wujin and Wucheng. */
export const employers: readonly Employer[] = [lufan, haisha, xingye, hemu, shuangxi];

export const employerNamed = (key: string): Employer => {
  const found = employers.find((one) => one.key === key);
  if (!found) throw new Error(`no employer ${key} in the sandbox`);
  return found;
};

/** Everybody of theirs, each once. */
export const employersPeople: readonly SandboxPerson[] = [
  ...new Set(employers.flatMap(({ representative, clerk, staff }) => [representative, clerk, ...staff.map((one) => one.person)])),
];

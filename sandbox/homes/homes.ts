import { type BusinessRecord } from '../../src/domain/records/businesses';
import { type PlaceKind } from '../../src/domain/places/place';
import { type AreaCode, type LocalDate, type PlaceId } from '../../src/domain/values';
import { personAt } from '../employers/employee';
import { firmNumber } from '../numbers';
import { type SandboxPerson } from '../person';
import { type HomeResident, residentsOf } from './residents';

/** 承办单位: a unit that runs homes, with those who speak for it. */
export interface HomeOperator {
  key: string;
  firm: BusinessRecord;
  representative: SandboxPerson;
  /** 管理员, who files for it. */
  manager: SandboxPerson;
  /** Whether these two have accounts to try. */
  played: boolean;
  /** What else there is to try as them. */
  also?: string;
}

export interface SandboxHome {
  id: PlaceId;
  kind: PlaceKind;
  name: string;
  area: AreaCode;
  address: string;
  capacity: number;
  rooms: number;
  opened: LocalDate;
  operator: HomeOperator;
  residents: readonly HomeResident[];
  /** What it stands at, if anything. */
  stars?: { value: number; from: LocalDate; until: LocalDate; suspendedFrom?: LocalDate };
}

interface Street {
  code: string;
  city: string;
  name: string;
}

const jiaxing: readonly Street[] = (
  [
    ['330402', '嘉兴市南湖区', ['建设', '解放', '新嘉', '南湖']],
    ['330411', '嘉兴市秀洲区', ['新城', '高照']],
    ['330421', '嘉善县', ['魏塘', '罗星']],
    ['330424', '海盐县', ['武原', '西塘桥']],
    ['330481', '海宁市', ['硖石', '海洲']],
    ['330482', '平湖市', ['当湖', '钟埭']],
    ['330483', '桐乡市', ['梧桐', '凤鸣']],
  ] as const
).flatMap(([district, city, names]) => names.map((name, at) => ({ code: `${district}00${at + 1}`, city, name: `${name}街道` })));

/** Invented: two characters each, of no home or firm that there is. */
const names = [...'荷菱槐桐枫柳梅兰竹菊杏桃榆桂樟枣棠萱芦蓼'];
const second = [...'塘溪湾岸园'];
const nameOf = (at: number): string => `${names[at % names.length] ?? ''}${second[Math.floor(at / names.length) % second.length] ?? ''}`;

function operatorAt(key: string, at: number, { code, city, name: street }: Street, played: boolean): HomeOperator {
  const place = { digit: 6 + (at % 3), uscc: '', area: code as AreaCode, address: `${city}${street}` };
  const representative = personAt(place, 400 + at, {
    name: `${surnames[at % surnames.length] ?? ''}承业`,
    born: `19${60 + (at % 25)}0${1 + (at % 9)}15`,
  });
  const manager = personAt(place, 450 + at, {
    name: `${surnames[(at + 5) % surnames.length] ?? ''}家和`,
    born: `19${75 + (at % 20)}0${1 + (at % 9)}08`,
  });
  return {
    key,
    played,
    representative,
    manager,
    firm: {
      uscc: firmNumber('private-non-enterprise', code.slice(0, 6), `MJ8H${String(at).padStart(5, '0')}`),
      name: `${city}${nameOf(at)}助残服务中心`,
      organisation: 'private-non-enterprise',
      status: 'operating',
      registeredOn: '2016-05-18' as LocalDate,
      address: `${city}${street}示例路 ${at + 1} 号`,
      persons: [representative.identity],
      representative: representative.identity,
    },
  };
}

const surnames = [...'沈陆顾徐朱钱姚吴张金'];

/** How many homes the document counts in Jiaxing, and how many people (2021-10). */
export const jiaxingHomes = 85;
export const jiaxingResidents = 2_881;
const operators = Array.from({ length: 30 }, (_, at) =>
  operatorAt(at === 0 ? 'hetang' : `jx${at}`, at, jiaxing[at % jiaxing.length] as Street, at === 0),
);

/** Thirty-four or thirty-three each on average, up to eight more or fewer in pairs: 2,881 in all. */
function sizeOf(at: number): number {
  const even = jiaxingResidents - 33 * jiaxingHomes > at ? 34 : 33;
  if (at === jiaxingHomes - 1) return even;
  const apart = Math.floor(at / 2) % 9;
  return at % 2 === 0 ? even + apart : even - apart;
}

/** By turns: five to one stars with years left, some that end soon, one suspended, some without. */
function starsAt(at: number): SandboxHome['stars'] {
  const lot = at % 11;
  if (at === 0 || lot > 8) return undefined;
  const value = [3, 4, 2, 5, 3, 1, 4, 3, 2][lot] ?? 3;
  const soon = at % 17 === 5;
  const from = (soon ? '2024-01-20' : `202${4 + (at % 3)}-0${1 + (at % 9)}-15`) as LocalDate;
  const until = (soon ? '2027-01-19' : `202${7 + (at % 3)}-0${1 + (at % 9)}-14`) as LocalDate;
  return { value, from, until, ...(at === 23 ? { suspendedFrom: '2026-11-02' as LocalDate } : {}) };
}

function homeAt(
  at: number,
  serial: number,
  street: Street,
  operator: HomeOperator,
  size: number,
  stars?: SandboxHome['stars'],
): SandboxHome {
  const district = street.code.slice(0, 6);
  return {
    id: `${district}-home-${String(serial).padStart(3, '0')}` as PlaceId,
    kind: 'home',
    name: `${nameOf(at)}残疾人之家`,
    area: street.code as AreaCode,
    address: `示例路 ${100 + at} 号`,
    capacity: size + 4 + (at % 6),
    rooms: 4 + (at % 7),
    opened: `20${17 + (at % 8)}-0${1 + (at % 9)}-01` as LocalDate,
    operator,
    residents: residentsOf({
      at,
      area: street.code as AreaCode,
      address: `${street.city}${street.name}`,
      employer: operator.firm.uscc,
      size,
    }),
    ...(stars ? { stars } : {}),
  };
}

const serialIn = new Map<string, number>();
const nextIn = (district: string): number => {
  const next = (serialIn.get(district) ?? 0) + 1;
  serialIn.set(district, next);
  return next;
};

const wujin: Street = { code: '320412001', city: '常州市武进区', name: '湖塘镇' };
const siming: Street = { code: '350203001', city: '厦门市思明区', name: '厦港街道' };

/** Eighty-five homes of Jiaxing with 2,881 people, and one each in Wujin and in Siming; none of them exists. */
export const homes: readonly SandboxHome[] = [
  ...Array.from({ length: jiaxingHomes }, (_, at) => {
    const street = jiaxing[at % jiaxing.length] as Street;
    return homeAt(at, nextIn(street.code.slice(0, 6)), street, operators[at % operators.length] as HomeOperator, sizeOf(at), starsAt(at));
  }),
  homeAt(90, 1, wujin, { ...operatorAt('yanling', 41, wujin, true), also: '，里面有星工坊' }, 22, {
    value: 3,
    from: '2026-03-16' as LocalDate,
    until: '2029-03-15' as LocalDate,
  }),
  homeAt(91, 1, siming, operatorAt('xiagang', 42, siming, true), 18),
];

/** Those whose people have accounts. */
export const playedOperators: readonly HomeOperator[] = [...new Set(homes.map(({ operator }) => operator))].filter(({ played }) => played);

/** Everybody of theirs, each once. */
export const homesPeople: readonly SandboxPerson[] = [
  ...new Set(
    homes.flatMap(({ operator, residents }) => [operator.representative, operator.manager, ...residents.map((one) => one.person)]),
  ),
];
export const homesFirms: readonly BusinessRecord[] = [...new Set(homes.map(({ operator }) => operator.firm))];

import { type BusinessRecord } from '../src/domain/records/businesses';
import { type CertificateRecord } from '../src/domain/records/certificates';
import { type HouseholdRecord } from '../src/domain/records/households';
import { type InsuranceRecord } from '../src/domain/records/insurances';
import { type AreaCode, type LocalDate } from '../src/domain/values';
import { bankCard, certificateNumber, firmNumber, identityNumber } from './numbers';
import { type SandboxPerson, type SandboxWorld } from './person';
import { type Dice, diceOf } from './random';
import { streets } from './streets';

const surnames = [...'王李张刘陈杨黄赵吴周徐孙马朱胡', '欧阳', '司马', '诸葛'];
/** Rare ones too (U+2C456 𬱖, U+4DAE 䶮, U+36C3 㛃, U+20164 𠅤): four bytes in UTF-8, two units in JavaScript, absent from older fonts. */
const given = [...'伟芳娜敏静丽强磊军洋勇艳杰涛明超霞平刚翀𬱖䶮㛃𠅤', '秀兰', '桂英'];
/** Names that are not a surname and one or two characters. */
const longNames = ['买买提·吐尔逊', '古丽娜尔·阿不都热合曼'];
const trades = ['按摩', '电商', '文化', '餐饮', '维修', '花艺', '印刷'];
const months = ['2026-10', '2026-09', '2026-08', '2026-07', '2026-06', '2026-05'];

const two = (number: number): string => String(number).padStart(2, '0');
const day = (dice: Dice, from: number, years: number): LocalDate =>
  `${from + dice.below(years)}-${two(1 + dice.below(12))}-${two(1 + dice.below(28))}` as LocalDate;

/** People and firms of the two districts, the same for the same seed. Nobody of them exists; all their numbers have true check digits. */
export function crowd(seed: number, count: number, firmCount: number): SandboxWorld {
  const dice = diceOf(seed);
  const people: SandboxPerson[] = [];
  const taken = new Set<string>();
  while (people.length < count) {
    const one = person(dice, people.length, people.at(-1)?.household);
    if (!taken.has(one.identity)) people.push(one);
    taken.add(one.identity);
  }
  return { people, firms: Array.from({ length: firmCount }, (_, at) => firm(dice, at, people)) };
}

function person(dice: Dice, at: number, neighbour: HouseholdRecord | undefined): SandboxPerson {
  const street = dice.pick(streets);
  const name = dice.below(60) === 0 ? dice.pick(longNames) : dice.pick(surnames) + dice.pick(given);
  const identity = identityNumber(street.district, day(dice, 1962, 42).replaceAll('-', ''), 100 + dice.below(800));
  const holds = dice.roll() < 0.9;
  const card = certificate(dice, name, identity, at);
  return {
    name,
    identity,
    telephone: `138${10_000_000 + at}`,
    card: bankCard(`62220240000${String(at).padStart(7, '0')}`),
    household: household(dice, name, street, neighbour),
    ...(holds ? { certificate: card } : {}),
    insurance: insurance(dice),
  };
}

/** In a hundred: 80 in order, 10 run out, 3 cancelled, 4 re-issued, 3 of disabled veterans. */
function certificate(dice: Dice, name: string, identity: string, at: number): CertificateRecord {
  const lot = dice.below(100);
  const veteran = lot >= 97;
  const number = certificateNumber(identity, 1 + dice.below(7), 1 + dice.below(4), lot >= 93 ? 1 + dice.below(2) : 0);
  return {
    name,
    certificate: veteran ? `军粤${String(at).padStart(6, '0')}` : number,
    kind: veteran ? 'veteran' : 'disability',
    status: lot >= 10 && lot < 13 ? 'cancelled' : 'valid',
    validUntil: lot < 10 ? day(dice, 2023, 3) : day(dice, 2028, 8),
  };
}

/** One in six lives with the one before; one in fifty is registered far away. */
function household(dice: Dice, name: string, street: (typeof streets)[number], neighbour: HouseholdRecord | undefined): HouseholdRecord {
  const lot = dice.below(150);
  if (lot < 3) return { name, area: '350502001' as AreaCode, address: '外地示例路 1 号' };
  if (lot < 28 && neighbour) return { ...neighbour, name };
  return { name, area: street.code, address: `深圳市${street.name}示例路 ${1 + dice.below(900)} 号` };
}

/** Some pay without a gap, some began late, some never paid. */
function insurance(dice: Dice): InsuranceRecord {
  const paid = months.slice(0, dice.below(months.length + 1));
  return { months: paid, ...(paid.length > 0 && dice.roll() < 0.5 ? { unit: '深圳市示例有限公司' } : {}) };
}

const kinds = [
  'individual-business',
  'individual-business',
  'individual-business',
  'enterprise',
  'enterprise',
  'private-non-enterprise',
] as const;
const endings = { 'individual-business': '店', enterprise: '有限公司', 'private-non-enterprise': '服务中心' };

function firm(dice: Dice, at: number, people: readonly SandboxPerson[]): BusinessRecord {
  const owner = people[at % people.length] as SandboxPerson;
  const organisation = dice.pick(kinds);
  const partners = organisation === 'enterprise' ? Array.from({ length: dice.below(3) }, () => dice.pick(people)) : [];
  const lot = dice.below(100);
  return {
    uscc: firmNumber(organisation, '440309', `M${String(at).padStart(8, '0')}`),
    name: `深圳市${[...owner.name].slice(0, 4).join('')}${dice.pick(trades)}${endings[organisation]}`,
    organisation,
    status: lot < 4 ? 'cancelled' : lot < 6 ? 'revoked' : 'operating',
    registeredOn: day(dice, 2016, 10),
    address: owner.household.address,
    persons: [...new Set([owner, ...partners].map((one) => one.identity))],
    representative: owner.identity,
  };
}

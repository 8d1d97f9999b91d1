import { type Actor } from '../../src/domain/offices';
import { type ActorId, type AreaCode, type LocalDate, type PersonId } from '../../src/domain/values';
import { type BusinessRecord } from '../../src/domain/records/businesses';
import { bankCard, certificateNumber, firmNumber, identityNumber } from '../numbers';
import { diceOf } from '../random';
import { codeOf } from '../streets';

/** Somebody whose application is under way before anybody tries the system: with an account, a firm and a case of their own. */
export interface Founder {
  login: string;
  actor: Actor;
  name: string;
  identity: string;
  telephone: string;
  card: string;
  certificate: string;
  /** The street or town of their household register. */
  area: AreaCode;
  firm: BusinessRecord;
}

const surnames = [...'何罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚'];
const given = ['志强', '秀英', '建华', '雪梅', '国栋', '晓燕', '海波', '丽娟', '文博', '淑珍'];
const trades = ['按摩', '维修', '花艺', '缝纫', '文具', '打印', '茶饮', '手作'];

/** How a place is written: in front of a firm's name, and of an address. Streets of Shenzhen are known by their names. */
const placeOf = (where: string): { area: AreaCode; city: string; address: string } =>
  where === '湖塘'
    ? { area: '320412001' as AreaCode, city: '常州市武进区', address: '常州市武进区湖塘镇' }
    : { area: codeOf(where), city: `深圳市${where}`, address: `深圳市${where}街道` };

/** The same person for the same number at every start. @param at from 0 to 89 @param where a street without 街道, or a town without 镇 */
export function founderOf(at: number, where: string, more: { account?: string; telephone?: string } = {}): Founder {
  const dice = diceOf(90_000 + at);
  const { area, city, address } = placeOf(where);
  const born = `19${70 + dice.below(28)}${String(1 + dice.below(12)).padStart(2, '0')}${String(1 + dice.below(28)).padStart(2, '0')}`;
  const identity = identityNumber(area.slice(0, 6), born, 910 + at);
  const name = `${surnames[at % surnames.length] ?? ''}${dice.pick(given)}`;
  const number = String(at + 1).padStart(2, '0');
  const login = `jumin${number}`;
  return {
    login,
    actor: { id: `a-${login}` as ActorId, person: `p-${login}` as PersonId, kind: 'applicant', posts: [], deputyFor: [] },
    name,
    identity,
    telephone: more.telephone ?? `136000001${number}`,
    card: more.account ?? bankCard(`62284800000000${number}`),
    certificate: certificateNumber(identity, 1 + dice.below(7), 1 + dice.below(4)),
    area,
    firm: {
      uscc: firmNumber('individual-business', area.slice(0, 6), `MA5XX00${number}`),
      name: `${city}${name}${dice.pick(trades)}店`,
      organisation: 'individual-business',
      status: 'operating',
      registeredOn: `2026-0${1 + dice.below(9)}-${String(1 + dice.below(28)).padStart(2, '0')}` as LocalDate,
      address: `${address}示例路 ${200 + at} 号`,
      persons: [identity],
      representative: identity,
    },
  };
}

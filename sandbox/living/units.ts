import { type Actor } from '../../src/domain/offices';
import { type BusinessRecord } from '../../src/domain/records/businesses';
import { type ActorId, type AreaCode, type PersonId } from '../../src/domain/values';
import { type Employee, employeeAt, personAt, type Situation, type Workplace } from '../employers/employee';
import { firmAt, given, surnames } from '../employers/firm-at';
import { type Employer } from '../employers/firms';
import { crowdFiling, type Filing, filingOf } from '../employers/roster';
import { firmNumber } from '../numbers';
import { sandboxWorld } from '../people';
import { diceOf } from '../random';

/** A firm that has filed, or begun to, before anybody tries the system. Its representative files for it. */
export interface Unit {
  key: string;
  firm: BusinessRecord;
  /** Where it is registered for taxes: a street or town. */
  area: AreaCode;
  filing: Filing;
  login: string;
  actor: Actor;
  name: string;
  identity: string;
  telephone: string;
}

/** A firm made for its case, as the registries know it. */
export type SmallUnit = Pick<Employer, 'key' | 'firm' | 'representative' | 'staff'> & { area: AreaCode };

const places = {
  思明: ['350203001', '厦门市思明区厦港街道'],
  湖里: ['350206001', '厦门市湖里区湖里街道'],
  民治: ['440309002', '深圳市龙华区民治街道'],
  湖塘: ['320412001', '常州市武进区湖塘镇'],
  城东: ['330702001', '金华市婺城区城东街道'],
} as const;

type Made = [key: string, name: string, where: keyof typeof places, staff: readonly Situation[]];
const three: Situation[] = ['in-order', 'in-order', 'in-order'];
/** In the order of their numbers, which stay theirs: another is added at the end. */
const made: readonly Made[] = [
  ['unit-draft', '厦门市白鹭茶叶有限公司', '思明', [...three, 'in-order']],
  ['unit-checking', '金华市婺江印刷有限公司', '城东', [...three, 'in-order']],
  ['unit-decide', '厦门市东渡物流有限公司', '湖里', [...three, 'low-wage', 'not-declared']],
  ['unit-by-rule-1', '厦门市集美食品有限公司', '湖里', three],
  ['unit-by-rule-2', '金华市尖峰文具有限公司', '城东', ['in-order', 'in-order']],
  ['unit-corrected', '厦门市禾祥电子有限公司', '思明', [...three, 'in-order']],
  ['unit-to-accept', '常州市滆湖纺织有限公司', '湖塘', three],
  ['unit-not-acknowledged', '常州市阳湖电机有限公司', '湖塘', [...three, 'uninsured']],
  ['unit-refused', '深圳市牛栏前五金有限公司', '民治', ['expired']],
  ['unit-withdrawn', '金华市三江口餐饮有限公司', '城东', ['in-order', 'uninsured']],
  ['unit-reward-filed', '厦门市莲坂家具有限公司', '湖里', three],
  ['unit-reward-paid', '厦门市高崎包装有限公司', '湖里', three],
];

/** Employers of the crowd that have a case too: those whose people leave something to judge. */
const ofTheCrowd: readonly [key: string, uscc: string, area: string][] = [
  ['unit-proof', '91440309M000000403', '440309001'],
  ['unit-judged', '91440309M00000024D', '440309003'],
];

function smallUnit([key, name, where, situations]: Made, nth: number): SmallUnit {
  const [area, address] = places[where];
  const uscc = firmNumber('enterprise', area.slice(0, 6), `MA5WX${String(nth).padStart(4, '0')}`);
  const place: Workplace = { digit: 9, uscc, area: area as AreaCode, address };
  const dice = diceOf(80_000 + nth);
  const who = (at: number) => ({
    name: `${surnames[(nth + at) % surnames.length] ?? ''}${dice.pick(given)}`,
    born: `19${70 + dice.below(28)}${String(1 + dice.below(12)).padStart(2, '0')}${String(1 + dice.below(28)).padStart(2, '0')}`,
  });
  // A number each, all units together: telephones and cards are made of it.
  const first = 100 + 20 * nth;
  const representative = personAt(place, first, who(0));
  return {
    key,
    area: area as AreaCode,
    firm: firmAt(place, { name, registeredOn: '2014-09-22', number: first, representative }),
    representative,
    staff: situations.map((situation, at): Employee => {
      const wage = 3_600 + 100 * dice.below(12);
      return employeeAt(place, first + 1 + at, { ...who(1 + at), category: 1 + dice.below(7), grade: 1 + dice.below(4), wage, situation });
    }),
  };
}

const accountOf = (nth: number) => {
  const login = `danwei${String(nth + 1).padStart(2, '0')}`;
  const actor: Actor = { id: `a-${login}` as ActorId, person: `p-${login}` as PersonId, kind: 'applicant', posts: [], deputyFor: [] };
  return { login, actor };
};

const once = <T>(make: () => T): (() => T) => {
  let held: T | undefined;
  return () => (held ??= make());
};

/** The firms that are made for their cases. */
export const smallUnits = once((): readonly SmallUnit[] => made.map(smallUnit));

const named = (key: string): SmallUnit => smallUnits().find((one) => one.key === key) as SmallUnit;
/** Of a unit's people the one for whom no registry answers, by the identity number. */
export const silentPerson = (): string => named('unit-checking').staff.at(-1)?.person.identity ?? '';
/** The code of the unit whose result neither the tax office nor the national system ever acknowledges. */
export const unacknowledgedUnit = (): string => named('unit-not-acknowledged').firm.uscc;

/** Everybody who files: the firms made for it first, then those of the crowd. The same at every start. */
export const units = once((): readonly Unit[] => {
  const world = sandboxWorld();
  const small = smallUnits().map(({ key, firm, area, representative: { name, identity, telephone }, staff }, nth): Unit => {
    const headcount = Array.from({ length: 12 }, () => 40 * staff.length);
    const wages = headcount.length * 40 * staff.length * 650_000;
    return {
      key,
      firm,
      area,
      filing: filingOf({ firm, staff, headcount, wages: wages as never }),
      name,
      identity,
      telephone,
      ...accountOf(nth),
    };
  });
  // Numbered apart, so that another small one changes nobody's account.
  const crowd = ofTheCrowd.map(([key, uscc, area], at): Unit => {
    const firm = world.firms.find((one) => one.uscc === uscc);
    const head = world.people.find((one) => one.identity === firm?.representative);
    if (!firm || !head) throw new Error(`no firm ${uscc} in the crowd`);
    const { name, identity, telephone } = head;
    return {
      key,
      firm,
      area: area as AreaCode,
      filing: crowdFiling(world, uscc),
      name,
      identity,
      telephone,
      ...accountOf(50 + at),
    };
  });
  return [...small, ...crowd];
});

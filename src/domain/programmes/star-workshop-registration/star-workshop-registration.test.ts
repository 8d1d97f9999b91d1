import { type Typed } from '../../form/field';
import { answer } from '../../form/answer';
import { type LocalDate } from '../../values';
import { committeeOf, committeePart, guardiansCommittee, guardiansIn } from '../registration/committee';
import { inQualifiedHome } from '../registration/host';
import { factsOf, shape, type WorkshopAnswers } from './facts';
import { gates } from './gates';
import { starWorkshopRegistration } from '.';

const on = '2026-11-27' as LocalDate;
const committee = { responsible: '沈明芳', telephone: '13800138000', members: '陆建华、顾秀珍' };
const answers = {
  people: [],
  host: { id: '320412-home-001', name: '桂岸残疾人之家', area: '320412001', address: '示例路 190 号', capacity: 30, rooms: 8, stars: 3 },
  'new-place': { name: '阳光星工坊', address: '示例路 190 号一楼', capacity: 12, rooms: 2 },
  gates: Object.fromEntries(gates.map((gate) => [gate, true])),
  committee,
  contact: {},
} as unknown as WorkshopAnswers;

describe('the committee of guardians', () => {
  const typed = (change: Typed) => answer(committeePart, { ...committee, ...change }, { today: on, identity: '' });

  it('is one who is responsible and the others, one a line or parted by commas', () => {
    for (const members of ['陆建华\n顾秀珍', '陆建华、顾秀珍', ' 陆建华 ，\n\n顾秀珍；'])
      expect(typed({ members }).values['members']).toBe('陆建华、顾秀珍');
    expect(committeeOf(committee).members).toEqual(['陆建华', '顾秀珍']);
    expect([guardiansIn(committee), guardiansIn({ responsible: '沈明芳' }), guardiansIn()]).toEqual([3, undefined, undefined]);
  });

  it('names nobody twice, nobody who is responsible among the others, and no crowd', () => {
    const fault = (members: string) => typed({ members }).errors['members'];
    expect([fault('陆建华\n陆 建华'), fault('沈明芳\n陆建华'), fault('、，')]).toEqual(['named-twice', 'named-twice', 'empty']);
    expect(fault(Array.from({ length: 30 }, (_, n) => `成员${n}`).join('、'))).toBe('too-many-names');
    expect(fault('<b>')).toBe('characters');
  });

  it.each([
    [4, 'met'],
    [3, 'met'],
    [2, 'unmet'],
    [undefined, 'unknown'],
  ])('of %s: %s where three are asked for', (guardians, verdict) =>
    expect(guardiansCommittee.judge({ on, ...(guardians === undefined ? {} : { guardians }) }, { atLeast: 3 }).verdict).toBe(verdict),
  );
});

it.each([
  [5, 'met'],
  [2, 'met'],
  [1, 'unmet'],
  [0, 'unmet'],
  [undefined, 'unknown'],
])('a home of %s stars: %s where two are asked for', (host, verdict) =>
  expect(inQualifiedHome.judge({ on, ...(host === undefined ? {} : { host }) }, { atLeast: 2 }).verdict).toBe(verdict),
);

it('its facts say the stars of the home, the gates and how many guardians, and nobody’s name', () => {
  const facts = factsOf(answers, on);
  expect(facts).toEqual({ on, host: 3, guardians: 3, gates: Object.fromEntries(gates.map((gate) => [gate, true])) });
  expect(shape.safeParse(facts).success).toBe(true);
  expect(factsOf({ people: [], host: {}, gates: {}, committee: {} } as unknown as WorkshopAnswers, on)).toEqual({ on });
});

it('registers a workshop where the home lies, with its committee, and is asked for once at a time', () => {
  const { registers, subjects, stands } = starWorkshopRegistration;
  expect(registers?.place(answers)).toEqual({
    name: '阳光星工坊',
    area: '320412001',
    address: '示例路 190 号一楼',
    capacity: 12,
    rooms: 2,
    committee: { responsible: '沈明芳', telephone: '13800138000', members: ['陆建华', '顾秀珍'] },
  });
  expect(subjects['name']?.(answers)).toEqual([{ thing: 'place-name', key: 'star-workshop/320412001/阳光星工坊' }]);
  expect(stands?.({ on })).toEqual({ what: 'star-workshop', value: 1 });
});

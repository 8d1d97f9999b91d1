import { type Calendar } from '../../src/domain/calendar/calendar';
import { addDays, isWorkingDay } from '../../src/domain/calendar/working-days';
import { type ClockTime } from '../../src/domain/places/day';
import { doseOf } from '../../src/domain/places/day-missing';
import { type Stay } from '../../src/domain/places/stay';
import { type ActorId, type Instant, type LocalDate } from '../../src/domain/values';
import { type NewEntry } from '../../src/store/place-days';
import { type Store } from '../../src/store/store';
import { type Dice, diceOf } from '../random';
import { homes, playedOperators, type SandboxHome } from './homes';

type Person = Pick<Stay, 'id' | 'guardian'>;

/** So many days before today have been written. */
const daysWritten = 14;
const time = (hour: number, minute: number): ClockTime =>
  `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}` as ClockTime;
const planKey = 'plan.breakfast';
const dose = time(8, 30);

/** What stands from day to day: a letter that lets an aunt fetch the first, and what the second takes in the morning. */
export const standingFor = ([first, second]: readonly Person[]): NewEntry[] => [
  ...(first
    ? [{ key: 'letter.aunt', kind: 'letter' as const, said: { stay: first.id, name: '姑姑示例', relation: 'other-relative' as const } }]
    : []),
  ...(second ? [{ key: planKey, kind: 'plan' as const, said: { stay: second.id, what: '降压药 1 片', times: [dose] } }] : []),
];

/** Those who came, one in twelve not, and how each went. */
function comingAndGoing(people: readonly Person[], dice: Dice): NewEntry[] {
  return people.flatMap(({ id: stay, guardian }, n): NewEntry[] => {
    const came = n < 2 || dice.below(12) > 0;
    const [from, to] = [time(8, dice.below(30)), time(16, 30 + dice.below(29))];
    if (!came) return [];
    const fetched = n < 3 && guardian !== undefined;
    return [
      { key: `in.${stay}.0`, kind: 'in', said: { stay, time: from } },
      fetched
        ? { key: `fetched.${stay}`, kind: 'fetched', said: { stay, time: to, who: guardian.name } }
        : { key: `out.${stay}.0`, kind: 'out', said: { stay, time: to } },
    ];
  });
}

/** What happened on one day only, by how many days ago it was. */
const happenings: Readonly<Record<number, readonly NewEntry[]>> = {
  2: [{ key: 'note.bus', kind: 'note', said: { words: '下午停水两小时，烘焙课改上手工课。' } }],
  4: [{ key: 'doctor.1', kind: 'doctor', said: { who: '社区卫生服务中心陈医生', what: '量血压、查看用药，3 人建议复查。' } }],
  6: [
    {
      key: 'incident.1',
      kind: 'incident',
      said: { time: time(10, 20), what: '一人在洗手间滑倒，手肘擦伤。', done: '清洗、消毒、包扎，观察半小时。', told: '监护人、管理员' },
    },
  ],
  9: [{ key: 'drill.1', kind: 'drill', said: { time: time(14, 0), what: '消防疏散', outcome: '全员 3 分钟到达集合点。' } }],
};

/** A day of a home. @param ago how many days ago it was @param seed tells one home's days from another's */
export function dayOf(people: readonly Person[], works: boolean, ago: number, seed: number): NewEntry[] {
  const duty: NewEntry[] = [
    { key: 'duty.day', kind: 'duty', said: { name: '值班示例甲', from: time(8, 0), to: time(20, 0) } },
    { key: 'duty.night', kind: 'duty', said: { name: '值班示例乙', from: time(20, 0), to: time(8, 0) } },
  ];
  const once = happenings[ago] ?? [];
  if (!works) return [...duty, ...once];
  const [, second] = people;
  const due = doseOf(planKey, dose);
  // On one day nobody wrote it down: the page says so.
  const medicine: NewEntry[] =
    second && ago !== 3
      ? [{ key: `medicine.${due}`, kind: 'medicine', said: { stay: second.id, what: '降压药 1 片', hand: '值班示例甲', time: dose, due } }]
      : [];
  return [...comingAndGoing(people, diceOf(51_000 + 100 * seed + ago)), ...duty, ...medicine, ...once];
}

/** The last two weeks in the day book of the first home of each operator that can be played, as they would have been written on those days. Once, however often it is asked. */
export async function writeDayBooks(
  { stays, placeDays }: Pick<Store, 'stays' | 'placeDays'>,
  calendar: Calendar,
  today: LocalDate,
): Promise<void> {
  for (const [seed, operator] of playedOperators.entries()) {
    const { id } = homes.find((one) => one.operator === operator) as SandboxHome;
    if (await placeDays.before(id, today)) continue;
    const people = (await stays.of(id)).filter(({ until }) => until === undefined);
    const by = `a-${operator.key}-guanli` as ActorId;
    await placeDays.addStanding(id, standingFor(people), by, eveningOf(addDays(today, -daysWritten)));
    for (let ago = daysWritten; ago > 0; ago -= 1) {
      const day = addDays(today, -ago);
      await placeDays.add(id, day, dayOf(people, isWorkingDay(calendar, day), ago, seed), by, eveningOf(day));
    }
  }
}

/** Half past five in Shanghai. */
const eveningOf = (day: LocalDate): Instant => `${day}T09:30:00.000Z` as Instant;

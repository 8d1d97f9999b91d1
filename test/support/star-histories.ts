import { wholeCase } from '../../src/domain/case/available';
import { programmeNamed } from '../../src/domain/programmes';
import { aspects } from '../../src/domain/programmes/home-rating/aspects';
import { type Values } from '../../src/domain/form/answers';
import { type OfficeId, type StepId } from '../../src/domain/values';
import { beginOver } from '../../src/portal/cases/begin-over';
import { policyWhere } from '../../src/portal/cases/places';
import { type Journey, journeyOf, opened } from './journey';
import { deciding, done, ended, type HomeThere, ratingOf, said, seated, staffHomes, toDecision, toPanel } from './rated';
import { person } from './officers';
import { homeOfWujin, toDecisionInWujin, workshopOf } from './registered-places';
import { servicesOf } from './rewarded';
import { type World } from './world';

/** Ids of cases by the name that their history is kept under. */
type Kept = Record<string, string>;

const marksOf = (points: number) => Object.fromEntries(aspects.map((aspect) => [aspect, points]));
const scored = async (j: Journey, scorer: Parameters<typeof done>[1], points: number): Promise<void> =>
  done(j, scorer, 'score', 'panel', { marks: marksOf(points), ...(await said(j, '资料和现场一致')) });

/** A home that has its stars. */
export async function starred(world: World, at: number): Promise<{ there: HomeThere; j: Journey }> {
  const one = await ratingOf(world, at);
  await toDecision(world, one.j, 8);
  await done(one.j, deciding(world)['decide-city'], 'grant', 'decide-city', {});
  await ended(one.j);
  return one;
}

/** What a supervisor of the district begins over a case of a home, as its page does. */
export async function overOf(
  world: World,
  { j, there }: { j: Journey; there: HomeThere },
  name: string,
  values: Values,
  by = world.people.of('jx-nh', 'supervisor'),
): Promise<Journey> {
  const services = servicesOf(world);
  const row = await world.store.cases.read(j.id);
  const policy = policyWhere(services, name, there.home.area);
  const programme = programmeNamed(name);
  const asks = programme.form.find(({ id }) => id === programme.begunOver?.asks);
  if (!row || !policy || !asks) throw new Error(`${name} cannot be begun`);
  const begun = await beginOver(services, row, { programme, policy, asks }, values, by);
  const filed = begun && (await world.store.submissions.read(begun.id));
  if (!filed) throw new Error(`${name} was not begun`);
  return journeyOf(world, filed, { masked: there.home.operator.firm.name, find: [], letters: [] }, there.manager);
}

const vetoed: Values = { ground: 'unpaid-wages', found: '9 月工资没有发', days: 5 };

/** The home says what it has to say, and that it was all. */
export async function heard(j: Journey, step: string): Promise<void> {
  await done(j, j.applicant, 'answer-hearing', step, { ...(await said(j, '已经改好，见照片')), papers: [] });
  await done(j, j.applicant, 'heard-enough', step, {});
}

/** The home says nothing until its date. */
const silent = async (j: Journey, step: string): Promise<void> => {
  await j.until(opened(step));
  await done(j, j.applicant, 'move-clock', wholeCase, { days: 61 });
};

export async function concluded(world: World, j: Journey, how: 'uphold' | 'dismiss', city = 'jx'): Promise<void> {
  await done(j, world.people.of(city, 'supervisor'), how, 'conclude', await said(j, how === 'uphold' ? '属实' : '不属实'));
  await ended(j);
}

const visited = async (world: World, j: Journey, right: boolean, city = 'jx'): Promise<void> =>
  done(j, world.people.of(city, 'reviewer'), 'inspect', 'visit', {
    checklist: { 'put-right': right, 'papers-agree': right },
    ...(await said(j, '看过现场')),
    photos: [],
  });

/** How stars are scored anew, and how what is begun over them ends: heard or silent, put right or not, so or not so. */
export const starOutcomes: Record<string, (world: World) => Promise<Kept>> = {
  'home-rating-scored-again': async (world) => {
    staffHomes(world);
    const { j, there } = await ratingOf(world, 18);
    await toPanel(world, j);
    const [first, second, third] = await seated(world, j, 3);
    if (!first || !second || !third) throw new Error('three were drawn');
    await scored(j, first, 9);
    // A tie that is discovered after scoring: the marks go with the seat.
    await done(j, first, 'declare-tie', 'panel', await said(j, '是这家单位的理事'));
    await scored(j, second, 9);
    await scored(j, third, 5);
    const fourth = (await seated(world, j, 3)).find((one) => one !== second && one !== third);
    if (!fourth) throw new Error('nobody took the seat');
    await scored(j, fourth, 8);
    // Forty points apart: one more is called.
    const last = (await seated(world, j, 4)).find((one) => ![second, third, fourth].includes(one));
    if (!last) throw new Error('nobody more was called');
    await scored(j, last, 8);
    await j.until(({ notices }) => notices.length > 0);
    await done(j, j.applicant, 'move-clock', wholeCase, { days: 9 });
    const city = deciding(world)['decide-city'];
    await done(j, city, 'return', 'decide-city', { to: 'panel' as StepId, ...(await said(j, '一位专家事后说明有利害关系')) });
    await j.until(({ round, panels = [] }) => round === 2 && (panels.at(-1)?.seats.length ?? 0) === 3);
    for (const scorer of await seated(world, j, 3)) await scored(j, scorer, 8);
    await j.until(({ notices }) => notices.some(({ over, taken }) => !over && !taken));
    // A veto during the public notice: nothing is granted before it is concluded.
    const veto = await overOf(world, { j, there }, 'home-veto', vetoed);
    await j.until(({ bars = [] }) => bars.length === 1);
    await done(j, j.applicant, 'move-clock', wholeCase, { days: 9 });
    await j.until(opened('decide-city'));
    if ((await j.act(city, 'grant', 'decide-city', {})).kind !== 'refused') throw new Error('a veto stopped nothing');
    await heard(veto, 'hearing');
    await concluded(world, veto, 'dismiss');
    await j.until(({ bars = [] }) => bars[0]?.upheld === false);
    await done(j, city, 'grant', 'decide-city', {});
    await ended(j);
    return { 'home-rating-scored-again': j.id };
  },
  'home-over-stars': async (world) => {
    staffHomes(world);
    const rated = await starred(world, 19);
    const begun = (name: string, values: Values): Promise<Journey> => overOf(world, rated, name, values);
    const rectified = (): Promise<Journey> => begun('home-rectification', { found: '消防通道堆物', asked: '清理通道', days: 7 });
    const dismissed = await begun('home-veto', vetoed);
    await heard(dismissed, 'hearing');
    await concluded(world, dismissed, 'dismiss');
    const putRight = await rectified();
    await heard(putRight, 'rectify');
    await visited(world, putRight, true);
    await concluded(world, putRight, 'dismiss');
    const notPutRight = await rectified();
    await silent(notPutRight, 'rectify');
    await visited(world, notPutRight, false);
    await concluded(world, notPutRight, 'uphold');
    const upheld = await begun('home-veto', vetoed);
    await silent(upheld, 'hearing');
    await concluded(world, upheld, 'uphold');
    return {
      'home-veto-dismissed': dismissed.id,
      'home-rectification-put-right': putRight.id,
      'home-rectification-not-put-right': notPutRight.id,
      'home-veto-upheld': upheld.id,
    };
  },
  'registration-over': async (world) => {
    const there = await homeOfWujin(world);
    world.people.all.push(person('cz-reviewer-1', [{ role: 'reviewer', office: 'cz' as OfficeId }]));
    const j = await workshopOf(world, there, '时光星工坊');
    await toDecisionInWujin(world, j);
    await done(j, world.people.of('wj', 'approver'), 'grant', 'decide', {});
    await ended(j);
    const begun = (name: string, values: Values): Promise<Journey> =>
      overOf(world, { j, there }, name, values, world.people.of('wj', 'supervisor'));
    const rectified = (): Promise<Journey> => begun('registration-rectification', { found: '助餐停了', asked: '恢复助餐', days: 7 });
    const unregistered: Values = { ground: 'conditions-gone', found: '监护人管理小组已经解散', days: 5 };
    const dismissed = await begun('registration-veto', unregistered);
    await heard(dismissed, 'hearing');
    await concluded(world, dismissed, 'dismiss', 'cz');
    const putRight = await rectified();
    await heard(putRight, 'rectify');
    await visited(world, putRight, true, 'cz');
    await concluded(world, putRight, 'dismiss', 'cz');
    const notPutRight = await rectified();
    await silent(notPutRight, 'rectify');
    await visited(world, notPutRight, false, 'cz');
    await concluded(world, notPutRight, 'uphold', 'cz');
    const upheld = await begun('registration-veto', unregistered);
    await silent(upheld, 'hearing');
    await concluded(world, upheld, 'uphold', 'cz');
    return {
      'registration-veto-dismissed': dismissed.id,
      'registration-rectification-put-right': putRight.id,
      'registration-rectification-not-put-right': notPutRight.id,
      'registration-veto-upheld': upheld.id,
    };
  },
};

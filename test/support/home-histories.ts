import { type Actor } from '../../src/domain/offices';
import { type CaseId, type Instant, shifted } from '../../src/domain/values';
import { type Journey, opened } from './journey';
import { paid } from './matter-histories';
import { placementOf } from './placed';
import {
  deciding,
  done,
  ended,
  fileFor,
  filled,
  finance,
  type HomeThere,
  homeAt,
  journeyFor,
  morningOf,
  openedBy,
  ownAccount,
  ratingOf,
  said,
  seated,
  staffHomes,
  toDecision,
} from './rated';
import { homeOfWujin, toDecisionInWujin, workshopOf } from './registered-places';
import { type World } from './world';

/** Ids of cases by the name that their history is kept under. */
type Kept = Record<string, string>;

/** A draft that a rating has opened, filed with the operator's account. */
async function followed(world: World, there: HomeThere, after: Journey, relation: string, more: Parameters<typeof filled>[2] = {}) {
  const [draft] = await openedBy(world, after.id, relation);
  const id = draft?.caseId as CaseId;
  await filled(world, id, { account: ownAccount(there), ...more });
  const end = draft?.after?.period?.to;
  const { kind } = await fileFor(world, there, id, end && (`${shifted(end, 5)}T02:00:00.000Z` as Instant));
  if (kind !== 'submitted') throw new Error(`${relation} could not be filed: ${kind}`);
  const j = await journeyFor(world, there, id);
  await done(j, world.people.of('jx-nh', 'window'), 'accept', 'accept', {});
  return j;
}

async function decidedAndPaid(world: World, j: Journey): Promise<void> {
  await done(j, world.people.of('jx-nh', 'approver'), 'grant', 'decide', {});
  await j.until(opened('pay'));
  await paid(world, j, finance(world), '330402', ['compose', 'release']);
}

async function refusedBy(j: Journey, who: Actor, step: string, clause: string): Promise<void> {
  await done(j, who, 'refuse', step, { clause, ...(await said(j, '不符合条件')) });
  await ended(j);
}

/** Points of a year below the lowest grade. */
const poor = { services: 20, management: 15, satisfaction: 15 };

/** How a home's rating can end, and what follows it and is paid. */
export const homeOutcomes: Record<string, (world: World) => Promise<Kept>> = {
  'home-rating': async (world) => {
    staffHomes(world);
    const { of } = world.people;
    const { 'decide-city': city, 'decide-province': province } = deciding(world);
    const [granted, five, refused, withdrawn, notAccepted] = await Promise.all([1, 2, 3, 16, 17].map((at) => ratingOf(world, at)));
    if (!granted || !five || !refused || !withdrawn || !notAccepted) throw new Error('five were filed');
    await toDecision(world, granted.j, 8);
    await done(granted.j, city, 'grant', 'decide-city', {});
    await ended(granted.j);
    await toDecision(world, five.j, 9);
    await done(five.j, province, 'grant', 'decide-province', {});
    await ended(five.j);
    await toDecision(world, refused.j, 5);
    await done(refused.j, city, 'refuse', 'decide-city', { clause: 'below-a-star', ...(await said(refused.j, '没有达到一星')) });
    await ended(refused.j);
    await done(withdrawn.j, of('jx-nh', 'window'), 'accept', 'accept', {});
    await done(withdrawn.j, withdrawn.j.applicant, 'withdraw', 'case', await said(withdrawn.j, '先整改再申报'));
    await ended(withdrawn.j);
    const why = { clause: 'out-of-scope', ...(await said(notAccepted.j, '不属于本区')) };
    await done(notAccepted.j, of('jx-nh', 'window'), 'refuse-acceptance', 'accept', why);
    await ended(notAccepted.j);

    const opening = await followed(world, granted.there, granted.j, 'opening');
    await done(opening, of('jx-nh', 'reviewer'), 'advance', 'review', await said(opening));
    await decidedAndPaid(world, opening);
    const due = (await world.store.invitations.of(granted.j.id)).find(({ after }) => after.relation === 'assessment')?.due;
    if (due) await morningOf(world, due);
    const assessment = await followed(world, granted.there, granted.j, 'assessment', { report: { activities: '康复训练每月 2 次。' } });
    const marks = { services: 36, management: 27, satisfaction: 28 };
    for (const scorer of await seated(world, assessment, 2))
      await done(assessment, scorer, 'score', 'panel', { marks, ...(await said(assessment)) });
    await decidedAndPaid(world, assessment);
    const refusedOpening = await followed(world, five.there, five.j, 'opening');
    await refusedBy(refusedOpening, of('jx-nh', 'reviewer'), 'review', 'out-of-scope');
    const assessed = (await world.store.invitations.of(five.j.id)).find(({ after }) => after.relation === 'assessment')?.due;
    if (assessed) await morningOf(world, assessed);
    const refusedAssessment = await followed(world, five.there, five.j, 'assessment', { report: { activities: '全年停办三个月。' } });
    for (const scorer of await seated(world, refusedAssessment, 2))
      await done(refusedAssessment, scorer, 'score', 'panel', { marks: poor, ...(await said(refusedAssessment)) });
    await refusedBy(refusedAssessment, of('jx-nh', 'approver'), 'decide', 'below-sufficient');
    return {
      'home-rating-by-city': granted.j.id,
      'home-rating-by-province': five.j.id,
      'home-rating-refused': refused.j.id,
      'home-rating-withdrawn': withdrawn.j.id,
      'home-rating-not-accepted': notAccepted.j.id,
      'home-opening-paid': opening.id,
      'home-opening-refused': refusedOpening.id,
      'home-assessment-paid': assessment.id,
      'home-assessment-refused': refusedAssessment.id,
    };
  },
  'star-workshop-registration': async (world) => {
    const { of } = world.people;
    const there = await homeOfWujin(world);
    const granted = await workshopOf(world, there, '一号星工坊');
    const refused = await workshopOf(world, there, '二号星工坊');
    const withdrawn = await workshopOf(world, there, '三号星工坊');
    await toDecisionInWujin(world, granted);
    await done(granted, of('wj', 'approver'), 'grant', 'decide', {});
    await ended(granted);
    await toDecisionInWujin(world, refused);
    await done(refused, of('wj', 'approver'), 'refuse', 'decide', { clause: 'no-committee', ...(await said(refused, '记录没有签名')) });
    await ended(refused);
    await done(withdrawn, of('wj', 'window'), 'accept', 'accept', {});
    await done(withdrawn, withdrawn.applicant, 'withdraw', 'case', await said(withdrawn, '场地还没有准备好'));
    await ended(withdrawn);
    return {
      'star-workshop-registered': granted.id,
      'star-workshop-refused': refused.id,
      'star-workshop-withdrawn': withdrawn.id,
    };
  },
  'home-placement': async (world) => {
    const { of } = world.people;
    const j = await placementOf(world, await homeAt(world, 19), [
      [3, '2025-01'],
      [4, '2025-06'],
    ]);
    await done(j, of('jx-nh', 'window'), 'accept', 'accept', {});
    await decidedAndPaid(world, j);
    const refused = await placementOf(world, await homeAt(world, 0), [[5, '2025-03']]);
    await done(refused, of('jx-nh', 'window'), 'accept', 'accept', {});
    await refusedBy(refused, of('jx-nh', 'approver'), 'decide', 'out-of-scope');
    return { 'home-placement-paid': j.id, 'home-placement-refused': refused.id };
  },
};

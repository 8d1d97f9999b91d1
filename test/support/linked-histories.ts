import { cast, castFirms } from '../../sandbox/people';
import { type Act, type ActBodies, type ActKind } from '../../src/domain/case/acts';
import { noticeAt } from '../../src/domain/case/steps/notice';
import { type After } from '../../src/domain/ground/after';
import { type Actor } from '../../src/domain/offices';
import { type AreaCode, type Fen, type LocalDate, type PersonId, type StepId } from '../../src/domain/values';
import { pay } from './histories';
import { answersOf, type Journey, journey, opened, random } from './journey';
import { type World } from './world';

/** Ids of cases by the name that their history is kept under. */
type Kept = Record<string, string>;

const lease = { address: '民治街道示例路 901 号', monthlyRent: 200_000, from: '2026-01-01', until: '2031-12-31' };
const period = { n: 1, from: '2026-08-01' as LocalDate, to: '2026-10-31' as LocalDate };
const hutang = '320412001' as AreaCode;

async function filed(world: World, programme: string, after?: After, area: AreaCode = cast.lin.household.area): Promise<Journey> {
  const answers = {
    ...answersOf([cast.lin], castFirms.lin),
    lease,
    operation: { operating: true, paidOnTime: true, business: '按摩' },
    period: { operating: true, paid: true },
    objection: { text: '不属实', letters: 'none' },
    about: { number: 'n', matter: 'm', paid: 0 },
  };
  const people = answers.people.map((one) => ({ ...one, person: `p-${random()}` as PersonId, household: area }));
  const j = await journey(world, { ...answers, people }, area, undefined, { programme, ...(after ? { after } : {}) });
  await j.submit();
  return j;
}

const act = async <K extends ActKind>(j: Journey, who: Actor, kind: K, step: string, body: ActBodies[K]): Promise<void> => {
  await j.until(opened(step));
  const answer = await j.act(who, kind, step, body, { seen: 1_000_000 } as Partial<Act>);
  if (answer.kind !== 'done') throw new Error(`${kind} at ${step}: ${JSON.stringify(answer)}`);
};
const said = async (j: Journey) => ({ text: await j.text('同意') });
const ended = (j: Journey) => j.until((state) => state.outcome !== undefined);
const after = (j: Journey, relation: string, more: Partial<After> = {}): After => ({ case: j.id, relation, ...more });

/** As far as the town's notice, with the row up. */
async function onNotice(world: World): Promise<Journey> {
  const { of } = world.people;
  const j = await filed(world, 'startup-grant', undefined, hutang);
  await act(j, of('wj-hutang', 'window'), 'accept', 'accept', {});
  const found = { checklist: { 'premises-as-stated': true, operating: true }, text: await j.text('属实'), photos: [] };
  for (const nth of [1, 2]) await act(j, of('wj-hutang', 'inspector', nth), 'inspect', 'town-visit', found);
  await act(j, of('wj-hutang', 'reviewer'), 'advance', 'town-review', await said(j));
  await standing(j, 'town-notice');
  return j;
}
const standing = (j: Journey, step: string) => j.until((state) => opened(step)(state) && noticeAt(state, step as StepId) !== undefined);

/** Every outcome of what follows other cases, and of a route with notices. */
export const linkedOutcomes: Record<string, (world: World) => Promise<Kept>> = {
  noticed: async (world) => {
    const { of } = world.people;
    const j = await onNotice(world);
    const objection = await filed(world, 'objection', after(j, 'objection'), hutang);
    await j.until((state) => noticeAt(state, 'town-notice' as StepId)?.holds.length === 1);
    await act(objection, of('wj', 'reviewer', 2), 'dismiss', 'investigate', await said(objection));
    await ended(objection);
    await j.until((state) => state.obligations[0]?.due !== undefined);
    await j.act(j.applicant, 'move-clock', 'case', { days: 30 });
    const found = { checklist: { 'premises-as-stated': true, operating: true }, text: await j.text('属实'), photos: [] };
    await act(j, of('wj', 'reviewer', 1), 'note', 'district-visit', { text: await j.text('备注') });
    await act(j, world.people.all.find((one) => one.id === 'actor-wj-inspector') as Actor, 'inspect', 'district-visit', found);
    await act(j, of('wj', 'reviewer', 1), 'advance', 'district-review', await said(j));
    await standing(j, 'district-notice');
    await j.act(j.applicant, 'move-clock', 'case', { days: 30 });
    await act(j, world.people.all.find((one) => one.id === 'actor-wj-finance-approver') as Actor, 'refuse', 'decide', {
      clause: 'not-operating',
      text: await j.text('未正常经营'),
    });
    await ended(j);
    return { noticed: j.id, 'objection-dismissed': objection.id };
  },
  'objection-upheld': async (world) => {
    const j = await onNotice(world);
    const objection = await filed(world, 'objection', after(j, 'objection'), hutang);
    await j.until((state) => noticeAt(state, 'town-notice' as StepId)?.holds.length === 1);
    await act(objection, world.people.of('wj', 'reviewer', 2), 'uphold', 'investigate', await said(objection));
    await ended(objection);
    await j.until(opened('town-review'));
    await j.act(j.applicant, 'withdraw', 'case', { text: await j.text('不办了') });
    await ended(j);
    return { 'noticed-withdrawn': j.id, 'objection-upheld': objection.id };
  },
  rent: async (world) => {
    const { of } = world.people;
    const j = await filed(world, 'rent-subsidy');
    await act(j, of('lh-minzhi', 'window'), 'accept', 'accept', {});
    const found = {
      checklist: { 'premises-as-stated': true, operating: true, 'founder-present': true },
      text: await j.text('属实'),
      photos: [],
    };
    for (const nth of [1, 2]) await act(j, of('lh-minzhi', 'inspector', nth), 'inspect', 'visit', found);
    await act(j, of('lh-minzhi', 'reviewer'), 'advance', 'street-review', await said(j));
    await act(j, of('lh-agency', 'reviewer'), 'advance', 'district-review', await said(j));
    await act(j, of('lh', 'approver'), 'grant', 'decide', {});
    await act(j, of('lh-minzhi', 'window'), 'deliver', 'deliver', { how: 'online' });
    await ended(j);
    const quarter = await filed(world, 'rent-period', after(j, 'quarter', { period }));
    await act(quarter, of('lh-minzhi', 'window'), 'accept', 'accept', {});
    await act(quarter, of('lh-minzhi', 'reviewer'), 'advance', 'street-review', await said(quarter));
    await act(quarter, of('lh', 'approver'), 'grant', 'decide', {});
    await quarter.until(opened('pay'));
    await pay(world, quarter);
    await ended(quarter);
    const check = await filed(world, 'spot-check', after(quarter, 'spot-check', { paid: 390_000 as Fen }));
    const seen = { checklist: { operating: true, 'as-granted': false }, text: await check.text('转租'), photos: [] };
    await act(check, of('lh-agency', 'reviewer', 2), 'inspect', 'visit', seen);
    await act(check, of('lh', 'approver', 2), 'uphold', 'conclude', await said(check));
    await ended(check);
    const recovery = await filed(world, 'recovery', after(quarter, 'recovery', { paid: 390_000 as Fen }));
    const text = await recovery.text('转租');
    await act(recovery, of('lh', 'approver', 2), 'demand', 'demand', { fen: 130_000 as Fen, text });
    await act(recovery, of('lh', 'finance', 1), 'repaid', 'collect', { fen: 130_000 as Fen, text });
    await ended(recovery);
    const waived = await filed(world, 'recovery', after(quarter, 'recovery', { paid: 390_000 as Fen }));
    await act(waived, of('lh', 'approver', 2), 'waive', 'demand', await said(waived));
    await ended(waived);
    return {
      'rent-granted': j.id,
      'rent-period-paid': quarter.id,
      'spot-check-upheld': check.id,
      'recovery-repaid': recovery.id,
      'recovery-waived': waived.id,
    };
  },
};

/** Posts that the usual staff of an office does not have. */
export function staffLinked(world: World): void {
  const more: [string, 'inspector' | 'approver', string][] = [
    ['actor-wj-inspector', 'inspector', 'wj'],
    ['actor-wj-finance-approver', 'approver', 'wj-finance'],
  ];
  for (const [id, role, office] of more)
    world.people.all.push({
      id: id as Actor['id'],
      person: `person-${id}` as PersonId,
      kind: 'officer',
      posts: [{ role, office: office as Actor['posts'][number]['office'] }],
      deputyFor: [],
    });
}

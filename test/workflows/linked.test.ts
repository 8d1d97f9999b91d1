import { cast, castFirms } from '../../sandbox/people';
import { type ActBodies, type ActKind } from '../../src/domain/case/acts';
import { type Actor, type Role } from '../../src/domain/offices';
import { type ActorId, type AreaCode, type CaseId, dayAfter, type Instant, type LocalDate, type PersonId } from '../../src/domain/values';
import { openInvitations } from '../../workflows/open-invitations';
import { answersOf, type Journey, journey, opened, random, today } from '../support/journey';
import { startWorld, type World } from '../support/world';

let world: World;
beforeAll(async () => {
  world = await startWorld();
}, 60_000);
afterAll(() => world.end());

const who = (office: string, role: Role, nth?: number): Actor => world.people.of(office, role, nth);
const lease = { address: '民治街道示例路 901 号', monthlyRent: 200_000, from: '2026-01-01', until: '2031-12-31' };
const rented = { ...answersOf([cast.lin], castFirms.lin), lease, operation: { operating: true, paidOnTime: true, business: '按摩' } };

const act = async <K extends ActKind>(j: Journey, officer: Actor, kind: K, step: string, body: ActBodies[K]): Promise<void> => {
  await j.until(opened(step));
  expect(await j.act(officer, kind, step, body, { seen: 1_000_000 })).toMatchObject({ kind: 'done' });
};

/** A rent subsidy from its form to its end. */
async function granted(): Promise<Journey> {
  const person = `p-${random()}` as PersonId;
  const answers = { ...rented, people: rented.people.map((one) => ({ ...one, person })) };
  const j = await journey(world, answers, cast.lin.household.area, undefined, { programme: 'rent-subsidy' });
  await j.submit();
  await act(j, who('lh-minzhi', 'window'), 'accept', 'accept', {});
  const seen = {
    checklist: { 'premises-as-stated': true, operating: true, 'founder-present': true },
    text: await j.text('属实'),
    photos: [],
  };
  await act(j, who('lh-minzhi', 'inspector', 1), 'inspect', 'visit', seen);
  await act(j, who('lh-minzhi', 'inspector', 2), 'inspect', 'visit', seen);
  await act(j, who('lh-minzhi', 'reviewer'), 'advance', 'street-review', { text: await j.text('同意') });
  await act(j, who('lh-agency', 'reviewer'), 'advance', 'district-review', { text: await j.text('同意') });
  await act(j, who('lh', 'approver'), 'grant', 'decide', {});
  await act(j, who('lh-minzhi', 'window'), 'deliver', 'deliver', { how: 'online' });
  await j.until((state) => state.outcome !== undefined);
  return j;
}

/** The daily run, as of a day. */
const openAsOf = (day: LocalDate): Promise<void> =>
  world.client.workflow.execute(openInvitations, { workflowId: `open-${random()}`, taskQueue: world.taskQueue, args: [day] });

it('what is granted once is followed by a case for each quarter, each month of the premises paid for once', async () => {
  const j = await granted();
  expect((await j.state()).outcome).toBe('granted');
  expect(await world.store.claims.ofCase(j.id)).toMatchObject([{ state: 'spent' }]);
  const invitations = await world.store.invitations.of(j.id);
  expect(invitations).toHaveLength(12);
  const [first, second] = invitations as [(typeof invitations)[0], (typeof invitations)[0]];
  expect(first).toMatchObject({ state: 'waiting', programme: 'rent-period', after: { case: j.id, relation: 'quarter', period: { n: 1 } } });
  expect(second.after.period?.from).toBe(dayAfter(first.after.period?.to as LocalDate));

  // The day before nothing opens; on the day it does, once, though the run is done twice and beside itself.
  await openAsOf(first.after.period?.to as LocalDate);
  expect((await world.store.invitations.of(j.id)).map((one) => one.state)).not.toContain('opened');
  await Promise.all([openAsOf(first.due), openAsOf(first.due)]);
  await openAsOf(first.due);
  const drafts = await world.store.drafts.ofActor(j.applicant);
  expect(drafts).toHaveLength(1);
  expect(drafts[0]).toMatchObject({ programme: 'rent-period', after: first.after, policy: '440300/rent-period/2017-12-13' });
  // What is known is filled in as somebody would have typed it; what may have changed is left to be answered.
  expect(drafts[0]?.sections['lease']).toMatchObject({ address: lease.address, monthlyRent: '2,000.00' });
  expect(drafts[0]?.sections['period']).toBeUndefined();

  const quarter = async (n: number, person: PersonId): Promise<Journey> => {
    const answers = { ...rented, people: rented.people.map((one) => ({ ...one, person })), period: { operating: true, paid: true } };
    const after = (await world.store.invitations.of(j.id))[n - 1]?.after;
    const one = await journey(world, answers, cast.lin.household.area, undefined, {
      programme: 'rent-period',
      ...(after ? { after } : {}),
    });
    await one.submit();
    await act(one, who('lh-minzhi', 'window'), 'accept', 'accept', {});
    return one;
  };
  const own = await quarter(1, j.input.submission.applicant.person);
  const held = await own.until((state) => state.rights.reserved.length > 0);
  expect(held.rights.reserved).toHaveLength(3);
  expect(new Set(held.rights.reserved.map((key) => key.split('/')[1])).size).toBe(1);
  await act(own, who('lh-minzhi', 'reviewer'), 'advance', 'street-review', { text: await own.text('同意') });
  await act(own, who('lh', 'approver'), 'grant', 'decide', {});
  const decided = await own.until(opened('pay'));
  expect(decided.result).toMatchObject({ value: 390_000, unit: 'fen' });
  expect(decided.payments).toMatchObject([{ fen: 390_000, status: 'ready' }]);

  // The same months of the same premises, by another household: the right is taken, by the case that holds it.
  const rival = await quarter(1, `p-${random()}` as PersonId);
  expect((await rival.until((state) => state.rights.takenBy !== undefined)).rights.takenBy).toBe(own.input.submission.number);
  const next = await quarter(2, j.input.submission.applicant.person);
  expect((await next.until((state) => state.rights.reserved.length > 0)).rights.reserved).toHaveLength(3);
}, 90_000);

it('whose account is closed is not invited any more', async () => {
  const day = today;
  const key = { case: `c-${random()}` as CaseId, relation: 'quarter', period: { n: 1, from: day, to: day } };
  const area = cast.lin.household.area;
  await world.store.invitations.keep([
    { after: key, programme: 'rent-period', area, actor: 'nobody' as ActorId, person: 'nobody' as PersonId, since: day, due: day },
  ]);
  await openAsOf(day);
  expect(await world.store.invitations.of(key.case)).toMatchObject([{ state: 'void' }]);
}, 30_000);

it('whoever asked to be told is told once: that their day has come, or that the matter has opened where they live', async () => {
  const person = { person: 'p-waiting' as PersonId, kind: 'applicant' as const, posts: [], deputyFor: [] };
  const [early, elsewhere] = ['a-early', 'a-elsewhere'] as ActorId[] as [ActorId, ActorId];
  const at = '2026-11-20T00:00:00.000Z' as Instant;
  for (const id of [early, elsewhere]) world.people.all.push({ ...person, id });
  const xiamen = { programme: 'startup-grant', area: '350206' as AreaCode, actor: early, at, from: dayAfter(today) };
  await world.store.interest.keep(xiamen);
  await world.store.interest.keep({ programme: 'rent-subsidy', area: '350206' as AreaCode, actor: elsewhere, at });
  await world.store.interest.keep({ programme: 'rent-subsidy', area: '440309' as AreaCode, actor: elsewhere, at });
  await openAsOf(today);
  // Their day is tomorrow; what is open in Longhua was opened to whoever waited there, and Xiamen has no such matter.
  expect(await world.store.interest.by(early)).toHaveLength(1);
  expect(await world.store.interest.by(elsewhere)).toMatchObject([{ area: '350206' }]);
  await Promise.all([openAsOf(dayAfter(today)), openAsOf(dayAfter(today))]);
  expect(await world.store.interest.by(early)).toEqual([]);
  expect(world.told.map(({ actor, template }) => [actor, template])).toEqual(
    expect.arrayContaining([
      [early, 'qualifies-now'],
      [elsewhere, 'matter-opened'],
    ]),
  );
}, 60_000);

it('a series that is stopped opens nothing until it goes on; one whose lease ended is over', async () => {
  const id = `c-${random()}` as CaseId;
  const one = (n: number) => ({
    after: { case: id, relation: 'quarter', period: { n, from: today, to: today } },
    programme: 'rent-period',
    area: cast.lin.household.area,
    actor: 'a-early' as ActorId,
    person: 'p-waiting' as PersonId,
    since: today,
    due: dayAfter(today),
  });
  const { invitations } = world.store;
  const states = async () => (await invitations.of(id)).map(({ state }) => state);
  await invitations.keep([one(1), one(2), one(3)]);
  await invitations.stop(id);
  await openAsOf(dayAfter(today));
  expect(await states()).toEqual(['stopped', 'stopped', 'stopped']);
  await invitations.resume(id);
  await invitations.endAfter(one(1).after);
  expect(await states()).toEqual(['waiting', 'void', 'void']);
}, 30_000);

it('of a budget only what is there is held, and what a case gives back another has by the time that it is decided', async () => {
  const xiagang = '350203001' as AreaCode;
  const file = async (): Promise<Journey> => {
    const answers = {
      ...answersOf([cast.ye], { ...castFirms.ye, uscc: `${castFirms.ye.uscc}-${random()}` }),
      relief: { operating: true, rents: true, kept: 2 },
    };
    const people = answers.people.map((one) => ({ ...one, person: `p-${random()}` as PersonId }));
    const j = await journey(world, { ...answers, people }, xiagang, undefined, { programme: 'relief' });
    await j.submit();
    await act(j, who('xm-sm-xiagang', 'window'), 'accept', 'accept', {});
    return j;
  };
  const [first, second] = [await file(), await file()];
  for (const j of [first, second]) expect((await j.until(({ rights }) => rights.reserved.length > 0)).rights.budget).toBe(400_000);
  const third = await file();
  await third.until(({ rights }) => rights.budgetSpent === true);
  const { policy } = third.input.submission;
  expect(await world.store.budgets.left(policy, 0 as never)).toBe(200_000);
  expect(await first.act(first.applicant, 'withdraw', 'case', { text: await first.text('不办了') })).toMatchObject({ kind: 'done' });
  await first.until((state) => state.outcome === 'withdrawn');
  await act(third, who('xm-sm-xiagang', 'reviewer'), 'advance', 'street-review', { text: await third.text('同意') });
  expect((await third.until(({ rights }) => rights.budget !== undefined)).rights).toMatchObject({ budget: 400_000 });
  expect(await world.store.budgets.left(policy, 0 as never)).toBe(200_000);
}, 60_000);

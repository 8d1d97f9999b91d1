import { type Act, type ActBodies, type ActKind } from '../../src/domain/case/acts';
import { type Answer } from '../../src/domain/case/answer';
import { isSpent, standingOffer } from '../../src/domain/case/offers';
import { type CaseState } from '../../src/domain/case/state';
import { type Actor } from '../../src/domain/offices';
import { operatorsIn } from '../../src/domain/places/passed';
import { type CaseId, type LocalDate, type Month, type PartyId, type RequestId, type StepId } from '../../src/domain/values';
import { rightsOf } from '../../src/domain/case/rights';
import { rightHolders } from '../../src/store/right-holders';
import { openHandOver } from '../../src/portal/cases/open-hand-over';
import { eventually } from '../support/eventually';
import { begun, contractsIn, type HandedOver, homeWith, partsOf, poolOfOnly, residentNo } from '../support/hand-over';
import { nowInstant, random } from '../support/journey';
import { proofOf } from '../support/proofs';
import { startWorld, type World } from '../support/world';

let world: World;
beforeAll(async () => {
  world = await startWorld();
}, 60_000);
afterAll(() => world.end());

const until = (id: CaseId, shows: (state: CaseState) => boolean): Promise<CaseState> =>
  eventually(
    async () => (await world.store.cases.read(id))?.state,
    shows,
    (last) => [last?.obligations, last?.offers, last?.passing],
  );

async function act<K extends ActKind>(id: CaseId, actor: Actor, kind: K, step: string, body: ActBodies[K]): Promise<Answer> {
  const seen = (await world.store.cases.read(id))?.version ?? 0;
  const one = { kind, step: step as StepId, request: random() as RequestId, at: nowInstant(), seen, ...body } as unknown as Act;
  return world.engine.act(id, one, actor);
}

const asks = (party: PartyId | undefined) => (state: CaseState) => standingOffer(state)?.to === party;
const ended = (state: CaseState): boolean => state.outcome !== undefined;
const nth = <T>(all: readonly T[], n: number): T => all[n] as T;

/** The n-th unit takes it, once it is asked. */
async function taken(id: CaseId, { units, clerks }: HandedOver, n: number): Promise<CaseState> {
  await until(id, asks(nth(units, n)));
  expect(await act(id, nth(clerks, n), 'take-offer', 'offer', { party: nth(units, n) })).toMatchObject({ kind: 'done' });
  return until(id, ended);
}

it('a home passes with all who are there to the first that says yes: both counts agree, none is dropped, none is twice', async () => {
  const home = await homeWith(world, 5);
  const { place, units, stays } = home;
  const gone = nth(stays, 4);
  await world.store.stays.leave(place.id, gone, '2025-06-30' as never, 'hired');
  const id = await begun(world, home);
  const state = await taken(id, home, 1);
  expect(state).toMatchObject({ outcome: 'granted', passing: { from: units[0], to: units[1], count: 4, passed: 4, missing: 0 } });
  const after = await world.store.places.find(place.id);
  expect([after?.operator, after?.frozen]).toEqual([units[1], undefined]);
  const people = await contractsIn(world, place.id);
  expect(people.map((one) => one.id).sort()).toEqual([...stays].sort());
  // Whoever had left before is the former operator's for good.
  for (const one of people)
    expect(one).toMatchObject(one.id === gone ? { employer: units[0], passed: [] } : { employer: units[1], passed: [id] });
  const { verified, view, letters } = await proofOf(world, id);
  expect([verified, view.is]).toEqual([{ faults: [], lagging: 0 }, view.should]);
  expect(letters.is.filter((one) => !one.includes('/place-passed/'))).toEqual(letters.should);
  // A letter on paper for each who is there, a message for each guardian's telephone.
  expect(letters.is.filter((one) => one.includes('/place-passed/'))).toHaveLength(4);
  const guardians = await world.db.connection
    .collection('notices')
    .countDocuments({ template: 'place-passed-guardian', _id: { $regex: id } as never });
  expect(guardians).toBe(2);
}, 60_000);

it('what lies in it passes with it, and whoever is enrolled there is told and counted too', async () => {
  const home = await homeWith(world, 2);
  const { place, units } = home;
  const { places, stays } = world.store;
  const inside = await places.register({ ...place, key: random(), kind: 'star-workshop', name: '之内星工坊', within: place.id });
  await stays.enrol(inside.id, '2025-01-01' as LocalDate, residentNo(7, nth(units, 0)));
  const id = await begun(world, home);
  const state = await taken(id, home, 1);
  expect(state).toMatchObject({ outcome: 'granted', passing: { count: 3, passed: 3, missing: 0 } });
  const after = await Promise.all([places.find(place.id), places.find(inside.id)]);
  expect(after.map((one) => [one?.operator, one?.frozen])).toEqual([
    [units[1], undefined],
    [units[1], undefined],
  ]);
  expect(await contractsIn(world, inside.id)).toMatchObject([{ employer: units[1], passed: [id] }]);
  const { letters } = await proofOf(world, id);
  expect(letters.is.filter((one) => one.includes('/place-passed/'))).toHaveLength(3);
}, 60_000);

it('a month in which it passed is both operators’, and its roster stays as it was', async () => {
  const home = await homeWith(world, 1);
  const month = '2026-11' as Month;
  const rows = [{ stay: nth(home.stays, 0), days: 20 }];
  await world.store.placeMonths.save(home.place.id, month, rows, 0);
  const id = await begun(world, home);
  const { passing } = await taken(id, home, 1);
  expect((await world.store.placeMonths.read(home.place.id, month))?.rows).toEqual(rows);
  const running = (await world.store.places.running([home.place.id])).get(home.place.id);
  const [stay] = await world.store.stays.of(home.place.id);
  const days = running && stay ? operatorsIn(stay, (passing?.on.slice(0, 7) ?? '') as Month, running) : [];
  expect(days.at(-1)).toMatchObject({ operator: home.units[1], from: passing?.on });
  expect(stay?.before).toMatchObject([{ employer: home.units[0], from: '2025-01-01' }]);
}, 60_000);

it('a refusal passes to the next; with nobody left the office is told, adds one and goes on', async () => {
  const home = await homeWith(world, 2, 1);
  const { units, clerks, supervisor } = home;
  const id = await begun(world, home);
  await until(id, asks(nth(units, 1)));
  const text = await world.store.texts.keep('人手不够', { author: nth(clerks, 1).id, case: id });
  expect(await act(id, nth(clerks, 1), 'decline-offer', 'offer', { party: nth(units, 1), text })).toMatchObject({ kind: 'done' });
  await until(id, isSpent);
  const letters = await world.store.letters.allOfCase(id);
  expect(letters.filter((one) => one.template === 'offers-spent').map((one) => one.to.actor)).toContain(supervisor.id);
  const { id: another } = await world.store.parties.named({ uscc: `91330402${random()}`, name: '后来的企业' });
  const clerk: Actor = { ...nth(clerks, 1), id: `actor-late-${random()}` as never, person: 'person-late' as never, parties: [another] };
  world.people.all.push(clerk);
  expect(await act(id, supervisor, 'add-to-order', 'offer', { parties: [nth(units, 1), another] })).toMatchObject({ kind: 'done' });
  await until(id, asks(another));
  expect(await act(id, nth(clerks, 1), 'take-offer', 'offer', { party: nth(units, 1) })).toMatchObject({
    refusal: { code: 'not-offered' },
  });
  expect(await act(id, clerk, 'take-offer', 'offer', { party: another })).toMatchObject({ kind: 'done' });
  await until(id, ended);
  expect((await world.store.places.find(home.place.id))?.operator).toBe(another);
}, 60_000);

it('the successor fails too: the second hand-over begins after the first, and the one that left signs for nothing any more', async () => {
  const home = await homeWith(world, 3);
  const { place, units, clerks } = home;
  const first = await begun(world, home);
  await taken(first, home, 1);
  const now = await world.store.places.find(place.id);
  if (!now) throw new Error('the place is gone');
  const second = await begun(world, { ...home, place: now });
  expect(second).not.toBe(first);
  // The one that fails now stands in the pool itself, and is left out; the one before it is not in the pool.
  const { offers } = await until(second, asks(nth(units, 2)));
  expect(offers?.order).toEqual([units[2]]);
  expect(await act(second, nth(clerks, 1), 'take-offer', 'offer', { party: nth(units, 1) })).toMatchObject({
    refusal: { code: 'not-offered' },
  });
  expect(await act(second, nth(clerks, 0), 'take-offer', 'offer', { party: nth(units, 0) })).toMatchObject({
    refusal: { code: 'not-offered' },
  });
  await taken(second, home, 2);
  for (const one of await contractsIn(world, place.id)) expect(one).toMatchObject({ employer: units[2], passed: [first, second] });
  expect((await world.store.places.formerOf(place.id)).map(({ operator, key }) => [operator, key])).toEqual([
    [units[0], first],
    [units[1], second],
  ]);
}, 60_000);

it('two at once of one place are one, the second is told of it; called off, the next may begin', async () => {
  const home = await homeWith(world, 1);
  const open = () => openHandOver(partsOf(world), home.supervisor, home.place, random() as RequestId, '停业');
  const both = await Promise.all([open(), open()]);
  const ids = both.flatMap((one) => ('id' in one ? [one.id] : []));
  expect(new Set(ids).size).toBe(1);
  const id = nth(ids, 0);
  await until(id, asks(nth(home.units, 1)));
  expect((await open()).kind).toBe('open');
  const text = await world.store.texts.keep('恢复经营', { author: home.supervisor.id, case: id });
  expect(await act(id, home.supervisor, 'call-off', 'offer', { text })).toMatchObject({ kind: 'done' });
  expect((await until(id, ended)).outcome).toBe('refused');
  expect((await world.store.places.find(home.place.id))?.operator).toBe(home.units[0]);
  await eventually(
    async () => (await world.store.passings.of(id))?.closed,
    (closed) => closed !== undefined,
    (closed) => closed,
  );
  expect((await open()).kind).toBe('begun');
}, 60_000);

it('whoever does not answer by the date is passed over for the next', async () => {
  const home = await homeWith(world, 1);
  const id = await begun(world, home);
  await until(id, asks(nth(home.units, 1)));
  expect(await act(id, home.supervisor, 'move-clock', 'case', { days: 10 })).toMatchObject({ kind: 'done' });
  await until(id, asks(nth(home.units, 2)));
  expect(await act(id, nth(home.clerks, 1), 'take-offer', 'offer', { party: nth(home.units, 1) })).toMatchObject({
    refusal: { code: 'not-offered' },
  });
}, 60_000);

it('somebody who comes while the place is being frozen passes too, and one who is put right in between keeps it', async () => {
  const home = await homeWith(world, 2);
  const { place, units, stays } = home;
  const { freeze } = world.store.places;
  // Enrolled, and put right, between the freeze and the list of whoever looked before it.
  world.store.places.freeze = async (...of) => {
    const done = await freeze(...of);
    const stay = await world.store.stays.find(place.id, nth(stays, 0));
    const right = { ...residentNo(0, nth(units, 0)), name: '改名', from: '2025-01-01' as LocalDate };
    if (stay) await world.store.stays.change(place.id, stay.id, right, stay.version);
    return done;
  };
  const { list } = world.store.passings;
  world.store.passings.list = async (...of) => {
    const kept = await list(...of);
    await world.store.stays.enrol(place.id, '2026-11-01' as never, {
      name: '后来',
      identity: '330402199912310011',
      certificate: '33040219991231001153',
    });
    return kept;
  };
  try {
    const id = await begun(world, home);
    const state = await taken(id, home, 1);
    expect(state.passing).toMatchObject({ count: 3, passed: 3, missing: 0 });
    const people = await world.store.stays.of(place.id);
    expect(people.map(({ name }) => name).sort()).toEqual(['后来', '员工1', '改名']);
    expect(people.every(({ passed }) => passed?.length === 1 && passed[0]?.to === units[1])).toBe(true);
  } finally {
    Object.assign(world.store.places, { freeze });
    Object.assign(world.store.passings, { list });
  }
}, 60_000);

it('the same person’s month is claimed by one of the two operators only: both are told, and neither is paid it beside the other', async () => {
  const home = await homeWith(world, 1);
  const id = await begun(world, home);
  await taken(id, home, 1);
  const [stay] = await world.store.stays.of(home.place.id);
  const claim = { key: stay?.identity ?? '', slots: ['2026-11'] };
  const [one, other] = ['c-one', 'c-other'] as CaseId[] as [CaseId, CaseId];
  const claims = (of: CaseId, unit: PartyId) => world.store.personMonths.claim(of, { by: unit }, [claim]);
  expect((await claims(one, nth(home.units, 0))).size).toBe(0);
  const found = await claims(other, nth(home.units, 1));
  expect([...found.values()].flat().map((rival) => rival.case)).toEqual([one]);
}, 60_000);

it('a pool without anybody is told of at once', async () => {
  const home = await homeWith(world, 1, 0);
  await poolOfOnly(world.store, [nth(home.units, 0)]);
  const id = await begun(world, home);
  await until(id, isSpent);
}, 60_000);

it('somebody who cannot be found holds it: it says how many are missing, and the place is not passed without them', async () => {
  const home = await homeWith(world, 2);
  const { list } = world.store.passings;
  world.store.passings.list = async (...of) => {
    const kept = await list(...of);
    await world.store.passings.alsoThere(kept.case, ['nobody.0']);
    return kept;
  };
  try {
    const id = await begun(world, home);
    await until(id, asks(nth(home.units, 1)));
    await act(id, nth(home.clerks, 1), 'take-offer', 'offer', { party: nth(home.units, 1) });
    const { passing, outcome } = await until(id, (state) => state.passing?.missing !== undefined);
    expect([passing, outcome]).toMatchObject([{ passed: 2, missing: 1 }, undefined]);
    expect(await world.store.places.find(home.place.id)).toMatchObject({ operator: home.units[0], frozen: { by: id } });
  } finally {
    Object.assign(world.store.passings, { list });
  }
}, 60_000);

it('a year of a home’s placement is a right of each of its operators, so that each files its own months', async () => {
  const home = await homeWith(world, 1, 1);
  const policy = world.policies.policies.find(({ area, once }) => area === '330400' && once.item === 'home-placement');
  if (!policy) throw new Error('there is no such policy');
  const keys = async (operator: PartyId): Promise<string[]> => {
    const now = await world.store.places.find(home.place.id);
    expect(now?.operator).toBe(operator);
    const unit = { name: '', uscc: operator };
    const subjects = await rightHolders(world.store, policy, { people: [], place: now, unit } as never);
    return rightsOf(policy, { subjects, facts: { on: '2026-11-27', year: '2025' } as never });
  };
  const before = await keys(nth(home.units, 0));
  const id = await begun(world, home);
  await taken(id, home, 1);
  const after = await keys(nth(home.units, 1));
  expect(after).not.toEqual(before);
  expect(await keys(nth(home.units, 1))).toEqual(after);
  const [one, other] = [`c-${random()}`, `c-${random()}`] as CaseId[] as [CaseId, CaseId];
  expect(await world.store.claims.reserve(before, one)).toMatchObject({ kind: 'reserved' });
  expect(await world.store.claims.reserve(after, other)).toMatchObject({ kind: 'reserved' });
  expect(await world.store.claims.reserve(after, `c-${random()}` as CaseId)).toMatchObject({ by: other });
}, 60_000);

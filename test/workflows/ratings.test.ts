import { localDate } from '../../src/domain/calendar/instants';
import { mayRead } from '../../src/domain/case/may-read';
import { type LedgerRow } from '../../src/domain/case/events';
import { sizeOn } from '../../src/domain/places/size';
import { standingsOn } from '../../src/domain/places/standing';
import { type Values } from '../../src/domain/form/answers';
import { type Typed } from '../../src/domain/form/field';
import { aspects } from '../../src/domain/programmes/home-rating/aspects';
import { type CaseId, dayAfter, dayBefore, type Instant, type LocalDate, type Month, type PlaceId, shifted } from '../../src/domain/values';
import { locks, restingOn } from '../../src/portal/cases/month-rests';
import { type MonthLook } from '../../src/portal/cases/place-months';
import { type Journey, opened, random } from '../support/journey';
import { paid } from '../support/matter-histories';
import {
  begunFor,
  deciding,
  done,
  ended,
  fileFor,
  filled,
  finance,
  homeAt,
  type HomeThere,
  journeyFor,
  morningOf,
  openedBy,
  ownAccount,
  ratingOf,
  ratingParts,
  said,
  seated,
  staffHomes,
  toDecision,
  toPanel,
} from '../support/rated';
import { concluded, heard, overOf } from '../support/star-histories';
import { monthsOfHome, placementOf, placementOfMonths, reckoned } from '../support/placed';
import { servicesOf } from '../support/rewarded';
import { homeOfWujin, toDecisionInWujin, workshopOf } from '../support/registered-places';
import { eventually } from '../support/eventually';
import { startWorld, type World } from '../support/world';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  staffHomes(world);
});
afterAll(() => world.end());

/** What the register of homes says of one as of a day. */
const starsOn = async ({ home }: HomeThere, day: LocalDate): Promise<number | undefined> =>
  standingsOn(await world.store.standings.about(day, 'stars'), day).get(home.id)?.standing.value;

/** What a worker does that records the end of a case a second time. */
async function closedAgain({ store, activities }: World, id: CaseId): Promise<void> {
  const rows: LedgerRow[] = [];
  for await (const { mac: _mac, open: _open, recorded: _recorded, ...row } of store.ledger.rowsOf(id)) rows.push(row);
  const at = rows.findIndex(({ event }) => event.type === 'closed');
  expect(at).toBeGreaterThan(0);
  await activities.record({ question: 'again', of: [rows.slice(at), [], []] });
}

const everything = async (of: readonly CaseId[], { home }: HomeThere) => ({
  standings: await world.store.standings.of([home.id], 'stars'),
  invitations: await Promise.all(of.map((id) => world.store.invitations.of(id))),
  certificates: await Promise.all(of.map((id) => world.store.certificates.ofCase(id))),
  told: world.told.filter(({ template }) => template === 'may-file').length,
});

describe('a home of four stars', () => {
  let there: HomeThere;
  let j: Journey;
  let from: LocalDate;
  let until: LocalDate;

  it('is accepted, visited by two, scored by three drawn by lot, on notice, and given its stars by the city', async () => {
    ({ there, j } = await ratingOf(world, 1));
    await toPanel(world, j);
    const scorers = await seated(world, j, 3);
    expect(new Set(scorers.map(({ person }) => person)).size).toBe(3);
    // 8.5 each in the mean: the worked example's 85.
    for (const [at, scorer] of scorers.entries()) {
      const marks = Object.fromEntries(aspects.map((aspect, nth) => [aspect, at === 1 ? (nth % 2 === 0 ? 9 : 8) : at === 0 ? 9 : 8]));
      await done(j, scorer, 'score', 'panel', { marks, ...(await said(j, '资料和现场一致')) });
    }
    await j.until(({ notices }) => notices.length > 0);
    await done(j, j.applicant, 'move-clock', 'case', { days: 9 });
    await j.until(opened('decide-city'));
    await done(j, deciding(world)['decide-city'], 'grant', 'decide-city', {});
    const state = await ended(j);
    expect(state).toMatchObject({ outcome: 'granted', facts: { score: 8_500, stars: 4 }, result: { value: 4, unit: 'stars' } });
    from = localDate(state.decided?.at as Instant);
    until = shifted(`${Number(from.slice(0, 4)) + 3}${from.slice(4)}` as LocalDate, -1);
    expect(await world.store.standings.of([there.home.id], 'stars')).toEqual([
      expect.objectContaining({ case: j.id, value: 4, from, until, suspended: [] }),
    ]);
    expect(await world.store.certificates.ofCase(j.id)).toMatchObject({
      code: state.certificate?.code,
      period: { from, to: until },
    });
  });

  it('stands in the register from the day of the decision up to its last day, and on no other', async () =>
    expect(await Promise.all([dayBefore(from), from, until, dayAfter(until)].map((day) => starsOn(there, day)))).toEqual([
      undefined,
      4,
      4,
      undefined,
    ]));

  it('is offered its opening subsidy at once, the assessment after each full year, and the re-rating ninety days before its end', async () => {
    const { store } = world;
    const all = await store.invitations.of(j.id);
    expect(Object.fromEntries(all.map(({ key, due, state }) => [key.slice(j.id.length + 1), [due, state]]))).toMatchObject({
      'opening/0': [from, 'opened'],
      're-rating/1': [shifted(until, -90), 'waiting'],
    });
    expect(all.filter(({ after }) => after.relation === 'assessment').map(({ after, due }) => [after.period?.n, due])).toEqual(
      [1, 2].map((n) => [n, expect.stringMatching(`^${Number(from.slice(0, 4)) + n}-`)]),
    );
    expect(await openedBy(world, j.id, 'opening')).toHaveLength(1);
  });

  it('a record of the end that is delivered twice changes nothing', async () => {
    const before = await everything([j.id], there);
    await closedAgain(world, j.id);
    expect(await everything([j.id], there)).toEqual(before);
  });

  it('whoever filed it and speaks for the operator no more reads and does nothing', async () => {
    const row = await world.store.cases.read(j.id);
    if (!row) throw new Error('no case');
    const reads = (parties: HomeThere['manager']['parties']): boolean[] =>
      (['progress', 'answers', 'papers', 'decision', 'timeline'] as const).map((part) =>
        mayRead(world.policies.offices, { ...there.manager, ...(parties ? { parties } : {}) }, row.state, row.offices, part),
      );
    expect(new Set(reads([there.party]))).toEqual(new Set([true]));
    expect(new Set(reads([]))).toEqual(new Set([false]));
    const other = await ratingOf(world, 18);
    const former = { ...other.there.manager, parties: [] };
    world.people.all.splice(world.people.all.indexOf(other.there.manager), 1, former);
    const answer = await other.j.act(former, 'withdraw', 'case', await said(other.j, '不办了'));
    expect(answer.kind).toBe('refused');
    expect((await other.j.state()).outcome).toBeUndefined();
  });

  it('is paid its opening subsidy once, by its stars, and not while a veto is open over them', async () => {
    const { of } = world.people;
    const [draft] = await openedBy(world, j.id, 'opening');
    const id = draft?.caseId as CaseId;
    await filled(world, id, { account: ownAccount(there) });
    expect((await fileFor(world, there, id)).kind).toBe('submitted');
    const opening = await journeyFor(world, there, id);
    await done(opening, of('jx-nh', 'window'), 'accept', 'accept', {});
    await done(opening, of('jx-nh', 'reviewer'), 'advance', 'review', await said(opening));
    await opening.until(opened('decide'));
    const veto = await overOf(world, { j, there }, 'home-veto', { ground: 'accident', found: '发生烫伤', days: 5 });
    await opening.until(({ bars = [] }) => bars.length === 1);
    expect(await opening.act(of('jx-nh', 'approver'), 'grant', 'decide', {})).toMatchObject({ refusal: { code: 'barred' } });
    // What waits for another case is nobody's delay, however long that takes.
    await done(opening, opening.applicant, 'move-clock', 'case', { days: 60 });
    const waiting = await opening.until(({ obligations: [open] }) => open?.still !== undefined);
    expect(waiting.obligations[0]).toMatchObject({ step: 'decide', overdue: false });
    expect([waiting.obligations[0]?.due, waiting.limits?.promised]).toEqual([undefined, undefined]);
    await heard(veto, 'hearing');
    await concluded(world, veto, 'dismiss');
    const goesOn = await opening.until(({ bars = [] }) => bars[0]?.upheld === false);
    expect([typeof goesOn.obligations[0]?.due, goesOn.obligations[0]?.overdue]).toEqual(['string', false]);
    await done(opening, of('jx-nh', 'approver'), 'grant', 'decide', {});
    await opening.until(opened('pay'));
    await paid(world, opening, finance(world), '330402', ['compose', 'release']);
    const state = await opening.state();
    expect(state).toMatchObject({ outcome: 'granted', result: { value: 12_000_000, unit: 'fen' } });
    expect(world.book.all().find(({ key }) => key === state.payments[0]?.key)).toMatchObject({
      fen: 12_000_000,
      payee: { name: there.home.operator.firm.name },
    });
  });

  it('is invited to be rated again on the ninetieth day before the end and not a day sooner; raised to five, the four end on the first day of those, and no second opening is offered', async () => {
    await morningOf(world, shifted(until, -91));
    expect(await openedBy(world, j.id, 're-rating')).toEqual([]);
    expect(await openedBy(world, j.id, 'assessment')).toHaveLength(2);
    // Rules that changed meanwhile: a case keeps those that it was filed by, and a rating anew goes by those of its day.
    const { policies } = world.policies;
    const before = policies.find(({ id }) => id === j.input.rules.policy.id);
    if (!before) throw new Error('there are no rules');
    const changed = { ...before, id: `${before.id}-changed`, document: { ...before.document, validFrom: '2029-01-01' as LocalDate } };
    policies.push(changed);
    await morningOf(world, shifted(until, -90));
    const [draft] = await openedBy(world, j.id, 're-rating');
    const id = draft?.caseId as CaseId;
    // What it said three years ago is there, and is looked at again.
    expect(draft?.sections).toMatchObject({ gates: { signs: 'yes' }, self: { innovation: '8' } });
    const then = `${shifted(until, -60)}T02:00:00.000Z` as Instant;
    expect((await fileFor(world, there, id, then)).kind).toBe('submitted');
    const again = await journeyFor(world, there, id);
    await toDecision(world, again, 9);
    for (const days of [400, 400]) await done(again, again.applicant, 'move-clock', 'case', { days });
    await done(again, deciding(world)['decide-province'], 'grant', 'decide-province', {});
    const state = await ended(again);
    expect([(await j.state()).policy, state.policy]).toEqual([before.id, changed.id]);
    expect(state).toMatchObject({ outcome: 'granted', after: { case: j.id, relation: 're-rating' }, facts: { stars: 5 } });
    const first = localDate(state.decided?.at as Instant);
    const [five, four] = await world.store.standings.of([there.home.id], 'stars');
    expect([five?.case, five?.value, five?.from, five?.ended]).toEqual([again.id, 5, first, undefined]);
    expect([four?.case, four?.value, four?.ended]).toEqual([j.id, 4, { on: first, by: again.id }]);
    expect(await Promise.all([dayBefore(first), first, dayAfter(until)].map((day) => starsOn(there, day)))).toEqual([4, 5, 5]);
    expect(await openedBy(world, again.id, 'opening')).toEqual([]);
    expect((await world.store.invitations.of(again.id)).find(({ after }) => after.relation === 'opening')?.state).toBe('void');
    // A worker that records the first case's end so late takes nothing from the second.
    const stood = await everything([j.id, again.id], there);
    for (const one of [j.id, again.id]) await closedAgain(world, one);
    expect(await everything([j.id, again.id], there)).toEqual(stood);
  });
});

it('five stars are the province’s to give, and not the city’s', async () => {
  const { there, j } = await ratingOf(world, 2);
  const { obligations } = await toDecision(world, j, 9);
  expect(obligations.map(({ step, office }) => [step, office])).toEqual([['decide-province', 'zj']]);
  const { 'decide-city': city, 'decide-province': province } = deciding(world);
  expect((await j.act(city, 'grant', 'decide-city', {})).kind).toBe('refused');
  expect((await j.act(city, 'grant', 'decide-province', {})).kind).toBe('refused');
  await done(j, province, 'grant', 'decide-province', {});
  const { result, decided } = await ended(j);
  expect(result).toMatchObject({ value: 5, unit: 'stars' });
  expect(await starsOn(there, localDate(decided?.at as Instant))).toBe(5);
});

it('below the lowest line no star can be given, however one wishes; it is refused, and nothing stands or is offered', async () => {
  const { there, j } = await ratingOf(world, 3);
  await toDecision(world, j, 5);
  const city = deciding(world)['decide-city'];
  expect(await j.act(city, 'grant', 'decide-city', {})).toMatchObject({ kind: 'refused', refusal: { code: 'not-eligible' } });
  await done(j, city, 'refuse', 'decide-city', { clause: 'below-a-star', ...(await said(j, '评审得分 50 分，没有达到一星')) });
  expect((await ended(j)).outcome).toBe('refused');
  expect(await world.store.standings.of([there.home.id], 'stars')).toEqual([]);
  expect(await world.store.invitations.of(j.id)).toEqual([]);
});

it('an operator that the home has passed from cannot file what it had filled in', async () => {
  const there = await homeAt(world, 16);
  const { store } = world;
  const { caseId } = await begunFor(world, there, 'home-rating');
  await filled(world, caseId, ratingParts(there));
  const next = await homeAt(world, 17);
  expect(await store.places.passOn(there.home.id, there.party, next.party, `test/${random()}`)).toBe(true);
  expect((await fileFor(world, there, caseId)).kind).toBe('incomplete');
  expect(await store.submissions.read(caseId)).toBeUndefined();
});

describe('a workshop inside a home', () => {
  let there: HomeThere;
  let j: Journey;
  const placeOf = async () => {
    const [place, ...others] = (await world.store.places.inside(there.home.id)).filter(({ name }) => name === '阳光星工坊');
    expect(others).toEqual([]);
    if (!place) throw new Error('no workshop is registered');
    return place;
  };
  /** What the register says of it on a day. */
  const workshopOn = async (day: LocalDate) => standingsOn(await world.store.standings.about(day), day).get((await placeOf()).id);

  it('is registered as it is granted, once and under one number, where the home lies and run by whom the home is run', async () => {
    there = await homeOfWujin(world);
    j = await workshopOf(world, there, '阳光星工坊');
    await toDecisionInWujin(world, j);
    await done(j, world.people.of('wj', 'approver'), 'grant', 'decide', {});
    const state = await ended(j);
    expect(state).toMatchObject({ outcome: 'granted', place: there.home.id, facts: { host: 3, guardians: 3 } });
    const place = await placeOf();
    expect(place).toMatchObject({ id: '320412-star-workshop-001', operator: there.party, area: there.home.area, within: there.home.id });
    expect(await world.store.places.committee(place.id)).toMatchObject({ responsible: '沈明芳', members: ['陆建华', '顾秀珍'] });
    expect(JSON.stringify(await world.db.connection.collection('places').findOne({ _id: place.id } as never))).not.toContain('沈明芳');
    const before = [await world.store.places.inside(there.home.id), await world.store.standings.of([place.id])];
    await closedAgain(world, j.id);
    expect([await world.store.places.inside(there.home.id), await world.store.standings.of([place.id])]).toEqual(before);
  });

  it('stands while the home does: suspended with it, fallen with it, and nothing of it is written', async () => {
    const { standings } = world.store;
    const [own] = await standings.of([(await placeOf()).id]);
    const from = own?.from as LocalDate;
    expect(own).toMatchObject({ what: 'star-workshop', value: 1, within: { place: there.home.id, what: 'stars', atLeast: 1 } });
    expect((await workshopOn(from))?.how).toBe('stands');
    const stars = 'wujin-stars' as CaseId;
    await standings.suspend(stars, { from, by: 'veto' as CaseId });
    expect(await workshopOn(from)).toMatchObject({ how: 'suspended', by: 'around' });
    await standings.lift({ on: dayAfter(from), by: 'veto' as CaseId });
    expect((await workshopOn(dayAfter(from)))?.how).toBe('stands');
    expect(await workshopOn('2029-03-16' as LocalDate)).toBeUndefined();
    await standings.end(stars, { on: shifted(from, 10), by: 'veto' as CaseId });
    expect([(await workshopOn(shifted(from, 9)))?.how, await workshopOn(shifted(from, 10))]).toEqual(['stands', undefined]);
    expect(await standings.of([(await placeOf()).id])).toEqual([own]);
  });

  it('has a standing of its own: a veto over it suspends that, stops whoever registers it anew, and leaves the home its stars', async () => {
    const { standings } = world.store;
    const place = await placeOf();
    const vetoed: Values = { ground: 'conditions-gone', found: '小组已经解散', days: 5 };
    const begun = await overOf(world, { j, there }, 'registration-veto', vetoed, world.people.of('wj', 'supervisor'));
    const { place: about, submitted } = await begun.until(opened('hearing'));
    expect(about).toBe(place.id);
    const own = await eventually(
      async () => (await standings.of([place.id]))[0],
      (one) => one?.suspended.length === 1,
      (one) => one,
    );
    expect(own).toMatchObject({ suspended: [{ from: localDate(submitted), by: begun.id }] });
    expect((await standings.of([there.home.id], 'stars')).every(({ suspended }) => suspended.every(({ by }) => by !== begun.id))).toBe(
      true,
    );
    await heard(begun, 'hearing');
    await concluded(world, begun, 'dismiss', 'cz');
    const [lifted] = await standings.of([place.id]);
    expect(lifted?.suspended.map(({ to }) => typeof to)).toEqual(['string']);
    expect(lifted?.ended).toBeUndefined();
  });

  it('is invited to be registered anew before its end, and stays the place that it was', async () => {
    const { store } = world;
    const [stands] = await store.standings.of([(await placeOf()).id]);
    if (!stands) throw new Error('the workshop stands at nothing');
    const { from, until } = stands;
    await store.standings.grant({ case: 'anew' as CaseId, place: there.home.id, what: 'stars', value: 2, from, until, suspended: [] });
    await morningOf(world, shifted(until, -90));
    const [draft] = await openedBy(world, j.id, 'renewal');
    const id = draft?.caseId as CaseId;
    expect(draft?.sections).toMatchObject({ 'new-place': { name: '阳光星工坊' }, committee: { members: '陆建华、顾秀珍' } });
    await filled(world, id, { 'new-place': { ...(draft?.sections['new-place'] as Typed), capacity: '15' } });
    expect((await fileFor(world, there, id, `${shifted(until, -60)}T02:00:00.000Z` as Instant)).kind).toBe('submitted');
    const again = await journeyFor(world, there, id);
    await toDecisionInWujin(world, again);
    // A veto over the workshop stops it as well, though it is filed for the home around it.
    const vetoed: Values = { ground: 'accident', found: '发生烫伤', days: 5 };
    const veto = await overOf(world, { j, there }, 'registration-veto', vetoed, world.people.of('wj', 'supervisor'));
    await again.until(({ bars = [] }) => bars.length === 1);
    expect(await again.act(world.people.of('wj', 'approver'), 'grant', 'decide', {})).toMatchObject({ refusal: { code: 'barred' } });
    await heard(veto, 'hearing');
    await concluded(world, veto, 'dismiss', 'cz');
    await again.until(({ bars = [] }) => bars[0]?.upheld === false);
    for (const days of [400, 400]) await done(again, again.applicant, 'move-clock', 'case', { days });
    await done(again, world.people.of('wj', 'approver'), 'grant', 'decide', {});
    await ended(again);
    const place = await placeOf();
    const decided = localDate((await again.state()).decided?.at as Instant);
    expect([dayBefore(decided), decided].map((day) => sizeOn(place, day).capacity)).toEqual([12, 15]);
    await closedAgain(world, again.id);
    expect((await placeOf()).sizes).toEqual(place.sizes);
    expect((await store.standings.of([place.id])).map((one) => [one.case, one.ended?.by])).toEqual(
      expect.arrayContaining([
        [again.id, undefined],
        [j.id, again.id],
      ]),
    );
  });

  it('in a home without a star cannot be registered, however one wishes', async () => {
    const id = '320412-home-900' as PlaceId;
    const { operator: _operator, residents: _residents, stars: _stars, ...home } = there.home;
    await world.store.places.put({ ...home, id, operator: there.party, sandbox: true });
    const without = await workshopOf(world, { ...there, home: { ...there.home, id } }, '无星星工坊');
    await toDecisionInWujin(world, without);
    const approver = world.people.of('wj', 'approver');
    expect(await without.act(approver, 'grant', 'decide', {})).toMatchObject({ kind: 'refused', refusal: { code: 'not-eligible' } });
    expect(await world.store.places.inside(id)).toEqual([]);
  });
});

it('a home is paid for those whom the registries show as placed, by the months and the minimum wage of Jiaxing', async () => {
  const { of } = world.people;
  const there = await homeAt(world, 19);
  // Two the whole year, the third from June on.
  const j = await placementOf(world, there, [
    [3, '2025-01'],
    [4, '2025-01'],
    [5, '2025-06'],
  ]);
  await done(j, of('jx-nh', 'window'), 'accept', 'accept', {});
  const { roster } = await j.until((state) => reckoned(state) || state.outcome !== undefined);
  expect(roster?.counts).toMatchObject({ accepted: 3, scan: 0, disputed: 0, unverified: 0, refused: 0 });
  await j.until(opened('decide'));
  await done(j, of('jx-nh', 'approver'), 'grant', 'decide', {});
  await j.until(opened('pay'));
  await paid(world, j, finance(world), '330402', ['compose', 'release']);
  const state = await j.state();
  expect(state.facts).toMatchObject({ year: '2025', counted: { persons: [2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3, 3] } });
  // 31 months / 12 × 2 × 2,260 yuan, rounded once.
  expect(state).toMatchObject({ outcome: 'granted', result: { value: 1_167_667, unit: 'fen' } });
  expect(world.book.all().find(({ key }) => key === state.payments[0]?.key)?.fen).toBe(1_167_667);
});

it('a home that confirmed its months is paid by them: one that was put right is made anew before it is filed, and none is afterwards', async () => {
  const { of } = world.people;
  const there = await homeAt(world, 0);
  const { home, manager, party } = there;
  const month = '2025-06' as Month;
  // December is not confirmed, and counts for nobody.
  const rows = await monthsOfHome(
    world,
    there,
    [
      [3, '2025-01-01'],
      [4, '2025-01-01'],
      [5, '2025-06-01'],
    ],
    '2025-11' as Month,
  );
  const { id, file } = await placementOfMonths(world, there);
  const absent = rows.map((row, nth) => (nth === 2 ? { ...row, days: 0 } : row));
  const right = await world.store.placeMonths.correct(home.id, month, absent, 1, { by: manager.id, why: '还没有上班' });
  expect(right.kind).toBe('saved');
  // It is made anew as it is sent, and shown first.
  expect((await fileFor(world, there, id)).kind).toBe('remade');
  const j = await file();
  await done(j, of('jx-nh', 'window'), 'accept', 'accept', {});
  const { roster } = await j.until((state) => reckoned(state) || state.outcome !== undefined);
  expect(roster?.counts).toMatchObject({ accepted: 3, scan: 0, disputed: 0, unverified: 0, refused: 0 });
  await done(j, of('jx-nh', 'approver'), 'grant', 'decide', {});
  await j.until(opened('pay'));
  await paid(world, j, finance(world), '330402', ['compose', 'release']);
  const state = await j.state();
  expect(state.facts).toMatchObject({ year: '2025', counted: { persons: [2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 0] } });
  // 27 months / 12 × 2 × 2,260 yuan.
  expect(state).toMatchObject({ outcome: 'granted', result: { value: 1_017_000, unit: 'fen' } });
  expect(world.book.all().find(({ key }) => key === state.payments[0]?.key)?.fen).toBe(1_017_000);
  const [place, kept] = await Promise.all([world.store.places.find(home.id), world.store.placeMonths.read(home.id, month)]);
  const resting = await restingOn(servicesOf(world), { place, month, kept, operators: [{ operator: party }] } as unknown as MonthLook);
  expect([resting?.row.state.id, resting && locks(resting)]).toEqual([j.id, true]);
});

it('somebody in two homes of one unit is disputed in both, and counts in one once the other has let them go', async () => {
  const { of } = world.people;
  const one = await homeAt(world, 34);
  const { operator: _operator, residents: _residents, stars: _stars, ...place } = one.home;
  const id = '330402-home-934' as PlaceId;
  await world.store.places.put({ ...place, id, operator: one.party, sandbox: true });
  const [, stranger] = (await homeAt(world, 35)).home.residents;
  const [first, second] = one.home.residents;
  if (!first || !second || !stranger) throw new Error('these homes have people');
  // Somebody whom no record names as the unit's keeps the first case's check open.
  const withStranger = { ...one, home: { ...one.home, residents: [first, stranger] } };
  const cases = [
    await placementOf(world, withStranger, [
      [0, '2025-01'],
      [1, '2025-01'],
    ]),
    await placementOf(world, { ...one, home: { ...one.home, id, residents: [first, second] } }, [
      [0, '2025-01'],
      [1, '2025-01'],
    ]),
  ] as const;
  for (const j of cases) await done(j, of('jx-nh', 'window'), 'accept', 'accept', {});
  for (const j of cases) await j.until(({ roster }) => roster?.counts?.disputed === 1);
  const [left, kept] = cases;
  await done(left, of('jx-nh', 'reviewer'), 'judge-rows', 'verify', {
    verdict: 'refuse',
    rows: [[0, 0]],
    text: await left.text('在另一家'),
  });
  const { roster } = await kept.until((state) => reckoned(state) && state.roster?.counts?.disputed === 0);
  expect(roster?.counts).toMatchObject({ accepted: 2, disputed: 0 });
  expect((await left.until(reckoned)).roster?.counts).toMatchObject({ refused: 1, scan: 1, disputed: 0 });
});

import { type Actor } from '../src/domain/offices';
import { type CaseEvent } from '../src/domain/case/events';
import { type CaseState, type Panel } from '../src/domain/case/state';
import { type ActorId, type CaseId, type OfficeId, type PartyId, type PersonId, type StepId } from '../src/domain/values';
import { testStore, type TestStore } from '../src/store/testing';
import { caseId, hash, obligation, rowsOf, stateOf } from '../src/store/testing-states';
import { drawScorersFrom } from './draw-scorers';

let test: TestStore;
beforeAll(async () => {
  test = await testStore();
});
afterAll(() => test.end());

const party = 'u-home' as PartyId;
const step = 'panel' as StepId;
const office = 'longhua' as OfficeId;
const scorer = (name: string, more: Partial<Actor> = {}): Actor => ({
  id: name as ActorId,
  person: `p-${name}` as PersonId,
  kind: 'officer',
  posts: [{ role: 'scorer', office }],
  deputyFor: [],
  ...more,
});
let version = 10;

/** A unit's case at its panel, with what else is so of it; what happened in it stands in its ledger. */
async function atPanel(id: CaseId, events: object[] = [], more: Partial<CaseState> = {}): Promise<void> {
  const applicant = { actor: 'clerk' as ActorId, person: 'p-clerk' as PersonId, party };
  const obligations = [obligation('panel', { kind: 'panel', role: 'scorer', office, places: 3 })];
  const state = stateOf(id, (version += 1), { applicant, obligations, beneficiaries: [], ...more });
  await test.store.cases.fold(state, { masked: '某公司', find: [], offices: [office] });
  const rows = rowsOf(
    id,
    events.map((_, at) => at + 1),
  ).map((row, at) => ({ ...row, event: { ...row.event, ...events[at] } as CaseEvent }));
  if (rows.length > 0) await test.store.ledger.insert(rows, () => 'mac');
}

const draws = (holders: Actor[], spoke: Record<string, PersonId> = {}) =>
  drawScorersFrom({
    store: test.store,
    holdersOf: () => Promise.resolve(holders),
    everSpokeFor: () => Promise.resolve(Object.keys(spoke) as ActorId[]),
    authorOf: (id) => Promise.resolve({ person: spoke[id] ?? ('?' as PersonId) }),
  });
const whyOf = ({ barred }: { barred: { actor: ActorId; why: string }[] }) =>
  Object.fromEntries(barred.map(({ actor, why }) => [actor, why]));

it('leaves out whoever has a tie that can be found, and says which', async () => {
  const id = caseId('home');
  const noted = { type: 'noted', by: 'x' };
  const struck = { type: 'struck', step, scorer: 'x', why: 'tie', reason: { id: 't', hash: hash('t') } };
  const scored = { type: 'scored', step, marks: {}, opinion: { id: 't', hash: hash('t') } };
  await atPanel(
    id,
    [
      { ...noted, person: 'p-noted' },
      { ...struck, person: 'p-kin' },
      { ...scored, person: 'p-before' },
    ],
    {
      beneficiaries: ['p-resident' as PersonId],
      duties: [
        { duty: 'visit', person: 'p-went' as PersonId, round: 1 },
        { duty: 'score', person: 'p-before' as PersonId, round: 1 },
      ],
    },
  );
  const applicant = { actor: 'old-clerk' as ActorId, person: 'p-filed' as PersonId, party };
  const earlier = stateOf(caseId('earlier'), (version += 1), { applicant, outcome: 'granted', beneficiaries: [] });
  await test.store.cases.fold(earlier, { masked: '某公司', find: [], offices: [office] });
  const names = ['free', 'before', 'resident', 'clerk', 'filed', 'noted', 'kin', 'went', 'left'];
  const speaks = scorer('speaks', { parties: [party] });
  const again = scorer('free-again', { person: 'p-free' as PersonId });
  const found = await draws([...names.map((one) => scorer(one)), speaks, again], { 'left-as-clerk': 'p-left' as PersonId })(id, step);
  expect(found.pool).toEqual(['free', 'before']);
  expect(whyOf(found)).toEqual({
    resident: 'benefits',
    clerk: 'benefits',
    filed: 'filed',
    noted: 'involved',
    kin: 'declared',
    went: 'involved',
    left: 'mandate',
    speaks: 'mandate',
    'free-again': 'same-person',
  });
});

it('who had a lot is asked about no more', async () => {
  const id = caseId('round');
  const panel: Panel = {
    step,
    drawings: [{ at: '' as never, seed: 's', order: ['had' as ActorId], barred: [] }],
    seats: [],
    struck: [],
    again: 1,
    scores: [],
  };
  await atPanel(id, [], { panels: [panel], round: 1 });
  expect(await draws([scorer('had'), scorer('fresh')])(id, step)).toEqual({ pool: ['fresh'], barred: [] });
});

it('of a case that is gone nobody is drawn', async () => {
  expect(await draws([scorer('free')])(caseId('gone'), step)).toEqual({ pool: [], barred: [] });
  await atPanel(caseId('over'), [], { obligations: [] });
  expect(await draws([scorer('free')])(caseId('over'), step)).toEqual({ pool: [], barred: [] });
});

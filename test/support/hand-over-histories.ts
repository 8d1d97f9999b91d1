import { type Act, type ActBodies, type ActKind } from '../../src/domain/case/acts';
import { wholeCase } from '../../src/domain/case/available';
import { isSpent, standingOffer } from '../../src/domain/case/offers';
import { type CaseState } from '../../src/domain/case/state';
import { type Actor } from '../../src/domain/offices';
import { type CaseId, type PartyId, type RequestId, type StepId } from '../../src/domain/values';
import { eventually } from './eventually';
import { begun, type HandedOver, homeWith, poolOfOnly } from './hand-over';
import { nowInstant, random } from './journey';
import { type World } from './world';

type Kept = Record<string, string>;

const until = ({ store }: World, id: CaseId, shows: (state: CaseState) => boolean): Promise<CaseState> =>
  eventually(
    async () => (await store.cases.read(id))?.state,
    shows,
    (last) => [last?.obligations, last?.offers],
  );

async function act<K extends ActKind>(
  { engine }: World,
  id: CaseId,
  actor: Actor,
  kind: K,
  body: ActBodies[K],
  step = 'offer',
): Promise<void> {
  const request = random() as RequestId;
  const one = { kind, step: step as StepId, request, at: nowInstant(), seen: 1_000_000, ...body } as unknown as Act;
  const answer = await engine.act(id, one, actor);
  if (answer.kind !== 'done') throw new Error(`${kind}: ${JSON.stringify(answer)}`);
}

const askedOf = (home: HandedOver, n: number) => (state: CaseState) => standingOffer(state)?.to === home.units[n];
const answers = ({ units, clerks }: HandedOver, n: number) => ({ party: units[n] as PartyId, clerk: clerks[n] as Actor });
const said = ({ store }: World, id: CaseId, words: string, { id: author }: Actor) => store.texts.keep(words, { author, case: id });

/** Every outcome of a place that passes to another operator: declined by one and taken by the next; nobody left and one added, or called off. */
export const handOverOutcomes: Record<string, (world: World) => Promise<Kept>> = {
  'handed-over': async (world) => {
    const home = await homeWith(world, 3);
    const id = await begun(world, home);
    await until(world, id, askedOf(home, 1));
    const first = answers(home, 1);
    await act(world, id, first.clerk, 'decline-offer', { party: first.party, text: await said(world, id, '人手不够', first.clerk) });
    await until(world, id, askedOf(home, 2));
    const second = answers(home, 2);
    await act(world, id, second.clerk, 'take-offer', { party: second.party });
    await until(world, id, ({ outcome }) => outcome !== undefined);
    return { 'handed-over': id };
  },
  'handed-over-to-one-added': async (world) => {
    const home = await homeWith(world, 2, 2);
    const [late] = home.units.splice(2);
    const [clerk] = home.clerks.splice(2);
    if (!late || !clerk) throw new Error('two stood in the pool');
    await poolOfOnly(world.store, home.units.slice(1));
    const id = await begun(world, home);
    await until(world, id, askedOf(home, 1));
    // Nothing said by the date is no answer, and nobody is left: the district adds one.
    await act(world, id, home.supervisor, 'move-clock', { days: 8 }, wholeCase);
    await until(world, id, (state) => isSpent(state));
    await act(world, id, home.supervisor, 'add-to-order', { parties: [late] });
    await until(world, id, (state) => standingOffer(state)?.to === late);
    await act(world, id, clerk, 'take-offer', { party: late });
    await until(world, id, ({ outcome }) => outcome !== undefined);
    return { 'handed-over-to-one-added': id };
  },
  'hand-over-called-off': async (world) => {
    const home = await homeWith(world, 1, 1);
    const id = await begun(world, home);
    await until(world, id, askedOf(home, 1));
    const first = answers(home, 1);
    await act(world, id, first.clerk, 'decline-offer', { party: first.party, text: await said(world, id, '人手不够', first.clerk) });
    await until(world, id, (state) => standingOffer(state) === undefined);
    await act(world, id, home.supervisor, 'call-off', { text: await said(world, id, '恢复经营', home.supervisor) });
    await until(world, id, ({ outcome }) => outcome !== undefined);
    return { 'hand-over-called-off': id };
  },
};

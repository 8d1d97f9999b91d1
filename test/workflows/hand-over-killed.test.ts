import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { standingOffer } from '../../src/domain/case/offers';
import { type CaseId, type PartyId } from '../../src/domain/values';
import { freshKeys } from '../../src/sealing/keys-file';
import { keysFrom } from '../../src/sealing/keys';
import { begun, contractsIn, type HandedOver, homeWith } from '../support/hand-over';
import { type Lane, startLane } from '../support/lane';
import { type Proof, proofOf } from '../support/proofs';
import { startWorld, type World } from '../support/world';

const dir = mkdtempSync(join(tmpdir(), 'zhuye-keys-'));
const keysFile = join(dir, 'keys.json');
const residents = 6;

/** Around everything that a hand-over writes, in the order in which it comes to it; each worker is born to die of the next. */
const ways = [
  ['ledger.insert:after:1', 'places.freeze:before:1', 'stays.pass:after:2', 'places.passOn:before:1'],
  ['places.freeze:after:1', 'stays.pass:before:4', 'places.passOn:after:1', 'passings.close:before:1'],
  ['passings.list:after:1', 'letters.keep:after:3', 'places.unfreeze:before:1', 'passings.close:after:1'],
  ['passings.list:before:1', 'notices.keep:after:2', 'places.unfreeze:after:1', 'ledger.insert:before:1'],
];

interface Told {
  id: CaseId;
  home: HandedOver;
  ends: Lane['ends'];
  proof: Proof;
}
let world: World;
const lanes: Lane[] = [];
const told = new Map<string[], Promise<Told>>();

beforeAll(async () => {
  const file = freshKeys(new Date());
  writeFileSync(keysFile, JSON.stringify(file), { mode: 0o600 });
  world = await startWorld({ keys: keysFrom(file), worker: false });
  const homes: HandedOver[] = [];
  const ids: CaseId[] = [];
  // One after another: all of them ask the same pool.
  for (const deaths of ways) {
    const lane = await startLane(world, keysFile, deaths);
    lanes.push(lane);
    const home = await homeWith(lane.world, residents, 1);
    homes.push(home);
    ids.push(await begun(lane.world, home));
  }
  ways.forEach((deaths, at) => {
    const one = lived(lanes[at] as Lane, ids[at] as CaseId, homes[at] as HandedOver);
    one.catch(() => undefined);
    told.set(deaths, one);
  });
}, 180_000);
afterAll(async () => {
  await Promise.all(lanes.map((lane) => lane.end()));
  await world.end();
  rmSync(dir, { recursive: true });
}, 60_000);

async function lived(lane: Lane, id: CaseId, home: HandedOver): Promise<Told> {
  const to = home.units[1] as PartyId;
  await lane.until(id, (state) => standingOffer(state)?.to === to);
  await lane.act(id, home.clerks[1] as HandedOver['clerks'][number], 'take-offer', 'offer', { party: to });
  await lane.until(id, (state) => state.outcome === 'granted');
  return { id, home, ends: lane.ends, proof: await proofOf(lane.world, id) };
}

it.each(ways.map((deaths) => [deaths.join(', '), deaths] as const))(
  'workers killed with -9 at %s drop nobody, pass nobody twice, and write to each once',
  async (_names, deaths) => {
    const { id, home, ends, proof } = (await told.get(deaths)) as Told;
    expect(ends).toEqual(deaths.map(() => 'SIGKILL'));
    expect(proof.verified).toEqual({ faults: [], lagging: 0 });
    expect(proof.view.is).toEqual(proof.view.should);
    expect(proof.view.is?.passing).toMatchObject({ count: residents, passed: residents, missing: 0 });
    const people = await contractsIn(world, home.place.id);
    expect(people.map((one) => one.id).sort()).toEqual([...home.stays].sort());
    for (const one of people) expect(one).toMatchObject({ employer: home.units[1], passed: [id] });
    const place = await world.store.places.find(home.place.id);
    expect([place?.operator, place?.frozen]).toEqual([home.units[1], undefined]);
    expect((await world.store.places.formerOf(home.place.id)).map(({ operator }) => operator)).toEqual([home.units[0]]);
    expect((await world.store.passings.of(id))?.closed).toBeDefined();
    const toResidents = proof.letters.is.filter((one) => one.includes('/place-passed/'));
    expect([toResidents.length, new Set(toResidents).size]).toEqual([residents, residents]);
    expect(proof.letters.is.filter((one) => !toResidents.includes(one))).toEqual(proof.letters.should);
    expect(
      proof.events.filter(({ type }) => ['offer-taken', 'frozen', 'passed-over', 'closed'].includes(type)).map(({ type }) => type),
    ).toEqual(['offer-taken', 'frozen', 'passed-over', 'closed']);
  },
  300_000,
);

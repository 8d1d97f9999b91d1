import { type CaseState } from '../src/domain/case/state';
import { passingOf } from '../src/domain/case/steps/pass-over';
import { type CaseId, type PlaceId } from '../src/domain/values';
import { listHash, type Passing } from '../src/store/passings';
import { type Activities } from './contract';
import { type Told, tellResident, toldOf } from './tell-resident';
import { type Ports } from './ports';

type Parts = Pick<Ports, 'store' | 'accountsOf' | 'tell'>;

/**
 * 交接. All of it is forward only and by key: a worker that dies anywhere in it leaves what is done, and the next one goes on from there. The place
 * itself passes last, so that until then whoever ran it is who its people still have.
 */
export function passOverIn(parts: Parts): Pick<Activities, 'freezePlace' | 'passOver'> {
  const { store } = parts;

  const stateOf = async (id: CaseId): Promise<CaseState> => {
    const view = await store.cases.read(id);
    if (!view) throw new Error(`${id} passes a place over, and has no view`);
    return view.state;
  };

  return {
    async freezePlace(id, on) {
      const { place } = passingOf({ state: await stateOf(id) });
      for (const one of await passingWith(store, place))
        if (!(await store.places.freeze(one, id))) throw new Error(`${one} passes over by another case than ${id}`);
      const list = await store.passings.list(id, await everybodyIn(store, place), on);
      return { ...countOf(list), on: list.on ?? on };
    },

    async passOver(id) {
      const state = await stateOf(id);
      const passing = passingWhole(state);
      const missing = await everybody(state, await toldOf(store, state));
      const { stays = [] } = await listOf(store, id);
      if (missing === 0) await passPlace(store, id, passing);
      return { ...countOf({ stays }), passed: stays.length - missing, missing };
    },
  };

  /** Each by a write of its own; then counted anew. Whoever was entered while the place was being frozen is on the list from then on. */
  async function everybody(state: CaseState, told: Told): Promise<number> {
    const { id } = state;
    const { place, from, to, on } = passingWhole(state);
    for (;;) {
      const { stays = [] } = await listOf(store, id);
      for (const one of stays) {
        const stay = await store.stays.pass(place, one, { key: id, from, to, on });
        if (stay && (stay.until === undefined || stay.until >= on)) await tellResident(parts, state, told, stay);
      }
      const late = (await everybodyIn(store, place)).filter((one) => !stays.includes(one));
      if (late.length === 0) return stays.length - (await store.stays.passedBy(place, stays, id)).length;
      await store.passings.alsoThere(id, late);
    }
  }
}

function passingWhole({ id, passing }: CaseState) {
  if (!passing) throw new Error(`${id} passes over what is not frozen`);
  return passing;
}

/** What passes with a place: whatever is open inside it, and last the place itself. */
async function passingWith({ places }: Pick<Ports['store'], 'places'>, place: PlaceId): Promise<PlaceId[]> {
  const inside = (await places.inside(place)).filter(({ closed }) => closed === undefined);
  return [...inside.map(({ id }) => id), place];
}

/** Whoever is enrolled in it by their stays; whoever is in a place inside it, with that place before theirs. */
async function everybodyIn({ places, stays }: Pick<Ports['store'], 'places' | 'stays'>, place: PlaceId): Promise<string[]> {
  const all = await Promise.all(
    (await passingWith({ places }, place)).map(async (one) => {
      const open = await stays.openIn(one);
      return one === place ? open : open.map((stay) => `${one}/${stay}`);
    }),
  );
  return all.flat();
}

/** Last of all; then it takes enrolments again. */
async function passPlace(
  store: Pick<Ports['store'], 'places'>,
  id: CaseId,
  { place, from, to, on }: NonNullable<CaseState['passing']>,
): Promise<void> {
  for (const one of await passingWith(store, place)) {
    if (!(await store.places.passOn(one, from, to, id, on))) throw new Error(`${one} is not run by whom it is to pass from`);
    await store.places.unfreeze(one, id);
  }
}

async function listOf({ passings }: Pick<Ports['store'], 'passings'>, id: CaseId): Promise<Passing> {
  const list = await passings.of(id);
  if (!list) throw new Error(`${id} was never listed`);
  return list;
}

const countOf = ({ stays = [] }: Pick<Passing, 'stays'>) => ({ count: stays.length, hash: listHash(stays) });

import { letterRows } from '../../activities/letter-rows';
import { type CaseEvent } from '../../src/domain/case/events';
import { refold } from '../../src/domain/case/ledger';
import { lettersFor } from '../../src/domain/case/letters';
import { type CaseState } from '../../src/domain/case/state';
import { type CaseId } from '../../src/domain/values';
import { verifyAll, type Verified } from '../../src/ledger-tools/verify-all';
import { type World } from './world';

/** What stands of a case, beside what should stand by its ledger. */
export interface Proof {
  verified: Pick<Verified, 'faults' | 'lagging'>;
  events: CaseEvent[];
  view: { is: CaseState | undefined; should: CaseState | undefined };
  /** The open rows of the officers' lists. */
  tasks: { is: string[]; should: string[] };
  /** By key, each as often as it is there. */
  letters: { is: string[]; should: string[] };
  /** What ended a step, or stands for its end; a name twice is a step done twice. */
  ends: string[];
}

const ending = new Set(['ended', 'averaged', 'accepted', 'granted', 'refused', 'paid', 'delivered', 'closed', 'reserved', 'submitted']);

export async function proofOf({ store, keys, people }: World, id: CaseId): Promise<Proof> {
  const alone = {
    ...store.ledger,
    async *allCases() {
      yield await Promise.resolve(id);
    },
  };
  const views = { ...store.cases, async *allIds() {} };
  const { faults, lagging } = await verifyAll({ ledger: alone, cases: views, caseKeys: store.caseKeys }, keys);
  const extras = await store.submissions.extras(id);
  const events: CaseEvent[] = [];
  const letters: string[] = [];
  let state: CaseState | undefined;
  for await (const row of store.ledger.rowsOf(id)) {
    const before = state;
    state = refold(state, row);
    events.push(row.event);
    const folded = { row, ...(before ? { before } : {}), state, after: state };
    const due = await letterRows(lettersFor(state, row.event), folded, extras, {
      holdersOf: (role, office) =>
        Promise.resolve(people.all.filter((one) => one.posts.some((post) => post.role === role && post.office === office))),
      speakersOf: () => Promise.resolve([]),
    });
    letters.push(...due.map((one) => one.key));
  }
  return {
    verified: { faults, lagging },
    events,
    view: { is: (await store.cases.read(id))?.state, should: state },
    tasks: {
      is: (await store.tasks.ofCase(id)).map((one) => one.step).sort(),
      should: (state?.obligations ?? []).map((one) => one.step).sort(),
    },
    letters: { is: (await store.letters.allOfCase(id)).map((one) => one.key).sort(), should: letters.sort() },
    ends: events.flatMap((event) => (ending.has(event.type) ? [`${event.type}/${'step' in event ? event.step : ''}`] : [])),
  };
}

import { wholeCase } from '../../src/domain/case/available';
import { type Act, type ActBodies, type ActKind } from '../../src/domain/case/acts';
import { type CaseState } from '../../src/domain/case/state';
import { type Actor } from '../../src/domain/offices';
import { type CaseId, type RequestId, type StepId, type TextRef } from '../../src/domain/values';
import { type Services } from '../../src/portal/services';
import { instantNow } from '../../src/store/clock';
import { until } from './until';

/** What acting on cases needs of a portal. */
export type Driver = Pick<Services, 'store' | 'engine'>;

/** One case being brought along: an act has the same request id at every start, so that what was done is not done twice. */
export interface Driven {
  id: CaseId;
  /** Does the next act, once its step is open; nothing if an earlier start did it. */
  act<K extends ActKind>(
    actor: Actor,
    kind: K,
    step: string,
    body: (text: (words: string) => Promise<TextRef>) => Promise<ActBodies[K]>,
  ): Promise<void>;
  until(shows: (state: CaseState) => boolean): Promise<CaseState>;
}

/** Whoever acts has just seen the page. */
const fresh = 1_000_000;

/** @param slow how long a step may take to open, in seconds */
export function drive({ store, engine }: Driver, id: CaseId, author: Actor, slow = 30): Driven {
  const stateOf = async (): Promise<CaseState | undefined> => (await store.cases.read(id))?.state;
  return {
    id,
    until: (shows) => until(async () => stateOf().then((state) => (state && shows(state) ? state : undefined)), slow),
    async act(actor, kind, step, body) {
      const request = `${id}-${kind}-${step}-${actor.id}` as RequestId;
      if (await store.ledger.requestOf(id, request)) return;
      if (step !== wholeCase) await this.until((state) => state.obligations.some((one) => one.step === step));
      const text = (words: string): Promise<TextRef> => store.texts.keep(words, { author: actor.id, case: id });
      const act = { ...(await body(text)), kind, step: step as StepId, request, at: instantNow(), seen: fresh } as unknown as Act;
      const answer = await engine.act(id, act, actor);
      if (answer.kind === 'refused') throw new Error(`${kind} of ${author.id}’s case is refused: ${answer.refusal.code}`);
      if (answer.kind === 'done') return;
      const done = await until(() => store.ledger.requestOf(id, request), slow);
      await this.until((state) => state.version >= done.version);
    },
  };
}

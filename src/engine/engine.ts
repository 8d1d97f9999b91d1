import { type Client } from '@temporalio/client';
import { type Act, type Refusal } from '../domain/case/acts';
import { type CaseInput } from '../domain/case/submission';
import { type Actor, machine } from '../domain/offices';
import { programmeNamed } from '../domain/programmes';
import { type ActorId, type CaseId, type Instant, type RequestId } from '../domain/values';
import { type Store } from '../store/store';
import { type Outgoing } from '../store/outgoing';
import { type FiledExtras } from '../store/submissions';
import { type Answer } from '../domain/case/answer';
import { type Crowd, crowdOf } from './crowd';
import { file, submitRequest } from './file';
import { type Binding, messageOf } from './message';
import { sendAct, sendSubmission, type Sent, usualPatience } from './send';

export interface EngineParts extends Binding {
  client: Client;
  /** Which queue new cases are put on; `workflows/queues.ts` names the usual one. */
  taskQueue: string;
  store: Pick<Store, 'outgoing' | 'ledger' | 'cases' | 'submissions' | 'files' | 'drafts' | 'sheets'>;
  /** Authority asked anew at every sending; undefined if the account is gone or closed. */
  actorOf: (id: ActorId) => Promise<Actor | undefined>;
  /** Milliseconds before an act that nobody answered counts as kept. */
  patience?: number;
  /** Submissions of this process that are on their way. */
  crowd?: Crowd;
  /** Whether this process has others to answer before it sends a submission. */
  isBusy?: () => boolean;
}

export interface Engine {
  /**
   * Keeps a submission (from then on it is filed, whatever dies), starts its case and waits for the first record. While workers are behind,
   * or this process is busy, it waits for nothing: it is kept, and a drain sends it.
   */
  submit(input: CaseInput, extras: FiledExtras): Promise<Answer>;
  /**
   * Keeps an act, sends it, and says what it came to; a repeated request is answered as the first time.
   * @param content all that its form said: the same request with other content is refused, whatever the first came to
   */
  act(target: CaseId, act: Act, actor: Actor, content?: string): Promise<Answer>;
  /** Sends again what nobody answered. @returns how many rows were taken up */
  drain(limit: number): Promise<number>;
}

/** Longer than one sending may take, so that no drain sends beside us. */
const leaseMs = 15_000;

/** Fewer than a drain takes at once, so that while it has work nobody waits; a submission alone is recorded in a fifth of a second. */
const usualCrowd = { few: 5, moment: 300 };

/** The way into the cases: everything is kept in `outgoing` first, then sent, then struck out on its answer. */
export function createEngine(parts: EngineParts): Engine {
  const { client, taskQueue, store, actorOf, from, bond, patience = usualPatience, isBusy = () => false } = parts;
  const { crowd = crowdOf({ ...usualCrowd, isBusy }) } = parts;

  /**
   * @param awaited whether somebody waits for the answer, once there is one, and hears it at once
   * @param filed what a submission leaves in its places is there
   */
  const deliver = async (row: Outgoing, awaited: () => boolean, filed = false): Promise<Answer> => {
    const sent = await (row.kind === 'submit' ? crowd.count(() => send(row, filed)) : send(row));
    if (sent.kind === 'refused') return store.outgoing.answer(row.request, sent, !awaited() && row.author !== machine.id);
    if (sent.kind === 'done') {
      // Nobody waits for the striking out: lost, the row is sent again and answered the same way.
      store.outgoing.strikeOut(row, sent).catch(() => undefined);
      return sent;
    }
    await store.outgoing.release(row.request, 'no answer yet', after(pauseBefore(row.attempts)));
    return sent;
  };

  const send = async (row: Outgoing, filed = false): Promise<Answer> => {
    if (row.kind === 'submit') {
      // Its draft is closed last of all: whoever kept it lived to file it.
      if (!filed && !(await store.drafts.isClosed(row.target))) await file(store, row.body);
      // A case whose first ledger row exists is never started again, however long ago Temporal forgot it; sent for the first time it has none.
      if (row.attempts > 1 && (await store.ledger.headOf(row.target))) return { kind: 'done', version: 1 };
      return orElse(await sendSubmission(client, taskQueue, row.body.input, patience), async () =>
        (await store.ledger.headOf(row.target)) ? { kind: 'done', version: 1 } : { kind: 'kept' },
      );
    }
    const actor = row.actor === machine.id ? machine : await actorOf(row.actor);
    if (!actor) return { kind: 'refused', refusal: { code: 'not-your-office' } };
    const message = messageOf({ from, bond }, row.target, row.body, actor, nowInstant());
    return orElse(await sendAct(client, message, patience), () => answerOfLedger(row.target, row.request));
  };

  /** No workflow runs under this id: the ledger knows whether the act was done before the case closed, or is too late. */
  const answerOfLedger = async (target: CaseId, request: RequestId): Promise<Answer> => {
    const done = await store.ledger.requestOf(target, request);
    if (done) return { kind: 'done', version: done.version };
    const view = await store.cases.read(target);
    if (view) return view.closed ? { kind: 'refused', refusal: closed } : { kind: 'kept' };
    // Filed and not started yet; or no case at all, which nobody will ever answer for.
    return (await store.outgoing.find(submitRequest(target))) ? { kind: 'kept' } : { kind: 'refused', refusal: { code: 'step-not-open' } };
  };

  return {
    async submit(input, extras) {
      const { id, programme, after, applicant, at } = input.submission;
      const request = submitRequest(id);
      const holds = programmeNamed(programme).holds && after ? { holds: after.case } : {};
      const crowded = crowd.isCrowded();
      const kept = await store.outgoing.keep(
        { kind: 'submit', request, target: id, actor: applicant.actor, author: applicant.actor, at, ...holds, body: { input, extras } },
        crowded ? 0 : leaseMs,
      );
      if (kept.answer) return kept.answer;
      // Whoever is sending it may have died before filing it: its page says that it is kept all the same.
      if (kept.kind === 'submit') await file(store, kept.body);
      if (crowded) return { kind: 'kept' };
      return kept.fresh ? sendUnlessCrowded(kept) : again(request);
    },
    async act(target, act, actor, content) {
      // No case has such an id: kept, it would wait for ever.
      if (!/^[\w-]{1,64}$/.test(target)) return { kind: 'refused', refusal: { code: 'step-not-open' } };
      const { request, step, at } = act;
      const kept = await store.outgoing.keep(
        {
          kind: 'act',
          request,
          target,
          actor: actor.id,
          author: actor.id,
          step,
          at,
          body: act,
          ...(content === undefined ? {} : { content }),
        },
        leaseMs,
      );
      if (!kept.fresh && content !== undefined && !store.outgoing.says(kept, content))
        return { kind: 'refused', refusal: { code: 'sent-otherwise' } };
      return kept.answer ?? (kept.fresh ? deliver(kept, heard) : again(request));
    },
    async drain(limit) {
      const rows = await store.outgoing.lease(nowInstant(), limit, leaseMs);
      await Promise.all(rows.map((row) => deliver(row, () => false)));
      return rows.length;
    },
  };

  /** Waits for the first record unless workers turn out to be behind; it is on its way then all the same. */
  async function sendUnlessCrowded(row: Outgoing): Promise<Answer> {
    let waits = true;
    const answer = await crowd.unlessCrowded(deliver(row, () => waits, true));
    waits = false;
    return answer ?? { kind: 'kept' };
  }

  /** The same request once more (a double click, a browser's back): sent by us if nobody else is sending it. */
  async function again(request: RequestId): Promise<Answer> {
    const row = await store.outgoing.leaseOne(request, nowInstant(), leaseMs);
    if (row) return deliver(row, heard);
    return (await store.outgoing.find(request))?.answer ?? { kind: 'kept' };
  }
}

const heard = (): boolean => true;
const closed: Refusal = { code: 'case-closed' };

const orElse = async (sent: Sent, gone: () => Promise<Answer>): Promise<Answer> => (sent.kind === 'gone' ? gone() : sent);

/** 1 s, 2 s, 4 s … to a minute. */
const pauseBefore = (attempts: number): number => Math.min(1_000 * 2 ** Math.min(attempts, 6), 60_000);
const nowInstant = (): Instant => new Date().toISOString() as Instant;
const after = (ms: number): Instant => new Date(Date.now() + ms).toISOString() as Instant;

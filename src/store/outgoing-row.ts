import { type Connection } from 'mongoose';
import { type Act, type Refusal } from '../domain/case/acts';
import { type CaseInput } from '../domain/case/submission';
import { type ActorId, type CaseId, type Instant, type RequestId, type StepId } from '../domain/values';
import { type Keys } from '../sealing/keys';
import { openJson, type Sealed } from '../sealing/seal';
import { collectionOf, json } from './collection';
import { sealedRows } from './sealed-rows';
import { type FiledExtras } from './submissions';

export type Answer = { kind: 'done'; version: number } | { kind: 'refused'; refusal: Refusal };

interface Head {
  /** Issued with the form, or made by the workflow that asks. */
  request: RequestId;
  target: CaseId;
  /** Under whose authority, asked anew each time it is sent. */
  actor: ActorId;
  /** Who typed it and may read it again; the machine's acts have none to show them to. */
  author: ActorId;
  step?: StepId;
  /** The case that is to stand still for it: its limit does not pass while this is on its way. */
  holds?: CaseId;
  /** When it was kept; the act is judged by this instant. */
  at: Instant;
  /** All that its form said; kept as a keyed hash only, to know it again while the form holds (half a day, so no rotation waits for it). */
  content?: string;
}

/** A submission whole: with what its view shows and is found by, so that whoever sends it needs nothing else. */
export interface Filed {
  input: CaseInput;
  extras: FiledExtras;
}

export type NewOutgoing = Head & ({ kind: 'submit'; body: Filed } | { kind: 'act'; body: Act });

export type Outgoing = NewOutgoing & {
  state: 'kept' | 'answered';
  answer?: Answer;
  /** Nobody else sends it before this instant. */
  leasedUntil: Instant;
  attempts: number;
  /** Taken by a drain, which holds its target meanwhile. */
  drained?: boolean;
  /** Why the last try ended without an answer. */
  lastWhy?: string;
  /** Refused after its author was told that it is kept: they have not heard of it yet. */
  unheard?: boolean;
};

export interface Row extends Omit<Head, 'request'> {
  _id: RequestId;
  kind: 'submit' | 'act';
  sealed: Sealed;
  state: 'kept' | 'answered';
  answer?: Answer;
  leasedUntil: Instant;
  /** Taken by a drain, which holds its target meanwhile. */
  drained?: boolean;
  attempts: number;
  lastWhy?: string;
  unheard?: boolean;
}

/** Where what was typed is sealed. */
export const place = (request: RequestId) => ({ collection: 'outgoing', id: request, field: 'sealed' });

export const sealedOutgoing = sealedRows<Row>({ collection: 'outgoing', sealed: () => [{ path: 'sealed', field: 'sealed' }] });

/** The rows of what is on its way, and how one that was read becomes whole again. */
export function outgoingRowsOf(connection: Connection, keys: Keys) {
  const rows = collectionOf<Row>(
    connection,
    'outgoing',
    {
      target: String,
      kind: String,
      actor: String,
      author: String,
      step: String,
      holds: String,
      at: String,
      sealed: String,
      state: String,
      answer: json,
      leasedUntil: String,
      drained: Boolean,
      attempts: Number,
      lastWhy: String,
      unheard: Boolean,
      content: String,
    },
    [
      [{ state: 1, at: 1 }],
      [{ target: 1, state: 1, at: 1 }],
      [{ author: 1, at: -1 }],
      [{ state: 1, leasedUntil: 1 }],
      [{ target: 1, unheard: 1 }],
      [{ holds: 1, state: 1 }, { partialFilterExpression: { holds: { $type: 'string' } } }],
    ],
  );

  function opened({ _id, sealed, ...head }: Row): Outgoing {
    return { ...head, request: _id, body: openJson(keys, place(_id), sealed) } as Outgoing;
  }

  async function find(request: RequestId): Promise<Outgoing | undefined> {
    const row = await rows.findById(request).lean<Row | null>();
    return row ? opened(row) : undefined;
  }

  return { rows, opened, find };
}

export type OutgoingRows = ReturnType<typeof outgoingRowsOf>;

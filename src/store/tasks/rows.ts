import { type Connection } from 'mongoose';
import { collectionOf } from '../collection';
import { type Task } from '../task';

/** 待办: a row for each open obligation; after its end it stays, closed. */
export const taskRows = (connection: Connection) =>
  collectionOf<Task>(
    connection,
    'tasks',
    {
      case: String,
      number: String,
      step: String,
      kind: String,
      office: String,
      role: String,
      holders: [String],
      pooled: Boolean,
      opened: String,
      due: String,
      order: String,
      inOffice: String,
      inPool: String,
      lists: [String],
      overdue: Boolean,
      version: Number,
      open: Boolean,
      ended: String,
      programme: String,
      policy: String,
      differs: Number,
      waitingFor: String,
      clear: Boolean,
      masked: String,
      kept: [String],
    },
    [
      [{ inOffice: 1, order: 1, _id: 1 }],
      [{ inPool: 1, order: 1, _id: 1 }],
      [{ lists: 1, order: 1, _id: 1 }],
      [{ case: 1, open: 1, version: 1 }],
      [{ kept: 1 }, { sparse: true }],
    ],
  );

export type TaskRows = ReturnType<typeof taskRows>;

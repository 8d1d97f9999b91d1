import { type Connection } from 'mongoose';
import { type CaseState } from '../domain/case/state';
import { type CaseId, type PersonId } from '../domain/values';
import { isDuplicate } from './duplicate';
import { foldForward } from './fold';
import { type Task, type TaskExtras } from './task';
import { closedRow, rowOf } from './task-rows';
import { taskListsOf } from './tasks/lists';
import { taskRows } from './tasks/rows';
import { writerOf } from './writer';

/** The officers' lists, as the cases bring them up to date. */
export function tasksOf(connection: Connection) {
  const tasks = taskRows(connection);
  const write = writerOf<Task>(connection, 'tasks');

  /** The rows that stand open and should not. */
  async function endedOf(state: CaseState, before: CaseState | undefined): Promise<Pick<Task, '_id' | 'step' | 'holders'>[]> {
    if (!before) {
      const rows = await tasks
        .find({ case: state.id, open: true, version: { $lt: state.version } }, { step: 1, holders: 1 })
        .lean<Task[]>();
      return rows.filter(({ _id }) => !state.obligations.some((one) => _id === `${state.id}/${one.step}`));
    }
    return before.obligations
      .filter((was) => !state.obligations.some((one) => one.step === was.step))
      .map(({ step, holders }) => ({ _id: `${state.id}/${step}`, step, holders }));
  }

  return {
    ...taskListsOf(connection, tasks),

    /**
     * Brings a case's rows to a state, forward in version only, in one command. One pump records a case in order, so a late repeat of
     * an older state finds every row it would make already there and newer.
     * @param before the state before, if it is known: then what ended is not looked for
     */
    async sync(state: CaseState, extras: TaskExtras, before?: CaseState): Promise<void> {
      const older = { version: { $lt: state.version } };
      const open = state.obligations.map((one) => ({
        filter: { _id: `${state.id}/${one.step}`, ...older },
        update: rowOf(state, one, extras),
        upsert: true,
      }));
      const ended = (await endedOf(state, before)).map(({ _id, step, holders }) => ({
        filter: { _id, ...older },
        update: closedRow(state, step, holders, extras),
      }));
      const writes = [...open, ...ended];
      if (writes.length === 0) return;
      try {
        await write(writes.map((updateOne) => ({ updateOne })) as never);
      } catch (error) {
        if (!isDuplicate(error)) throw error;
        // An upsert lost against a row just made, which may be older: each by itself then.
        for (const one of state.obligations)
          await foldForward({ model: tasks, write }, `${state.id}/${one.step}`, state.version, rowOf(state, one, extras));
        for (const { filter, update } of ended) await tasks.updateOne(filter as never, update);
      }
    },

    /** Whether there is, or was, a case that is kept from somebody: their lists are asked for without it then, and by themselves. */
    async keepsFrom(person: PersonId): Promise<boolean> {
      return (await tasks.exists({ kept: person })) !== null;
    },

    /** For a rebuild only: the rows are made again from the ledger right after. */
    async forget(caseId: CaseId): Promise<void> {
      await tasks.deleteMany({ case: caseId });
    },

    /** When what a case says of people is erased by law: its rows say which case it was. */
    async erase(caseId: CaseId): Promise<void> {
      await tasks.updateMany({ case: caseId }, { $set: { masked: '', differs: 0 } });
    },

    /** The open rows of a case. */
    ofCase(caseId: CaseId): Promise<Task[]> {
      return tasks.find({ case: caseId, open: true }).lean<Task[]>();
    },
  };
}

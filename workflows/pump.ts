import { ApplicationFailure, condition } from '@temporalio/workflow';
import { type Vacancy } from '../activities/contract';
import { conflicting, dutyOf } from '../src/domain/case/duties';
import { type LedgerRow } from '../src/domain/case/events';
import { stamp } from '../src/domain/case/decide';
import { passingUp } from '../src/domain/case/opening';
import { rightsOf } from '../src/domain/case/rights';
import { machine } from '../src/domain/offices';
import { record } from './effects';
import { type Core, type Kase } from './kernel';

/**
 * Records whatever is queued, in order, by one activity at a time. It waits until the story has fallen silent, so that the act
 * which ends a step and the opening of the next go into one record (half the history, and no page ever shows the gap between).
 */
export async function pump(core: Core, kase: Kase): Promise<void> {
  for (;;) {
    await condition(() => core.queue.length > 0 && ![...core.waiting].some((something) => something()));
    const rows = core.queue.splice(0);
    const last = rows.at(-1);
    if (!last) continue;
    const reserve = rows.some(({ event }) => event.type === 'accepted') ? rightsOf(core.rules.policy, core.state) : [];
    const { head, unstaffed, takenBy } = await record(rows, vacancies(core, rows), reserve);
    // The ledger holds another history than ours: a bug. The workflow task fails visibly and stays; nothing more is written.
    if (head !== last.head) throw ApplicationFailure.nonRetryable(`ledger head of ${last.case}/${last.version} differs`, 'ledger-conflict');
    if (reserve.length > 0)
      core.append([stamp(takenBy ? { type: 'right-taken', number: takenBy } : { type: 'reserved', keys: reserve }, machine, kase.now())]);
    core.recorded = last.version;
    for (const step of unstaffed) core.append(passingUp(core.rules, core.state, step, kase.now()));
  }
}

function vacancies(core: Core, rows: readonly LedgerRow[]): Vacancy[] {
  return rows.flatMap(({ event }) => {
    if (event.type !== 'opened' && event.type !== 'passed-up') return [];
    const open = core.state.obligations.find((one) => one.step === event.step);
    const duty = open && dutyOf(open.kind);
    if (!open || open.kind === 'check') return [];
    const people = duty ? core.state.duties.map((done) => done.person) : [];
    const apart = people.filter((person) => duty && conflicting(core.rules.policy, core.state, person, duty));
    return [{ step: open.step, role: open.role, office: open.office, apart: [...new Set(apart)] }];
  });
}

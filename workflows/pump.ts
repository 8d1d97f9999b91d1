import { ApplicationFailure, condition } from '@temporalio/workflow';
import { type BudgetAsked, type Vacancy } from '../activities/contract';
import { conflicting } from '../src/domain/case/duties';
import { dutyOf } from '../src/domain/case/duty-of';
import { type LedgerRow } from '../src/domain/case/events';
import { stamp } from '../src/domain/case/decide';
import { officesAbove } from '../src/domain/case/offices-above';
import { passingUp } from '../src/domain/case/opening';
import { rightsOf } from '../src/domain/case/rights';
import { machine } from '../src/domain/offices';
import { award } from '../src/domain/policy/award';
import { type Fen } from '../src/domain/values';
import { record } from './effects';
import { type Core, type Kase } from './kase';

/**
 * Records what is queued, in order, by one activity at a time, once somebody wants it recorded. It waits until the story has
 * fallen silent, so that the act which ends a step and the opening of the next go into one record (half the history, and no page ever shows
 * the gap between).
 */
export async function pump(core: Core, kase: Kase): Promise<void> {
  for (;;) {
    await core.waiters.until(() => core.wanted > core.recorded);
    await silence();
    const rows = core.queue.splice(0);
    const last = rows.at(-1);
    if (!last) continue;
    const reserve = rightsToReserve(core, rows);
    const budget = reserve.length > 0 ? budgetAsked(core) : undefined;
    const { head, unstaffed, takenBy, budgetSpent } = await record(rows, vacancies(core, rows), reserve, ...(budget ? [budget] : []));
    // The ledger holds another history than ours: a bug. The workflow task fails visibly and stays; nothing more is written.
    if (head !== last.head) throw ApplicationFailure.nonRetryable(`ledger head of ${last.case}/${last.version} differs`, 'ledger-conflict');
    const { takenBy: known, budgetSpent: knownSpent } = core.state.rights;
    if (reserve.length > 0 && !(takenBy && takenBy === known) && !(budgetSpent && knownSpent)) {
      if (takenBy) core.append([stamp({ type: 'right-taken', number: takenBy }, machine, kase.now())]);
      else if (budgetSpent) core.append([stamp({ type: 'budget-spent' }, machine, kase.now())]);
      else {
        const reserved = { type: 'reserved' as const, keys: reserve, ...(budget ? { budget: budget.fen } : {}) };
        // The claims hold it already: no record of its own, unless a page still says that it was not to be had.
        core.append([stamp(reserved, machine, kase.now())], known || knownSpent ? undefined : 'rides-along');
      }
    }
    core.recorded = last.version;
    core.waiters.changed();
    for (const { step, to } of unstaffed) core.append(passingUp(core.rules, core.state, step, to, kase.now()));
  }
}

/** Goes on when everybody else who can has gone on: what is asked a second time is asked after all of them have come to wait again. */
function silence(): Promise<void> {
  let asked = 0;
  return condition(() => (asked += 1) > 1);
}

/**
 * At 受理; and once more when the decision opens, if another case held a right then: it may have given it up since. A case that ends
 * in the same record takes nothing.
 */
function rightsToReserve({ state, rules }: Core, rows: readonly LedgerRow[]): string[] {
  if (state.ending ?? state.outcome) return [];
  const asks = rows.some(
    ({ event }) =>
      event.type === 'accepted' ||
      (event.type === 'opened' && event.kind === 'decide' && (state.rights.takenBy ?? state.rights.budgetSpent)),
  );
  return asks ? rightsOf(rules.policy, state) : [];
}

/** What the case comes to as its facts stand, of a policy that may spend only so much. */
function budgetAsked({ state, rules: { policy } }: Core): BudgetAsked | undefined {
  const fen = policy.budget && award(policy, state.facts)?.value;
  return policy.budget && fen ? { policy: policy.id, total: (policy.budget.yuan * 100) as Fen, fen: fen as Fen } : undefined;
}

function vacancies({ state, rules }: Core, rows: readonly LedgerRow[]): Vacancy[] {
  return rows.flatMap(({ event }) => {
    if (event.type !== 'opened' && event.type !== 'passed-up') return [];
    const open = state.obligations.find((one) => one.step === event.step);
    if (!open) return [];
    const duty = dutyOf(open.kind);
    const apart = state.duties.map((done) => done.person).filter((person) => duty && conflicting(rules.policy, state, person, duty));
    return [
      {
        step: open.step,
        role: open.role,
        office: open.office,
        above: officesAbove(rules.offices, open.office),
        needed: open.places ?? 1,
        apart: [...new Set([...apart, ...state.beneficiaries])],
      },
    ];
  });
}

import { keptFrom } from '../domain/case/may-read';
import { kinds } from '../domain/case/steps/kinds';
import { isReckoned, openRows } from '../domain/case/steps/verify';
import { type CaseState, type Obligation } from '../domain/case/state';
import { machine, type Post } from '../domain/offices';
import { type ActorId } from '../domain/values';
import { later } from './clock';
import { NEVER } from './due-buckets';
import { waitingFor } from './stage';
import { type TaskExtras } from './task';

/** 待认领 of one post. */
export const poolOf = ({ office, role }: Post): string => `${office}/${role}`;

/** What lots fell on for one officer. */
export const lotsOf = (officer: ActorId): string => `lots/${officer}`;

const gone = 1 as const;

/** 没有需要人工认定的: rows are checked or decided upon, and none of them is left to a person's eye. */
const leavesNothing = ({ roster }: CaseState, kind: Obligation['kind']): boolean =>
  (kind === 'verify' || kind === 'decide') && isReckoned(roster) && openRows(roster.counts) === 0;

/** An open obligation as its row is written, with the lists it stands in. */
export const rowOf = (state: CaseState, one: Obligation, { masked }: Omit<TaskExtras, 'at'>) => {
  const waits = waitingFor(state, one.kind);
  // What is drawn by lot is nobody's to claim.
  const byLot = kinds[one.kind]?.byLot === true;
  // Whoever is heard has their time: nobody has anything to claim.
  const pooled = !byLot && one.kind !== 'hear' && one.holders.length < (one.places ?? 1) && waits !== 'registry' && waits !== 'bank';
  const clear = leavesNothing(state, one.kind);
  const kept = keptFrom(state);
  const set = {
    case: state.id,
    number: state.number,
    step: one.step,
    kind: one.kind,
    office: one.office,
    role: one.role,
    holders: one.holders,
    pooled,
    inOffice: one.office,
    ...(pooled ? { inPool: poolOf(one) } : {}),
    // Of what lots fell on, no colleague's list shows anything to a deputy (AB岗).
    lists: one.holders.map((holder) => (byLot ? lotsOf(holder) : `mine/${holder}`)),
    opened: one.opened,
    order: one.due ? later(one.due, -state.offset) : NEVER,
    overdue: one.overdue,
    version: state.version,
    open: true,
    programme: state.programme,
    policy: state.policy,
    differs: state.findings.filter(({ verdict, settled }) => ['differs', 'absent'].includes(settled?.verdict ?? verdict)).length,
    masked,
    ...(one.due ? { due: one.due } : {}),
    ...(waits ? { waitingFor: waits } : {}),
    ...(clear ? { clear } : {}),
    ...(kept.length > 0 ? { kept } : {}),
  };
  const absent = {
    ended: gone,
    ...(one.due ? {} : { due: gone }),
    ...(waits ? {} : { waitingFor: gone }),
    ...(pooled ? {} : { inPool: gone }),
    ...(clear ? {} : { clear: gone }),
  };
  return { $set: set, $unset: absent } as const;
};

/** Under 已办 of whoever held it, and of whoever ended it: an officer may act without claiming first. */
export const closedRow = (state: CaseState, step: string, holders: readonly ActorId[], { at }: TaskExtras) => {
  const by = state.endedBy[step];
  const officers = new Set([...holders, ...(by && by !== machine.id ? [by] : [])]);
  const set = {
    open: false,
    pooled: false,
    lists: [...officers].map((officer) => `done/${officer}`),
    order: at,
    ended: at,
    version: state.version,
  };
  return { $set: set, $unset: { inOffice: 1, inPool: 1 } } as const;
};

import { hashOf } from '../canonical';
import { type AreaCode, type Hash } from '../values';
import { type CaseEvent } from './events';
import { hiddenInEvents, noFacts } from './private-members';
import { type CaseState } from './state';

/**
 * What of events and states is said of a person: facts, how registries compare with answers, what inspectors saw, grounds of a refusal.
 * The ledger's chain holds a salted hash of it and the words stand sealed beside the row, under a key of the case alone; once that key
 * is erased the chain still proves everything that happened. `*` stands for every element of a list.
 */
type Hiding = Readonly<Record<string, unknown>>;

/** Of states, by path with what stands there once it is gone (of events: `private-members.ts`). Lists that need none of it are read with the blanks. */
const hiddenInStates: Hiding = {
  facts: noFacts,
  area: '' as AreaCode,
  salt: '',
  findings: [],
  'visits.*.inspections.*.checklist': {},
  'panels.*.drawings.*.barred': [],
  'panels.*.scores.*.marks': {},
  'panels.*.mean.because': [],
  'panels.*.aspects': undefined,
  'decided.clause': undefined,
  'result.because': [],
  'payments.*.reason': undefined,
};

/** By path, what was hidden. Plain JSON. */
export type Hidden = Record<string, unknown>;

/** An event as the chain and the ledger hold it in clear. */
export type OpenEvent = Omit<CaseEvent, 'type'> & { type: CaseEvent['type']; hidden?: Hash };

/** Parts an event in what may stand in clear, with its commitment to the rest, and that rest. */
export function conceal(event: CaseEvent, salt: string): { open: OpenEvent; hidden?: Hidden } {
  const [rest, hidden] = part(event, hiddenInEvents[event.type] ?? {});
  return Object.keys(hidden).length === 0 ? { open: event } : { open: { ...rest, hidden: commitment(salt, hidden) }, hidden };
}

/** The event whole again; with blanks where what was hidden is gone. */
export function reveal({ hidden: commits, ...open }: OpenEvent, hidden?: Hidden): CaseEvent {
  return (commits === undefined ? open : joined(open, hiddenInEvents[open.type] ?? {}, hidden)) as CaseEvent;
}

/** The event with blanks for what it hides, as if that had been erased. */
export const blanked = (event: CaseEvent): CaseEvent => reveal(conceal(event, '').open);

/** SHA-256 over the salt and canonical JSON: without the salt a date of birth or a street could be guessed from it. */
export const commitment = (salt: string, hidden: Hidden): Hash => hashOf([salt, hidden]);

/** Each event's own, out of the case's: one that becomes known tells nothing of the others. */
export const saltOf = (caseSalt: string, version: number): string => hashOf([caseSalt, version]);

/** A state as views hold it in clear, and the rest. */
export const concealState = (state: CaseState): { open: CaseState; hidden: Hidden } => {
  const [open, hidden] = part(state, hiddenInStates);
  return { open, hidden };
};

export const revealState = (open: CaseState, hidden?: Hidden): CaseState => joined(open, hiddenInStates, hidden);

function part<T extends object>(value: T, hiding: Hiding): [T, Hidden] {
  let rest: unknown = value;
  const hidden: Hidden = {};
  for (const path of Object.keys(hiding)) {
    const [kept, taken] = take(rest, path.split('.'));
    rest = kept;
    if (taken !== undefined) hidden[path] = taken;
  }
  return [rest as T, hidden];
}

const joined = <T extends object>(open: T, hiding: Hiding, hidden: Hidden | undefined): T =>
  Object.entries(hiding).reduce<unknown>((value, [path, blank]) => put(value, path.split('.'), hidden ? hidden[path] : blank), open) as T;

type Members = Record<string, unknown>;

/** @returns what is left, and what was taken; undefined if nothing was there */
function take(value: unknown, [name = '', ...deeper]: readonly string[]): [kept: unknown, taken: unknown] {
  if (name === '*') {
    const parts = (value as unknown[]).map((one) => take(one, deeper));
    const taken = parts.map(([, one]) => one ?? null);
    return [parts.map(([kept]) => kept), taken.some((one) => one !== null) ? taken : undefined];
  }
  const members = value as Members;
  if (!Object.hasOwn(members, name)) return [value, undefined];
  const { [name]: member, ...others } = members;
  if (deeper.length === 0) return [others, member];
  const [kept, taken] = take(member, deeper);
  return [{ ...others, [name]: kept }, taken];
}

/** Puts back what was taken. A path that does not exist is left alone: a case that is not decided has no grounds. */
function put(value: unknown, [name = '', ...deeper]: readonly string[], given: unknown): unknown {
  if (given === undefined || given === null || value === undefined) return value;
  if (name === '*') {
    const list = Array.isArray(given) ? (given as unknown[]) : undefined;
    return (value as unknown[]).map((one, at) => put(one, deeper, list ? list[at] : given));
  }
  const members = value as Members;
  if (deeper.length === 0) return { ...members, [name]: given };
  return Object.hasOwn(members, name) ? { ...members, [name]: put(members[name], deeper, given) } : value;
}

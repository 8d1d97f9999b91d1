import { type Typed } from './field';

/**
 * What the registries said when a section was saved. It stands beside what was typed in that section, so that a registry that is away
 * later neither asks for a paper it had answered for, nor makes a draft incomplete.
 */
export interface Known {
  /** The registry, if what it has is good to apply with: the paper is then not asked for. */
  held?: string;
  /** Why it is not, as the code of a fault at a field. */
  against?: { field: string; code: string };
}

const heldMark = 'registry.held';
const markOf = (field: string): string => `registry.${field}`;

/** As it stands beside a section's typed words. */
export function marksOf(known: readonly Known[]): Typed {
  const held = known.flatMap((one) => one.held ?? []);
  return {
    ...(held.length > 0 ? { [heldMark]: held.join(' ') } : {}),
    ...Object.fromEntries(known.flatMap(({ against }) => (against ? [[markOf(against.field), against.code]] : []))),
  };
}

/** Which papers the registries stand for, by the marks beside a section. */
export const heldIn = (typed: Typed | undefined): string[] => (typed?.[heldMark] ?? '').split(' ').filter(Boolean);

/** The code of the fault that a registry knows against a field, if any: `certificate-expired`. */
export const knownAgainst = (field: string, typed: Typed): string | undefined => {
  const code = typed[markOf(field)];
  return code ? `${field}-${code}` : undefined;
};

/** Every such fault. */
export const allAgainst = (known: readonly Known[]): string[] =>
  known.flatMap(({ against }) => (against ? [`${against.field}-${against.code}`] : []));

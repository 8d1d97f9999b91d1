import { type Programme } from './programme';

const known = new Map<string, Programme>();

/** @throws if another programme has this name */
export function register(one: Programme): void {
  const before = known.get(one.name);
  if (before && before !== one) throw new Error(`two programmes are called ${one.name}`);
  known.set(one.name, one);
}

export const allProgrammes = (): Programme[] => [...known.values()];

export const findProgramme = (name: string): Programme | undefined => known.get(name);

/** @throws for a name that no programme has: policies that name one are refused when they load */
export function programmeNamed(name: string): Programme {
  const found = known.get(name);
  if (!found) throw new Error(`no programme is called ${name}`);
  return found;
}

/** May somebody apply for it by themselves? */
export const isMatter = (name: string): boolean => {
  const one = programmeNamed(name);
  return isAppliedFor(one) && !one.byInvitation;
};

/** Does somebody apply for it, for themselves or for a unit? */
export const isAppliedFor = ({ filedBy }: Pick<Programme, 'filedBy'>): boolean => filedBy === 'person' || filedBy === 'unit';

/** Is it made by an office of others' cases (a payment batch), and no matter that anybody applies for? */
export const isOffices = (name: string): boolean => programmeNamed(name).filedBy === 'office';

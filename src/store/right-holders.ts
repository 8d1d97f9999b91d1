import { type Answers } from '../domain/form/answers';
import { type Policy } from '../domain/policy/policy';
import { programmeNamed } from '../domain/programmes';
import { type Store } from './store';

/** Whose rights a case uses under this policy, by random ids: persons have theirs, things are given one. */
export function rightHolders({ things }: Pick<Store, 'things'>, { programme, once }: Policy, answers: Answers): Promise<string[]> {
  const holders = programmeNamed(programme).subjects[once.per]?.(answers) ?? [];
  return Promise.all(holders.map(async (one) => ('person' in one ? one.person : things.idOf(one.thing, one.key))));
}

import { liesIn } from '../../domain/ground/area';
import { type Policy } from '../../domain/policy/policy';
import { type AreaCode } from '../../domain/values';

/** A matter of one name: where it stands first for whoever looks, and where else it is open. */
export interface MatterPlaces {
  policy: Policy;
  elsewhere: Policy[];
}

/** Policies by their matter, those of where somebody lives first, else as they came. What has another name in another place is another matter. */
export function byMatter(open: readonly Policy[], area?: AreaCode): MatterPlaces[] {
  const here = ({ area: place }: Policy): number => (area && liesIn(area, place) ? 0 : 1);
  const groups = new Map<string, MatterPlaces>();
  for (const policy of open.toSorted((one, other) => here(one) - here(other))) {
    const key = `${policy.programme} ${policy.term['zh-CN']}`;
    const group = groups.get(key);
    if (group) group.elsewhere.push(policy);
    else groups.set(key, { policy, elsewhere: [] });
  }
  return [...groups.values()];
}

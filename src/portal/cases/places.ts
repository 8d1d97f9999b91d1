import { type Policy, type Programme } from '../../domain/policy/policy';
import { type AreaCode, type LocalDate } from '../../domain/values';
import { localDate } from '../../domain/calendar/instants';
import { policyFor } from '../../policies/pick';
import { instantNow } from '../../store/clock';
import { type Services } from '../services';

export const todayInShanghai = (): LocalDate => localDate(instantNow());

/** Streets that somebody may live in, for a form's list: those that street federations serve, under their district's name. */
export const streetOptions = ({ policies }: Pick<Services, 'policies'>, language: 'zh-CN' | 'en') =>
  policies.offices
    .filter((office) => office.level === 'street' && office.unit === 'federation')
    .flatMap((office) => office.serves.map((area) => ({ value: area, label: office.name[language] })));

/** The policy in force where somebody lives; while nobody can say where that is, the one place that has the programme. */
export function policyWhere(
  { policies }: Pick<Services, 'policies'>,
  programme: Programme,
  area: AreaCode | undefined,
): Policy | undefined {
  const loaded = { policies: [...policies.policies], offices: [...policies.offices] };
  if (area) return policyFor(loaded, programme, area, todayInShanghai());
  return loaded.policies.filter((one) => one.programme === programme)[0];
}

export const policyById = ({ policies }: Pick<Services, 'policies'>, id: string): Policy | undefined =>
  policies.policies.find((one) => one.id === id);

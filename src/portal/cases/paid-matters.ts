import { liesIn } from '../../domain/ground/area';
import { above } from '../../domain/offices';
import { type Policy } from '../../domain/policy/policy';
import { isMatter } from '../../domain/programmes';
import { type OfficeId } from '../../domain/values';
import { type Services } from '../services';

/** What is paid, or applied for, where an office and those below it serve: each programme once, in the words of that place. */
export function paidMatters({ policies: { policies, offices } }: Pick<Services, 'policies'>, office: OfficeId): Policy[] {
  const below = offices.filter((one) => one.id === office || above(offices, one).some(({ id }) => id === office));
  const areas = below.flatMap((one) => one.serves);
  const here = policies
    .filter((one) => isMatter(one.programme) || one.route.some(({ kind }) => kind === 'pay'))
    .filter((one) => areas.some((area) => liesIn(area, one.area)));
  return here.filter((one, at) => here.findIndex(({ programme }) => programme === one.programme) === at);
}

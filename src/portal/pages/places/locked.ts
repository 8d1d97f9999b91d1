import { type PlaceLook } from '../../cases/place-access';
import { locks, restingOn } from '../../cases/month-rests';
import { type MonthLook } from '../../cases/place-months';
import { paths } from '../../paths';
import { type Services } from '../../services';
import { longDate } from '../../view/formats';
import { type Translate } from '../../view/words';

/** What is said of a month of which a case was filed. */
export interface OfCase {
  /** Why it is not put right here, and what to do instead. */
  locked?: string;
  /** That the case says something else than the month. */
  differs?: string;
  /** The case, for whoever filed it. */
  href?: string;
}

/** Another unit's case is not named to whoever runs the place now. */
export async function filedOf(
  services: Pick<Services, 'store'>,
  { as }: PlaceLook,
  month: MonthLook,
  { t, lang }: { t: Translate; lang: 'zh-CN' | 'en' },
): Promise<OfCase> {
  const resting = await restingOn(services, month);
  if (!resting) return {};
  const { row, how } = resting;
  const { state, number, submitted } = row;
  const own = state.applicant.party === month.place.operator;
  if (as === 'operator' && !own) return locks(resting) ? { locked: t('places.locked.other') } : {};
  const say = { number, date: longDate(submitted, lang) };
  const stands = state.outcome === undefined ? 'open' : 'granted';
  return {
    ...(locks(resting) ? { locked: t(`places.locked.${stands}`, say) } : {}),
    ...(how === 'rests' ? {} : { differs: t(`places.filed.${how}`, say) }),
    ...(as === 'operator' ? { href: paths.case(state.id) } : {}),
  };
}

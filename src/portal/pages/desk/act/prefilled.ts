import { formatYuan } from '../../../../domain/money';
import { type Fen } from '../../../../domain/values';
import { anewWords, reckonedAnew } from '../../../cases/reckoned-anew';
import { type Typed } from './fields';
import { type ActPage } from './page';

/** What stands in an act's form as it is opened. 追回 of what was paid on figures that were corrected since: the difference, and why; whoever decides may say otherwise. */
export async function prefilled({ look, kind }: ActPage): Promise<Typed> {
  const { services, state, t, lang } = look;
  if (kind !== 'demand' || !state.after || !look.may('money')) return {};
  const first = (await services.store.cases.read(state.after.case))?.state;
  const reckoned = first && (await reckonedAnew(services.store, first));
  if (!reckoned) return {};
  // Of what was paid less what others ask back already.
  const over = (state.after.paid ?? 0) - reckoned.anew;
  return over > 0 ? { yuan: formatYuan(over as Fen), text: t('anew.demand', { why: anewWords(reckoned, t, lang) }) } : {};
}

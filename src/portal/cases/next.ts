import { holding, noticeAt } from '../../domain/case/steps/notice';
import { visitAt } from '../../domain/case/steps/visit';
import { type CaseState } from '../../domain/case/state';
import { type Services } from '../services';
import { longDate, shortTime } from '../view/formats';
import { type Translate } from '../view/words';

/**
 * 接下来: what happens next, in one sentence; an appointment of the site visit first of all. Undefined once the case has ended.
 * @param own whether the reader speaks for whoever applied
 */
export async function nextOf(
  { store }: Pick<Services, 'store'>,
  state: CaseState,
  language: 'zh-CN' | 'en',
  t: Translate,
  own: boolean,
): Promise<{ words: string; more?: string; call?: boolean } | undefined> {
  if (state.outcome ?? state.ending) return undefined;
  const [open] = state.obligations;
  if (state.supplement) return { words: t(own ? 'next.supplement' : 'next.supplementAwaited') };
  if (!open) return { words: t('next.between') };
  if (open.kind === 'pay' && state.payments.at(-1)?.status === 'bounced') return { words: t(own ? 'next.bounced' : 'next.bouncedAwaited') };
  if (open.kind === 'hear') return { words: t(own ? 'next.hear' : 'next.hearAwaited') };
  const notice = open.kind === 'notice' && noticeAt(state, open.step);
  if (notice && holding(notice).length > 0) return { words: t('next.noticeHeld') };
  const appointment = open.kind === 'visit' ? visitAt(state, open.step).appointment : undefined;
  if (!appointment) return { words: t(`next.${open.kind}`) };
  const more = (await store.texts.read(appointment.text.id))?.text;
  const at = `${longDate(appointment.at, language)} ${shortTime(appointment.at).slice(-5)}`;
  return { words: t('next.visitAt', { at }), ...(more ? { more } : {}), call: true };
}

import { type CaseEvent } from '../../domain/case/events';
import { type Policy } from '../../domain/policy/policy';
import { type Translate } from '../view/words';

/** One event in words: what happened, at which step. */
export function happened(event: CaseEvent, policy: Policy, t: Translate, lang: 'zh-CN' | 'en'): { what: string; step?: string } {
  const step = 'step' in event ? policy.route.find((one) => one.step === event.step)?.name[lang] : undefined;
  const key = event.type === 'accepted' && event.deemed ? 'timeline.deemed' : `timeline.${event.type}`;
  const detail =
    event.type === 'returned'
      ? (policy.route.find((one) => one.step === event.to)?.name[lang] ?? event.to)
      : event.type === 'closed'
        ? t(`status.tag.${event.outcome}`)
        : 'clause' in event
          ? (policy.grounds.find((one) => one.clause === event.clause)?.say[lang] ?? '')
          : event.type === 'clock-moved'
            ? String(event.days)
            : '';
  return { what: t(key, { detail }), ...(step ? { step } : {}) };
}

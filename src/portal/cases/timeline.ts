import { isOffices } from '../../domain/programmes';
import { type CaseEvent } from '../../domain/case/events';
import { type Policy } from '../../domain/policy/policy';
import { type ActorId } from '../../domain/values';
import { shortDate, shortTime } from '../view/formats';
import { type Translate } from '../view/words';

type Language = 'zh-CN' | 'en';

/** One event in words: what happened, to whom or until when, at which step. */
export function happened(
  event: CaseEvent,
  policy: Policy,
  t: Translate,
  lang: Language,
  nameOf: (by: ActorId) => string,
): { what: string; step?: string } {
  const step = 'step' in event ? policy.route.find((one) => one.step === event.step)?.name[lang] : undefined;
  return { what: t(keyOf(event), { detail: detailOf(event, policy, t, lang, nameOf) }), ...(step ? { step } : {}) };
}

function keyOf(event: CaseEvent): string {
  if (event.type === 'accepted' && event.deemed) return 'timeline.deemed';
  if (event.type === 'submitted' && isOffices(event.submission.programme)) return 'timeline.begun';
  if (event.type === 'heard') return `timeline.heard.${event.how}`;
  return `timeline.${event.type}`;
}

function detailOf(event: CaseEvent, policy: Policy, t: Translate, lang: Language, nameOf: (by: ActorId) => string): string {
  switch (event.type) {
    case 'returned':
      return policy.route.find((one) => one.step === event.to)?.name[lang] ?? event.to;
    case 'reassigned':
      return nameOf(event.to);
    case 'extended':
    case 'supplement-asked':
      return shortDate(event.due);
    case 'appointed':
      return shortTime(event.on);
    case 'closed':
      return t(`status.tag.${event.outcome}`);
    case 'not-accepted':
    case 'refused':
      return policy.grounds.find((one) => one.clause === event.clause)?.say[lang] ?? '';
    case 'reminded':
      return t(`expiry.${event.what}`);
    case 'acknowledged':
      return t(`transmission.receiver.${event.receiver}`);
    case 'barred':
    case 'unbarred':
    case 'basis-replaced':
      return event.number;
    case 'clock-moved':
      return String(event.days);
    default:
      return '';
  }
}

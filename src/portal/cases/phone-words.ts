import { type PhoneTime } from '../../domain/case/state';
import { shortTime } from '../view/formats';
import { type Translate } from '../view/words';

/** A clock that is off by less is right enough: two readings of one to the minute may differ by as much. */
const mostOff = 120;

/** Seconds as days, hours and minutes, the largest two of them: `2 小时 5 分钟`. */
export function spanWords(seconds: number, t: Translate): string {
  const minutes = Math.round(seconds / 60);
  const parts: [string, number][] = [
    ['days', Math.floor(minutes / 1_440)],
    ['hours', Math.floor(minutes / 60) % 24],
    ['minutes', minutes % 60],
  ];
  const said = parts
    .slice(
      Math.max(
        0,
        parts.findIndex(([, count]) => count > 0),
      ),
    )
    .slice(0, 2);
  return said.flatMap(([unit, count]) => (count > 0 || said.length === 1 ? [t(`phone.${unit}`, { count })] : [])).join(' ');
}

/** When something was done by the telephone's clock, and, where that was wrong or never compared, that it was. */
export function phoneTimeWords({ at, ahead }: PhoneTime, t: Translate): string {
  const time = shortTime(at);
  if (ahead === undefined) return t('phone.unknownClock', { time });
  if (Math.abs(ahead) < mostOff) return t('phone.rightClock', { time });
  const off = t(ahead > 0 ? 'phone.slow' : 'phone.fast', { by: spanWords(Math.abs(ahead), t) });
  return t('phone.wrongClock', { time, off, right: shortTime(new Date(Date.parse(at) + ahead * 1_000).toISOString()) });
}

import { formatYuan } from '../../domain/money';
import { type Danger } from '../../domain/places/month';
import { type Month } from '../../domain/values';
import { plainDate } from '../view/formats';
import { type Translate } from '../view/words';

type Language = 'zh-CN' | 'en';

const english = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** 2027年3月, March 2027. */
export function monthWords(month: Month, lang: Language): string {
  const [year = '', number = ''] = month.split('-');
  return lang === 'en' ? `${english[Number(number) - 1] ?? ''} ${year}` : `${year}年${Number(number)}月`;
}

/** What is wrong, with its figures, and what can be done about it now. */
export function dangerWords({ code, say }: Danger, t: Translate, lang: Language): { what: string; todo: string } {
  const { wage, minimum, until, ...numbers } = say;
  const with_ = {
    ...numbers,
    ...(wage === undefined ? {} : { wage: formatYuan(wage) }),
    ...(minimum === undefined ? {} : { minimum: formatYuan(minimum) }),
    ...(until === undefined ? {} : { until: plainDate(until, lang) }),
  };
  return { what: t(`places.dangers.${code}`, with_), todo: t(`places.mend.${code}`) };
}

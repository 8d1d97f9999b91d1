import { type Field } from '../../domain/form/field';
import { formatTelephone } from '../../domain/identifiers/contact';
import { yuanInWords } from '../../domain/money';
import { sayNumber } from '../../domain/programmes/words';
import { type Fen } from '../../domain/values';
import { formWords } from '../forms/words';
import { longDate } from '../view/formats';
import { type Translate } from '../view/words';

export interface Say {
  t: Translate;
  lang: 'zh-CN' | 'en';
  /** A place by its code; undefined where nobody here knows the name. */
  place: (area: string) => string | undefined;
}

/** From here a slip of one nought is easily overlooked, and the amount is written in words beside the figures. */
const large = 1_000_000;

/** `2,000.00 元`, `20,000.00 元（贰万元整）`. */
export const sayYuan = (fen: number, { t, lang }: Pick<Say, 't' | 'lang'>): string =>
  `${sayNumber(t, fen, 'fen')}${fen >= large && lang === 'zh-CN' ? `（${yuanInWords(fen as Fen)}）` : ''}`;

/**
 * A value as it was understood, written out: what is shown before it is sent, on the receipt and to an officer is never what was typed.
 * @param address under which the field's words stand: `firm.registeredOn`
 */
export function sayValue(field: Pick<Field, 'means' | 'options'>, address: string, value: unknown, say: Say): string {
  const text = String(value);
  switch (field.means) {
    case 'date':
      return longDate(text, say.lang);
    case 'yuan':
      return sayYuan(Number(value), say);
    case 'telephone':
      return formatTelephone(text);
    case 'account':
      return text.replace(/\d{4}(?=\d)/g, '$& ');
    case 'place':
      return say.place(text) ?? text;
    case 'monthly':
      return new Set(value as number[]).size === 1
        ? say.t('form.everyMonth', { count: (value as number[])[0] ?? 0 })
        : (value as number[]).join('、');
    case 'yes-no':
      return formWords(say.t).option(address, value === true ? 'yes' : 'no') ?? text;
    default:
      return (field.options && formWords(say.t).option(address, text)) ?? text;
  }
}

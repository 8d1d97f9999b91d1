import { type LetterTemplate } from '../../domain/case/letter-template';
import { type Part, partOfLetter } from '../../domain/case/may-read';
import { type Letter } from '../../store/letters';
import { type Translate } from '../view/words';

/** A letter that was given up by message or mail. In the portal it can be read all the same. */
export interface FailedLetter {
  title: string;
  /** 短信, 电子邮件 */
  channel: string;
  /** Why, as far as it says what to do: the address is wrong, or nobody could be reached for two days. */
  why: string;
  at: string;
}

/** Gateways answer in their own codes; all that matters is whether the address is to blame. */
const aboutAddress = /^(no address|not one address|HTTP 4\d\d|SMTP 5\d\d)$/;

/** @param may whether the reader may read what a letter tells of */
export const failedLetters = (letters: readonly Letter[], may: (part: Part) => boolean, t: Translate): FailedLetter[] =>
  letters
    .filter((one) => one.state === 'failed' && may(partOfLetter(one.template as LetterTemplate)))
    .map((one) => ({
      title: t(`letters.${one.template}.subject`, { number: '', term: '' }),
      channel: t(`form.contact.letters.options.${one.channel}`),
      why: t(aboutAddress.test(one.lastWhy ?? '') ? 'letter.failedAddress' : 'letter.failedAway'),
      at: one.at,
    }));

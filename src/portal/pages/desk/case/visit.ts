import { type Inspection } from '../../../../domain/case/state';
import { lastVisit } from '../../../../domain/case/steps/visit';
import { type History } from './history';
import { disputedIn } from '../../../cases/disputed';
import { type CaseLook } from '../../../cases/look';
import { phoneTimeWords } from '../../../cases/phone-words';
import { shortTime } from '../../../view/formats';
import { type Translate } from '../../../view/words';

/** 实地核查: the appointment of the last visit, and what each inspector found at any. */
export function visitOf(look: CaseLook, { wordsOf, nameOf }: History) {
  const { state, policy, lang, may, t } = look;
  const appointment = lastVisit(state)?.appointment;
  const found = may('findings') ? state.visits.flatMap((visit) => visit.inspections) : [];
  return {
    appointment: appointment && { at: appointment.at, words: may('answers') ? wordsOf(appointment.text.id) : undefined },
    disputed: disputedIn(look),
    photographed: found.some((one) => one.photos.length > 0),
    inspections: found.map((one) => ({
      who: nameOf(one.by),
      at: one.at,
      words: wordsOf(one.text.id),
      phone: phoneLines(one, t),
      photos: one.photos.length,
      checks: Object.entries(one.checklist).map(([item, ok]) => ({
        label: policy.route.flatMap((step) => step.checklist).find((each) => each.item === item)?.say[lang] ?? item,
        ok,
      })),
    })),
  };
}

/** What the telephone's clock said of the entry and of each photograph, beside the instant that counts. */
const phoneLines = ({ at, phone }: Inspection, t: Translate): string[] =>
  phone
    ? [
        t('phone.typedAt', { time: phoneTimeWords(phone.typed, t), arrived: shortTime(at) }),
        ...phone.photos.map((one, nth) => t('phone.photoAt', { number: nth + 1, time: phoneTimeWords(one, t) })),
      ]
    : [];

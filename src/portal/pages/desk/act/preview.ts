import { type Act } from '../../../../domain/case/acts';
import { letterOf } from '../../../../domain/case/steps';
import { plainDate } from '../../../../domain/calendar/longhand';
import { writeLetter } from '../../../../letters/write';
import { foreseen } from './judge';
import { type ActPage } from './page';

/** The letter as it would go, from the very event that the act would make. @param words every text typed, standing for itself */
export function letterBefore(page: ActPage, act: Act, words: readonly string[]) {
  const { look, obligation } = page;
  const { row, state, t, lang, services, now } = look;
  const event = foreseen(page, act).find((one) => letterOf(one));
  if (!event) return undefined;
  const office = services.policies.offices.find((one) => one.id === obligation?.office);
  const texts = new Map(words.map((one) => [one, one]));
  const params = { number: row.number, policy: state.policy, event, ...(obligation ? { office: obligation.office } : {}) };
  const { subject, paragraphs } = writeLetter(letterOf(event) ?? event.type, params, t, lang, services.policies, texts);
  return {
    subject,
    paragraphs,
    number: row.number,
    // Of an objection the name is whose row it is about; whoever objects is known by none.
    addressee: state.after?.relation === 'objection' ? undefined : t('letters.dear', { name: row.masked ?? '' }),
    office: office?.name[lang],
    telephone: office?.telephone,
    date: plainDate(now, lang),
  };
}

import { type Answers } from '../../../../domain/form/answers';
import { fieldAt } from '../../../../domain/form/at';
import { programmeNamed } from '../../../../domain/programmes';
import { amountTree } from '../../../cases/amount';
import { visitAt } from '../../../../domain/case/steps/visit';
import { paths } from '../../../paths';
import { streetNames } from '../../../cases/streets';
import { holdersSaid } from '../case/held';
import { sayValue } from '../../../cases/understood';
import { stepName } from '../../../cases/look';
import { actNow, foreseen, standsAgainst } from './judge';
import { type ActPage } from './page';
import { formWords } from '../../../forms/words';

/** Whose case it is, at which step, and who holds it: at the top of every act's form. */
export async function aboutOf({ look, step, obligation }: ActPage) {
  const { row, policy, lang, t, services, state } = look;
  const names = await services.people.names(obligation?.holders ?? []);
  return {
    href: paths.deskCase(state.id),
    number: row.number,
    applicant: row.masked,
    matter: policy.term[lang],
    step: obligation ? stepName(look, step) : undefined,
    holders: obligation ? holdersSaid(look, obligation, (one) => names.get(one) ?? '') : t('desk.unclaimed'),
  };
}

/** 审批通过 shows what it comes to, and how. */
export function amountBefore(page: ActPage) {
  const { look, kind, route } = page;
  if (kind !== 'grant' || route?.kind !== 'decide' || !look.may('money') || standsAgainst(page)) return undefined;
  const event = foreseen(page, actNow(page, {}, look.row.version)).find((one) => one.type === 'granted');
  const result = event?.result;
  return result && amountTree(result, look.policy, look.t, look.lang);
}

/** 实地核查: where to go, whom to ask for and how to reach them. The visit needs these whole, so each look is logged. */
export async function placeOf(page: ActPage) {
  const { look, kind } = page;
  // Whoever will not go there sees neither.
  if ((kind !== 'inspect' && kind !== 'appoint') || standsAgainst(page)) return undefined;
  const { services, state, t, lang } = look;
  const answers = (await services.store.texts.readJson(state.answers.id)) as Answers | undefined;
  if (!answers) return undefined;
  const { form, visitShows } = programmeNamed(state.programme);
  const say = { t, lang, place: streetNames(services, t, lang) };
  const rows: [string, string | undefined][] = [
    [t('desk.applicant'), answers.people.map((one) => one.name).join('、')],
    ...['contact.telephone', ...visitShows].map((address): [string, string | undefined] => {
      const at = fieldAt(form, answers, address);
      return [formWords(t).label(address), at && sayValue(at.field, address, at.value, say)];
    }),
  ];
  return {
    rows: rows.flatMap(([key, value]) => (value ? [{ key, value }] : [])),
    appointment: visitAt(state, page.step).appointment?.at,
  };
}

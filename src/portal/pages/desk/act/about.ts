import { formatTelephone } from '../../../../domain/identifiers/contact';
import { type StartupGrantAnswers } from '../../../../domain/programmes/startup-grant-answers';
import { amountTree } from '../../../cases/amount';
import { paths } from '../../../paths';
import { yuan } from '../../../view/formats';
import { stepName } from '../case/look';
import { actNow, foreseen, standsAgainst } from './judge';
import { type ActPage } from './page';

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
    holders: (obligation?.holders ?? []).map((one) => names.get(one) ?? '').join('、') || t('desk.unclaimed'),
  };
}

/** 审批通过 shows what will be paid and how it came about. */
export function amountBefore(page: ActPage) {
  const { look, kind, route } = page;
  if (kind !== 'grant' || route?.kind !== 'decide' || !look.may('money') || standsAgainst(page)) return undefined;
  const event = foreseen(page, actNow(page, {}, look.row.version)).find((one) => one.type === 'granted');
  return event && { fen: event.result.value, tree: amountTree(event.result, look.policy, look.t, look.lang) };
}

/** 实地核查: where to go, whom to ask for and how to reach them. The visit needs these whole, so each look is logged. */
export async function placeOf(page: ActPage) {
  const { look, kind } = page;
  // Whoever will not go there sees neither.
  if ((kind !== 'inspect' && kind !== 'appoint') || standsAgainst(page)) return undefined;
  const { services, state, t } = look;
  const answers = (await services.store.texts.readJson(state.answers.id)) as StartupGrantAnswers | undefined;
  if (!answers) return undefined;
  const { firm, premises, operation, founders, contact } = answers;
  const rows: [string, string | undefined][] = [
    [t('desk.applicant'), founders.map((one) => one.name).join('、')],
    [t('form.contact.telephone.label'), formatTelephone(contact.telephone)],
    [t('form.firm.name.label'), firm.name],
    [t('form.premises.address.label'), premises.address || firm.address],
    [t('form.premises.monthlyRent.label'), premises.monthlyRent === undefined ? undefined : yuan(premises.monthlyRent)],
    [t('form.operation.business.label'), operation.business],
  ];
  return {
    rows: rows.flatMap(([key, value]) => (value ? [{ key, value }] : [])),
    appointment: state.visit.appointment?.at,
  };
}

import { maskAddress, maskCard, maskCertificate, maskIdentity, maskName, maskTelephone } from '../../domain/masking';
import { type CaseState } from '../../domain/case/state';
import { type StartupGrantAnswers } from '../../domain/programmes/startup-grant-answers';
import { longDate } from '../view/formats';
import { type Services } from '../services';
import { type Translate } from '../view/words';
import { optionalWords } from '../pages/applicant/fields';
import { streetNames } from './streets';
import { type Say, sayYuan } from './understood';

interface Group {
  title: string;
  rows: { key: string; value: string }[];
}

/** The answers as an officer reads them: persons and addresses masked, whatever the page; a firm's own name and number are public. */
export async function answerRows(services: Services, state: CaseState, t: Translate, lang: 'zh-CN' | 'en'): Promise<Group[]> {
  const answers = (await services.store.texts.readJson(state.answers.id)) as StartupGrantAnswers | undefined;
  return answers ? groupsOf(answers, { t, lang, place: streetNames(services, t, lang) }) : [];
}

function groupsOf(answers: StartupGrantAnswers, say: Say): Group[] {
  const { t, lang, place } = say;
  const row = (key: string, value: string | undefined) =>
    value === undefined || value === '' ? [] : [{ key: t(`form.${key}.label`), value }];
  const yes = (key: string, value: boolean | undefined) =>
    value === undefined ? [] : row(key, t(`form.${key}.options.${value ? 'yes' : 'no'}`));
  const { firm, premises, operation, account, contact } = answers;
  return [
    ...answers.founders.map((one, at) => ({
      title: at === 0 ? t('form.applicant.title') : t('founder.partner'),
      rows: [
        ...row('partner.name', maskName(one.name)),
        ...row('partner.identity', maskIdentity(one.identity)),
        ...row('partner.certificate', maskCertificate(one.certificate)),
        ...row('partner.household', place(one.household)),
      ],
    })),
    {
      title: t('form.firm.title'),
      rows: [
        ...row('firm.name', firm.name),
        ...row('firm.uscc', firm.uscc),
        ...row('firm.organisation', optionalWords(t, `form.firm.organisation.options.${firm.organisation}`) ?? firm.organisation),
        ...row('firm.registeredOn', longDate(firm.registeredOn, lang)),
        ...row('firm.address', maskAddress(firm.address)),
      ],
    },
    {
      title: t('form.premises.title'),
      rows: [
        ...yes('premises.rents', premises.rents),
        ...row('premises.address', maskAddress(premises.address)),
        ...row('premises.monthlyRent', premises.monthlyRent === undefined ? undefined : sayYuan(premises.monthlyRent, say)),
        ...yes('premises.paidOnTime', premises.paidOnTime),
      ],
    },
    {
      title: t('form.operation.title'),
      rows: [...yes('operation.operating', operation.operating), ...row('operation.business', operation.business)],
    },
    {
      title: t('form.account.title'),
      rows: [
        ...row('account.holder', maskName(account.holder)),
        ...row('account.bank', account.bank),
        ...row('account.number', `${maskCard(account.number)}${account.unusual ? `（${t('account.unusual')}）` : ''}`),
      ],
    },
    { title: t('form.contact.title'), rows: row('contact.telephone', maskTelephone(contact.telephone)) },
    ...(answers.remarks?.length
      ? [{ title: t('case.remarks'), rows: answers.remarks.map((value) => ({ key: t('supplement.words'), value })) }]
      : []),
  ];
}

import { maskAddress, maskCard, maskCertificate, maskIdentity, maskName, maskTelephone } from '../../domain/masking';
import { formatTelephone } from '../../domain/identifiers/contact';
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

/** How what is a person's own is written. */
type Write = Record<'name' | 'identity' | 'certificate' | 'address' | 'account' | 'telephone', (value: string) => string>;

const masked: Write = {
  name: maskName,
  identity: maskIdentity,
  certificate: maskCertificate,
  address: maskAddress,
  account: maskCard,
  telephone: maskTelephone,
};
const same = (value: string): string => value;
const whole: Write = {
  name: same,
  identity: same,
  certificate: same,
  address: same,
  account: (value) => value.replace(/\d{4}(?=\d)/g, '$& '),
  telephone: formatTelephone,
};

/** The answers as an officer reads them: persons and addresses masked, whatever the page; a firm's own name and number are public. */
export const answerRows = (services: Services, state: CaseState, t: Translate, lang: 'zh-CN' | 'en'): Promise<Group[]> =>
  rowsOf(services, state.answers.id, { t, lang, place: streetNames(services, t, lang) }, masked);

/** The same for whoever filed them: all that is theirs as it was understood; of the others who found with them only what is no secret of theirs. */
export const ownAnswerRows = (services: Services, answers: string, t: Translate, lang: 'zh-CN' | 'en'): Promise<Group[]> =>
  rowsOf(services, answers, { t, lang, place: streetNames(services, t, lang) }, whole);

async function rowsOf(services: Services, id: string, say: Say, write: Write): Promise<Group[]> {
  const answers = (await services.store.texts.readJson(id)) as StartupGrantAnswers | undefined;
  return answers ? groupsOf(answers, say, write) : [];
}

function groupsOf(answers: StartupGrantAnswers, say: Say, write: Write): Group[] {
  const { t, lang, place } = say;
  const row = (key: string, value: string | undefined) =>
    value === undefined || value === '' ? [] : [{ key: t(`form.${key}.label`), value }];
  const yes = (key: string, value: boolean | undefined) =>
    value === undefined ? [] : row(key, t(`form.${key}.options.${value ? 'yes' : 'no'}`));
  const { firm, premises, operation, account, contact } = answers;
  return [
    ...answers.founders.map((one, at) => {
      const { name, identity, certificate } = at === 0 ? write : { ...masked, name: write.name };
      return {
        title: at === 0 ? t('form.applicant.title') : t('founder.partner'),
        rows: [
          ...row('partner.name', name(one.name)),
          ...row('partner.identity', identity(one.identity)),
          ...row('partner.certificate', certificate(one.certificate)),
          ...row('partner.household', place(one.household)),
        ],
      };
    }),
    {
      title: t('form.firm.title'),
      rows: [
        ...row('firm.name', firm.name),
        ...row('firm.uscc', firm.uscc),
        ...row('firm.organisation', optionalWords(t, `form.firm.organisation.options.${firm.organisation}`) ?? firm.organisation),
        ...row('firm.registeredOn', longDate(firm.registeredOn, lang)),
        ...row('firm.address', write.address(firm.address)),
      ],
    },
    {
      title: t('form.premises.title'),
      rows: [
        ...yes('premises.rents', premises.rents),
        ...row('premises.address', write.address(premises.address)),
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
        ...row('account.holder', write.name(account.holder)),
        ...row('account.bank', account.bank),
        ...row('account.number', `${write.account(account.number)}${account.unusual ? `（${t('account.unusual')}）` : ''}`),
      ],
    },
    { title: t('form.contact.title'), rows: row('contact.telephone', write.telephone(contact.telephone)) },
    ...(answers.remarks?.length
      ? [{ title: t('case.remarks'), rows: answers.remarks.map((value) => ({ key: t('supplement.words'), value })) }]
      : []),
  ];
}

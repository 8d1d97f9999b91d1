import { type Request } from 'express';
import { textOf } from '../../src/portal/middleware/bodies';
import { type Filled, type FilledFor } from '../../src/portal/around';
import { type BusinessRecord } from '../../src/domain/records/businesses';
import { cast, castFirms } from '../people';
import { exampleAct } from './fill-act';
import { firmOf } from './people';

/** The name of the button; its value `all` changes what was typed too. */
const button = 'example';

/** 填入示例: example values for this form. What somebody typed stays, and is said to stay, unless they ask for all. */
export function fillIn(req: Request, form: FilledFor): Filled | undefined {
  const pressed = req.method === 'GET' ? String(req.query[button] ?? '') : textOf(req, button);
  if (pressed === '') return undefined;
  const { typed, t } = form;
  const example = exampleFor(form);
  const saves = !/^(pre-check|supplement|act)/.test(form.section);
  const standing = Object.entries(typed).filter(([name, value]) => value.trim() !== '' && name in example && value !== example[name]);
  if (pressed === 'all' || standing.length === 0)
    return { typed: { ...typed, ...example }, said: t(saves ? 'guide.filled' : 'guide.filledForm') };
  return {
    typed: { ...example, ...Object.fromEntries(Object.entries(typed).filter(([, value]) => value.trim() !== '')) },
    said: t(saves ? 'guide.filledRest' : 'guide.filledFormRest', { count: standing.length }),
  };
}

function exampleFor({ identity = '', section, others, typed, choices = {}, place }: FilledFor): Record<string, string> {
  if (section === 'pre-check') return place === '350200' ? asYe : asLin;
  if (section === 'supplement')
    return Object.fromEntries(
      Object.keys(typed).map((name) => [name, name === 'words-answers' ? '字号已按营业执照核对。' : '原件正在补办，办好后补交。']),
    );
  if (section.startsWith('act/')) return exampleAct(section.slice('act/'.length), choices);
  return exampleOf(identity, others)[section] ?? {};
}

/** Who qualifies: 您可以申请. */
const asLin: Record<string, string> = {
  street: cast.lin.household.area,
  certificate: 'disability',
  organisation: 'individual-business',
  rents: 'yes',
  paidOnTime: 'yes',
  operating: 'yes',
  founders: '1',
};

const asYe: Record<string, string> = {
  street: cast.ye.household.area,
  certificate: 'disability',
  organisation: 'individual-business',
  licence: 'non-legal-person',
  registeredOn: castFirms.ye.registeredOn,
  massage: 'health',
  model: 'no',
  operating: 'yes',
};

/** By section and field, what this person would write; nothing where they have nothing. */
export function exampleOf(identity: string, others: readonly string[] = []): Record<string, Record<string, string>> {
  const person = Object.values(cast).find((one) => one.identity === identity);
  if (!person) return {};
  const { certificate, household, name: holder, card, telephone } = person;
  const firm = firmOf(identity);
  return {
    applicant: { ...(certificate?.kind === 'disability' ? { certificate: certificate.certificate } : {}), household: household.area },
    ...(firm ? { firm: typedFirm(firm), partners: typedPartner(firm, identity, others) } : {}),
    premises: { rents: 'yes', address: firm?.address ?? household.address, monthlyRent: '2,000.00', paidOnTime: 'yes' },
    massage: identity === cast.ye.identity ? { runs: 'yes', kind: 'health', model: 'no' } : { runs: 'no' },
    operation: { operating: 'yes', business: '按摩服务，周一至周六营业' },
    account: { holder, bank: '示例银行', number: card },
    contact: { telephone, letters: 'sms' },
  };
}

/** Whoever founded it too and is not named yet. */
function typedPartner({ persons }: BusinessRecord, identity: string, others: readonly string[]): Record<string, string> {
  const partner = Object.values(cast).find(
    (one) => one.identity !== identity && persons.includes(one.identity) && !others.includes(one.name),
  );
  if (!partner) return {};
  const { name, certificate, household } = partner;
  return { name, identity: partner.identity, certificate: certificate?.certificate ?? '', household: household.area };
}

const typedFirm = ({ uscc, name, organisation, licence, registeredOn, address }: BusinessRecord) => ({
  uscc,
  name,
  organisation,
  ...(licence ? { licence } : {}),
  registeredOn,
  address,
});

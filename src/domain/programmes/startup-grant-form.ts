import { parseBankCard } from '../identifiers/bank-card';
import { parseCertificate } from '../identifiers/certificate-number';
import { parseEmail, parseTelephone } from '../identifiers/contact';
import { parseDate } from '../identifiers/date';
import { parseLine, parseName, parseText } from '../identifiers/words';
import { parseUscc } from '../identifiers/uscc';
import { formatYuan, parseYuan } from '../money';
import { type AreaCode, type Fen, type LocalDate, type PersonId } from '../values';
import { type Field, type FormContext, named, type Parsed, type Section, sureOf, words } from './form';
import { type FounderAnswers, type StartupGrantAnswers } from './startup-grant-answers';
import { type OrganisationKind } from './startup-grant-facts';
import { certificateFault, householdFault } from './startup-grant-known';

const text = (name: string, parse: Field['parse'], more: Partial<Field> = {}): Field => ({ name, kind: 'text', parse, ...more });
const oneOf = (name: string, options: readonly string[], more: Partial<Field> = {}): Field => ({
  name,
  kind: 'radios',
  options,
  parse: (typed) => (options.includes(typed) ? { value: typed } : { error: 'choose' }),
  ...more,
});
const yes = (name: string, more: Partial<Field> = {}): Field =>
  oneOf(name, ['yes', 'no'], {
    ...more,
    means: 'yes-no',
    parse: (typed) => (['yes', 'no'].includes(typed) ? { value: typed === 'yes' } : { error: 'choose' }),
  });

/** The day of a registration: not in the future; one from before the People's Republic is doubted. */
export function parsePastDate(typed: string, today: LocalDate): Parsed {
  const parsed = parseDate(typed);
  if ('error' in parsed) return parsed;
  if (parsed.value > today) return { error: 'future-date' };
  return parsed.value < '1949-10-01' ? { ...parsed, doubt: 'doubt-early-date' } : parsed;
}

const rented = { field: 'rents', value: 'yes' };

/** The streets that the policy's offices serve are put in by the portal, which knows them. */
export const startupGrantSections: readonly Section[] = [
  {
    id: 'applicant',
    fields: [
      text(
        'certificate',
        (number, { identity, today, typed }) => certificateFault(typed) ?? named('certificate', parseCertificate(number, identity, today)),
        { autocomplete: 'off', missing: certificateFault },
      ),
      // Their own street has to be one whose office is here, which no code of a whole district (000) is.
      {
        name: 'household',
        kind: 'select',
        means: 'place',
        missing: householdFault,
        parse: (area, { typed }) => householdFault(typed) ?? (/^\d{6}(?!000)\d{3}$/.test(area) ? { value: area } : { error: 'street' }),
      },
    ],
  },
  {
    id: 'firm',
    fields: [
      text('name', words(parseName, 100), { autocomplete: 'organization' }),
      text('uscc', (typed) => named('uscc', parseUscc(typed)), { autocomplete: 'off' }),
      oneOf('organisation', ['individual-business', 'enterprise', 'private-non-enterprise', 'other']),
      text('registeredOn', (typed, { today }) => parsePastDate(typed, today), { means: 'date' }),
      text('address', words(parseLine, 200), { autocomplete: 'street-address' }),
    ],
  },
  {
    id: 'premises',
    fields: [
      yes('rents'),
      text('address', words(parseLine, 200), { under: rented }),
      text('monthlyRent', rentOf, { under: rented, means: 'yuan', inputmode: 'decimal' }),
      yes('paidOnTime', { under: rented }),
    ],
  },
  { id: 'operation', fields: [yes('operating'), { name: 'business', kind: 'textarea', parse: words(parseText, 500) }] },
  {
    id: 'account',
    fields: [
      text('holder', words(parseName, 50), { autocomplete: 'name' }),
      text('bank', words(parseName, 100)),
      text('number', (typed) => named('card', parseBankCard(typed)), { means: 'account', inputmode: 'numeric', autocomplete: 'off' }),
    ],
  },
  {
    id: 'contact',
    fields: [
      text('telephone', telephoneOf, { means: 'telephone', inputmode: 'tel', autocomplete: 'tel' }),
      oneOf('letters', ['sms', 'email', 'paper'], { parse: lettersBy }),
      text('email', parseEmail, { inputmode: 'email', autocomplete: 'email', under: { field: 'letters', value: 'email' } }),
      text('address', words(parseLine, 200), {
        under: { field: 'letters', value: 'paper' },
        autocomplete: 'street-address',
      }),
    ],
  },
];

export const accountSection = startupGrantSections.find((one) => one.id === 'account') as Section;

/** Rent of nothing, or of more than a million a month, is unusual and not impossible. */
function rentOf(typed: string): Parsed {
  const parsed = parseYuan(typed);
  if ('error' in parsed) return parsed;
  const unusual = parsed.fen === 0 ? 'doubt-free' : parsed.fen > 100_000_000 ? 'doubt-large' : undefined;
  return { value: parsed.fen, ...(unusual ? { doubt: unusual } : {}) };
}

function telephoneOf(typed: string): Parsed {
  const parsed = parseTelephone(typed);
  return 'error' in parsed ? parsed : named('telephone', parsed);
}

/** A short message reaches mobile telephones only. */
function lettersBy(by: string, { typed }: FormContext): Parsed {
  if (!['sms', 'email', 'paper'].includes(by)) return { error: 'choose' };
  const telephone = parseTelephone(typed['telephone'] ?? '');
  return by === 'sms' && 'kind' in telephone && telephone.kind === 'landline' ? { error: 'sms-landline' } : { value: by };
}

/** What was answered in each section, after `answer` found no fault. */
export type Values = Record<string, Record<string, unknown>>;

/** The whole form as the case keeps it. @param partners the founders who confirmed */
export function answersFrom(
  values: Values,
  self: { person: PersonId; name: string; identity: string },
  partners: FounderAnswers[],
): StartupGrantAnswers {
  const of = <T>(section: string, field: string): T => values[section]?.[field] as T;
  const optional = <T>(name: string, value: T | undefined): Record<string, T> => (value === undefined ? {} : { [name]: value });
  return {
    founders: [
      { ...self, certificate: of<string>('applicant', 'certificate'), household: of<AreaCode>('applicant', 'household') },
      ...partners,
    ],
    firm: {
      name: of('firm', 'name'),
      uscc: of('firm', 'uscc'),
      organisation: of<OrganisationKind>('firm', 'organisation'),
      registeredOn: of('firm', 'registeredOn'),
      address: of('firm', 'address'),
    },
    premises: {
      rents: of('premises', 'rents'),
      address: of<string | undefined>('premises', 'address') ?? of('firm', 'address'),
      ...optional('monthlyRent', of<Fen | undefined>('premises', 'monthlyRent')),
      ...optional('paidOnTime', of<boolean | undefined>('premises', 'paidOnTime')),
    },
    operation: { operating: of('operation', 'operating'), business: of('operation', 'business') },
    account: accountFrom(values['account'] ?? {}),
    contact: {
      telephone: of('contact', 'telephone'),
      letters: of('contact', 'letters'),
      ...optional('email', of<string | undefined>('contact', 'email')),
      ...optional('address', of<string | undefined>('contact', 'address')),
    },
  };
}

/** @param values of the account's section, without a fault */
export const accountFrom = (values: Record<string, unknown>): StartupGrantAnswers['account'] => ({
  holder: values['holder'] as string,
  bank: values['bank'] as string,
  number: values['number'] as string,
  ...(values[sureOf('number')] ? { unusual: true as const } : {}),
});

/** Which parts an applicant may put right when asked to (补正). The account is not among them: whom the treasury pays stands by itself. */
export const correctable = ['applicant', 'firm', 'premises', 'operation'] as const;
export const correctableSections: readonly Section[] = startupGrantSections.filter((one) => correctable.some((id) => id === one.id));

/** Answers as somebody would have typed them: what a form for putting them right starts with. */
export function typedFrom({ founders, firm, premises, operation }: StartupGrantAnswers): Record<string, Record<string, string>> {
  const yesNo = (value: boolean | undefined): string => (value === undefined ? '' : value ? 'yes' : 'no');
  return {
    applicant: { certificate: founders[0]?.certificate ?? '', household: founders[0]?.household ?? '' },
    firm: { ...firm },
    premises: {
      rents: yesNo(premises.rents),
      address: premises.address,
      monthlyRent: premises.monthlyRent === undefined ? '' : formatYuan(premises.monthlyRent),
      paidOnTime: yesNo(premises.paidOnTime),
    },
    operation: { operating: yesNo(operation.operating), business: operation.business },
  };
}

/**
 * The answers put right: what stands in sections that were not corrected, and the account first of all, stays as it was frozen.
 * @param values of the corrected sections only
 */
export function correctedAnswers(before: StartupGrantAnswers, values: Values): StartupGrantAnswers {
  const [self, ...partners] = before.founders;
  if (!self) return before;
  const { founders, firm, premises, operation } = answersFrom(
    { applicant: { ...self }, firm: before.firm, premises: {}, operation: {}, account: {}, contact: {}, ...values },
    self,
    partners,
  );
  const parts = {
    ...(values['applicant'] ? { founders } : {}),
    ...(values['firm'] ? { firm } : {}),
    ...(values['premises'] ? { premises } : {}),
    ...(values['operation'] ? { operation } : {}),
  };
  // Of whoever rents nothing the premises are where the firm is.
  const moved = values['firm'] && !values['premises'] && !before.premises.rents;
  return { ...before, ...parts, ...(moved ? { premises: { ...before.premises, address: firm.address } } : {}) };
}

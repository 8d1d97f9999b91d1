import { z } from 'zod';
import { type Section, named, words } from '../../form/field';
import { oneOf, pastDate, text } from '../../form/fields';
import { addMonths } from '../../calendar/months';
import { plainDate } from '../../calendar/longhand';
import { type Found } from '../../ground/explained';
import { type Facts } from '../../ground/facts';
import { type Localised } from '../../ground/localised';
import { parseUscc } from '../../identifiers/uscc';
import { parseLine, parseName } from '../../identifiers/words';
import {
  type BusinessRecord,
  businesses,
  type Licence,
  licences,
  organisationKinds,
  type OrganisationKind,
} from '../../records/businesses';
import { bare, sameWords } from '../../text/normal';
import { type LocalDate } from '../../values';
import { comparison } from '../comparison';
import { answered, found, nothing, rule } from '../rule';
import { type PeopleAnswers } from './people-registries';

export interface FirmAnswers {
  name: string;
  uscc: string;
  organisation: OrganisationKind;
  /** Where the policy asks for it. */
  licence?: Licence;
  registeredOn: LocalDate;
  address: string;
}

/** What rules may look at of the firm that somebody founded. */
export interface FirmFacts extends Facts {
  organisation?: OrganisationKind;
  licence?: Licence;
  registeredOn?: LocalDate;
  operating?: boolean;
}

export const firmPart: Section = {
  id: 'firm',
  fields: [
    text('name', words(parseName, 100), { autocomplete: 'organization', find: 'firm' }),
    text('uscc', (typed) => named('uscc', parseUscc(typed)), { autocomplete: 'off', find: 'uscc' }),
    oneOf('organisation', organisationKinds),
    oneOf('licence', licences, { servesOnly: ['by-licence'] }),
    pastDate('registeredOn'),
    text('address', words(parseLine, 200), { autocomplete: 'street-address', mask: 'address' }),
  ],
};

interface OwnersAnswers extends PeopleAnswers {
  firm: FirmAnswers;
}

/** The firm as it is registered, and whether everybody who applies stands behind it. */
export const firmRegistered = comparison<OwnersAnswers, FirmFacts, BusinessRecord>({
  registry: businesses,
  subjects: ({ firm }) => [{ id: 'firm', key: firm.uscc }],
  lines: {
    name: {
      agrees: ({ name }, { firm }) => sameWords(name, firm.name),
      given: ({ firm }) => ({ field: 'firm.name', value: firm.name }),
      registered: ({ name }) => ({ field: 'firm.name', value: name }),
    },
    organisation: {
      agrees: ({ organisation }, { firm }) => organisation === firm.organisation,
      given: ({ firm }) => ({ field: 'firm.organisation', value: firm.organisation }),
      registered: ({ organisation }) => ({ field: 'firm.organisation', value: organisation }),
    },
    licence: {
      asked: ({ firm }) => firm.licence !== undefined,
      agrees: ({ licence }, { firm }) => licence === undefined || licence === firm.licence,
      given: ({ firm }) => ({ field: 'firm.licence', value: firm.licence }),
      registered: ({ licence }) => (licence ? { field: 'firm.licence', value: licence } : { key: 'finding.licenceUnsaid' }),
    },
    status: {
      agrees: ({ status }) => status === 'operating',
      registered: ({ status }) => ({ key: `finding.firmStatus.${status}` }),
    },
    registeredOn: {
      agrees: ({ registeredOn }, { firm }) => registeredOn === firm.registeredOn,
      given: ({ firm }) => ({ field: 'firm.registeredOn', value: firm.registeredOn }),
      registered: ({ registeredOn }) => ({ field: 'firm.registeredOn', value: registeredOn }),
    },
    persons: {
      agrees: ({ persons }, { people }) => missingFrom(persons, people).length === 0,
      given: ({ people }) => ({ names: people.map((one) => one.name) }),
      registered: ({ persons }, { people }) => {
        const missing = missingFrom(persons, people);
        if (missing.length === 0) return { key: 'finding.personsIn' };
        // Of one alone who applies no name is needed.
        return missing.length === people.length
          ? { key: 'finding.personsOut', words: { names: 'desk.applicant' } }
          : { key: 'finding.personsOut', names: missing.map((one) => one.name) };
      },
    },
  },
  learn: (facts, reply) =>
    reply.kind === 'absent'
      ? {}
      : {
          organisation: reply.record.organisation,
          registeredOn: reply.record.registeredOn,
          ...(reply.record.licence === undefined || facts.licence === undefined ? {} : { licence: reply.record.licence }),
          ...(reply.record.status === 'operating' ? {} : { operating: false }),
        },
  early: {
    part: 'firm',
    key: (typed, identity) => (identity === '' ? undefined : bare(typed['uscc'] ?? '') || undefined),
    button: true,
    fills: ({ name, organisation, licence, registeredOn, address }) => ({
      name,
      organisation,
      ...(licence ? { licence } : {}),
      registeredOn,
      address,
    }),
    own: ({ persons }, identity) => isIn(persons, identity),
    judge: ({ persons }, { identity }) => (isIn(persons, identity) ? { held: businesses.name } : {}),
  },
});

const isIn = (persons: readonly string[], identity: string): boolean => persons.some((person) => bare(person) === identity);
const missingFrom = (persons: readonly string[], people: PeopleAnswers['people']) =>
  people.filter(({ identity }) => !isIn(persons, identity));

export const organisationKind = rule(
  z.strictObject({ oneOf: z.array(z.enum(organisationKinds).exclude(['other'])).min(1) }),
  ({ organisation }: FirmFacts, { oneOf: kinds }) => {
    const named = kinds.map((kind) => kindWords[kind]);
    return answered(
      organisation === undefined ? undefined : (kinds as string[]).includes(organisation),
      ['经营主体的类型符合。', 'The kind of organisation qualifies.'],
      [
        `需要是${orList(
          named.map((one) => one['zh-CN']),
          '、',
          '或',
        )}。办理登记后可以申请。`,
        `It must be ${orList(
          named.map((one) => one.en),
          ', ',
          ' or ',
        )}.`,
      ],
      ['还没有填写经营主体的类型。', 'The kind of organisation is not filled in yet.'],
    );
  },
);

const kindWords: Record<Exclude<OrganisationKind, 'other'>, Localised> = {
  'individual-business': { 'zh-CN': '个体工商户', en: 'an individual business' },
  enterprise: { 'zh-CN': '企业', en: 'an enterprise' },
  cooperative: { 'zh-CN': '农民专业合作社', en: 'a farmers’ cooperative' },
  'private-non-enterprise': { 'zh-CN': '民办非企业单位', en: 'a private non-enterprise unit' },
  'social-organisation': { 'zh-CN': '社会团体', en: 'a social organisation' },
};

const orList = (words: readonly string[], comma: string, or: string): string =>
  [words.slice(0, -1).join(comma), ...words.slice(-1)].filter((one) => one !== '').join(or);

/** In operation for so many full months since its registration; if it is too early, from which day it is so. */
export const operatingForMonths = rule(
  z.strictObject({ months: z.number().int().min(1).max(120) }),
  ({ registeredOn, on }: FirmFacts, { months }): Found => {
    if (registeredOn === undefined) return found('unknown', '还没有填写登记日期。', 'The day of registration is not filled in yet.');
    const metFrom = addMonths(registeredOn, months);
    if (metFrom <= on) return found('met', `登记已满 ${months} 个月。`, `Registered for ${months} full months.`);
    const said = found(
      'unmet',
      `登记还不满 ${months} 个月，${plainDate(metFrom, 'zh-CN')}起符合这一条。`,
      `Not yet registered for ${months} full months; it will be from ${plainDate(metFrom, 'en')}.`,
    );
    return { ...said, metFrom };
  },
);

export const operatingNormally = rule(nothing, ({ operating }: FirmFacts) =>
  answered(
    operating,
    ['正常经营。', 'It operates normally.'],
    ['需要正在正常经营。恢复经营后可以申请。', 'It must be operating normally.'],
    ['还没有填写经营情况。', 'Whether it operates is not filled in yet.'],
  ),
);

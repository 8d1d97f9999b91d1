import { z } from 'zod';
import { type Section, named, words } from '../../form/field';
import { oneOf, pastDate, text } from '../../form/fields';
import { type Facts } from '../../ground/facts';
import { parseUscc } from '../../identifiers/uscc';
import { parseLine, parseName } from '../../identifiers/words';
import { type BusinessRecord, businesses, organisationKinds, type OrganisationKind } from '../../records/businesses';
import { bare, sameWords } from '../../text/normal';
import { type LocalDate } from '../../values';
import { comparison } from '../comparison';
import { answered, nothing, rule } from '../rule';
import { type PeopleAnswers } from './people-registries';

export interface FirmAnswers {
  name: string;
  uscc: string;
  organisation: OrganisationKind;
  registeredOn: LocalDate;
  address: string;
}

/** What rules may look at of the firm that somebody founded. */
export interface FirmFacts extends Facts {
  organisation?: OrganisationKind;
  registeredOn?: LocalDate;
  operating?: boolean;
}

export const firmPart: Section = {
  id: 'firm',
  fields: [
    text('name', words(parseName, 100), { autocomplete: 'organization', find: 'firm' }),
    text('uscc', (typed) => named('uscc', parseUscc(typed)), { autocomplete: 'off', find: 'uscc' }),
    oneOf('organisation', organisationKinds),
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
  learn: (_facts, reply) =>
    reply.kind === 'absent'
      ? {}
      : {
          organisation: reply.record.organisation,
          registeredOn: reply.record.registeredOn,
          ...(reply.record.status === 'operating' ? {} : { operating: false }),
        },
  early: {
    part: 'firm',
    key: (typed, identity) => (identity === '' ? undefined : bare(typed['uscc'] ?? '') || undefined),
    button: true,
    fills: ({ name, organisation, registeredOn, address }) => ({ name, organisation, registeredOn, address }),
    own: ({ persons }, identity) => isIn(persons, identity),
    judge: ({ persons }, { identity }) => (isIn(persons, identity) ? { held: businesses.name } : {}),
  },
});

const isIn = (persons: readonly string[], identity: string): boolean => persons.some((person) => bare(person) === identity);
const missingFrom = (persons: readonly string[], people: PeopleAnswers['people']) =>
  people.filter(({ identity }) => !isIn(persons, identity));

export const organisationKind = rule(
  z.strictObject({ oneOf: z.array(z.enum(['individual-business', 'enterprise', 'private-non-enterprise'])).min(1) }),
  ({ organisation }: FirmFacts, { oneOf: kinds }) =>
    answered(
      organisation === undefined ? undefined : (kinds as string[]).includes(organisation),
      ['经营主体的类型符合。', 'The kind of organisation qualifies.'],
      [
        '需要是个体工商户、企业或民办非企业单位。办理登记后可以申请。',
        'It must be an individual business, an enterprise or a private non-enterprise unit.',
      ],
      ['还没有填写经营主体的类型。', 'The kind of organisation is not filled in yet.'],
    ),
);

export const operatingNormally = rule(nothing, ({ operating }: FirmFacts) =>
  answered(
    operating,
    ['正常经营。', 'It operates normally.'],
    ['需要正在正常经营。恢复经营后可以申请。', 'It must be operating normally.'],
    ['还没有填写经营情况。', 'Whether it operates is not filled in yet.'],
  ),
);

import { type Answered, answer } from '../form/answer';
import { type FormContext, named, type Parsed, type Section, type Typed, words } from '../form/field';
import { oneOf, pastDate, text } from '../form/fields';
import { parseCertificate } from '../identifiers/certificate-number';
import { parseDate } from '../identifiers/date';
import { parseIdentity } from '../identifiers/identity-number';
import { parseName } from '../identifiers/words';
import { normal } from '../text/normal';
import { type LocalDate, type PartyId } from '../values';
import { telephoneOf } from './place-form';
import { type Relation, relations, type Resident } from './stay';

/** The last day of a contract, or that it has none. */
function lastDay(typed: string, { typed: all }: FormContext): Parsed {
  if (/^(无固定期限?|长期)$/u.test(normal(typed))) return { value: 'open' };
  const [until, from] = [parseDate(typed), parseDate(all['contractFrom'] ?? '')];
  return 'value' in until && 'value' in from && until.value < from.value ? { error: 'before-its-beginning' } : until;
}

const ofIdentity = (typed: string, { today, typed: all }: FormContext): Parsed => {
  const holder = parseIdentity(all['identity'] ?? '', today);
  return 'error' in holder ? { value: typed } : named('certificate', parseCertificate(typed, holder.value, today));
};

/** The guardian's number: it opens the stay to whoever it is, so it is not the resident's own. */
function ofGuardian(typed: string, { today, typed: all }: FormContext): Parsed {
  const [guardian, resident] = [parseIdentity(typed, today), parseIdentity(all['identity'] ?? '', today)];
  if ('value' in guardian && 'value' in resident && guardian.value === resident.value) return { error: 'not-the-resident' };
  return named('identity', guardian);
}

/** 在册登记: one resident, with contract and guardian. A contract and a guardian may be entered later; what is missing is told month by month. */
export const residentPart: Section = {
  id: 'resident',
  fields: [
    text('name', words(parseName, 50), { mask: 'name', autocomplete: 'off' }),
    text('identity', (typed, { today }) => named('identity', parseIdentity(typed, today)), { mask: 'identity', autocomplete: 'off' }),
    text('certificate', ofIdentity, { mask: 'certificate', autocomplete: 'off' }),
    text('certificateUntil', parseDate, { means: 'date', optional: true }),
    pastDate('from'),
    text('contractFrom', parseDate, { means: 'date', optional: true }),
    text('contractUntil', lastDay, { optional: true }),
    text('guardianName', words(parseName, 50), { mask: 'name', optional: true, autocomplete: 'off' }),
    text('guardianTelephone', telephoneOf, { mask: 'telephone', optional: true, inputmode: 'tel', autocomplete: 'off' }),
    oneOf('guardianRelation', relations, { optional: true }),
    text('guardianIdentity', ofGuardian, { mask: 'identity', optional: true, autocomplete: 'off' }),
  ],
};

/** The same, and that what belongs together is there together. */
export function answerResident(typed: Typed, context: Omit<FormContext, 'typed'>): Answered {
  const said = answer(residentPart, typed, context);
  const wants = (one: string, other: string): Record<string, string> =>
    (typed[one] ?? '').trim() !== '' && (typed[other] ?? '').trim() === '' ? { [other]: 'empty' } : {};
  const together = [
    ['contractFrom', 'contractUntil'],
    ['contractUntil', 'contractFrom'],
    ['guardianName', 'guardianTelephone'],
    ['guardianTelephone', 'guardianName'],
    ['guardianName', 'guardianRelation'],
    ['guardianIdentity', 'guardianName'],
  ] as const;
  return { ...said, errors: { ...Object.assign({}, ...together.map(([one, other]) => wants(one, other))), ...said.errors } };
}

/** A resident out of answers without a fault. @param employer who has the contract with them: the operator */
export function residentFrom(values: Record<string, unknown>, employer: PartyId): Resident & { from: LocalDate } {
  const said = values as Record<string, string | undefined>;
  const until = said['contractUntil'];
  return {
    name: said['name'] ?? '',
    identity: said['identity'] ?? '',
    certificate: said['certificate'] ?? '',
    from: said['from'] as LocalDate,
    ...(said['certificateUntil'] ? { certificateUntil: said['certificateUntil'] as LocalDate } : {}),
    ...(said['contractFrom']
      ? { contract: { employer, from: said['contractFrom'] as LocalDate, ...(until === 'open' ? {} : { until: until as LocalDate }) } }
      : {}),
    ...(said['guardianName']
      ? {
          guardian: {
            name: said['guardianName'],
            telephone: said['guardianTelephone'] ?? '',
            relation: (said['guardianRelation'] ?? 'other-relative') as Relation,
            ...(said['guardianIdentity'] ? { identity: said['guardianIdentity'] } : {}),
          },
        }
      : {}),
  };
}

/** As somebody would have typed it: what the form for putting it right begins with. */
export const residentTyped = ({
  name,
  identity,
  certificate,
  certificateUntil,
  from,
  contract,
  guardian,
}: Resident & { from: LocalDate }): Typed => ({
  name,
  identity,
  certificate,
  certificateUntil: certificateUntil ?? '',
  from,
  contractFrom: contract?.from ?? '',
  contractUntil: contract ? (contract.until ?? '无固定期限') : '',
  guardianName: guardian?.name ?? '',
  guardianTelephone: guardian?.telephone ?? '',
  guardianRelation: guardian?.relation ?? '',
  guardianIdentity: guardian?.identity ?? '',
});

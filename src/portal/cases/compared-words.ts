import { maskCertificate, maskName } from '../../domain/masking';
import { type Finding } from '../../domain/case/state';
import { type FounderAnswers, type StartupGrantAnswers } from '../../domain/programmes/startup-grant-answers';
import { bare, normal } from '../../domain/text/normal';
import { type LocalDate } from '../../domain/values';
import { optionalWords } from '../pages/applicant/fields';
import { longDate } from '../view/formats';
import { type Translate } from '../view/words';

/** One finding's two sides in words: nobody has to know a code or compare two masked numbers. */
export interface Sides {
  given: string;
  registered: string;
}

export interface About {
  verdict: Finding['verdict'];
  answers: StartupGrantAnswers;
  /** Whose finding it is; undefined for the firm's. */
  founder?: FounderAnswers | undefined;
  /** What the registry replied; undefined if it did not, or has no such entry. */
  record?: Readonly<Record<string, unknown>> | undefined;
  /** The day whose rules count. */
  on: LocalDate;
}

export interface Say {
  t: Translate;
  lang: 'zh-CN' | 'en';
  street: (area: string) => string;
}

type Field = (about: About & { record: Readonly<Record<string, unknown>> }, say: Say) => string;

/** @param field `certificate/number`: registry and field */
export function sidesOf(field: string, about: About, say: Say): Sides {
  const { record, verdict } = about;
  const without = verdict === 'absent' ? say.t('finding.absent') : verdict === 'unverified' ? say.t('finding.unverified') : '';
  return {
    given: givenIn[field]?.(about, say) ?? say.t('finding.notAsked'),
    registered: record ? (registeredIn[field]?.({ ...about, record }, say) ?? '') : without,
  };
}

const givenIn: Record<string, (about: About, say: Say) => string> = {
  'certificate/name': ({ founder }) => maskName(founder?.name ?? ''),
  'certificate/number': ({ founder }) => maskCertificate(founder?.certificate ?? ''),
  'household/area': ({ founder }, { street }) => street(founder?.household ?? ''),
  'business/name': ({ answers }) => answers.firm.name,
  'business/organisation': ({ answers }, { t }) => organisation(answers.firm.organisation, t),
  'business/registeredOn': ({ answers }, { lang }) => longDate(answers.firm.registeredOn, lang),
  'business/persons': ({ answers }) => answers.founders.map((one) => maskName(one.name)).join('、'),
};

const registeredIn: Record<string, Field> = {
  'certificate/name': ({ founder, record }, say) =>
    besideMasked(founder?.name ?? '', words(record['name']), maskName(words(record['name'])), say),
  'certificate/number': ({ founder, record }, say) => besideMasked(founder?.certificate ?? '', words(record['certificate']), '', say),
  'certificate/validity': ({ record, on }, { t, lang }) => {
    const until = words(record['validUntil']);
    const state = record['status'] === 'cancelled' ? 'cancelled' : until < on ? 'expired' : 'valid';
    return t('finding.validity', { until: until && longDate(until, lang), state: t(`finding.validityState.${state}`) });
  },
  'household/area': ({ record }, { street }) => street(words(record['area'])),
  'business/name': ({ record }) => words(record['name']),
  'business/organisation': ({ record }, { t }) => organisation(words(record['organisation']), t),
  'business/status': ({ record }, { t }) => optionalWords(t, `finding.firmStatus.${words(record['status'])}`) ?? words(record['status']),
  'business/registeredOn': ({ record }, { lang }) => longDate(words(record['registeredOn']), lang),
  'business/persons': ({ answers, record }, { t }) => {
    const persons = Array.isArray(record['persons']) ? (record['persons'] as unknown[]) : [];
    const missing = answers.founders.filter((one) => !persons.some((person) => bare(words(person)) === one.identity));
    if (missing.length === 0) return t('finding.personsIn');
    const names = missing.length === answers.founders.length ? t('desk.applicant') : missing.map((one) => maskName(one.name)).join('、');
    return t('finding.personsOut', { names });
  },
};

const words = (value: unknown): string => (typeof value === 'string' ? value : '');
const organisation = (kind: string, t: Translate): string => optionalWords(t, `form.firm.organisation.options.${kind}`) ?? kind;

/** What stays masked is compared here, and only the place where it differs is told. */
function besideMasked(given: string, registered: string, shown: string, { t }: Say): string {
  const [ours, theirs] = [[...normal(given)], [...normal(registered)]];
  const at = theirs.findIndex((one, index) => one !== ours[index]);
  const place = at >= 0 ? at + 1 : theirs.length < ours.length ? theirs.length + 1 : 0;
  const verdict = place === 0 ? t('finding.same') : t('finding.differsAt', { place });
  return shown === '' ? verdict : t('finding.maskedAnd', { shown, verdict });
}

import { liesIn } from '../../domain/ground/area';
import { placeHere, streetFederations, wholeDistricts } from '../../domain/places-served';
import { type Section } from '../../domain/form/field';
import { type Policy } from '../../domain/policy/policy';
import { type AreaCode } from '../../domain/values';
import { type Services } from '../services';
import { type Translate } from '../view/words';

type Language = 'zh-CN' | 'en';
export interface Option {
  value: string;
  label: string;
}
/** A district with its streets, as a list to choose from shows it. */
export interface Group {
  label: string;
  options: Option[];
}

/** A place is called as its federation is, without the office's own part: 民治街道残疾人联合会 serves 民治街道. */
const street = (office: string): string => office.replace(/(残疾人联合会|残联| (Disabled Persons' )?Federation)$/, '');

/** A district's whole name, if some place's file gives it. */
const district = ({ policies }: Pick<Services, 'policies'>, code: string, language: Language): string | undefined =>
  policies.districts[code]?.[language];

const federations = ({ policies }: Pick<Services, 'policies'>) => streetFederations(policies.offices);

/** Streets whose office is here, by district. @param policy only those it is for */
export function streetGroups(services: Pick<Services, 'policies'>, language: Language, policy?: Policy): Group[] {
  const served = federations(services)
    .flatMap((office) => office.serves.map((area) => ({ area, parent: office.parent, label: street(office.name[language]) })))
    .filter(({ area }) => policy === undefined || covers(policy, area));
  return [...new Set(served.map(({ area }) => area.slice(0, 6)))].map((code) => {
    const streets = served.filter(({ area }) => area.slice(0, 6) === code);
    const above = services.policies.offices.find((office) => office.id === streets[0]?.parent);
    return {
      label: district(services, code, language) ?? street(above?.name[language] ?? code),
      options: streets.map(({ area, label }) => ({ value: area, label })),
    };
  });
}

/** Streets of these areas, by district. */
export const streetsIn = (services: Pick<Services, 'policies'>, language: Language, areas: readonly AreaCode[]): Group[] =>
  streetGroups(services, language)
    .map((group) => ({ ...group, options: group.options.filter(({ value }) => areas.includes(value as AreaCode)) }))
    .filter(({ options }) => options.length > 0);

/** Where an applicant's own household register may be: streets by district, and districts that have no street offices as wholes. */
export const placesHere = (services: Pick<Services, 'policies'>, language: Language, policy?: Policy): (Group | Option)[] => [
  ...streetGroups(services, language, policy),
  ...wholeDistricts(services.policies.offices)
    .filter(({ area }) => policy === undefined || covers(policy, area))
    .map(({ area, office }) => ({ value: area, label: district(services, area, language) ?? street(office.name[language]) })),
];

/** Whole districts that the policy admits and no office here serves, as a code of six digits and 000. */
export function otherDistricts(services: Pick<Services, 'policies'>, policy: Policy, language: Language, t: Translate): Option[] {
  const own = wholeDistricts(services.policies.offices).map(({ area }) => area);
  const served = new Set([...federations(services).flatMap(({ serves }) => serves.map((area) => area.slice(0, 6))), ...own]);
  return districtsOf(policy)
    .filter((code) => !served.has(code))
    .flatMap((code) => {
      const name = district(services, code, language);
      return name ? [{ value: `${code}000`, label: t('place.wholeDistrict', { district: name }) }] : [];
    });
}

/** The districts whose people may apply, as that rule of the policy names them which asks where somebody is registered. */
function districtsOf(policy: Policy): string[] {
  const given: unknown = policy.eligibility.find((use) => Object.hasOwn(use.with, 'districts'))?.with['districts'];
  return Array.isArray(given) ? given.filter((one): one is string => typeof one === 'string') : [];
}

/** Whether the policy is for people registered there; a policy that names no district is for its own city. */
export const covers = (policy: Policy, area: string): boolean => {
  const districts = districtsOf(policy);
  return districts.length > 0 ? districts.includes(area.slice(0, 6)) : liesIn(area, policy.area);
};

/** 嘉兴市南湖区: a district by its six digits, which stand for it where nobody here knows the name. */
export const districtName = (services: Pick<Services, 'policies'>, code: string, language: Language): string =>
  district(services, code, language) ?? placeName(services, `${code}000`, language) ?? code;

/** 深圳市龙华区民治街道; a district alone for its own code; undefined where nobody here knows the name. */
export function placeName(services: Pick<Services, 'policies'>, area: string, language: Language): string | undefined {
  for (const group of streetGroups(services, language)) {
    const found = group.options.find(({ value }) => value === area);
    if (found) return language === 'en' ? `${found.label}, ${group.label}` : `${group.label}${found.label}`;
  }
  const whole = wholeDistricts(services.policies.offices).find((one) => one.area === area);
  return district(services, area.slice(0, 6), language) ?? (whole && street(whole.office.name[language]));
}

/** Whether a place is one that an applicant may choose as their own. */
export const isPlaceHere = (services: Pick<Services, 'policies'>, area: string): boolean =>
  placeHere(services.policies.offices, area) === area;

/** Fields for a place in which one stands that no office here serves: by field, as the code of a fault. */
export const strangePlaces = (
  services: Pick<Services, 'policies'>,
  { fields }: Section,
  values: Record<string, unknown>,
): Record<string, string> =>
  Object.fromEntries(
    fields.flatMap(({ name, means }) => {
      const value = values[name];
      return means === 'place' && typeof value === 'string' && !isPlaceHere(services, value) ? [[name, 'street']] : [];
    }),
  );

/** Where a partner may be registered: places with an office here, and the other districts of the city as wholes. */
export const partnerPlaces = (
  services: Pick<Services, 'policies'>,
  policy: Policy,
  language: Language,
  t: Translate,
): (Group | Option)[] => [...placesHere(services, language, policy), ...otherDistricts(services, policy, language, t)];

/** The same for officers; a place that nobody here knows the name of is said to be so, with its code. */
export const streetNames =
  (services: Pick<Services, 'policies'>, t: Translate, language: Language) =>
  (area: string): string =>
    placeName(services, area, language) ?? t('finding.otherStreet', { area });

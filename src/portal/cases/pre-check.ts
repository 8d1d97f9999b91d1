import { type StartupGrantFacts } from '../../domain/programmes/startup-grant-facts';
import { type AreaCode, type LocalDate, type PersonId } from '../../domain/values';

/** What a visitor said, by question; nothing of it is kept. */
export type Asked = Readonly<Record<string, string>>;

interface Question {
  name: string;
  options: readonly string[];
  onlyIf?: (asked: Asked) => boolean;
}

/** Asked after where somebody is registered. */
export const questions: readonly Question[] = [
  { name: 'certificate', options: ['disability', 'veteran', 'none'] },
  { name: 'organisation', options: ['individual-business', 'enterprise', 'private-non-enterprise', 'other'] },
  { name: 'rents', options: ['yes', 'no'] },
  { name: 'paidOnTime', options: ['yes', 'no'], onlyIf: (asked) => asked['rents'] !== 'no' },
  { name: 'operating', options: ['yes', 'no'] },
  { name: 'founders', options: ['1', '2', '3'] },
];

/** Registered somewhere that no policy here is for. */
export const outside = 'elsewhere';
const isPlace = (given: string | undefined): given is string => given !== undefined && (given === outside || /^\d{9}$/.test(given));

/** Questions without an answer: nothing is said of anybody before all of them are answered. */
export const unanswered = (asked: Asked): string[] => [
  ...(isPlace(asked['street']) ? [] : ['street']),
  ...questions
    .filter(({ name, options, onlyIf }) => (onlyIf?.(asked) ?? true) && !options.some((one) => one === asked[name]))
    .map(({ name }) => name),
];

/** The answers as facts, for the rules of the policy; call it when nothing is unanswered. */
export function factsFrom(asked: Asked, today: LocalDate): StartupGrantFacts {
  const oneOf = <T extends string>(name: string, ...options: T[]): T | undefined => options.find((one) => one === asked[name]);
  const yes = (name: string, fact: string): Record<string, boolean> => {
    const said = oneOf(name, 'yes', 'no');
    return said ? { [fact]: said === 'yes' } : {};
  };
  const certificate = oneOf('certificate', 'disability', 'veteran', 'none') ?? 'none';
  const organisation = oneOf('organisation', 'individual-business', 'enterprise', 'private-non-enterprise', 'other');
  const founder = {
    certificate,
    // The visitor says the certificate is valid; the national base will say so at the check.
    ...(certificate === 'disability' ? { certificateValidUntil: today } : {}),
    household: (asked['street'] === outside ? '000000000' : (asked['street'] ?? '')) as AreaCode,
  };
  return {
    on: today,
    founders: Array.from({ length: Number(oneOf('founders', '1', '2', '3') ?? 1) }, (_, at) => ({
      person: `visitor-${at}` as PersonId,
      ...founder,
    })),
    ...(organisation ? { organisation } : {}),
    ...yes('rents', 'rentsPremises'),
    ...yes('operating', 'operating'),
    ...(asked['rents'] === 'no' ? {} : yes('paidOnTime', 'rentPaidOnTime')),
  };
}

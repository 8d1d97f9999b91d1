import { type Policy } from '../../domain/policy/policy';
import { programmeNamed } from '../../domain/programmes';
import { paths } from '../paths';
import { type Typed } from '../../domain/form/field';
import { parsePastDate } from '../../domain/form/fields';
import { type Facts } from '../../domain/ground/facts';
import { type PreCheck, type PreCheckQuestion } from '../../domain/programmes/programme';
import { type AreaCode, type LocalDate } from '../../domain/values';

/** Registered somewhere that no policy here is for. */
export const outside = 'elsewhere';
const isPlace = (given: string | undefined): given is string => given !== undefined && (given === outside || /^\d{6}(\d{3})?$/.test(given));

/** Questions without an answer: nothing is said of anybody before all of them are answered. @param said by question; nothing of it is kept */
export const unanswered = (asks: readonly PreCheckQuestion[], said: Typed, today: LocalDate): string[] => [
  ...(isPlace(said['street']) ? [] : ['street']),
  ...asks.filter((one) => (one.onlyIf?.(said) ?? true) && !isAnswer(one, said[one.name] ?? '', today)).map(({ name }) => name),
];

const isAnswer = ({ options }: PreCheckQuestion, said: string, today: LocalDate): boolean =>
  options ? options.includes(said) : 'value' in parsePastDate(said, today);

/** The answers as facts, for the rules of the policy; call it when nothing is unanswered. */
export const factsFrom = <F extends Facts>({ facts }: PreCheck<F>, said: Typed, today: LocalDate): F =>
  facts(said, (said['street'] === outside ? '000000000' : (said['street'] ?? '')) as AreaCode, today);

/** Where somebody may see whether they qualify, of a matter that asks anything before. */
export const checkHref = ({ programme, area }: Pick<Policy, 'programme' | 'area'>): string | undefined =>
  programmeNamed(programme).preCheck && paths.matterCheck(programme, { place: area });

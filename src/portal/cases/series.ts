import { type After, correction } from '../../domain/ground/after';
import { type Localised } from '../../domain/ground/localised';
import { type CaseRow } from '../../store/cases';
import { type Draft } from '../../store/drafts';
import { type Invitation } from '../../store/invitations';
import { type Services } from '../services';
import { longDate, plainDate } from '../view/formats';
import { type Translate } from '../view/words';
import { policyById } from './places';

type Language = keyof Localised;

/** For which period a linked case is: 第 3 期，2027年1月1日至3月31日. */
export const periodWords = ({ period }: After, lang: Language, t: Translate): string =>
  period ? t('series.period', { n: period.n, from: plainDate(period.from, lang), to: plainDate(period.to, lang) }) : '';

/** What a draft or a case is about: 启动资金扶持; of one of a series with its period, of a correction that it is one. */
export function titled(
  services: Pick<Services, 'policies'>,
  { policy, programme, after }: Pick<Draft, 'policy' | 'programme' | 'after'>,
  lang: Language,
  t: Translate,
): string {
  const term = policyById(services, policy)?.term[lang] ?? programme;
  if (after?.relation === correction) return t('correction.titled', { term });
  return after?.period ? t('series.titled', { term, period: periodWords(after, lang, t) }) : term;
}

/** What somebody may look forward to: of each series the next period, and how many come after it. */
export function upcoming(services: Services, waiting: readonly Invitation[], cases: readonly CaseRow[], lang: Language, t: Translate) {
  return nextOfEach(waiting).map((one) => {
    const before = cases.find((row) => row.state.id === one.after.case);
    const policy = before && policyById(services, before.state.policy);
    const say = policy?.follows.find((each) => each.relation === one.after.relation)?.say[lang] ?? one.after.relation;
    const more = waiting.filter((other) => sameSeries(other, one)).length - 1;
    return {
      what: say,
      period: periodWords(one.after, lang, t),
      from: t('series.from', { date: longDate(one.due, lang) }),
      more: more > 0 && t('series.more', { count: more }),
    };
  });
}

const sameSeries = (one: Invitation, other: Invitation): boolean =>
  one.after.case === other.after.case && one.after.relation === other.after.relation;

/** Of each series the one that comes next. @param waiting soonest first */
export const nextOfEach = (waiting: readonly Invitation[]): Invitation[] =>
  waiting.filter((one, at, all) => all.findIndex((other) => sameSeries(other, one)) === at);

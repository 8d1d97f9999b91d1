import { type After } from '../../domain/ground/after';
import { type Localised } from '../../domain/ground/localised';
import { sayNumber } from '../../domain/programmes/words';
import { type CaseRow } from '../../store/cases';
import { type Draft } from '../../store/drafts';
import { type Invitation } from '../../store/invitations';
import { stageOf } from '../../store/stage';
import { paths } from '../paths';
import { type Services } from '../services';
import { longDate } from '../view/formats';
import { type Translate } from '../view/words';
import { policyById } from './places';
import { nextOfEach } from './series';

/** One right as a line: what was granted first, and what follows it, each with how it stands. */
export interface RightLine {
  term: string;
  href: string;
  number: string;
  parts: { what: string; stands: string; href?: string }[];
}

interface Given {
  cases: readonly CaseRow[];
  drafts: readonly Draft[];
  waiting: readonly Invitation[];
}

/**
 * Of each case that others follow one line (启动资金已发放；经营补贴第 1 年已发放，第 2 年 3 月 3 日起可以申报), newest first; not a heap of
 * cases. A period that waits is told of where it is the next one only.
 */
export function rightLines(services: Services, given: Given, lang: keyof Localised, t: Translate): RightLine[] {
  return given.cases
    .filter((row) => !row.state.after)
    .flatMap((row): RightLine[] => {
      const parts = partsAfter(row, given, sayer(services, row, lang, t), lang, t);
      if (parts.length === 0) return [];
      const term = policyById(services, row.state.policy)?.term[lang] ?? row.programme;
      const first = { what: term, stands: standing(row, t), href: paths.case(row.state.id) };
      return [{ term, href: first.href, number: row.number, parts: [first, ...parts] }];
    });
}

function partsAfter(
  { state: root }: CaseRow,
  { cases, drafts, waiting }: Given,
  say: (after: After) => string,
  lang: keyof Localised,
  t: Translate,
): RightLine['parts'] {
  const follows = (after?: After): boolean => after?.case === root.id && after.period !== undefined;
  const filed = cases.filter((row) => follows(row.state.after));
  const open = drafts.filter((one) => follows(one.after) && !filed.some((row) => row.state.id === one.caseId));
  const next = nextOfEach(waiting.filter((one) => follows(one.after)));
  const parts = [
    ...filed.map((row) => ({ after: row.state.after, stands: standing(row, t), href: paths.case(row.state.id) })),
    ...open.map((one) => ({ after: one.after, stands: t('rights.open'), href: paths.draft(one.caseId) })),
    ...next.map((one) => ({ after: one.after, stands: t('series.from', { date: longDate(one.due, lang) }), href: undefined })),
  ];
  return parts
    .flatMap(({ after, href, ...rest }) => (after ? [{ ...rest, after, ...(href ? { href } : {}) }] : []))
    .sort((one, other) => one.after.relation.localeCompare(other.after.relation) || nth(one.after) - nth(other.after))
    .map(({ after, ...rest }) => ({ what: say(after), ...rest }));
}

const nth = ({ period }: After): number => period?.n ?? 0;

/** 经营补贴第 2 期, by the policy of the case that it follows. */
const sayer =
  (services: Services, { state }: CaseRow, lang: keyof Localised, t: Translate) =>
  (after: After): string => {
    const follow = policyById(services, state.policy)?.follows.find((one) => one.relation === after.relation);
    return t('rights.nth', { what: follow?.say[lang] ?? after.relation, n: nth(after) });
  };

function standing({ state }: CaseRow, t: Translate): string {
  const paid = state.payments.filter((one) => one.status === 'paid').reduce((sum, one) => sum + one.fen, 0);
  if (paid > 0) return t('rights.paid', { amount: sayNumber(t, paid, 'fen') });
  return t(`stage.${stageOf(state)}`);
}

import { type Response } from 'express';
import { monthsInWords } from '../../../domain/calendar/month-ranges';
import { maskIdentity } from '../../../domain/masking';
import { formatYuan } from '../../../domain/money';
import { leftOutWhys, type YearOfPerson } from '../../../domain/places/year';
import { writeMonthly } from '../../../domain/programmes/quota/monthly';
import { type Roster } from '../../../domain/programmes/roster';
import { type Fen } from '../../../domain/values';
import { checkRoster, isRosterDone, rosterIn } from '../../cases/draft-roster';
import { type DraftPage } from '../../cases/draft-access';
import { isAsMade, type OfMonths } from '../../cases/roster-from-months';
import { todayInShanghai } from '../../cases/places';
import { cellWords, columnName } from '../../forms/table-words';
import { monthWords } from '../../cases/month-words';
import { paths } from '../../paths';
import { type Services } from '../../services';
import { show } from '../../view/show';
import { type Translate } from '../../view/words';

export interface ShownMade {
  stale?: boolean;
  /** Somebody sent a form for rows that are typed. */
  refused?: boolean;
  /** The tick was missing. */
  unsure?: boolean;
}

/** A draft whose roster its months make. */
export type MadePage = DraftPage & { roster: Roster; made: OfMonths };

/** 花名册 that is made of a place's months: whom it has with which months and amounts, who is left out and why, and in which month each is put right. */
export async function showMade({ store }: Pick<Services, 'store'>, page: MadePage, res: Response, how: ShownMade = {}): Promise<void> {
  const { draft, roster, policy, made } = page;
  const { t, lang } = res.locals;
  const said = rosterIn(draft, roster);
  const same = await isAsMade(store, draft, roster, made.rows);
  const runs = made.place.operator === draft.party;
  const counted = made.people.filter(({ months }) => months.length > 0);
  const checked = checkRoster(roster, made.rows, { today: todayInShanghai() }).rows;
  const linked = ({ stay }: YearOfPerson) => (runs ? paths.placeResident(made.place.id, stay.id) : undefined);
  const wrong = (which: 'problems' | 'doubts') =>
    checked.flatMap((one, at) => {
      const person = counted[at];
      if (one[which].length === 0 || !person || (which === 'doubts' && one.problems.length > 0)) return [];
      const words = one[which].map(({ column, code }) => `${columnName(roster.table, column)}：${cellWords(t, code)}`);
      return [{ name: person.stay.name, href: linked(person), words }];
    });
  const doubted = wrong('doubts');
  show(
    res,
    'applicant/roster-made',
    {
      title: t(`form.${roster.part}.title`),
      step: policy.term[lang],
      errors: how.unsure ? { sure: t('roster.sureMissing') } : {},
      stale: how.stale,
      refused: how.refused,
      changed: said !== undefined && !same,
      done: same && isRosterDone(said),
      months: monthTasks(made, runs, t, lang),
      open: made.months.filter(({ confirmed }) => !confirmed).length,
      runs,
      action: paths.draftRoster(draft.caseId),
      seen: String(draft.saves[roster.part] ?? 0),
      makes: !same,
      makeLabel: t(said ? 'roster.makeAgain' : 'roster.make'),
      faulty: wrong('problems'),
      doubted: same ? doubted : [],
      mustConfirm: same && said?.red === 0 && doubted.length > 0 && !said.sure,
      columns: [{ label: t('form.resident.name.label') }, { label: t('roster.monthlyPaid') }, { label: t('roster.paidSum'), number: true }],
      rows: counted.map((one) => ({ cells: cellsOf(one, linked(one), t) })),
      caption: t('roster.madeOf', { count: counted.length, months: counted.reduce((sum, { months }) => sum + months.length, 0) }),
      left: made.people.flatMap((one) => leftOf(one, t, lang)),
      back: paths.draft(draft.caseId),
    },
    how.unsure ? 422 : how.stale || how.refused ? 409 : 200,
  );
}

/** Each of the months, and whether it is confirmed; linked for whoever may confirm it and put it right. */
export const monthTasks = ({ place, months }: OfMonths, runs: boolean, t: Translate, lang: 'zh-CN' | 'en') =>
  months.map(({ month, confirmed }) => ({
    label: monthWords(month, lang),
    href: runs ? paths.placeMonth(place.id, month) : undefined,
    kind: confirmed ? 'good' : 'warn',
    status: t(confirmed ? 'places.monthState.confirmed' : 'roster.monthOpen'),
  }));

function cellsOf({ stay, months }: YearOfPerson, href: string | undefined, t: Translate) {
  const labels = [t('form.resident.name.label'), t('roster.monthlyPaid'), t('roster.paidSum')];
  const sum = months.reduce((all, { wage }) => all + wage, 0) as Fen;
  return [
    { text: `${stay.name} ${maskIdentity(stay.identity)}`, label: labels[0], ...(href === undefined ? {} : { href }) },
    { text: writeMonthly(months), label: labels[1] },
    { text: formatYuan(sum), label: labels[2], number: true },
  ];
}

/** Months of somebody that are in no row, by why. */
function leftOf({ stay, leftOut }: YearOfPerson, t: Translate, lang: 'zh-CN' | 'en'): string[] {
  return leftOutWhys.flatMap((why) => {
    const months = leftOut.filter((one) => one.why === why).map(({ month }) => month);
    return months.length === 0
      ? []
      : [t('roster.leftOut', { name: stay.name, months: monthsInWords(months, lang), why: t(`places.leftOut.${why}`) })];
  });
}

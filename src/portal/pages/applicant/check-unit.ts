import { type Say } from '../../cases/understood';
import { isRosterDone, rosterIn, rosterOf } from '../../cases/draft-roster';
import { type DraftPage } from '../../cases/draft-access';
import { formWords } from '../../forms/words';
import { paths } from '../../paths';
import { type Services } from '../../services';
import { type CheckGroup } from './check-groups';

/** For which unit it is filed, as the register calls it. */
export async function unitGroups({ store }: Pick<Services, 'store'>, { draft }: DraftPage, { t }: Say): Promise<CheckGroup[]> {
  const [unit] = draft.party ? await store.parties.byIds([draft.party]) : [];
  if (!unit) return [];
  const rows = [
    { key: t('form.unit.name.label'), value: unit.name },
    { key: t('form.unit.uscc.label'), value: unit.uscc },
  ];
  return [{ title: t('form.unit.title'), change: paths.unit(unit.id), rows, gaps: [], weighty: [] }];
}

/** How many rows the roster has, and what stands in the way of them. */
export function rosterGroups({ draft }: DraftPage, { t }: Say): CheckGroup[] {
  const roster = rosterOf(draft);
  if (!roster) return [];
  const said = rosterIn(draft, roster);
  const change = paths.draftRoster(draft.caseId);
  const title = formWords(t).title(roster.part);
  const gap = (words: string) => [{ words, href: change }];
  return [
    {
      title,
      change,
      rows: said ? [{ key: title, value: t('roster.countOf', { count: said.rows }), change }] : [],
      gaps: !said
        ? gap(t('applicant.gapPart', { part: title }))
        : isRosterDone(said)
          ? []
          : gap(
              said.rows === 0
                ? t('roster.noRows')
                : t(said.red > 0 ? 'roster.someRed' : 'roster.doubted', { count: said.red > 0 ? said.rows : said.doubted, red: said.red }),
            ),
      weighty: [],
    },
  ];
}

import { type MonthLook } from '../../cases/place-months';
import { type Services } from '../../services';
import { plainDate, shortTime } from '../../view/formats';
import { asTyped, type Say } from './month-rows';
import { nameFor } from './resident-words';

/** Whose each day of the month is in which the place passed. */
export async function ranBy(
  { parties }: Pick<Services['store'], 'parties'>,
  { operators }: MonthLook,
  { t, lang }: Say,
): Promise<string[]> {
  const units = new Map((await parties.byIds(operators.map(({ operator }) => operator))).map(({ id, name }) => [id, name]));
  return operators.map(({ operator, from, to }) =>
    t('places.ranBy', { unit: units.get(operator) ?? '', from: plainDate(from, lang), to: plainDate(to, lang) }),
  );
}

/** What a month said before it was put right, newest first. */
export function formerOf({ kept, rows }: MonthLook, { t, as }: Say) {
  const nameOf = (id: string): string => nameFor(as, rows.find(({ stay }) => stay.id === id)?.stay.name ?? t('places.formerPerson'));
  return (kept?.former ?? []).toReversed().map(({ rows: before, corrected }) => ({
    title: t('places.formerTitle', { time: shortTime(corrected.at) }),
    why: corrected.why,
    rows: before.map((row) => ({
      name: nameOf(row.stay),
      ...asTyped(row),
      insured: row.insured === undefined ? '' : t(`places.insuredIs.${row.insured ? 'yes' : 'no'}`),
    })),
  }));
}

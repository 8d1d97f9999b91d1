import { type CaseState } from '../../domain/case/state';
import { correction } from '../../domain/ground/after';
import { type CaseId } from '../../domain/values';
import { type Services } from '../services';
import { type Translate } from '../view/words';
import { answerRows } from './answer-rows';

/** What somebody answered otherwise than the last time, line by line as an officer reads it; and how many lines are the same. */
export interface LastPeriod {
  id: CaseId;
  number: string;
  differs: { what: string; before: string; now: string }[];
  same: number;
}

/** This period's answers beside those of the period before, or of the case that the series follows; undefined where it follows none. */
export async function lastPeriod(
  services: Services,
  state: CaseState,
  t: Translate,
  lang: 'zh-CN' | 'en',
): Promise<LastPeriod | undefined> {
  const before = await caseBefore(services, state);
  if (!before) return undefined;
  const [was, now] = await Promise.all([answerRows(services, before, t, lang), answerRows(services, state, t, lang)]);
  const lines = now.flatMap(({ title, rows }) =>
    rows.flatMap(({ key, value }) => {
      const earlier = was.find((group) => group.title === title)?.rows.find((row) => row.key === key)?.value;
      return earlier === undefined ? [] : [{ what: `${title} · ${key}`, before: earlier, now: value }];
    }),
  );
  const differs = lines.filter((one) => one.before !== one.now);
  return { id: before.id, number: before.number, differs, same: lines.length - differs.length };
}

/** The latest one of the same series that was filed for an earlier period; of a correction what it corrects. */
async function caseBefore({ store }: Pick<Services, 'store'>, { id, after, applicant }: CaseState): Promise<CaseState | undefined> {
  if (after?.relation === correction) return (await store.cases.read(after.case))?.state;
  const { period } = after ?? {};
  if (!after || !period) return undefined;
  const series = (await store.cases.ofPerson(applicant.person))
    .map((row) => row.state)
    .filter((one) => one.id !== id && one.after?.case === after.case && one.after.relation === after.relation)
    .filter((one) => (one.after?.period?.n ?? 0) < period.n)
    .sort((one, other) => (other.after?.period?.n ?? 0) - (one.after?.period?.n ?? 0));
  return series[0] ?? (await store.cases.read(after.case))?.state;
}

import { localDate } from '../src/domain/calendar/instants';
import { plainDate } from '../src/domain/calendar/longhand';
import { reminderOn } from '../src/domain/calendar/window-reminders';
import { windowIn } from '../src/domain/calendar/windows';
import { correction } from '../src/domain/ground/after';
import { allProgrammes } from '../src/domain/programmes';
import { type Instant } from '../src/domain/values';
import { type CaseRow } from '../src/store/cases';
import { type Schedules } from './contract';
import { type Ports } from './ports';

/** So many at once that an activity is soon over. */
const handful = 100;

/**
 * Reminds every unit that filed last year, and not yet this, that the window closes (`reminderDays`): whoever speaks for it, once for each
 * reminder of a year.
 */
export const remindWindowsIn =
  ({ store, policyWhere, speakersOf, tell }: Pick<Ports, 'store' | 'policyWhere' | 'speakersOf' | 'tell'>): Schedules['remindWindows'] =>
  async (after, asOf) => {
    const today = asOf ?? localDate(new Date().toISOString() as Instant);
    const year = Number(today.slice(0, 4));
    const units = allProgrammes().filter((one) => one.filedBy === 'unit');
    const last = await store.cases.filedWithin(
      units.map(({ name }) => name),
      [beginningOf(year - 1), beginningOf(year)],
      after,
      handful,
    );
    for (const row of last) await remind(row);
    return last.length < handful ? undefined : last.at(-1)?.state.id;

    async function remind({ party, state: { programme, area } }: CaseRow): Promise<void> {
      const policy = policyWhere(programme, area, today);
      const days = policy?.window && reminderOn(policy.window, today);
      if (!party || !policy?.window || days === undefined) return;
      const since = beginningOf(year);
      const own = (await store.cases.ofParties([party])).filter((one) => one.state.programme === programme && one.submitted >= since);
      if (own.some(isFiled)) return;
      const [unit] = await store.parties.byIds([party]);
      const { to } = windowIn(policy.window, today);
      for (const { id } of await speakersOf(party))
        await tell(id, 'window-closes', `window/${programme}/${party}/${year}/${days}`, (language) => ({
          term: policy.term[language],
          unit: unit?.name ?? '',
          until: plainDate(to, language),
        }));
    }
  };

/** The first moment of a year in Shanghai. */
const beginningOf = (year: number): Instant => `${year - 1}-12-31T16:00:00.000Z` as Instant;

/** Whether a case stands for its year: what was taken back, or never taken, or only corrects another year's, does not. */
const isFiled = ({ state: { outcome, after } }: CaseRow): boolean =>
  after?.relation !== correction && (outcome === undefined || outcome === 'granted' || outcome === 'refused');

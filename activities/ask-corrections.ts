import { correction } from '../src/domain/ground/after';
import { programmeNamed } from '../src/domain/programmes';
import { type OfficeId } from '../src/domain/values';
import { type CaseRow } from '../src/store/cases';
import { type Contest } from '../src/store/contests';
import { type Schedules } from './contract';
import { type Ports } from './ports';

/** So many at once that an activity is soon over. */
const handful = 50;

type Parts = Pick<Ports, 'store' | 'policyWhere' | 'speakersOf' | 'holdersOf' | 'tell'>;

/**
 * Asks whoever speaks for a unit to look at a granted case again that another contradicts, and tells the supervisors of its offices; who
 * contradicts it is named to nobody. Not asked are those whose own check has found the other: a person has decided that then. While a case
 * is open it is waited for.
 */
export const askCorrectionsIn =
  ({ store, policyWhere, speakersOf, holdersOf, tell }: Parts): Schedules['askCorrections'] =>
  async (after) => {
    const open = await store.contests.open(after, handful);
    for (const one of open) {
      const row = await store.cases.read(one.of);
      const stands = row ? await standsOf(row, one) : 'over';
      if (stands === 'over') await store.contests.over(one.key);
      if (row && stands === 'ask' && one.state === 'found') await ask(row, one);
    }
    return open.length < handful ? undefined : open.at(-1)?.key;

    async function standsOf({ state }: CaseRow, { of, by }: Contest): Promise<'over' | 'wait' | 'ask'> {
      if (!programmeNamed(state.programme).correctable || (state.outcome !== undefined && state.outcome !== 'granted')) return 'over';
      if (state.outcome === undefined) return 'wait';
      const corrections = (await store.cases.following(of)).filter((one) => one.state.after?.relation === correction);
      if (corrections.some((one) => one.state.outcome === 'granted')) return 'over';
      // One that is under way is waited for: withdrawn, it has corrected nothing.
      if (corrections.some((one) => one.state.outcome === undefined)) return 'wait';
      if (by === 'office') return 'ask';
      if (await store.contests.knows(of, by)) return 'over';
      return (await store.personMonths.against(of)).has(by) ? 'ask' : 'over';
    }

    async function ask({ state, party, offices }: CaseRow, { key }: Contest): Promise<void> {
      const policy = policyWhere(state.programme, state.area, state.facts.on);
      const [unit] = party ? await store.parties.byIds([party]) : [];
      const words = (language: 'zh-CN' | 'en') => ({
        number: state.number,
        term: policy?.term[language] ?? '',
        unit: unit?.name ?? '',
      });
      for (const { id } of party ? await speakersOf(party) : []) await tell(id, 'correct-asked', `correct/${state.id}`, words);
      const supervisors = (await Promise.all(offices.map((office) => holdersOf('supervisor', office as OfficeId)))).flat();
      for (const id of new Set(supervisors.map((one) => one.id))) await tell(id, 'correct-awaited', `correct/${state.id}`, words);
      await store.contests.asked(key);
    }
  };

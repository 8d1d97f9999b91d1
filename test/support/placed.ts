import { filingOf } from '../../sandbox/employers/roster';
import { type HomeResident } from '../../sandbox/homes/residents';
import { type Employee } from '../../sandbox/employers/employee';
import { localDate } from '../../src/domain/calendar/instants';
import { type CaseState } from '../../src/domain/case/state';
import { type Typed } from '../../src/domain/form/field';
import { programmeNamed } from '../../src/domain/programmes';
import { staffRoster } from '../../src/domain/programmes/quota/roster';
import { type Fen, type LocalDate, type Month } from '../../src/domain/values';
import { confirmRoster, isRosterDone, rosterIn, saveRoster } from '../../src/portal/cases/draft-roster';
import { type Draft } from '../../src/store/drafts';
import { type Journey, nowInstant } from './journey';
import { begunFor, fileFor, filled, type HomeThere, journeyFor, ownAccount } from './rated';
import { type World } from './world';

/** As a roster of a home's operator has one of its residents. @param first the month of the year in which they began */
const inRoster = ({ person, contract, wage }: HomeResident, first: string): Employee => ({
  person,
  situation: 'in-order',
  written: person.name,
  contract: { from: contract?.from ?? ('2024-03-01' as LocalDate), ...(contract?.until ? { until: contract.until } : {}) },
  first: first as Month,
  wage,
});

/** A home's placement subsidy for 2025, filed with a roster of its residents. @param residents each with their first month */
export async function placementOf(
  world: World,
  there: HomeThere,
  residents: readonly (readonly [at: number, first: string])[],
): Promise<Journey> {
  const { store } = world;
  const { home } = there;
  const { caseId } = await begunFor(world, there, 'home-placement');
  await filled(world, caseId, {
    year: { year: '2025' },
    account: ownAccount(there),
    contact: { telephone: home.operator.manager.telephone, letters: 'sms' },
  });
  const staff = residents.map(([at, first]) => inRoster(home.residents[at] as HomeResident, first));
  const { rows } = filingOf({ firm: home.operator.firm, staff, headcount: [], wages: 0 as Fen });
  const typed = rows.map((row): Typed => Object.fromEntries(staffRoster.columns.map(({ name }, at) => [name, row[at] ?? ''])));
  const roster = programmeNamed('home-placement').roster;
  const draft = (await store.drafts.read(caseId)) as Draft;
  if (!roster) throw new Error('a placement subsidy has no roster');
  await saveRoster(store, draft, roster, typed, { today: localDate(nowInstant()) }, 0);
  const kept = (await store.drafts.read(caseId)) as Draft;
  const rosterSaid = rosterIn(kept, roster);
  if (rosterSaid && rosterSaid.red === 0 && !isRosterDone(rosterSaid))
    await confirmRoster(store, kept, roster, rosterSaid, kept.saves[roster.part] ?? 0);
  const { kind } = await fileFor(world, there, caseId);
  if (kind !== 'submitted') throw new Error(`the placement subsidy could not be filed: ${kind}; ${JSON.stringify(rosterSaid)}`);
  return journeyFor(world, there, caseId);
}

export const reckoned = ({ roster }: CaseState): boolean => roster?.counts !== undefined && roster.reckoned === roster.judgements.length;

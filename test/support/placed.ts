import { filingOf } from '../../sandbox/employers/roster';
import { type HomeResident } from '../../sandbox/homes/residents';
import { type Employee } from '../../sandbox/employers/employee';
import { localDate } from '../../src/domain/calendar/instants';
import { monthsOf } from '../../src/domain/calendar/months';
import { type CaseState } from '../../src/domain/case/state';
import { type Typed } from '../../src/domain/form/field';
import { type MonthRow } from '../../src/domain/places/month';
import { isIn, type Stay } from '../../src/domain/places/stay';
import { programmeNamed } from '../../src/domain/programmes';
import { staffRoster } from '../../src/domain/programmes/quota/roster';
import { type CaseId, type Fen, type LocalDate, type Month } from '../../src/domain/values';
import { confirmRoster, isRosterDone, rosterIn, saveRoster } from '../../src/portal/cases/draft-roster';
import { remake } from '../../src/portal/cases/roster-from-months';
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

const programme = 'home-placement';
const rosterThere = () => {
  const { roster } = programmeNamed(programme);
  if (!roster) throw new Error('a placement subsidy has no roster');
  return roster;
};

/** A draft of a home's placement subsidy for 2025, without its roster. */
async function draftFor(world: World, there: HomeThere): Promise<CaseId> {
  const { caseId } = await begunFor(world, there, programme);
  await filled(world, caseId, {
    year: { year: '2025' },
    account: ownAccount(there),
    contact: { telephone: there.home.operator.manager.telephone, letters: 'sms' },
  });
  return caseId;
}

/** Its roster is looked at and found to be right. */
async function confirmed({ store }: World, id: CaseId): Promise<void> {
  const roster = rosterThere();
  const draft = (await store.drafts.read(id)) as Draft;
  const said = rosterIn(draft, roster);
  if (said && said.red === 0 && !isRosterDone(said)) await confirmRoster(store, draft, roster, said, draft.saves[roster.part] ?? 0);
}

async function filedOf(world: World, there: HomeThere, id: CaseId): Promise<Journey> {
  await confirmed(world, id);
  const { kind } = await fileFor(world, there, id);
  const draft = (await world.store.drafts.read(id)) as Draft;
  if (kind !== 'submitted')
    throw new Error(`the placement subsidy could not be filed: ${kind}; ${JSON.stringify(rosterIn(draft, rosterThere()))}`);
  return journeyFor(world, there, id);
}

/** A home's placement subsidy for 2025, filed with a roster of its residents. @param residents each with their first month */
export async function placementOf(
  world: World,
  there: HomeThere,
  residents: readonly (readonly [at: number, first: string])[],
): Promise<Journey> {
  const { home } = there;
  const id = await draftFor(world, there);
  const staff = residents.map(([at, first]) => inRoster(home.residents[at] as HomeResident, first));
  const { rows } = filingOf({ firm: home.operator.firm, staff, headcount: [], wages: 0 as Fen });
  const typed = rows.map((row): Typed => Object.fromEntries(staffRoster.columns.map(({ name }, at) => [name, row[at] ?? ''])));
  const draft = (await world.store.drafts.read(id)) as Draft;
  await saveRoster(world.store, draft, rosterThere(), typed, { today: localDate(nowInstant()) }, 0);
  return filedOf(world, there, id);
}

/** The same made of the home's confirmed months, and not filed yet. */
export async function placementOfMonths(world: World, there: HomeThere): Promise<{ id: CaseId; file(): Promise<Journey> }> {
  const id = await draftFor(world, there);
  const draft = (await world.store.drafts.read(id)) as Draft;
  if (!(await remake(world.store, draft, localDate(nowInstant())))) throw new Error('its months come to no roster');
  await confirmed(world, id);
  return { id, file: () => filedOf(world, there, id) };
}

/** Enrols residents in a home and confirms its months of 2025 up to the last that is said. @param residents each with their first day @returns the rows of a whole month */
export async function monthsOfHome(
  { store }: World,
  { home, party, manager }: HomeThere,
  residents: readonly (readonly [at: number, from: string])[],
  last: Month,
): Promise<MonthRow[]> {
  const stays = await store.stays.enrolAll(
    home.id,
    residents.map(([at, first]) => {
      const { person } = home.residents[at] as HomeResident;
      const from = first as LocalDate;
      const paper = person.certificate?.certificate ?? '';
      return { from, name: person.name, identity: person.identity, certificate: paper, contract: { employer: party, from } };
    }),
  );
  const rowOf = ({ id }: Stay, nth: number): MonthRow => {
    const { wage } = home.residents[residents[nth]?.[0] ?? 0] as HomeResident;
    return { stay: id, days: 20, wage: (wage * 100) as Fen, insured: true };
  };
  for (const month of monthsOf(2025).filter((one) => one <= last)) {
    const rows = stays.flatMap((stay, nth) => (isIn(stay, month) ? [rowOf(stay, nth)] : []));
    await store.placeMonths.save(home.id, month, rows, 0);
    await store.placeMonths.confirm(home.id, month, 1, manager.id);
  }
  return stays.map(rowOf);
}

export const reckoned = ({ roster }: CaseState): boolean => roster?.counts !== undefined && roster.reckoned === roster.judgements.length;

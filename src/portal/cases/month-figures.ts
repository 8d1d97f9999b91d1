import { mayRead } from '../../domain/case/may-read';
import { figuresOf, type MonthFigures, noFigures, together } from '../../domain/case/month';
import { addMonths } from '../../domain/calendar/months';
import { above, type Actor, type Office } from '../../domain/offices';
import { allProgrammes, isAppliedFor, programmeNamed } from '../../domain/programmes';
import { type Instant, type LocalDate, type Month, type OfficeId } from '../../domain/values';
import { type CaseRow } from '../../store/cases';
import { type Services } from '../services';

/** One matter in one district. */
export interface MonthRow {
  district: OfficeId | undefined;
  programme: string;
  figures: MonthFigures;
}

/** Whose figures somebody sees: supervisors those of their offices and all below, window officers their own office's. */
export function monthScope(offices: readonly Office[], { posts }: Pick<Actor, 'posts'>): OfficeId[] {
  const own = posts.filter(({ role }) => role === 'supervisor' || role === 'window').map(({ office }) => office);
  const supervised = posts.filter(({ role }) => role === 'supervisor').map(({ office }) => office);
  const below = offices.filter((office) => above(offices, office).some(({ id }) => supervised.includes(id))).map(({ id }) => id);
  return [...new Set([...own, ...below])];
}

/** From the first moment of a month in Shanghai until before the first of the next. */
export function momentsOf(month: Month): [Instant, Instant] {
  const first = (one: LocalDate): Instant => new Date(`${one}T00:00:00+08:00`).toISOString() as Instant;
  const from = `${month}-01` as LocalDate;
  return [first(from), first(addMonths(from, 1))];
}

/** What was decided in a month, by matter and district; of what is kept from most there is no line. */
export async function monthRows(
  { store, policies }: Pick<Services, 'store' | 'policies'>,
  scope: readonly OfficeId[],
  month: Month,
): Promise<MonthRow[]> {
  const rows = new Map<string, MonthRow>();
  for await (const { state, programme, offices } of store.cases.decidedWithin(scope, momentsOf(month))) {
    const matter = programmeNamed(programme);
    if (!isAppliedFor(matter)) continue;
    const district = districtOf(policies.offices, offices);
    const key = `${district}/${programme}`;
    const before = rows.get(key)?.figures ?? noFigures;
    rows.set(key, { district, programme, figures: together(before, figuresOf(state, policies.calendar)) });
  }
  return [...rows.values()].sort(
    (one, other) => (one.district ?? '').localeCompare(other.district ?? '') || one.programme.localeCompare(other.programme),
  );
}

/** So many of the oldest are looked at for one that the reader may open: they benefit from none of that many. */
const lookedAt = 20;

/**
 * The case that was handed in longest ago of all that nobody has decided, whichever office has it now. What nobody applies for is none: of
 * some of that most are not to know.
 */
export async function oldestWaiting(
  { store, policies }: Pick<Services, 'store' | 'policies'>,
  actor: Actor,
  scope: readonly OfficeId[],
): Promise<CaseRow | undefined> {
  const matters = allProgrammes().filter(isAppliedFor);
  const rows = await store.cases.oldestOpen(
    scope,
    matters.map(({ name }) => name),
    lookedAt,
  );
  return rows.find((row) => mayRead(policies.offices, actor, row.state, row.offices, 'progress'));
}

/** The district's federation among the offices that had a case, or above one of them. */
function districtOf(offices: readonly Office[], had: readonly OfficeId[]): OfficeId | undefined {
  const chain = offices.filter(({ id }) => had.includes(id)).flatMap((office) => [office, ...above(offices, office)]);
  return (chain.find(({ level, unit }) => level === 'district' && unit === 'federation') ?? chain[0])?.id;
}

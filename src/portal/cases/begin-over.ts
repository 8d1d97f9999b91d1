import { type Actor } from '../../domain/offices';
import { type Section } from '../../domain/form/field';
import { type Values, valuesOf, type Answers } from '../../domain/form/answers';
import { type Policy, type RouteStep } from '../../domain/policy/policy';
import { allProgrammes, programmeNamed } from '../../domain/programmes';
import { type Programme } from '../../domain/programmes/programme';
import { type CaseId } from '../../domain/values';
import { type CaseRow } from '../../store/cases';
import { type Services } from '../services';
import { openAbout } from './open-about';
import { policyById, policyWhere, todayInShanghai } from './places';

/** What a supervisor may begin over a case: the programme, as its place has it, and the part of its form that they fill in. */
export interface Beginning {
  programme: Programme;
  policy: Policy;
  asks: Section;
}

/** What a supervisor of an office that had this case could begin over it, whether or not its time is now. */
function possible(services: Pick<Services, 'policies'>, { posts }: Pick<Actor, 'posts'>, { state, offices }: CaseRow): Beginning[] {
  if (!posts.some(({ role, office }) => role === 'supervisor' && offices.includes(office))) return [];
  const first = policyWhere(services, state.programme, state.area) ?? policyById(services, state.policy);
  return allProgrammes().flatMap((programme) => {
    const asks = programme.form.find(({ id }) => id === programme.begunOver?.asks);
    const policy = asks && policyWhere(services, programme.name, state.area);
    return policy && mayBeOver(programme, first) ? [{ programme, policy, asks }] : [];
  });
}

/** What ends or suspends a standing is begun over what the place's own rules name. */
const mayBeOver = ({ name, begunOver }: Programme, first: Policy | undefined): boolean =>
  !begunOver?.standing || first?.standing?.over?.includes(name) === true;

/**
 * Why its time is not now: the case is still running, or the place stands at nothing by it any more. What suspends is begun over a running one too, which
 * then grants nothing before that is decided: but not over one that has yet to register its place.
 */
export async function tooEarlyOrLate(
  { store }: Pick<Services, 'store'>,
  { state }: CaseRow,
  { programme }: Beginning,
): Promise<'running' | 'ended' | undefined> {
  if (state.outcome === undefined) return programme.upon?.suspends && !programmeNamed(state.programme).registers ? undefined : 'running';
  if (!programme.begunOver?.standing) return state.outcome === 'granted' ? undefined : 'ended';
  const standing = await store.standings.ofCase(state.id);
  const today = todayInShanghai();
  return standing && standing.until >= today && !(standing.ended && standing.ended.on <= today) ? undefined : 'ended';
}

/** The one by its name that somebody may begin over a case, if its time came. */
export const beginningNamed = (services: Services, actor: Pick<Actor, 'posts'>, row: CaseRow, name: unknown): Beginning | undefined =>
  possible(services, actor, row).find(({ programme }) => programme.name === name);

/** All that somebody may begin over a case now. */
export async function beginnings(services: Services, actor: Pick<Actor, 'posts'>, row: CaseRow): Promise<Beginning[]> {
  const all = possible(services, actor, row);
  const why = await Promise.all(all.map((one) => tooEarlyOrLate(services, row, one)));
  return all.filter((_one, at) => why[at] === undefined);
}

/** The one of this kind that is open over a case, if one is: two at once would be the same case. */
export async function openOver({ store }: Pick<Services, 'store'>, id: CaseId, programme: string): Promise<CaseRow | undefined> {
  return (await store.cases.following(id)).find(({ state }) => state.programme === programme && state.outcome === undefined);
}

/** How few and how many days whoever is heard may be given there. */
export function daysOf({ route }: Policy): Pick<RouteStep, 'counts'> & { fewest: number; most: number } {
  const step = route.find(({ kind }) => kind === 'hear');
  return { fewest: step?.fewestDays ?? 1, most: step?.workingDays ?? 1, counts: step?.counts ?? 'working-days' };
}

/**
 * Begins it: whoever does is kept apart from looking into it, as is everybody who did anything in the first case.
 * @returns the case; `other` where somebody else has begun one meanwhile, with other words; undefined where the place has no rules for it
 */
export async function beginOver(
  services: Services,
  row: CaseRow,
  { programme, asks }: Beginning,
  values: Values,
  by: Actor,
): Promise<{ id: CaseId; other?: true } | undefined> {
  const before = (await services.store.cases.following(row.state.id)).filter(({ state }) => state.programme === programme.name);
  const id = `o-${row.state.id}-${programme.name}-${before.length + 1}` as CaseId;
  const answer = await openAbout(services, row, programme.name, id, { said: { part: asks.id, values, by } });
  if (!answer) return undefined;
  return (await saidIn(services, id, asks)) === JSON.stringify(values) ? { id } : { id, other: true };
}

/** What the one that was kept under this id says. */
async function saidIn({ store }: Services, id: CaseId, { id: part }: Section): Promise<string> {
  const kept = await store.submissions.read(id);
  const answers = kept && ((await store.texts.readJson(kept.submission.answers.id)) as Answers | undefined);
  return JSON.stringify(answers ? valuesOf(answers, part) : {});
}

import { localDate } from '../../src/domain/calendar/instants';
import { type Typed } from '../../src/domain/form/field';
import { programmeNamed } from '../../src/domain/programmes';
import { staffRoster } from '../../src/domain/programmes/quota/roster';
import { type Actor } from '../../src/domain/offices';
import { type CaseId } from '../../src/domain/values';
import { confirmRoster, isRosterDone, rosterIn, saveRoster } from '../../src/portal/cases/draft-roster';
import { policyWhere } from '../../src/portal/cases/places';
import { submitDraft } from '../../src/portal/cases/submit';
import { type Services } from '../../src/portal/services';
import { instantNow } from '../../src/store/clock';
import { type Draft } from '../../src/store/drafts';
import { giveMandate } from '../employers/mandates';
import { addExamplePapers } from '../example-papers';
import { type Unit } from './units';
import { until } from './until';

const matter = 'quota-verification';

/** What somebody wrote into a roster otherwise than it is, by row. */
export type Miswritten = Readonly<Record<number, Typed>>;

/** Begins a unit's draft: who it is and its roster, as its clerk would upload it; not more. Once, however often it is asked. */
export async function draftOf(services: Services, unit: Unit, wrong: Miswritten = {}): Promise<Draft> {
  const { store, people } = services;
  const { area, actor, firm, filing } = unit;
  const policy = policyWhere(services, matter, area);
  if (!policy) throw new Error(`nothing is open in ${area}`);
  const party = await store.parties.named(firm);
  if (!(await giveMandate(people, { to: actor.id, party: party.id, ground: 'representative', by: actor.id })))
    throw new Error(`${unit.login} has no account`);
  const [before] = await store.drafts.ofActor({ id: actor.id, parties: [party.id] });
  const draft = before ?? (await store.drafts.create({ owner: actor.id, party: party.id, programme: matter, policy: policy.id }));
  if (draft.submitted) return draft;
  await section(services, draft, 'employer', {
    year: String(filing.year),
    kind: 'enterprise',
    street: area,
    staff: filing.headcount.join(' '),
    wages: (filing.wages / 100).toFixed(2),
  });
  const { roster } = programmeNamed(matter);
  if (!roster) throw new Error(`${matter} has no roster`);
  const rows = filing.rows.map((row, at): Typed => ({ ...typed(row), ...wrong[at] }));
  const today = localDate(instantNow());
  await saveRoster(store, draft, roster, rows, { today }, draft.saves[roster.part] ?? 0);
  const whole = (await store.drafts.read(draft.caseId)) ?? draft;
  const said = rosterIn(whole, roster);
  // What is unusual about them is right all the same: so the registries have them.
  if (said && said.red === 0 && !isRosterDone(said)) await confirmRoster(store, whole, roster, said, whole.saves[roster.part] ?? 0);
  return (await store.drafts.read(draft.caseId)) ?? draft;
}

/** Files for a unit as the pages do. Once, however often it is asked. */
export async function fileForUnit(services: Services, unit: Unit): Promise<CaseId> {
  const { store } = services;
  const { actor, login, name, identity, telephone } = unit;
  const draft = await draftOf(services, unit);
  const { caseId: id } = draft;
  if (!draft.submitted) {
    const policy = policyWhere(services, matter, unit.area);
    if (!policy) throw new Error(`nothing is open in ${unit.area}`);
    await section(services, draft, 'contact', { telephone, letters: 'sms' });
    const whole = (await store.drafts.read(id)) ?? draft;
    await addExamplePapers(services, whole, policy, actor.id);
    const filed = await submitDraft(services, whole, { actor: speaking(actor, draft), name }, identity, whole.version, instantNow());
    if (filed.kind !== 'submitted') throw new Error(`${login} could not file: ${filed.kind}`);
    if (filed.answer.kind === 'refused') throw new Error(`${login} could not file: ${filed.answer.refusal.code}`);
  }
  await until(async () => (await store.cases.read(id)) ?? undefined, 30);
  return id;
}

const speaking = (actor: Actor, { party }: Draft): Actor => ({ ...actor, ...(party ? { parties: [party] } : {}) });

async function section({ store }: Services, draft: Draft, name: string, typed: Typed): Promise<void> {
  const saved = await store.drafts.saveSection(draft.caseId, name, typed, draft.saves[name] ?? 0);
  if (saved.kind !== 'saved') throw new Error(`${name} could not be saved: ${saved.kind}`);
}

const typed = (row: readonly string[]): Typed => Object.fromEntries(staffRoster.columns.map(({ name }, at) => [name, row[at] ?? '']));

import { localDate } from '../../src/domain/calendar/instants';
import { type Typed } from '../../src/domain/form/field';
import { programmeNamed } from '../../src/domain/programmes';
import { staffRoster } from '../../src/domain/programmes/quota/roster';
import { type Actor } from '../../src/domain/offices';
import { type CaseState } from '../../src/domain/case/state';
import { type CaseId } from '../../src/domain/values';
import { beginCorrection } from '../../src/portal/cases/corrections';
import { confirmRoster, isRosterDone, rosterIn, saveRoster, typedRoster } from '../../src/portal/cases/draft-roster';
import { policyById, policyWhere } from '../../src/portal/cases/places';
import { submitDraft } from '../../src/portal/cases/submit';
import { type Services } from '../../src/portal/services';
import { instantNow } from '../../src/store/clock';
import { type Draft } from '../../src/store/drafts';
import { bankCard } from '../numbers';
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
  const before = (await store.drafts.ofActor({ id: actor.id, parties: [party.id] })).find(({ after }) => !after);
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
  const draft = await draftOf(services, unit);
  if (!draft.submitted) {
    await section(services, draft, 'contact', { telephone: unit.telephone, letters: 'sms' });
    await submit(services, unit, draft.caseId);
  }
  await until(async () => (await services.store.cases.read(draft.caseId)) ?? undefined, 30);
  return draft.caseId;
}

/** Files a granted case again without the last of its roster, as from its page. Once, however often it is asked. @returns the other case */
export async function correctWithoutLast(services: Services, unit: Unit, state: CaseState): Promise<CaseId> {
  const { store } = services;
  const { roster } = programmeNamed(state.programme);
  const id = await beginCorrection(services, state, 0, unit.actor.id);
  const draft = await store.drafts.read(id);
  if (!roster || !draft || draft.submitted) return id;
  const rows = await typedRoster(store, rosterIn(draft, roster));
  const fewer = rows.slice(0, unit.filing.rows.length - 1);
  await saveRoster(store, draft, roster, fewer, { today: localDate(instantNow()) }, draft.saves[roster.part] ?? 0);
  await submit(services, unit, id);
  return id;
}

/** Files for the reward that a verified year has offered, with the account of the unit. @returns its case */
export async function fileReward(services: Services, unit: Unit, verified: CaseId): Promise<CaseId> {
  const { store } = services;
  const offered = async () => (await store.invitations.of(verified)).find(({ after }) => !after.period)?.draft;
  const id = await until(offered, 30);
  const draft = await store.drafts.read(id);
  if (draft && !draft.submitted) {
    const number = bankCard(`621700${unit.firm.uscc.replace(/\D/g, '').slice(-12)}`);
    await section(services, draft, 'account', { holder: unit.firm.name, bank: '示例银行', number, 'sure-number': number });
    await submit(services, unit, id);
  }
  await until(async () => (await store.cases.read(id)) ?? undefined, 30);
  return id;
}

async function submit(services: Services, unit: Unit, id: CaseId): Promise<void> {
  const { store } = services;
  const { actor, login, name, identity } = unit;
  const draft = await store.drafts.read(id);
  const policy = draft && policyById(services, draft.policy);
  if (!draft || !policy) throw new Error(`the draft of ${login} is gone`);
  await addExamplePapers(services, draft, policy, actor.id);
  const filed = await submitDraft(services, draft, { actor: speaking(actor, draft), name }, identity, draft.version, instantNow());
  // An earlier start that is not quite over saves beside us; what it says is the same.
  if (filed.kind === 'stale') return submit(services, unit, id);
  if (filed.kind !== 'submitted') throw new Error(`${login} could not file: ${filed.kind}`);
  if (filed.answer.kind === 'refused') throw new Error(`${login} could not file: ${filed.answer.refusal.code}`);
}

const speaking = (actor: Actor, { party }: Draft): Actor => ({ ...actor, ...(party ? { parties: [party] } : {}) });

async function section({ store }: Services, draft: Draft, name: string, typed: Typed): Promise<void> {
  const saved = await store.drafts.saveSection(draft.caseId, name, typed, draft.saves[name] ?? 0);
  if (saved.kind === 'gone') throw new Error(`${name} could not be saved: the draft is gone`);
}

const typed = (row: readonly string[]): Typed => Object.fromEntries(staffRoster.columns.map(({ name }, at) => [name, row[at] ?? '']));

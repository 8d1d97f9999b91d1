import { type Typed } from '../../src/domain/form/field';
import { aspects } from '../../src/domain/programmes/home-rating/aspects';
import { gates } from '../../src/domain/programmes/home-rating/gates';
import { type CaseId } from '../../src/domain/values';
import { policyWhere } from '../../src/portal/cases/places';
import { submitDraft } from '../../src/portal/cases/submit';
import { type Services } from '../../src/portal/services';
import { instantNow } from '../../src/store/clock';
import { type Draft } from '../../src/store/drafts';
import { giveMandate } from '../employers/mandates';
import { addExamplePapers } from '../example-papers';
import { type HomeFiler } from '../homes/filers';
import { until } from './until';

const matter = 'home-rating';
const every = <T extends string>(names: readonly T[], typed: string): Typed => Object.fromEntries(names.map((name) => [name, typed]));

/** Begins a home's rating: the eight haves and not more. Once, however often it is asked. */
export async function ratingDraft(services: Services, { home, operator, actor, login }: HomeFiler): Promise<Draft> {
  const { store, people } = services;
  const policy = policyWhere(services, matter, home.area);
  if (!policy) throw new Error(`nothing is open in ${home.area}`);
  const party = await store.parties.named(operator.firm);
  if (!(await giveMandate(people, { to: actor.id, party: party.id, ground: 'representative', by: actor.id })))
    throw new Error(`${login} has no account`);
  const before = (await store.drafts.ofActor({ id: actor.id, parties: [party.id] })).find(
    ({ after, place }) => !after && place === home.id,
  );
  const draft =
    before ?? (await store.drafts.create({ owner: actor.id, party: party.id, place: home.id, programme: matter, policy: policy.id }));
  if (!draft.submitted) await section(services, draft, 'gates', every(gates, 'yes'));
  return (await store.drafts.read(draft.caseId)) ?? draft;
}

/** Files a home's rating as the pages do. Once, however often it is asked. */
export async function fileRating(services: Services, filer: HomeFiler): Promise<CaseId> {
  const { store } = services;
  const { caseId, submitted } = await ratingDraft(services, filer);
  if (!submitted) {
    const draft = (await store.drafts.read(caseId)) as Draft;
    await section(services, draft, 'self', { ...every(aspects, '8'), remarks: '今年新开了烘焙课；无障碍厕所还在改造。' });
    await section(services, draft, 'contact', { telephone: filer.telephone, letters: 'sms' });
    await submitFor(services, filer, caseId, matter);
  }
  await until(async () => (await store.cases.read(caseId)) ?? undefined, 30);
  return caseId;
}

/** Files a draft of a home's with an example of every paper. @param matter which programme's */
export async function submitFor(services: Services, filer: HomeFiler, id: CaseId, matter: string): Promise<void> {
  const { store } = services;
  const { actor, login, name, identity, home } = filer;
  const draft = await store.drafts.read(id);
  const policy = policyWhere(services, matter, home.area);
  if (!draft || !policy) throw new Error(`the draft of ${login} is gone`);
  await addExamplePapers(services, draft, policy, actor.id);
  const speaking = { ...actor, ...(draft.party ? { parties: [draft.party] } : {}) };
  const filed = await submitDraft(services, draft, { actor: speaking, name }, identity, draft.version, instantNow());
  // An earlier start that is not quite over saves beside us; what it says is the same.
  if (filed.kind === 'stale') return submitFor(services, filer, id, matter);
  if (filed.kind !== 'submitted') throw new Error(`${login} could not file: ${filed.kind}`);
  if (filed.answer.kind === 'refused') throw new Error(`${login} could not file: ${filed.answer.refusal.code}`);
}

/** Saves a part as it is typed. */
export async function section({ store }: Services, draft: Draft, name: string, typed: Typed): Promise<void> {
  const saved = await store.drafts.saveSection(draft.caseId, name, typed, draft.saves[name] ?? 0);
  if (saved.kind === 'gone') throw new Error(`${name} could not be saved: the draft is gone`);
}

import { type Typed } from '../../src/domain/form/field';
import { gates } from '../../src/domain/programmes/star-workshop-registration/gates';
import { type CaseId } from '../../src/domain/values';
import { policyWhere } from '../../src/portal/cases/places';
import { type Services } from '../../src/portal/services';
import { type Draft } from '../../src/store/drafts';
import { giveMandate } from '../employers/mandates';
import { type HomeFiler } from '../homes/filers';
import { section, submitFor } from './home-file';
import { until } from './until';

const matter = 'star-workshop-registration';
const part = 'new-place';

/** A 星工坊 as its form is filled in. */
export interface Workshop {
  name: string;
  address: string;
  /** Who is responsible, and the others of the committee. */
  guardians: readonly [string, ...string[]];
}

/** Files a workshop inside a home as the pages do. Once, however often it is asked; one at a time. */
export async function fileWorkshop(services: Services, filer: HomeFiler, workshop: Workshop): Promise<CaseId> {
  const draft = await draftOf(services, filer, workshop);
  if (!draft.submitted) {
    const [responsible, ...others] = workshop.guardians;
    const parts: Record<string, Typed> = {
      [part]: { name: workshop.name, address: workshop.address, capacity: '12', rooms: '2' },
      gates: Object.fromEntries(gates.map((gate) => [gate, 'yes'])),
      committee: { responsible, telephone: filer.telephone, members: others.join('\n') },
      contact: { telephone: filer.telephone, letters: 'sms' },
    };
    for (const [name, typed] of Object.entries(parts)) await section(services, draft, name, typed);
    await submitFor(services, filer, draft.caseId, matter);
  }
  await until(async () => (await services.store.cases.read(draft.caseId)) ?? undefined, 30);
  return draft.caseId;
}

/** The one of this name, or one that is begun now. */
async function draftOf({ store, people, policies }: Services, { home, operator, actor }: HomeFiler, { name }: Workshop): Promise<Draft> {
  const policy = policyWhere({ policies }, matter, home.area);
  if (!policy) throw new Error(`nothing is open in ${home.area}`);
  const party = await store.parties.named(operator.firm);
  await giveMandate(people, { to: actor.id, party: party.id, ground: 'representative', by: actor.id });
  const all = await store.drafts.ofActor({ id: actor.id, parties: [party.id] });
  const named = all.find((one) => one.programme === matter && (one.sections[part] as Typed | undefined)?.['name'] === name);
  return named ?? store.drafts.create({ owner: actor.id, party: party.id, place: home.id, programme: matter, policy: policy.id });
}

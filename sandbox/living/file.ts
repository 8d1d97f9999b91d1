import { type CaseId } from '../../src/domain/values';
import { type Typed } from '../../src/domain/form/field';
import { typedIn } from '../../src/portal/cases/draft';
import { policyWhere } from '../../src/portal/cases/places';
import { marksFor } from '../../src/portal/cases/prefill';
import { submitDraft } from '../../src/portal/cases/submit';
import { type Services } from '../../src/portal/services';
import { instantNow } from '../../src/store/clock';
import { addExamplePapers } from '../example-papers';
import { type Founder } from './founders';
import { until } from './until';

/** What somebody wrote otherwise than the registers have it, by section. */
export type Written = Record<string, Typed>;

/** Files a founder's application as the pages do: a draft, section by section, its papers, and its submission. Once, however often it is asked. */
export async function fileOf(services: Services, founder: Founder, written: Written = {}): Promise<CaseId> {
  const { store } = services;
  const [before] = await store.drafts.ofActor(founder.actor);
  if (before && (await store.ledger.headOf(before.caseId))) return before.caseId;
  const policy = policyWhere(services, 'startup-grant', founder.area);
  if (!policy) throw new Error(`nothing is open in ${founder.area}`);
  const draft = before ?? (await store.drafts.create({ owner: founder.actor.id, programme: 'startup-grant', policy: policy.id }));
  const id = draft.caseId;
  if (!draft.submitted) {
    for (const [section, typed] of Object.entries(sectionsOf(founder))) {
      const said = { ...typed, ...written[section] };
      const marks = await marksFor(services, section, said, { identity: founder.identity, policy, before: typedIn(draft, section) });
      const saved = await store.drafts.saveSection(id, section, { ...said, ...marks }, draft.saves[section] ?? 0);
      if (saved.kind !== 'saved') throw new Error(`${section} of ${founder.login} could not be saved: ${saved.kind}`);
    }
    const whole = (await store.drafts.read(id)) ?? draft;
    await addExamplePapers(services, whole, policy, founder.actor.id);
    const viewer = { actor: founder.actor, name: founder.name };
    const filed = await submitDraft(services, whole, viewer, founder.identity, whole.version, instantNow());
    if (filed.kind !== 'submitted') throw new Error(`${founder.login} could not file: ${filed.kind}`);
    if (filed.answer.kind === 'refused') throw new Error(`${founder.login} could not file: ${filed.answer.refusal.code}`);
  }
  await until(async () => (await store.cases.read(id)) ?? undefined, 30);
  return id;
}

const sectionsOf = ({ certificate, area, firm, name, card, telephone }: Founder): Record<string, Typed> => ({
  applicant: { certificate, household: area },
  firm: { name: firm.name, uscc: firm.uscc, organisation: firm.organisation, registeredOn: firm.registeredOn, address: firm.address },
  premises: { rents: 'yes', address: firm.address, monthlyRent: '1800', paidOnTime: 'yes' },
  operation: { operating: 'yes', business: `${firm.name}，每周营业六天` },
  account: { holder: name, bank: '示例银行', number: card },
  contact: { telephone, letters: 'sms' },
});

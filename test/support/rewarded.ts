import { type Employer } from '../../sandbox/employers/firms';
import { type Draft } from '../../src/store/drafts';
import { type Actor } from '../../src/domain/offices';
import { type CaseId, type PartyId } from '../../src/domain/values';
import { type Viewer } from '../../src/portal/locals';
import { type Services } from '../../src/portal/services';
import { type Submitted, submitDraft } from '../../src/portal/cases/submit';
import { eventually } from './eventually';
import { type Journey, journeyOf, nowInstant, random } from './journey';
import { type World } from './world';

/** What the portal files with, over the engines of a world. */
export const servicesOf = ({ store, engine, policies, calendar }: World): Services =>
  ({
    store,
    engine,
    people: { contact: () => Promise.resolve(undefined), writeBy: () => Promise.resolve() },
    policies: { ...policies, calendar },
    config: { sandbox: true },
  }) as unknown as Services;

/** The draft that a granted verification has opened at once. */
export async function offered({ store }: World, after: Journey): Promise<Draft> {
  const [one] = await eventually(
    () => store.invitations.of(after.id),
    (all) => all[0]?.state === 'opened',
    (last) => last,
  );
  return (await store.drafts.read(one?.draft as CaseId)) as Draft;
}

/** A second draft after the same verification, as if it had been offered again. */
export async function offeredAgain({ store }: World, draft: Draft): Promise<Draft> {
  const { owner, programme, policy, sections, party, after } = draft;
  if (!after) throw new Error('not a linked draft');
  const more = { programme, policy, sections: sections as never, ...(party ? { party } : {}) };
  return (await store.drafts.read(await store.drafts.link({ key: `again/${random()}`, after, owner, ...more }))) as Draft;
}

/** The unit's account is filled in and the draft filed, by the code of the portal. @param holder as the account is called */
export async function rewardFiled(
  world: World,
  draft: Draft,
  { clerk, employer, holder = employer.firm.name }: { clerk: Actor; employer: Employer; holder?: string },
): Promise<{ submitted: Submitted; journey: () => Promise<Journey> }> {
  const { store } = world;
  const { uscc, name } = employer.firm;
  await store.parties.named({ uscc, name });
  const account = { holder, bank: '示例银行厦门分行', number: '6222020200112233445', 'sure-number': '6222020200112233445' };
  await store.drafts.saveSection(draft.caseId, 'account', account, 0);
  const whole = (await store.drafts.read(draft.caseId)) as Draft;
  const viewer = { actor: { ...clerk, parties: [draft.party as PartyId] }, name: employer.clerk.name } as unknown as Viewer;
  const submitted = await submitDraft(servicesOf(world), whole, viewer, employer.clerk.identity, whole.version, nowInstant());
  return {
    submitted,
    journey: () => filedFrom(world, draft.caseId, viewer.actor, name),
  };
}

/** The case of a draft that was filed. */
export async function filedFrom(world: World, id: CaseId, by: Actor, masked: string): Promise<Journey> {
  const filed = await world.store.submissions.read(id);
  if (!filed) throw new Error('nothing was filed');
  return journeyOf(world, filed, { masked, find: [], letters: [] }, by);
}

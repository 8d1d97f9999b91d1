import { type CaseState } from '../src/domain/case/state';
import { type Answers, typedFrom } from '../src/domain/form/answers';
import { programmeNamed } from '../src/domain/programmes';
import { type ActorId, type Instant } from '../src/domain/values';
import { type Invitation } from '../src/store/invitations';
import { offering } from './offering';
import { type Ports } from './ports';

export type OpeningParts = Pick<Ports, 'store' | 'policyWhere' | 'minimumWagesIn' | 'authorOf' | 'speakersOf' | 'tell'>;

/**
 * Opens one invitation: a draft with what is known filled in, and word to whoever may file it. Each step goes by a key, so that a run cut off
 * half-way, or run twice, changes nothing more.
 */
export async function openOne(parts: OpeningParts, one: Invitation): Promise<void> {
  const { store, policyWhere, tell } = parts;
  const before = (await store.cases.read(one.after.case))?.state;
  // What follows a unit's case is the unit's, whoever filed that.
  const party = before?.applicant.party;
  const told = await whoever(parts, one.actor, party);
  if (told.length === 0) return store.invitations.drop(one.key);
  if (before?.place && (await isOver(store, one))) return store.invitations.drop(one.key);
  // A series keeps the rules under which it began; what may be begun by itself too goes by those of its day.
  const policy = policyWhere(one.programme, one.area, programmeNamed(one.programme).byInvitation ? one.since : one.due);
  if (!policy) return;
  const answers = before && ((await store.texts.readJson(before.answers.id)) as Answers | undefined);
  const offered = one.after.period || !before ? 'open' : await offering(parts, one, policy, before, answers);
  if (offered === 'void') return store.invitations.drop(one.key);
  if (offered === 'wait') return;
  const draft = await store.drafts.link({
    key: one.key,
    after: one.after,
    owner: one.actor,
    ...(party ? { party } : {}),
    programme: one.programme,
    policy: policy.id,
    sections: carriedOver(one, answers),
  });
  for (const actor of told) await tell(actor, 'may-file', one.key, (language) => ({ term: policy.term[language] }));
  await store.invitations.opened(one.key, draft, new Date().toISOString() as Instant);
}

/** Did what the place stands at by that case end within the period that this is for? Then it is for nothing any more. */
async function isOver(
  { standings }: Pick<OpeningParts['store'], 'standings'>,
  { after: { case: id, period } }: Invitation,
): Promise<boolean> {
  const { ended } = (await standings.ofCase(id)) ?? {};
  return ended !== undefined && period !== undefined && ended.on <= period.to;
}

/** Who may file it: of a unit all who speak for it now, of a person that person while the account is open. */
async function whoever({ speakersOf, authorOf }: OpeningParts, actor: ActorId, party: CaseState['applicant']['party']): Promise<ActorId[]> {
  const speakers = party ? (await speakersOf(party)).map(({ id }) => id) : [];
  if (speakers.length > 0) return speakers;
  const author = await authorOf(actor);
  return author && !author.closed ? [actor] : [];
}

/** What the case before said, in those parts that this one takes over, as somebody would have typed it. */
function carriedOver({ programme }: Invitation, answers: Answers | undefined) {
  const { form, carries = [] } = programmeNamed(programme);
  if (!answers) return {};
  const typed = typedFrom(
    form.filter((part) => carries.includes(part.id)),
    answers,
  );
  return Object.fromEntries(Object.entries(typed).filter(([, words]) => Object.values(words).some((one) => one !== '')));
}

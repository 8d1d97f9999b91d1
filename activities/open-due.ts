import { localDate } from '../src/domain/calendar/instants';
import { type Answers, typedFrom } from '../src/domain/form/answers';
import { programmeNamed } from '../src/domain/programmes';
import { type Instant } from '../src/domain/values';
import { type Invitation } from '../src/store/invitations';
import { type Schedules } from './contract';
import { type Ports } from './ports';

/** So many at once that an activity is soon over. */
const handful = 50;

/**
 * Opens the invitations whose day has come: a draft with what is known filled in, and word to whoever may file it. Each step goes by a key,
 * so that a run cut off half-way, or run twice, changes nothing more. Where nothing was open in their place as the series began they wait.
 */
export const openDueIn =
  ({ store, policyWhere, authorOf, tell }: Pick<Ports, 'store' | 'policyWhere' | 'authorOf' | 'tell'>): Schedules['openDue'] =>
  async (after, asOf) => {
    const now = new Date().toISOString() as Instant;
    const today = asOf ?? localDate(now);
    const due = await store.invitations.due(today, after, handful);
    for (const one of due) {
      const author = await authorOf(one.actor);
      if (!author || author.closed) await store.invitations.drop(one.key);
      else {
        const policy = policyWhere(one.programme, one.area, one.since);
        if (!policy) continue;
        // What follows a unit's case is the unit's, whoever filed that.
        const party = (await store.cases.read(one.after.case))?.state.applicant.party;
        const draft = await store.drafts.link({
          key: one.key,
          after: one.after,
          owner: one.actor,
          ...(party ? { party } : {}),
          programme: one.programme,
          policy: policy.id,
          sections: await carriedOver(store, one),
        });
        await tell(one.actor, 'may-file', one.key, (language) => ({ term: policy.term[language] }));
        await store.invitations.opened(one.key, draft, now);
      }
    }
    return due.length < handful ? undefined : due.at(-1)?.key;
  };

/** What the case before said, in those parts that this one takes over, as somebody would have typed it. */
async function carriedOver({ cases, texts }: Ports['store'], { after, programme }: Invitation) {
  const { form, carries = [] } = programmeNamed(programme);
  const before = await cases.read(after.case);
  const answers = before && ((await texts.readJson(before.state.answers.id)) as Answers | undefined);
  if (!answers) return {};
  const typed = typedFrom(
    form.filter((part) => carries.includes(part.id)),
    answers,
  );
  return Object.fromEntries(Object.entries(typed).filter(([, words]) => Object.values(words).some((one) => one !== '')));
}

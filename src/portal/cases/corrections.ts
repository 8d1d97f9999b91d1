import { type CaseState } from '../../domain/case/state';
import { localDate } from '../../domain/calendar/instants';
import { type Answers, typedFrom } from '../../domain/form/answers';
import { correction } from '../../domain/ground/after';
import { programmeNamed } from '../../domain/programmes';
import { type ActorId, type CaseId } from '../../domain/values';
import { type CaseRow } from '../../store/cases';
import { instantNow } from '../../store/clock';
import { type Draft, linkedId } from '../../store/drafts';
import { type Services } from '../services';
import { rosterIn, rosterOf, saveRoster } from './draft-roster';
import { lastRoster } from './last-roster';

/** How a case stands that may be filed again (更正). */
export interface Corrected {
  /** The one that has replaced it: there is no other then. */
  granted?: CaseRow;
  /** The one that is under way. */
  open?: CaseRow;
  /** Whoever filed was asked to look at it again. */
  asked: boolean;
  /** How many came to nothing: the next one's number. */
  n: number;
}

/** What there is of corrections to a case; undefined where it is none that is corrected. */
export async function correctionOf({ store }: Pick<Services, 'store'>, state: CaseState): Promise<Corrected | undefined> {
  if (!programmeNamed(state.programme).correctable || state.outcome !== 'granted') return undefined;
  const all = (await store.cases.following(state.id)).filter((row) => row.state.after?.relation === correction);
  const granted = all.find((row) => row.state.outcome === 'granted');
  const open = all.find((row) => row.state.outcome === undefined);
  const asked = !granted && !open && (await store.contests.askedOf([state.id])).has(state.id);
  return { ...(granted ? { granted } : {}), ...(open ? { open } : {}), asked, n: all.length };
}

/** By this a correction is begun once, whoever asks for it: of those that came to nothing before each had its own. */
export const correctionKey = (id: CaseId, n: number): string => `${id}/${correction}/${n}`;

/**
 * Begins the correction of a case, or goes on with the one there is: a draft with every part and the roster as they were filed. It keeps the
 * rules by which the first was filed, and the year.
 * @returns the draft's id, which is the case's once it is filed
 */
export async function beginCorrection(services: Pick<Services, 'store'>, state: CaseState, n: number, owner: ActorId): Promise<CaseId> {
  const { store } = services;
  const key = correctionKey(state.id, n);
  const { form, year } = programmeNamed(state.programme);
  const before = await store.drafts.read(linkedId(key));
  const answers = before ? undefined : ((await store.texts.readJson(state.answers.id)) as Answers | undefined);
  const typed = answers ? typedFrom(form, answers) : {};
  const of = year?.(state.facts);
  const { party } = state.applicant;
  const id = await store.drafts.link({
    key,
    after: { case: state.id, relation: correction, ...(of === undefined ? {} : { year: of }) },
    owner,
    ...(party ? { party } : {}),
    programme: state.programme,
    policy: state.policy,
    sections: Object.fromEntries(Object.entries(typed).filter(([, words]) => Object.values(words).some((one) => one !== ''))),
  });
  const draft = await store.drafts.read(id);
  if (draft && !draft.submitted) await withRoster(services, draft);
  return id;
}

/** The roster as it was filed, once: whoever was cut off before it stood gets it with the next asking. */
async function withRoster(services: Pick<Services, 'store'>, draft: Draft): Promise<void> {
  const roster = rosterOf(draft);
  if (!roster || rosterIn(draft, roster) || (draft.saves[roster.part] ?? 0) > 0) return;
  const filed = await lastRoster(services, draft, roster);
  if (filed) await saveRoster(services.store, draft, roster, await filed.rows(), { today: localDate(instantNow()) }, 0);
}

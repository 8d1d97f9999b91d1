import { localDate } from '../../domain/calendar/instants';
import { isOpenOn } from '../../domain/calendar/windows';
import { type Answer } from '../../domain/case/answer';
import { correction } from '../../domain/ground/after';
import { minimumWagesFor } from '../../domain/ground/minimum-wages';
import { programmeNamed } from '../../domain/programmes';
import { type Instant } from '../../domain/values';
import { submitRequest } from '../../engine/file';
import { type Draft } from '../../store/drafts';
import { replacementOf } from '../../store/replaced';
import { type Viewer } from '../locals';
import { type Services } from '../services';
import { partsOf } from './draft';
import { withPlace } from './draft-place';
import { freezeRoster, rosterOf } from './draft-roster';
import { filedAnswers } from './filed-answers';
import { reckonedBy } from './filed-facts';
import { withFollowed } from './followed';
import { freeze } from './freeze';
import { areaOf, policyInForce } from './policy-in-force';
import { remake } from './roster-from-months';

export type Submitted =
  | { kind: 'submitted'; answer: Answer }
  | { kind: 'incomplete' }
  | { kind: 'unproven' }
  | { kind: 'stale' }
  | { kind: 'shut' }
  | { kind: 'replaced' }
  | { kind: 'remade' }
  | { kind: 'no-wage' };

/**
 * Freezes a draft and files it. What the engine keeps first under the case's own id is what is filed, however often this is tried: a
 * crash before leaves an open draft, a crash after a submission that any portal carries on with.
 * @param seen the draft's version that the applicant checked and declared
 * @param at when the applicant pressed the button
 */
export async function submitDraft(
  services: Services,
  given: Draft,
  viewer: Viewer,
  identity: string,
  seen: number,
  at: Instant,
): Promise<Submitted> {
  const { store, engine } = services;
  const id = given.caseId;
  const before = await store.outgoing.find(submitRequest(id));
  if (before?.kind === 'submit') return { kind: 'submitted', answer: await engine.submit(before.body.input, before.body.extras) };
  if (given.version !== seen) return { kind: 'stale' };
  // Whoever has not shown who they are files nothing, however whole it is.
  if (identity === '') return { kind: 'unproven' };
  if (given.after && (await replacementOf(store, given.after))) return { kind: 'replaced' };
  const draft = await withPlace(store, await withFollowed(store, given));
  const files = await store.files.listFor(id);
  const answers = await filedAnswers(services, draft, viewer, identity, localDate(at));
  const policy = policyInForce(services, draft, answers, localDate(at));
  const nobody = answers.people.length === 0 && !answers.unit;
  if (!policy || nobody || partsOf(draft, policy, files, localDate(at), identity).some((part) => part.state !== 'done'))
    return { kind: 'incomplete' };
  // What corrects a case is taken whenever that is found out.
  if (policy.window && draft.after?.relation !== correction && !isOpenOn(policy.window, localDate(at))) return { kind: 'shut' };
  const wages = minimumWagesFor(services.policies.minimumWages, areaOf(policy, answers));
  const facts = reckonedBy(wages, policy, programmeNamed(policy.programme).facts(answers, localDate(at), draft.after));
  if (!facts) return { kind: 'no-wage' };
  // A month was put right since: whoever declares sees first what it comes to.
  if (await remake(store, draft, localDate(at))) return { kind: 'remade' };
  const roster = rosterOf(draft);
  const sheet = roster && (await freezeRoster(store, draft, roster, { today: localDate(at) }).catch(orChanged(store, draft)));
  if (sheet === 'changed') return { kind: 'stale' };
  if (roster && !sheet) return { kind: 'incomplete' };
  if (sheet && !(await stands(store, draft))) {
    await store.sheets.drop(id, sheet);
    return { kind: 'stale' };
  }
  const whole = await freeze(services, given, policy, viewer, answers, { files, facts, wages, ...(sheet ? { sheet } : {}) }, at);
  return { kind: 'submitted', answer: await engine.submit(whole.input, whole.extras) };
}

/** Is the draft still what was checked? */
const stands = async ({ drafts }: Services['store'], { caseId, version }: Draft): Promise<boolean> =>
  (await drafts.read(caseId))?.version === version;

/** Rows that go while they are read were saved anew by somebody else, or thrown away: then there is nothing to file. */
const orChanged =
  (store: Services['store'], draft: Draft) =>
  async (error: unknown): Promise<'changed'> => {
    if (await stands(store, draft)) throw error;
    return 'changed';
  };

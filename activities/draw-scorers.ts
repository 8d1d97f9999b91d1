import { drawnBefore } from '../src/domain/panel/seats';
import { panelAt } from '../src/domain/case/steps/panel/of-step';
import { type Barred, type CaseState, type Tie } from '../src/domain/case/state';
import { type Actor } from '../src/domain/offices';
import { type CaseId, type PersonId } from '../src/domain/values';
import { type Activities } from './contract';
import { type Ports } from './ports';

type Parts = Pick<Ports, 'store' | 'holdersOf' | 'everSpokeFor' | 'authorOf'>;

/**
 * Who may be drawn for a panel: everybody who holds the post in the step's office but those with a tie that can be found. Accounts hold no
 * address, so that whoever lives where the applicant does is not found: they declare it. Persons count, not accounts.
 */
export const drawScorersFrom =
  (parts: Parts): Activities['drawScorers'] =>
  async (id, step) => {
    const view = await parts.store.cases.read(id);
    const open = view?.state.obligations.find((one) => one.step === step);
    // Withdrawn meanwhile: what is drawn now is entered no more.
    if (!view || !open) return { pool: [], barred: [] };
    const { state } = view;
    const before = drawnBefore(panelAt(state, step));
    const holders = (await parts.holdersOf(open.role, open.office)).filter((one) => !before.includes(one.id));
    const tieOf = await tiesTo(parts, state);
    const barred: Barred[] = [];
    const pool: Actor[] = [];
    for (const one of holders) {
      const why = tieOf(one) ?? (pool.some(({ person }) => person === one.person) ? 'same-person' : undefined);
      if (why) barred.push({ actor: one.id, why });
      else pool.push(one);
    }
    return { pool: pool.map((one) => one.id), barred };
  };

/** What ties somebody to a case, the strongest first; undefined if nothing is found. Whoever did another duty in it is tied, kept apart or not. */
async function tiesTo(parts: Parts, state: CaseState): Promise<(one: Actor) => Tie | undefined> {
  const { party } = state.applicant;
  const [mandated, filed, acted] = await Promise.all([
    party ? spokeFor(parts, party) : ([] as PersonId[]),
    party ? parts.store.cases.ofParties([party]) : [],
    actedIn(parts, state.id),
  ]);
  const filers = new Set<PersonId>(filed.map((one) => one.state.applicant.person));
  return ({ person, parties = [] }) => {
    if (state.beneficiaries.includes(person) || state.applicant.person === person) return 'benefits';
    if (party && (parties.includes(party) || mandated.includes(person))) return 'mandate';
    if (filers.has(person)) return 'filed';
    if (acted.declared.has(person)) return 'declared';
    const served = state.duties.some((one) => one.duty !== 'score' && one.person === person);
    return served || acted.involved.has(person) ? 'involved' : undefined;
  };
}

async function spokeFor({ everSpokeFor, authorOf }: Parts, party: Parameters<Ports['everSpokeFor']>[0]): Promise<PersonId[]> {
  const accounts = await everSpokeFor(party);
  return (await Promise.all(accounts.map((one) => authorOf(one)))).flatMap((one) => (one ? [one.person] : []));
}

/** Whoever did anything in the case but score, by its ledger; and whoever declared a tie to it at any panel of it. */
async function actedIn({ store }: Parts, id: CaseId): Promise<{ involved: Set<PersonId>; declared: Set<PersonId> }> {
  const [involved, declared] = [new Set<PersonId>(), new Set<PersonId>()];
  for await (const { event } of store.ledger.rowsOf(id)) {
    if (event.type === 'struck' && event.why === 'tie') declared.add(event.person);
    else if (event.type !== 'scored') involved.add(event.person);
  }
  return { involved, declared };
}

import { rightsOf } from '../src/domain/case/rights';
import { type CaseState } from '../src/domain/case/state';
import { type Answers, valuesOf } from '../src/domain/form/answers';
import { eligibility, mayQualify } from '../src/domain/policy/eligibility';
import { type Policy } from '../src/domain/policy/policy';
import { programmeNamed } from '../src/domain/programmes';
import { type Programme } from '../src/domain/programmes/programme';
import { type Invitation } from '../src/store/invitations';
import { replacementOf } from '../src/store/replaced';
import { rightHolders } from '../src/store/right-holders';
import { type Ports } from './ports';

/**
 * What becomes of an offer that is made at once: `void` where a rule of it is unmet by what was recorded of the case before, where a correction has
 * replaced that, or where its right is used; `wait` while another case that is under way holds the right, and while a minimum wage that it is
 * reckoned by has not been entered.
 */
export async function offering(
  { store, minimumWagesIn }: Pick<Ports, 'store' | 'minimumWagesIn'>,
  { after, programme: name, area, since }: Invitation,
  policy: Policy,
  before: CaseState,
  given: Answers | undefined,
): Promise<'open' | 'void' | 'wait'> {
  if (await replacementOf(store, after)) return 'void';
  const programme = programmeNamed(name);
  const answers = known(programme, given);
  const facts = programme.facts(answers, since, { ...after, facts: before.facts });
  if (!mayQualify(eligibility(policy, facts))) return 'void';
  const keys = rightsOf(policy, { subjects: await rightHolders(store, policy, answers), facts, after });
  const claims = await Promise.all(keys.map((key) => store.claims.read(key)));
  if (claims.some((one) => one?.state === 'spent')) return 'void';
  if (claims.some((one) => one?.state === 'reserved')) return 'wait';
  return programme.wages && !programme.wages(facts, minimumWagesIn(area), policy.award?.with ?? {}) ? 'wait' : 'open';
}

/** The parts that are taken over; of all others nothing is known yet. */
const known = ({ form, carries = [] }: Programme, given: Answers | undefined): Answers => ({
  people: given?.people ?? [],
  ...(given?.unit ? { unit: given.unit } : {}),
  ...Object.fromEntries(form.map(({ id }) => [id, given && carries.includes(id) ? valuesOf(given, id) : {}])),
});

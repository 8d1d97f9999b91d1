import { join } from 'node:path';
import { answer, isDoubt } from '../../src/domain/form/answer';
import { eligibility } from '../../src/domain/policy/eligibility';
import { formUnder, questionsUnder } from '../../src/domain/policy/asked';
import { programmeNamed } from '../../src/domain/programmes';
import { type LocalDate } from '../../src/domain/values';
import { loadPolicies } from '../../src/policies/load';
import { factsFrom, unanswered } from '../../src/portal/cases/pre-check';
import { projectFolder } from '../../src/root';
import { playedOperators } from '../homes/homes';
import { cast } from '../people';
import { exampleOf, examplePreCheck } from './examples';

const today = '2026-11-26' as LocalDate;
const { policies } = loadPolicies(join(projectFolder(), 'policies'), { sandbox: true }).loaded;
const filled = policies.filter(({ programme }) => programmeNamed(programme).filedBy === 'person');

test.each(filled.map((policy) => [policy.id, policy] as const))('%s: its form is whole once the examples are filled in', (_, policy) => {
  const person = [cast.lin, cast.ye, cast.jiang].find((one) => one.household.area.startsWith(policy.area.slice(0, 4)));
  const { identity = '' } = person ?? {};
  const faults = formUnder(policy).map((part) => answer(part, exampleOf(identity)[part.id] ?? {}, { today, identity }).errors);
  expect(faults.flatMap((one) => Object.entries(one)).filter(([, code]) => !isDoubt(code))).toEqual([]);
});

const registering = policies.filter(({ programme }) => programmeNamed(programme).registers);

test.each(registering.map((policy) => [policy.id, policy] as const))(
  '%s: what a home’s manager has to type is an example away',
  (_, policy) => {
    const manager = playedOperators.map((one) => one.manager).find(({ household }) => household.area.startsWith(policy.area.slice(0, 4)));
    const identity = manager?.identity ?? '';
    const { place } = programmeNamed(policy.programme);
    const typed = formUnder(policy).filter(({ id }) => id !== place?.part);
    const faults = typed.map((part) => answer(part, exampleOf(identity)[part.id] ?? {}, { today, identity }).errors);
    expect(faults).toEqual(typed.map(() => ({})));
  },
);

test.each(['440300', '350200', '320412'])('whoever fills in the pre-check’s example qualifies in %s', (area) => {
  const policy = policies.find((one) => one.programme === 'startup-grant' && one.area === area);
  const { preCheck } = programmeNamed('startup-grant');
  if (!policy || !preCheck) throw new Error(`nothing is open in ${area}`);
  const said = examplePreCheck(area);
  expect(unanswered(questionsUnder(policy), said, today)).toEqual([]);
  expect(eligibility(policy, factsFrom(preCheck, said, today)).filter((one) => one.verdict === 'unmet')).toEqual([]);
});

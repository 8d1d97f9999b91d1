import { randomBytes } from 'node:crypto';
import { type Employer } from '../../sandbox/employers/firms';
import { filingOf } from '../../sandbox/employers/roster';
import { minimumWagesFor } from '../../src/domain/ground/minimum-wages';
import { type After } from '../../src/domain/ground/after';
import { programmeNamed } from '../../src/domain/programmes';
import { type Actor } from '../../src/domain/offices';
import { staffRoster } from '../../src/domain/programmes/quota/roster';
import { type VerificationAnswers } from '../../src/domain/programmes/quota-verification/facts';
import { checkTyped } from '../../src/domain/table/typed';
import { type AreaCode, type CaseId } from '../../src/domain/values';
import { officesFor, policyFor } from '../../src/policies/pick';
import { rightHolders } from '../../src/store/right-holders';
import { foundBy } from '../../src/portal/cases/tokens';
import { type Journey, journeyOf, nowInstant, random, today } from './journey';
import { person } from './officers';
import { type World } from './world';

/** A firm's year as its clerk files it, without the pages: the roster checked as the page does. @param as an account of theirs, with its mandate */
export async function verificationOf(
  world: World,
  employer: Employer,
  area: AreaCode,
  { after, more = [], as }: { after?: After; more?: readonly Employer['staff'][number][]; as?: Actor } = {},
): Promise<Journey> {
  const { store, policies, calendar } = world;
  const programme = programmeNamed('quota-verification');
  const id = `c-${random()}` as CaseId;
  const { id: party } = await store.parties.named({ uscc: employer.firm.uscc, name: employer.firm.name });
  const clerk: Actor = as ?? { ...person(`clerk-${id}`, [], 'applicant'), parties: [party] };
  if (!as) world.people.all.push(clerk);
  const policy = policyFor(policies, programme.name, area, today);
  if (!policy) throw new Error('no policy');
  const { headcount, wages, rows } = filingOf({ ...employer, staff: [...employer.staff, ...more] });
  const typed = rows.map((row) => Object.fromEntries(staffRoster.columns.map(({ name }, at) => [name, row[at] ?? ''])));
  const checked = checkTyped(staffRoster, typed, { today, identity: '' });
  if (checked.red > 0)
    throw new Error(`the roster of ${employer.key} is not right: ${JSON.stringify(checked.rows.find((one) => one.problems.length > 0))}`);
  const answers: VerificationAnswers = {
    people: [],
    unit: { name: employer.firm.name, uscc: employer.firm.uscc },
    employer: { kind: 'enterprise', street: area, year: '2025', staff: [...headcount], wages },
    contact: { telephone: employer.clerk.telephone, letters: 'sms' },
  };
  const about = { author: clerk.id, case: id };
  const number = await store.counters.caseNumber(area.slice(0, 6) as AreaCode, today);
  const input = {
    submission: {
      id,
      number,
      sandbox: true,
      programme: programme.name,
      policy: policy.id,
      area,
      applicant: { actor: clerk.id, person: clerk.person, party },
      beneficiaries: [],
      subjects: await rightHolders(store, policy, answers),
      ...(after ? { after } : {}),
      answers: await store.texts.keepJson(answers, about),
      evidence: [],
      payee: await store.texts.keep('', about),
      facts: programme.facts(answers, today, after),
      sheet: await store.sheets.keep(
        id,
        checked.rows.map(({ values }) => values),
      ),
      salt: randomBytes(32).toString('base64url'),
      at: nowInstant(),
    },
    rules: { policy, calendar, offices: officesFor(policies.offices, area), minimumWages: minimumWagesFor(policies.minimumWages, area) },
  };
  const extras = { masked: employer.firm.name, find: [number], foundBy: foundBy(programme, answers), letters: [] };
  return journeyOf(world, input, extras, { ...clerk, parties: [party] });
}

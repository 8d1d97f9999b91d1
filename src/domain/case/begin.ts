import { genesis } from '../canonical';
import { type CaseState } from './state';
import { type Submission } from './submission';

/** The state after `submitted`. The filer and every beneficiary are party to the case in all rounds (round 0). */
export function begin(submission: Submission): CaseState {
  const { id, number, sandbox, programme, policy, area, applicant, beneficiaries, touched = [], subjects, after, place } = submission;
  const { answers, evidence, payee, facts, salt, at, sheet } = submission;
  return {
    id,
    number,
    sandbox,
    programme,
    policy,
    area,
    version: 1,
    head: genesis,
    round: 0,
    applicant,
    beneficiaries,
    subjects,
    ...(after ? { after } : {}),
    ...(place ? { place } : {}),
    submitted: at,
    received: at,
    answers,
    evidence,
    payee,
    facts,
    salt,
    obligations: [],
    duties: [
      { duty: 'file', person: applicant.person, round: 0 },
      ...beneficiaries.map((person) => ({ duty: 'benefit' as const, person, round: 0 })),
      ...touched.map((person) => ({ duty: 'touch' as const, person, round: 0 })),
    ],
    done: {},
    endedBy: {},
    supplements: 0,
    findings: [],
    ...(sheet ? { roster: { ...sheet, judgements: [], reckoned: 0, again: 0 } } : {}),
    rights: { reserved: [] },
    visits: [],
    notices: [],
    payments: [],
    rows: [],
    requests: {},
    reminded: [],
    offset: 0,
  };
}

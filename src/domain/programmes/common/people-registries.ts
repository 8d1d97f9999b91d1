import { type Answers } from '../../form/answers';
import { isSaidOf } from '../../ground/area';
import { type Reply } from '../../ground/reply';
import { certificates, type CertificateRecord } from '../../records/certificates';
import { type HouseholdRecord, households } from '../../records/households';
import { bare, sameWords } from '../../text/normal';
import { type AreaCode, dayBefore, type LocalDate } from '../../values';
import { comparison, type Subject } from '../comparison';
import { type HolderAnswers, type PeopleFacts, type PersonFacts } from './people';

export interface PeopleAnswers extends Answers {
  people: HolderAnswers[];
}

const everybody = ({ people }: PeopleAnswers): Subject[] => people.map(({ identity }, index) => ({ id: String(index), key: identity }));
const personOf = ({ people }: PeopleAnswers, { id }: Subject): HolderAnswers | undefined => people[Number(id)];

/** The people with what one of them became. */
const learnt = ({ people }: PeopleFacts, { id }: Subject, change: Partial<PersonFacts>): Pick<PeopleFacts, 'people'> => ({
  people: people.map((one, index) => (index === Number(id) ? { ...one, ...change } : one)),
});

/** Validity follows the national base, not the card (policy research §0.2, 7). Whoever says they hold none is asked about too: they may. */
export const certificateOfEach = comparison<PeopleAnswers, PeopleFacts, CertificateRecord>({
  registry: certificates,
  subjects: (answers) => everybody(answers).filter((subject) => personOf(answers, subject)?.certificate),
  lines: {
    name: {
      agrees: ({ name }, answers, subject) => sameWords(name, personOf(answers, subject)?.name ?? ''),
      given: (answers, subject) => ({ field: 'partner.name', value: personOf(answers, subject)?.name }),
      registered: ({ name }) => ({ field: 'partner.name', value: name }),
    },
    number: {
      agrees: ({ certificate }, answers, subject) => bare(certificate) === bare(personOf(answers, subject)?.certificate ?? ''),
      given: (answers, subject) => ({ field: 'partner.certificate', value: personOf(answers, subject)?.certificate }),
      registered: ({ certificate }) => ({ field: 'partner.certificate', value: certificate }),
    },
    validity: {
      agrees: ({ status, validUntil }, _answers, _subject, on) => status === 'valid' && validUntil >= on,
      registered: ({ status, validUntil }, _answers, _subject, on) => ({
        key: 'finding.validity',
        dates: { until: validUntil },
        words: { state: `finding.validityState.${status === 'cancelled' ? 'cancelled' : validUntil < on ? 'expired' : 'valid'}` },
      }),
    },
  },
  learn: (facts, reply, subject) => learnt(facts, subject, certificateFacts(reply, facts.on)),
  early: {
    part: 'applicant',
    key: (_typed, identity) => identity || undefined,
    fills: (record) => (record.kind === 'disability' ? { certificate: record.certificate } : {}),
    judge: ({ kind, status, validUntil }, { today }) => {
      const code = kind === 'veteran' ? 'only-veteran' : status === 'cancelled' ? 'cancelled' : validUntil < today ? 'expired' : undefined;
      return code ? { against: { field: 'certificate', code } } : { held: certificates.name };
    },
    absent: 'certificate-none',
    heldFacts: (facts) => learnt(facts, { id: '0', key: '' }, { certificateValidUntil: facts.on }),
  },
});

const certificateFacts = (reply: Exclude<Reply<CertificateRecord>, { kind: 'unavailable' }>, on: LocalDate): Partial<PersonFacts> =>
  reply.kind === 'absent'
    ? { certificate: 'none' }
    : { certificate: reply.record.kind, certificateValidUntil: validUntil(reply.record, on), ...issuedIn(reply.record) };

const issuedIn = ({ issuedIn: area }: CertificateRecord): Partial<PersonFacts> => (area ? { certificateFrom: area as AreaCode } : {});

/** A cancelled certificate counts for nothing, whatever date it carries. */
const validUntil = ({ status, validUntil: until }: CertificateRecord, on: LocalDate): LocalDate =>
  status === 'cancelled' && until >= on ? dayBefore(on) : until;

export const householdOfEach = comparison<PeopleAnswers, PeopleFacts, HouseholdRecord>({
  registry: households,
  subjects: everybody,
  lines: {
    area: {
      agrees: ({ area }, answers, subject) => isSaidOf(area, personOf(answers, subject)?.household),
      given: (answers, subject) => ({ field: 'partner.household', value: personOf(answers, subject)?.household }),
      registered: ({ area }) => ({ field: 'partner.household', value: area }),
    },
  },
  learn: (facts, reply, subject) => (reply.kind === 'found' ? learnt(facts, subject, { household: reply.record.area }) : {}),
  early: {
    part: 'applicant',
    key: (_typed, identity) => identity || undefined,
    fills: ({ area }, { placeHere }) => {
      const household = placeHere(area);
      return household ? { household } : {};
    },
    judge: ({ area }, { covers }) => (covers(area) ? { held: households.name } : { against: { field: 'household', code: 'elsewhere' } }),
  },
});

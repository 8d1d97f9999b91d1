import { type Finding } from '../case/state';
import { bare, sameWords } from '../text/normal';
import { type AreaCode, type LocalDate } from '../values';
import { type StartupGrantAnswers } from './startup-grant-answers';
import { type Founder, type OrganisationKind, type StartupGrantFacts } from './startup-grant-facts';

/** A registry's reply as the comparison needs it; `undefined` while nobody could be reached. */
export type Compared<T> = { kind: 'found'; record: T } | { kind: 'absent' } | { kind: 'unavailable' };

export interface Replies {
  founders: {
    certificate: Compared<{
      name: string;
      certificate: string;
      kind: 'disability' | 'veteran';
      status: 'valid' | 'cancelled';
      validUntil: LocalDate;
    }>;
    household: Compared<{ name: string; area: AreaCode }>;
  }[];
  business: Compared<{ name: string; organisation: OrganisationKind; status: string; registeredOn: LocalDate; persons: string[] }>;
}

type Verdict = Finding['verdict'];

/**
 * Answers beside what the registries say: one finding a field, and the facts as the registries have them where they answered.
 * Validity follows the national base, not the card (policy research §0.2, 7).
 */
export function compareAnswers(
  answers: StartupGrantAnswers,
  replies: Replies,
  facts: StartupGrantFacts,
): { findings: Finding[]; facts: StartupGrantFacts } {
  const findings: Finding[] = [];
  const add = (id: string, verdict: Verdict): void => void findings.push({ id, verdict });

  const founders = facts.founders.map((founder, index): Founder => {
    const given = answers.founders[index];
    const reply = replies.founders[index];
    if (!given || !reply) return founder;
    const { certificate, household } = reply;
    add(
      `certificate/${index}/name`,
      verdictOf(certificate, ({ name }) => sameWords(name, given.name)),
    );
    add(
      `certificate/${index}/number`,
      verdictOf(certificate, (record) => bare(record.certificate) === bare(given.certificate)),
    );
    add(
      `certificate/${index}/validity`,
      verdictOf(certificate, (record) => record.status === 'valid' && record.validUntil >= facts.on),
    );
    add(
      `household/${index}/area`,
      verdictOf(household, ({ area }) => area === given.household),
    );
    return {
      ...founder,
      ...(certificate.kind === 'found'
        ? { certificate: certificate.record.kind, certificateValidUntil: validUntil(certificate.record, facts.on) }
        : {}),
      ...(certificate.kind === 'absent' ? { certificate: 'none' as const } : {}),
      ...(household.kind === 'found' ? { household: household.record.area } : {}),
    };
  });

  const { business } = replies;
  add(
    'business/firm/name',
    verdictOf(business, ({ name }) => sameWords(name, answers.firm.name)),
  );
  add(
    'business/firm/organisation',
    verdictOf(business, ({ organisation }) => organisation === answers.firm.organisation),
  );
  add(
    'business/firm/status',
    verdictOf(business, ({ status }) => status === 'operating'),
  );
  add(
    'business/firm/registeredOn',
    verdictOf(business, ({ registeredOn }) => registeredOn === answers.firm.registeredOn),
  );
  add(
    'business/firm/persons',
    verdictOf(business, ({ persons }) => answers.founders.every((one) => persons.some((person) => bare(person) === one.identity))),
  );

  const registered =
    business.kind === 'found' ? { organisation: business.record.organisation, registeredOn: business.record.registeredOn } : {};
  const closed = business.kind === 'found' && business.record.status !== 'operating' ? { operating: false } : {};
  return { findings, facts: { ...facts, ...registered, ...closed, founders } };
}

const verdictOf = <T>(reply: Compared<T>, agrees: (record: T) => boolean): Verdict => {
  if (reply.kind === 'unavailable') return 'unverified';
  if (reply.kind === 'absent') return 'absent';
  return agrees(reply.record) ? 'agrees' : 'differs';
};

/** A cancelled certificate counts for nothing, whatever date it carries. */
const validUntil = ({ status, validUntil: until }: { status: string; validUntil: LocalDate }, on: LocalDate): LocalDate =>
  status === 'cancelled' ? ([until, dayBefore(on)].sort()[0] as LocalDate) : until;

const dayBefore = (date: LocalDate): LocalDate =>
  new Date(Date.parse(`${date}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10) as LocalDate;

/** The facts that a complete form states; what registries know comes later, from the comparison. */
export function factsOfAnswers(answers: StartupGrantAnswers, on: LocalDate): StartupGrantFacts {
  const { firm, premises, operation } = answers;
  return {
    on,
    founders: answers.founders.map(({ person, household, certificate }) => ({
      person,
      household,
      certificate: certificate === '' ? 'none' : 'disability',
    })),
    organisation: firm.organisation,
    registeredOn: firm.registeredOn,
    rentsPremises: premises.rents,
    operating: operation.operating,
    ...(premises.paidOnTime === undefined ? {} : { rentPaidOnTime: premises.paidOnTime }),
  };
}

import { type Actor, type Office } from '../offices';
import { type Policy } from '../policy/policy';
import { type StartupGrantFacts } from '../programmes/startup-grant/facts';
import { type ActorId, type AreaCode, type CaseId, type Instant, type LocalDate, type OfficeId, type PersonId } from '../values';
import { type Submission } from './submission';

/** For tests: the offices of a city, whoever applies there, and what is so of them. */
const office = (id: string, level: Office['level'], unit: Office['unit'], serves: string[], parent?: string): Office => ({
  id: id as OfficeId,
  name: { 'zh-CN': id, en: id },
  level,
  unit,
  serves: serves as AreaCode[],
  telephone: '0',
  ...(parent ? { parent: parent as OfficeId } : {}),
});

export const offices: Office[] = [
  office('city', 'city', 'federation', []),
  office('district', 'district', 'federation', ['440309'], 'city'),
  office('agency', 'district', 'agency', ['440309'], 'district'),
  office('street', 'street', 'federation', ['440309002'], 'district'),
];

export const applicant: Actor = { id: 'lin' as ActorId, person: 'p-lin' as PersonId, kind: 'applicant', posts: [], deputyFor: [] };

export const facts = (founders = 1, more: Partial<StartupGrantFacts> = {}): StartupGrantFacts => ({
  on: '2026-03-02' as LocalDate,
  people: Array.from({ length: founders }, (_, n) => ({
    person: (n === 0 ? 'p-lin' : `p-partner-${n}`) as PersonId,
    certificate: 'disability' as const,
    certificateValidUntil: '2030-01-01' as LocalDate,
    household: '440309002' as AreaCode,
  })),
  organisation: 'individual-business',
  rentsPremises: true,
  operating: true,
  rentPaidOnTime: true,
  ...more,
});

/** What so many founders file under a policy at an instant, but for what is kept as text. */
export const grantUnder = (
  policy: Policy,
  at: Instant,
  { founders, sandbox }: { founders: number; sandbox: boolean },
): Omit<Submission, 'answers' | 'payee'> => ({
  id: 'case-1' as CaseId,
  number: 'n-1',
  sandbox,
  programme: policy.programme,
  policy: policy.id,
  area: '440309002' as AreaCode,
  applicant: { actor: applicant.id, person: applicant.person },
  beneficiaries: facts(founders).people.map((one) => one.person),
  subjects: facts(founders).people.map((one) => one.person),
  evidence: [],
  facts: facts(founders),
  salt: 'salt',
  at,
});

import { type Answers } from '../form/answers';
import { type After } from '../ground/after';
import { type Eligibility, type Explained, type Verdict } from '../ground/explained';
import { programmeNamed } from '../programmes';
import { type Asked } from '../programmes/comparison';
import { type LocalDate } from '../values';
import { award } from './award';
import { eligibility } from './eligibility';
import { type Policy } from './policy';

/** What one entry of a registry, alone, makes other than the answers did. Both empty: it is of no weight for the decision. */
export interface Consequence {
  registry: string;
  /** Whose record: a name within the case. */
  subject: string;
  /** Those rules whose verdict it changes, as they stand by the entry. */
  conditions: Eligibility[];
  /** What the decision would come to, if that changes; nothing where there is no formula. */
  result?: { answered: Explained<number>; registered: Explained<number> };
}

/** The facts as answered, of the case's day and of the case it follows, beside the facts as each registry that replied has them, under the rules of a policy. Pure. */
export function consequences(
  policy: Policy,
  answers: Answers,
  replies: readonly Asked[],
  { on, after }: { on: LocalDate; after?: After | undefined },
): Consequence[] {
  const { facts, comparisons } = programmeNamed(policy.programme);
  const answered = facts(answers, on, after);
  const before = eligibility(policy, answered);
  const amount = award(policy, answered);
  return comparisons.flatMap(({ registry, subjects, learn }) =>
    subjects(answers).flatMap((subject) => {
      const reply = replies.find((one) => one.registry === registry.name && one.subject.id === subject.id)?.reply;
      if (!reply || reply.kind === 'unavailable') return [];
      const registered = { ...answered, ...learn(answered, reply, subject) };
      const result = award(policy, registered);
      return [
        {
          registry: registry.name,
          subject: subject.id,
          conditions: eligibility(policy, registered).filter(({ verdict }, at) => turns(before[at]?.verdict, verdict)),
          ...(amount && result && amount.value !== result.value ? { result: { answered: amount, registered: result } } : {}),
        },
      ];
    }),
  );
}

/** That an answer was verified is no change of it. */
const turns = (before: Verdict | undefined, after: Verdict): boolean => before !== after && !(before === 'unknown' && after === 'met');

import { type Answers } from '../form/answers';
import { type Known } from '../form/marks';
import { type Typed } from '../form/field';
import { type Facts } from '../ground/facts';
import { type Compared, type Registry, type Reply } from '../ground/reply';
import { type LocalDate } from '../values';

/** Whose record: a name within the case (`0`, `firm`), and what the registry is asked by. */
export interface Subject {
  id: string;
  key: string;
}

/** What an officer sees of one side: a value written like a field of the form, people by their names, or words from the locales. */
export type Shown =
  | { field: string; value: unknown }
  | { names: readonly string[] }
  | { key: string; dates?: Record<string, string>; words?: Record<string, string>; names?: readonly string[] };

/** One thing that was answered, or that must be so, beside what a registry says of it. */
export interface Line<A, R> {
  /** Only where it was answered; without this, always. */
  asked?: (answers: A) => boolean;
  agrees: (record: R, answers: A, subject: Subject, on: LocalDate) => boolean;
  /** Nothing: it was not asked, the registry alone says it. */
  given?: (answers: A, subject: Subject) => Shown;
  registered: (record: R, answers: A, subject: Subject, on: LocalDate) => Shown;
}

export interface EarlyContext {
  today: LocalDate;
  /** The applicant's proven identity number. */
  identity: string;
  /** Whether the policy is for people registered there. */
  covers: (area: string) => boolean;
  /** What somebody registered in a street says of where they live; undefined where no office here serves it. */
  placeHere: (area: string) => string | undefined;
}

/** What is asked already while a form is filled in: to fill it, to ask for no paper that a registry stands for, to say what stands against it. */
export interface Early<R, F = never> {
  part: string;
  /** What it is asked by: nothing while that is not typed, or who types is not proven. */
  key: (typed: Typed, identity: string) => string | undefined;
  /** Asked when a button is pressed, and not by opening the page. */
  button?: true;
  fills: (record: R, context: EarlyContext) => Typed;
  /** Only what is the applicant's own: the form is no place to look others up. */
  own?: (record: R, identity: string) => boolean;
  judge: (record: R, context: EarlyContext) => Known;
  /** A fault that is told when the registry has no entry, and not held against anybody. */
  absent?: string;
  /** What is known of the applicant once it is held, on the page that checks the answers. */
  heldFacts?: (facts: F) => Partial<F>;
}

/** 数据比对: which registry is asked about whom, what is compared, what is learnt. */
export interface Comparison<A extends Answers, F extends Facts, R = unknown> {
  registry: Registry<R>;
  subjects: (answers: A) => Subject[];
  lines: Record<string, Line<A, R>>;
  /** Those facts that are the registry's to say, where it answered. */
  learn: (facts: F, reply: Exclude<Reply<R>, { kind: 'unavailable' }>, subject: Subject) => Partial<F>;
  early?: Early<R, F>;
}

/** A comparison with its record's type kept within. */
export const comparison = <A extends Answers, F extends Facts, R>(one: Comparison<A, F, R>): Comparison<A, F> =>
  one as unknown as Comparison<A, F>;

/** What was asked and answered. */
export interface Asked {
  registry: string;
  subject: Subject;
  reply: Reply<unknown>;
}

/** Every question that the comparisons of a case have. */
export const questionsOf = <A extends Answers, F extends Facts>(
  comparisons: readonly Comparison<A, F>[],
  answers: A,
): { registry: Registry<unknown>; subject: Subject }[] =>
  comparisons.flatMap(({ registry, subjects }) => subjects(answers).map((subject) => ({ registry, subject })));

/** Answers beside what the registries say: one finding a line, and the facts as the registries have them where they answered. */
export function compared<A extends Answers, F extends Facts>(
  comparisons: readonly Comparison<A, F>[],
  answers: A,
  replies: readonly Asked[],
  facts: F,
): { findings: Compared[]; facts: F } {
  const findings: Compared[] = [];
  let learnt = facts;
  for (const { registry, subjects, lines, learn } of comparisons)
    for (const subject of subjects(answers)) {
      const reply = replies.find((one) => one.registry === registry.name && one.subject.id === subject.id)?.reply ?? {
        kind: 'unavailable',
      };
      for (const [name, { agrees }] of Object.entries(lines).filter(([, one]) => one.asked?.(answers) ?? true))
        findings.push({
          id: `${registry.name}/${subject.id}/${name}`,
          verdict: verdictOf(reply, (record) => agrees(record, answers, subject, facts.on)),
        });
      if (reply.kind !== 'unavailable') learnt = { ...learnt, ...learn(learnt, reply, subject) };
    }
  return { findings, facts: learnt };
}

const verdictOf = (reply: Reply<unknown>, agrees: (record: unknown) => boolean): Compared['verdict'] => {
  if (reply.kind === 'unavailable') return 'unverified';
  if (reply.kind === 'absent') return 'absent';
  return agrees(reply.record) ? 'agrees' : 'differs';
};

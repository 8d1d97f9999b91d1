import { localDate } from '../../calendar/instants';
import { programmeNamed } from '../../programmes';
import { type Instant, type StepId, type TextRef } from '../../values';
import { type ActRule, type Standing, stepOf } from '../context';
import { type OnStep } from '../events';
import { end } from '../folding';
import { type CasePart, type KindFacts } from '../part';
import { type CaseState, type EvidenceRef, type Hearing, type HearingEnd } from '../state';

/** The item that papers with an answer stand under. */
export const hearingPaper = 'hearing-paper';

/**
 * 听取陈述 (限期答复): whoever the case concerns is asked something, and answers in words and papers by a date. No officer ends it before that;
 * they themselves may say that it was all (说完了). After the date it goes on with what was said, be it nothing.
 */
export interface HearActs {
  /** Each answer adds to those before it; nothing is replaced. */
  'answer-hearing': { text: TextRef; papers: EvidenceRef[] };
  'heard-enough': object;
}

export type HearEvent =
  OnStep<{ type: 'hearing-answered'; text: TextRef; papers: EvidenceRef[] }> | OnStep<{ type: 'heard'; how: HearingEnd }>;

/** The hearing that a step is now, or was last; undefined where it never opened. */
export function hearingAt({ hearings = [], obligations }: Pick<CaseState, 'hearings' | 'obligations'>, step: StepId): Hearing | undefined {
  const last = hearings.findLast((one) => one.step === step);
  const open = obligations.find((one) => one.step === step && one.kind === 'hear');
  if (!open) return last;
  const until = open.due ? { until: open.due } : {};
  return last && !last.over ? { ...last, ...until } : { step, asked: open.opened, ...until, answers: [] };
}

/** The hearing that is open, if one is. */
export function openHearing(state: Pick<CaseState, 'hearings' | 'obligations'>): Hearing | undefined {
  const open = state.obligations.find((one) => one.kind === 'hear');
  return open && hearingAt(state, open.step);
}

const answered = (standing: Standing): boolean => (hearingAt(standing.state, stepOf(standing).step.step)?.answers.length ?? 0) > 0;

const answerHearing: ActRule<'answer-hearing'> = {
  by: 'applicant',
  on: ['hear'],
  content: (context) => {
    const { due } = stepOf(context).obligation;
    return due !== undefined && context.now > due ? { code: 'too-late', detail: localDate(due) } : undefined;
  },
  decide: ({ act }) => [{ type: 'hearing-answered', step: act.step, text: act.text, papers: act.papers }],
};

/** Whoever has nothing to say writes so: a button pressed by mistake takes nobody's word away. */
const heardEnough: ActRule<'heard-enough'> = {
  by: 'applicant',
  on: ['hear'],
  standing: (standing) => (answered(standing) ? undefined : { code: 'nothing-said' }),
  decide: ({ act }) => [{ type: 'heard', step: act.step, how: 'enough' }],
};

/** How many days it lasts: those that the case asks for, within what the policy allows; else as many as the step has. */
function days({ programme, facts }: Pick<CaseState, 'programme' | 'facts'>, step: Parameters<NonNullable<KindFacts['days']>>[1]): number {
  const asked = programmeNamed(programme).hearingDays?.(facts) ?? step.workingDays;
  return Math.min(step.workingDays, Math.max(step.fewestDays ?? 1, asked));
}

export const hearKind: KindFacts = {
  days,
  whenOver: (context) => [{ type: 'heard', step: context.act.step, how: answered(context) ? 'time' : 'silence' }],
  extends: true,
  letter: 'hearing-asked',
};

const onHearing = (state: CaseState, step: StepId, change: (hearing: Hearing) => Hearing): CaseState => {
  const hearing = hearingAt(state, step);
  const before = (state.hearings ?? []).filter((one) => one.step !== step || one.over);
  return hearing ? { ...state, hearings: [...before, change(hearing)] } : state;
};

/** A reminder comes so long before the last instant, in milliseconds: at nine in the morning, three days before. Ours (PD). */
const ahead = (3 * 24 + 15) * 3_600_000;

/** When whoever has not answered is reminded; undefined where they have, or where it is as short as that. */
export function remindsOfHearing(state: Pick<CaseState, 'hearings' | 'obligations'>): Instant | undefined {
  const hearing = openHearing(state);
  if (!hearing?.until || hearing.answers.length > 0) return undefined;
  const at = new Date(Date.parse(hearing.until) - ahead).toISOString() as Instant;
  return at > hearing.asked ? at : undefined;
}

export const hearPart: CasePart<keyof HearActs, HearEvent['type']> = {
  acts: { 'answer-hearing': answerHearing, 'heard-enough': heardEnough },
  folds: {
    'hearing-answered': (state, { step, at, by, text, papers }) => ({
      ...onHearing(state, step, (hearing) => ({ ...hearing, answers: [...hearing.answers, { by, at, text, papers }] })),
      evidence: [...state.evidence, ...papers],
    }),
    heard: (state, event) =>
      end(
        onHearing(state, event.step, (hearing) => ({ ...hearing, over: { at: event.at, how: event.how } })),
        event,
        'done',
      ),
  },
};

import { localDate } from '../../domain/calendar/instants';
import { workingDaysBetween } from '../../domain/calendar/working-days';
import { caseTime } from '../../domain/case/due';
import { type CaseState } from '../../domain/case/state';
import { instantNow } from '../../store/clock';
import { paths } from '../paths';
import { type Services } from '../services';
import { longDate } from '../view/formats';
import { type Translate } from '../view/words';
import { policyById } from './places';

type Language = 'zh-CN' | 'en';

/** A case in one sentence, with what its applicant has to do now, if anything. */
export interface Status {
  term: string;
  sentence: string;
  tag: { kind: string; text: string };
  closed: boolean;
  office?: { name: string; telephone: string };
  /** Why the clock stands still, if it does. */
  still?: string;
  toDo?: string;
  toDoLabel?: string;
  toDoHref?: string;
}

export function statusOf({ policies }: Pick<Services, 'policies'>, state: CaseState, language: Language, t: Translate): Status {
  const policy = policyById({ policies }, state.policy);
  const term = policy?.term[language] ?? state.programme;
  const [open] = state.obligations;
  const office = policies.offices.find((one) => one.id === open?.office);
  const step = policy?.route.find((one) => one.step === open?.step);
  const today = localDate(caseTime(state, instantNow()));
  const left = state.limits?.promised ? workingDaysBetween(policies.calendar, today, state.limits.promised) : undefined;
  const still = state.limits?.pauses.some((pause) => !pause.to) ? t('status.still') : undefined;
  const common = {
    term,
    closed: false,
    ...(office ? { office: { name: office.name[language], telephone: office.telephone } } : {}),
    ...(still ? { still } : {}),
  };

  if (state.outcome) {
    return {
      ...common,
      closed: true,
      sentence: t(`status.outcome.${state.outcome}`),
      tag: { kind: state.outcome === 'granted' ? 'good' : '', text: t(`status.tag.${state.outcome}`) },
    };
  }
  if (state.supplement) {
    const due = longDate(state.supplement.due, language);
    const count = state.supplement.items.length;
    return {
      ...common,
      sentence: t('status.supplement', { due, count }),
      tag: { kind: 'warn', text: t('status.tag.supplement') },
      toDo: t('status.supplementToDo', { count, due }),
      toDoLabel: t('status.supplementGo'),
      toDoHref: paths.caseSupplement(state.id),
    };
  }
  if (open?.kind === 'pay' && state.payments.at(-1)?.status === 'bounced') {
    return {
      ...common,
      sentence: t('status.bounced'),
      tag: { kind: 'wrong', text: t('status.tag.bounced') },
      toDo: t('status.bouncedToDo'),
      toDoLabel: t('status.bouncedGo'),
      toDoHref: paths.caseAccount(state.id),
    };
  }
  const owed = state.promised
    ? {
        toDo: t('status.promiseToDo', { count: state.promised.items.length, due: longDate(state.promised.by, language) }),
        toDoLabel: t('status.supplementGo'),
        toDoHref: paths.caseSupplement(state.id),
      }
    : {};
  const answerBy =
    open?.kind === 'accept' && open.due
      ? t('status.acceptBy', {
          date: longDate(open.due, language),
          left: workingDaysBetween(policies.calendar, today, localDate(open.due)),
        })
      : '';
  const promised =
    state.limits?.promised && !state.decided
      ? t('status.promised', { date: longDate(state.limits.promised, language), left: left ?? 0 })
      : '';
  const late = left !== undefined && left < 0 && !state.decided ? t('status.late', { days: -left }) : promised;
  const sentence =
    open && office && step
      ? t('status.at', { office: office.name[language], step: step.name[language], limit: still ?? (answerBy || late) })
      : t('status.between');
  return { ...common, ...owed, sentence, tag: { kind: 'now', text: step?.name[language] ?? t('status.tag.open') } };
}

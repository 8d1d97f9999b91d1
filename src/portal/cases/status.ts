import { standingBar } from '../../domain/case/steps/bar';
import { standsOnReplaced } from '../../domain/case/steps/basis';
import { type CaseState, type Hearing } from '../../domain/case/state';
import { openHearing } from '../../domain/case/steps/hear';
import { holding, noticeAt } from '../../domain/case/steps/notice';
import { owed } from '../../domain/case/steps/recover';
import { endOfDay } from '../../domain/calendar/instants';
import { rowOfItem } from '../../domain/ground/sheet';
import { formatYuan } from '../../domain/money';
import { type Instant } from '../../domain/values';
import { paths } from '../paths';
import { type Services } from '../services';
import { type Translate } from '../view/words';
import { plainDate } from '../view/formats';
import { deadline } from './deadline';
import { policyById } from './places';
import { ownWord } from './roster-rows';
import { titled } from './series';

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
  /** Until when, if it runs out. */
  toDoBy?: Instant;
  toDoLabel?: string;
  toDoHref?: string;
}

/** @param own whether the reader speaks for whoever applied: only they are told what to do, everybody else that the applicant is waited for */
export function statusOf(
  { policies }: Pick<Services, 'policies'>,
  state: CaseState,
  language: Language,
  t: Translate,
  own = false,
): Status {
  const policy = policyById({ policies }, state.policy);
  const term = titled({ policies }, state, language, t);
  const [open] = state.obligations;
  const office = policies.offices.find((one) => one.id === open?.office);
  const step = policy?.route.find((one) => one.step === open?.step);
  const by = (due: Parameters<typeof deadline>[1], whose?: 'office' | 'applicant'): string =>
    deadline({ calendar: policies.calendar, state, t, language }, due, whose);
  const pause = state.limits?.pauses.find((one) => !one.to);
  const still = pause && t(`status.stillFor.${pause.reason}`);
  const bar = standingBar(state);
  const stopped = bar && t(bar.upheld ? 'status.barUpheld' : 'status.barred', { number: bar.number });
  const limit = stopped ?? noticeWords(state, t, by) ?? still;
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
      sentence: t(state.outcome === 'lapsed' && state.basisReplaced ? 'status.setAside' : `status.outcome.${state.outcome}`),
      tag: { kind: state.outcome === 'granted' ? 'good' : '', text: t(`status.tag.${state.outcome}`) },
    };
  }
  if (state.supplement && !state.basisReplaced) {
    const due = by(state.supplement.due, 'applicant');
    const count = state.supplement.items.length;
    return {
      ...common,
      sentence: t(own ? 'status.supplement' : 'status.supplementAwaited', { due, count }),
      tag: { kind: 'warn', text: t('status.tag.supplement') },
      ...(own
        ? toDo(t('status.supplementToDo', { count, due }), t('status.supplementGo'), paths.caseSupplement(state.id), state.supplement.due)
        : {}),
    };
  }
  if (state.basisReplaced && standsOnReplaced(state)) {
    const { number, on } = state.basisReplaced;
    const replaced = { number, on: plainDate(on, language) };
    return {
      ...common,
      sentence: t('status.basisReplaced', replaced),
      tag: { kind: 'wrong', text: t('status.tag.basisReplaced') },
      ...(own ? toDo(t('status.basisToDo'), t('withdraw.title'), paths.caseWithdraw(state.id)) : {}),
    };
  }
  const payment = state.payments.at(-1);
  if (open?.kind === 'pay' && payment?.status === 'bounced') {
    const words = payment.answerBy ? t('status.bouncedToDoBy', { due: by(payment.answerBy, 'applicant') }) : t('status.bouncedToDo');
    return {
      ...common,
      sentence: t(own ? 'status.bounced' : 'status.bouncedAwaited'),
      tag: { kind: 'wrong', text: t('status.tag.bounced') },
      ...(own ? toDo(words, t('status.bouncedGo'), paths.caseAccount(state.id), payment.answerBy) : {}),
    };
  }
  const hearing = openHearing(state);
  const unproved = own && open?.kind === 'verify' ? rowsToProve(state) : 0;
  const owing = open?.kind === 'collect' && own ? formatYuan(owed(state)) : undefined;
  const promise =
    state.promised && own ? { count: state.promised.items.length, due: by(endOfDay(state.promised.by), 'applicant') } : undefined;
  return {
    ...common,
    ...(promise
      ? toDo(
          t('status.promiseToDo', promise),
          t('status.promiseGo'),
          paths.caseSupplement(state.id),
          state.promised && endOfDay(state.promised.by),
        )
      : {}),
    ...(own && hearing?.until ? hearingToDo(state.id, hearing, hearing.until, t, by) : {}),
    ...(unproved > 0 ? toDo(t('status.rowsToDo', { count: unproved }), t('status.rowsGo'), paths.caseRows(state.id)) : {}),
    // How it goes back stands in the decision, which is a letter of the case.
    ...(owing ? toDo(t('status.repayToDo', { amount: owing }), t('status.repayGo'), `${paths.case(state.id)}#letters`) : {}),
    sentence:
      open && office && step
        ? t('status.at', { office: office.name[language], step: step.name[language], limit: limit ?? limitOf(state, t, by) })
        : t('status.between'),
    tag: { kind: 'now', text: step?.name[language] ?? t('status.tag.open') },
  };
}

/** Rows that want a proof for which none was handed in yet. */
function rowsToProve({ roster, evidence }: CaseState): number {
  if (!roster?.counts) return 0;
  const proved = new Set(evidence.map(({ item }) => rowOfItem(item)).filter((row) => row !== undefined && !ownWord(roster, row)));
  return Math.max(0, roster.counts.scan + roster.counts.disputed - proved.size);
}

/** Until when it stands on notice, or that somebody objected. */
function noticeWords(state: CaseState, t: Translate, by: (due: Parameters<typeof deadline>[1]) => string): string | undefined {
  const [open] = state.obligations;
  const notice = open?.kind === 'notice' ? noticeAt(state, open.step) : undefined;
  if (!open || !notice) return undefined;
  if (holding(notice).length > 0) return t('status.noticeHeld');
  return open.due ? t('status.noticeUntil', { due: by(open.due) }) : t('status.stillFor.notice');
}

/** An answer that is awaited; or, after the first, until when more may be added. */
const hearingToDo = (
  id: CaseState['id'],
  { answers }: Hearing,
  until: Instant,
  t: Translate,
  by: (due: Instant, whose: 'applicant') => string,
) =>
  toDo(
    t(answers.length > 0 ? 'status.hearMore' : 'status.hearToDo', { due: by(until, 'applicant') }),
    t('status.hearGo'),
    paths.caseHearing(id),
    until,
  );

const toDo = (words: string, toDoLabel: string, toDoHref: string, by?: Instant) => ({
  toDo: words,
  toDoLabel,
  toDoHref,
  ...(by ? { toDoBy: by } : {}),
});

/** Before 受理 its own limit counts, then the promised one of the whole case, and after the decision that of the step. */
function limitOf(
  { obligations: [open], limits, decided }: CaseState,
  t: Translate,
  by: (due: Parameters<typeof deadline>[1]) => string,
): string {
  if (open?.kind === 'accept') return open.due ? t('status.acceptBy', { due: by(open.due) }) : '';
  if (open?.kind === 'hear') return open.due ? t('status.hearUntil', { due: by(open.due) }) : '';
  if (limits?.promised && !decided) return t('status.promised', { due: by(limits.promised) });
  return decided && open?.due ? t('status.stepBy', { due: by(open.due) }) : '';
}

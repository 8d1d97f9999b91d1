import { type CaseId, type Hash, type Instant, type LocalDate, type StepId, type TextRef } from '../../values';
import { type ActRule, type Standing, stepOf } from '../context';
import { type Happening, type OnStep } from '../events';
import { onStep, without, withoutDue } from '../folding';
import { limitsResume, stepDaysLeft, stepDue } from '../limits';
import { type CasePart, type KindFacts } from '../part';
import { type CaseState, type EvidenceRef, type Notice } from '../state';

/**
 * 公示: what is proposed stands on its office's public page until its time is over. An objection holds this row and no other; an outage of
 * the page lengthens it.
 */
export interface NoticeActs {
  /** Its row is up: by the hash of what it says. */
  'put-up': { row: Hash };
  /** Its time is over. @property row what it says now; @property lost days on which the page did not stand */
  'take-down': { row: Hash; lost: LocalDate[] };
  /** 异议 came in, and was dealt with. */
  hold: { objection: CaseId };
  lift: { objection: CaseId; upheld: boolean };
  /** It was posted on a board as well: photographs show it. */
  'show-board': { text: TextRef; photos: EvidenceRef[] };
}

export type NoticeEvent =
  | OnStep<{ type: 'put-up'; row: Hash }>
  | OnStep<{ type: 'time-over' }>
  | OnStep<{ type: 'lengthened'; lost: LocalDate[]; until: Instant }>
  | OnStep<{ type: 'taken-down'; row: Hash }>
  | OnStep<{ type: 'held'; objection: CaseId; left: number }>
  | OnStep<{ type: 'lifted'; objection: CaseId; upheld: boolean; until?: Instant }>
  | OnStep<{ type: 'board-shown'; text: TextRef; photos: EvidenceRef[] }>;

/** The notice that a step is, once its row is up. */
export const noticeAt = ({ notices }: Pick<CaseState, 'notices'>, step: StepId): Notice | undefined =>
  notices.find((one) => one.step === step);

/** Those objections that are not dealt with. */
export const holding = (notice: Notice): Notice['holds'] => notice.holds.filter((one) => one.upheld === undefined);

/** Until when objections are taken: what the clock says, or what it said as it came to stand still. */
export const noticeUntil = (state: Pick<CaseState, 'notices' | 'obligations'>, step: StepId): Instant | undefined =>
  state.obligations.find((one) => one.step === step)?.due ?? noticeAt(state, step)?.until;

const put = (standing: Standing): Notice | undefined => noticeAt(standing.state, stepOf(standing).step.step);

const putUp: ActRule<'put-up'> = {
  by: 'machine',
  on: ['notice'],
  decide: ({ act }) => [{ type: 'put-up', step: act.step, row: act.row }],
};

/** Nothing ends while an objection is open, nor before the clock has said so; each day that was lost is added. */
const takeDown: ActRule<'take-down'> = {
  by: 'machine',
  on: ['notice'],
  standing: (standing) => (put(standing)?.over ? undefined : { code: 'not-on-notice' }),
  decide: (context) => {
    const { act, rules, now, state } = context;
    const fresh = act.lost.filter((day) => !noticeAt(state, act.step)?.lost.includes(day));
    if (fresh.length > 0)
      return [{ type: 'lengthened', step: act.step, lost: fresh, until: stepDue(rules, stepOf(context).step, now, fresh.length) }];
    return [{ type: 'taken-down', step: act.step, row: act.row }, { type: 'ended', step: act.step }, ...limitsResume(context)];
  },
};

/** 异议 is in time by the instant that it was kept. The days that were left are left when it is lifted. */
const hold: ActRule<'hold'> = {
  by: 'machine',
  on: ['notice'],
  across: true,
  content: ({ state, act, now }) => {
    const until = noticeAt(state, act.step) && noticeUntil(state, act.step);
    return until !== undefined && now <= until ? undefined : { code: 'notice-over' };
  },
  decide: (context) => {
    const { act, state, rules, now } = context;
    const notice = noticeAt(state, act.step);
    const [before] = notice ? holding(notice) : [];
    const until = noticeUntil(state, act.step) ?? now;
    const left = before?.left ?? stepDaysLeft(rules, stepOf(context).step, now, until);
    return [{ type: 'held', step: act.step, objection: act.objection, left }];
  },
};

/** Upheld, the case goes back to be looked into again; not upheld, the notice runs on once nobody else's objection is open. */
const lift: ActRule<'lift'> = {
  by: 'machine',
  on: ['notice'],
  across: true,
  content: ({ state, act }) =>
    noticeAt(state, act.step)?.holds.some((one) => one.objection === act.objection) ? undefined : { code: 'not-on-notice' },
  decide: (context) => {
    const { act, state, rules, now } = context;
    const { step } = stepOf(context);
    const [to] = step.returnsTo;
    const lifted: Happening = { type: 'lifted', step: act.step, objection: act.objection, upheld: act.upheld };
    if (act.upheld && to) {
      const steps = rules.policy.route.map((one) => one.step);
      return [lifted, { type: 'returned', step: act.step, to, undone: steps.slice(steps.indexOf(to)) }, ...limitsResume(context)];
    }
    const others = noticeAt(state, act.step)?.holds.filter((one) => one.upheld === undefined && one.objection !== act.objection) ?? [];
    const left = noticeAt(state, act.step)?.holds.find((one) => one.objection === act.objection)?.left ?? 0;
    return others.length > 0 ? [lifted] : [{ ...lifted, until: stepDue(rules, step, now, left) }];
  },
};

const showBoard: ActRule<'show-board'> = {
  by: 'officer',
  on: ['notice'],
  asks: ['text'],
  files: 'board-photo',
  back: true,
  decide: ({ act }) => [{ type: 'board-shown', step: act.step, text: act.text, photos: act.photos }],
};

/** Its clock says that its time is over: no reminder, since nobody in an office has anything to do. */
export const noticeKind: KindFacts = { whenOver: ({ act }) => [{ type: 'time-over', step: act.step }] };

const onNotice = (state: CaseState, step: StepId, change: (notice: Notice) => Notice): CaseState => ({
  ...state,
  notices: state.notices.map((one) => (one.step === step ? change(one) : one)),
});

/** The clock stands still, and what it said is kept. */
const still = (state: CaseState, step: StepId, change: (notice: Notice) => Notice): CaseState => {
  const until = noticeUntil(state, step);
  return withoutDue(
    onNotice(state, step, (notice) => change({ ...notice, ...(until ? { until } : {}) })),
    step,
  );
};

/** It goes on, until then. Days that were added are no calendar's to move. */
const goesOn = (state: CaseState, step: StepId, until: Instant | undefined): CaseState =>
  until ? onStep(state, step, () => ({ due: until, extended: true })) : state;

export const noticePart: CasePart<keyof NoticeActs, NoticeEvent['type']> = {
  acts: { 'put-up': putUp, 'take-down': takeDown, hold, lift, 'show-board': showBoard },
  folds: {
    'put-up': (state, { step, row, at }) => ({
      ...state,
      notices: [...state.notices.filter((one) => one.step !== step), { step, row, from: at, lost: [], holds: [], boards: [] }],
    }),
    'time-over': (state, { step }) => still(state, step, (notice) => ({ ...notice, over: true })),
    lengthened: (state, { step, lost, until }) =>
      goesOn(
        onNotice(state, step, (notice) => ({ ...without(notice, 'over'), lost: [...notice.lost, ...lost] })),
        step,
        until,
      ),
    'taken-down': (state, { step, row }) => onNotice(state, step, (notice) => ({ ...notice, taken: row })),
    held: (state, { step, objection, left, at }) =>
      still(state, step, (notice) => ({ ...without(notice, 'over'), holds: [...notice.holds, { objection, at, left }] })),
    lifted: (state, { step, objection, upheld, until }) =>
      goesOn(
        onNotice(state, step, (notice) => ({
          ...notice,
          holds: notice.holds.map((one) => (one.objection === objection ? { ...one, upheld } : one)),
        })),
        step,
        until,
      ),
    'board-shown': (state, { step, text, photos, by, at }) =>
      onNotice(state, step, (notice) => ({ ...notice, boards: [...notice.boards, { by, at, text, photos }] })),
  },
  letters: { 'put-up': 'on-notice', held: 'notice-held', lifted: 'notice-lifted' },
};

import { caseTime } from '../../domain/case/due';
import { holding, noticeAt, noticeUntil } from '../../domain/case/steps/notice';
import { type CaseState } from '../../domain/case/state';
import { type Instant, type OfficeId } from '../../domain/values';
import { instantNow } from '../../store/clock';
import { type Posting } from '../../store/postings';
import { type Services } from '../services';

/** A row that stands on public notice today. */
export interface StandingRow {
  posting: Posting;
  state: CaseState;
  from: Instant;
  /** Until when objections are taken, by the case's own clock. */
  until: Instant;
  /** 异议处理中: its clock stands still. */
  held: boolean;
  /** Its time is over, or its clock stands still for somebody else's objection: nothing more is taken. */
  takes: boolean;
}

/** More than any office proposes in a fortnight. */
const most = 500;

/** What stands on an office's page, by the cases themselves: a row whose notice has ended is no longer shown, whatever is stored of it. */
export async function standingRows({ store }: Pick<Services, 'store'>, office: OfficeId): Promise<StandingRow[]> {
  const postings = await store.postings.of(office, most);
  const states = new Map((await store.cases.readMany(postings.map((one) => one.case))).map(({ state }) => [state.id, state]));
  return postings.flatMap((posting) => rowOf(posting, states.get(posting.case)) ?? []);
}

/** One row, if it stands. */
export const standing = async ({ store }: Pick<Services, 'store'>, posting: Posting): Promise<StandingRow | undefined> =>
  rowOf(posting, (await store.cases.read(posting.case))?.state);

/** The row of a case's own step, for its applicant to find it among the others of its office. */
export async function standingOf({ store }: Pick<Services, 'store'>, state: CaseState): Promise<Posting | undefined> {
  const open = state.obligations.find((one) => one.kind === 'notice');
  const posting = open && (await store.postings.find({ case: state.id, step: open.step, round: state.round }));
  return posting && rowOf(posting, state) ? posting : undefined;
}

function rowOf(posting: Posting, state: CaseState | undefined): StandingRow | undefined {
  const notice = state && noticeAt(state, posting.step);
  const until = state && noticeUntil(state, posting.step);
  if (!state || !notice || !until || !state.obligations.some((one) => one.step === posting.step)) return undefined;
  const takes = !notice.over && caseTime(state, instantNow()) <= until;
  return { posting, state, from: notice.from, until, held: holding(notice).length > 0, takes };
}

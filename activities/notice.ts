import { daysLost } from '../src/domain/notices/days-lost';
import { hashOfRow, type NoticeRow } from '../src/domain/notices/row';
import { award } from '../src/domain/policy/award';
import { type CaseState } from '../src/domain/case/state';
import { type Fen, type Instant } from '../src/domain/values';
import { type Posted } from '../src/store/postings';
import { type Activities } from './contract';
import { type Ports } from './ports';

const now = (): Instant => new Date().toISOString() as Instant;

/** The public row of one case on its office's page: put up, looked back upon, taken down. Each may run twice. */
export function noticeIn({ store }: Pick<Ports, 'store'>): Pick<Activities, 'putUp' | 'lookBack' | 'takeDown'> {
  const filed = async ({ case: id }: Posted) => {
    const [submission, view, extras] = await Promise.all([store.submissions.read(id), store.cases.read(id), store.submissions.extras(id)]);
    if (!submission || !view || !extras) throw new Error(`${id} is put up, and was never filed`);
    return { rules: submission.rules, state: view.state, masked: extras.masked };
  };

  return {
    async putUp(which, amount) {
      const { rules, state, masked } = await filed(which);
      const office = state.obligations.find((one) => one.step === which.step)?.office;
      const result = amount ? award(rules.policy, state.facts) : undefined;
      const row: NoticeRow = { name: masked, term: rules.policy.term, ...(result?.unit === 'fen' ? { fen: result.value as Fen } : {}) };
      // Withdrawn meanwhile: nothing is put up any more.
      return { row: office ? (await store.postings.putUp(which, office, row, now())).hash : hashOfRow(row) };
    },
    async lookBack(which) {
      const posting = await store.postings.find(which);
      const { rules, state } = await filed(which);
      if (!posting) return { row: emptied(state, which), lost: [] };
      return { row: hashOfRow(posting.row), lost: daysLost(rules.calendar, { from: posting.at, until: now(), seen: posting.seen }) };
    },
    takeDown: (which) => store.postings.takeDown(which),
  };
}

/** Whoever emptied the collection did not end a notice by it: what it said as it was put up stands in the ledger. */
const emptied = ({ notices }: CaseState, { step }: Posted) => {
  const notice = notices.find((one) => one.step === step);
  if (!notice) throw new Error(`nothing was put up for ${step}`);
  return notice.row;
};

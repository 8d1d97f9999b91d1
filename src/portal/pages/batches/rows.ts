import { type Payee } from '../../../domain/ground/payee';
import { type CaseState, type Payment, type Row } from '../../../domain/case/state';
import { maskCard, maskName } from '../../../domain/masking';
import { sameWords } from '../../../domain/text/normal';
import { type CaseId, type Fen } from '../../../domain/values';
import { paths } from '../../paths';
import { type Services } from '../../services';
import { type Translate } from '../../view/words';

/** A row as finance sees it, read again now: what it was approved as, whom it would pay, and whatever has changed since. */
export async function rowsOf({ store, people }: Services, rows: readonly Row[], t: Translate, batch?: CaseId) {
  const cases = new Map((await store.cases.readMany(rows.map((row) => row.case))).map((one) => [one.state.id, one]));
  const others = [...new Set([...cases.values()].flatMap(({ state }) => otherBatch(state, batch) ?? []))];
  const numbers = new Map((await store.cases.readMany(others)).map((one) => [one.state.id, one.number]));
  const names = await people.names([...cases.values()].map((one) => one.applicant));
  const applicants = [...cases.values()].map(({ state }) => state.applicant);
  const units = new Map((await store.parties.byIds(applicants.flatMap(({ party }) => party ?? []))).map(({ id, name }) => [id, name]));
  /** What the account should be called: a unit's by the unit, and not by whoever filed for it. */
  const called = ({ applicant: { actor, party } }: CaseState) => (party ? units.get(party) : names.get(actor));
  return Promise.all(
    rows.map(async (row) => {
      const found = cases.get(row.case);
      const state = found?.state;
      const payment = state?.payments.find((one) => one.attempt === row.attempt) ?? state?.payments.at(-1);
      const payee = payment && ((await store.texts.readJson(payment.payee.id)) as Payee | undefined);
      const intact = payment ? await store.texts.matches(payment.payee) : false;
      return {
        case: row.case,
        href: paths.deskCase(row.case),
        /** `case/item/attempt`: the 流水号 under which the bank is told of it. */
        key: payment?.key ?? '',
        number: state?.number ?? row.case,
        applicant: found?.masked ?? '',
        name: payee ? maskName(payee.name) : '',
        /** The account is another's: 户名与申请人不一致. */
        mismatch: payee !== undefined && isAnother(payee, state && called(state)),
        card: payee ? maskCard(payee.account) : '',
        /** It looks like no card's, and whoever gave it has confirmed it. */
        unusual: payee?.unusual === true,
        fen: (row.fen ?? payment?.fen ?? 0) as Fen,
        status: row.status,
        words: t(`batch.row.${row.status}`),
        reason: reasonOf(row, payment, t),
        changed: row.status === 'joined' && hasChanged(row, state, payment, intact),
        payee,
        elsewhere: row.status === 'declined' ? elsewhereOf(state && otherBatch(state, batch), numbers) : undefined,
      };
    }),
  );
}

/** The other batch that a case stands in, whose maker was first. */
const otherBatch = ({ payments }: CaseState, batch: CaseId | undefined): CaseId | undefined => {
  const taken = payments.at(-1)?.batch;
  return batch !== undefined && taken !== batch ? taken : undefined;
};

const elsewhereOf = (id: CaseId | undefined, numbers: ReadonlyMap<CaseId, string>) =>
  id && { href: paths.batch(id), number: numbers.get(id) ?? id };

export type BatchRow = Awaited<ReturnType<typeof rowsOf>>[number];
export const sumOf = (rows: readonly BatchRow[]): Fen => rows.reduce((sum, row) => sum + row.fen, 0) as Fen;
export const totalOf = (rows: readonly BatchRow[], ...statuses: Row['status'][]): Fen =>
  sumOf(rows.filter((row) => statuses.includes(row.status)));

/** Money goes out only for a row that is still what was approved. */
const hasChanged = (row: Row, state: CaseState | undefined, payment: Payment | undefined, intact: boolean): boolean =>
  !payment ||
  payment.fen !== row.fen ||
  payment.payee.hash !== row.payee ||
  payment.status !== 'in-batch' ||
  !intact ||
  state?.outcome !== undefined ||
  state?.ending !== undefined;

const isAnother = ({ name }: Payee, applicant: string | undefined): boolean => applicant !== undefined && !sameWords(name, applicant);

function reasonOf(row: Row, payment: Payment | undefined, t: Translate): string {
  if (row.reason) return row.reason === 'left' ? t('batch.left') : t(`refusal.${row.reason}`, { detail: '', holder: '' });
  return payment?.reason && row.status === 'bounced' ? t(`payment.reason.${payment.reason}`) : '';
}

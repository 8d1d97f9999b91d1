import { type ActorId, type CaseId, type OfficeId } from '../../../domain/values';
import { instantNow } from '../../../store/clock';
import { type Services } from '../../services';

/** Cases of this office that are ready to be paid, whatever their route calls the step. */
export async function readyIn({ store }: Pick<Services, 'store'>, office: OfficeId) {
  const page = await store.tasks.page({
    scope: 'office',
    actor: '' as ActorId,
    offices: [office],
    filter: { kind: 'pay' },
    page: 1,
    size: 100,
    now: instantNow(),
  });
  const cases = await store.cases.readMany(page.rows.map((row) => row.case));
  return cases.flatMap(({ state, number, masked }) => {
    const payment = state.payments.at(-1);
    return payment?.status === 'ready' ? [{ case: state.id, number, name: masked, fen: payment.fen, attempt: payment.attempt }] : [];
  });
}

/** Of the cases ticked, those this office pays: another's payment cannot be drawn into its batch, nor a case that does not exist. */
export async function payableIn(
  { store }: Pick<Services, 'store'>,
  office: OfficeId | undefined,
  ticked: readonly string[],
): Promise<CaseId[]> {
  const cases = await store.cases.readMany(ticked.slice(0, 100) as CaseId[]);
  return cases
    .filter(({ state }) => state.obligations.some((one) => one.kind === 'pay' && one.office === office))
    .map(({ state }) => state.id);
}

import { machine } from '../../../domain/offices';
import { type CaseId, type OfficeId } from '../../../domain/values';
import { instantNow } from '../../../store/clock';
import { type Services } from '../../services';

/** As many as one batch takes. */
const most = 100;
const size = 100;

/** Cases of this office that are ready to be paid, whatever their route calls the step, most urgent first. */
export async function readyIn({ store }: Pick<Services, 'store'>, office: OfficeId) {
  const query = {
    scope: 'office',
    actor: machine.id,
    offices: [office],
    filter: { kind: 'pay', waits: 'us' },
    size,
    now: instantNow(),
  } as const;
  const ready = [];
  // Those that stand in a batch already wait for officers too: page on until enough are found, or none are left.
  for (let page = 1; ready.length < most; page += 1) {
    const { rows } = await store.tasks.page({ ...query, page });
    const cases = await store.cases.readMany(rows.map((row) => row.case));
    for (const { state, number, masked } of cases) {
      const payment = state.payments.at(-1);
      if (payment?.status === 'ready' && !state.basisReplaced)
        ready.push({ case: state.id, number, name: masked, fen: payment.fen, attempt: payment.attempt });
    }
    if (rows.length < size) break;
  }
  return ready.slice(0, most);
}

/** Of the cases ticked, those this office pays: another's payment cannot be drawn into its batch, nor a case that does not exist. */
export async function payableIn(
  { store }: Pick<Services, 'store'>,
  office: OfficeId | undefined,
  ticked: readonly string[],
): Promise<CaseId[]> {
  const cases = await store.cases.readMany(ticked.slice(0, 100) as CaseId[]);
  return cases
    .filter(({ state }) => !state.basisReplaced && state.obligations.some((one) => one.kind === 'pay' && one.office === office))
    .map(({ state }) => state.id);
}

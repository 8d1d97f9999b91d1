import { type ActKind } from '../../../domain/case/acts';
import { availableActs, wholeCase } from '../../../domain/case/available';
import { type StepId } from '../../../domain/values';
import { unheardBy } from '../../cases/unheard';
import { paths } from '../../paths';
import { requestsOf } from '../../requests';
import { refusalWords } from '../../cases/refusal-words';
import { heldOf } from '../desk/case/held';
import { historyOf, timelineOf } from '../desk/case/history';
import { type CaseLook } from '../../cases/look';
import { readyIn } from './ready';
import { rowsOf, sumOf, totalOf, type BatchRow } from './rows';

export const batchActs: readonly ActKind[] = [
  'add-rows',
  'remove-row',
  'compose',
  'release-payment',
  'return',
  'claim',
  'release',
  'withdraw',
];

/** What the reader may do with a batch now, and why not, if not. */
export function batchMay(look: CaseLook) {
  const acts = availableActs(look.input.rules, look.state, look.actor, look.now);
  const of = (kind: ActKind) => acts.find((one) => one.kind === kind);
  return {
    may: (kind: ActKind): boolean => of(kind) !== undefined && !of(kind)?.refusal,
    why: (kind: ActKind): string | undefined => {
      const refusal = of(kind)?.refusal;
      return refusal && refusalWords(refusal, look);
    },
  };
}

/** The batch's page: who made it, who holds it, its rows read again now, what may be done, and how it came so far. */
export async function batchModel(look: CaseLook) {
  const { state, row, t, services } = look;
  const [waiting, unheard, rows, history, names] = await Promise.all([
    services.store.outgoing.waitingFor(state.id),
    unheardBy(services, look.row, look.actor, look),
    rowsOf(services, state.rows, t, state.id),
    historyOf(look),
    services.people.names([state.applicant.actor]),
  ]);
  const { may, why } = batchMay(look);
  const [open] = state.obligations;
  const taken = new Set(state.rows.filter((one) => one.status !== 'declined').map((one) => one.case));
  return {
    title: t('batch.one'),
    step: row.number,
    number: row.number,
    stage: t(`batch.stage.${row.stage}`),
    maker: names.get(state.applicant.actor),
    held: heldOf(look, history),
    rows: rows.map((one) => ({ ...one, removable: may('remove-row') && one.status === 'joined' })),
    pending: rows.some((one) => one.status === 'asked' || one.status === 'leaving'),
    total: totalOf(rows, 'joined', 'ordered', 'paid', 'bounced', 'held'),
    count: taken.size,
    ...flagsOf(rows),
    more: may('add-rows') && open ? (await readyIn(services, open.office)).filter((one) => !taken.has(one.case)) : [],
    compose: may('compose'),
    composeWhy: open?.kind === 'compose' ? why('compose') : undefined,
    release: may('release-payment') ? paths.batchAct(state.id, 'release-payment') : undefined,
    releaseWhy: open?.kind === 'release' ? why('release-payment') : undefined,
    giveBack: may('return'),
    // Nothing stands in it: whoever made it may give it up.
    discard: may('withdraw') ? tokensOf(look, wholeCase) : undefined,
    elsewhere: rows.flatMap((one) => (one.elsewhere ? [{ ...one.elsewhere, of: one.number }] : [])),
    reconciled: open?.kind === 'settle' || state.outcome ? sumsOf(rows) : undefined,
    timeline: timelineOf(look, { ...history, rows: history.rows.filter(({ event }) => event.type !== 'row') }),
    ...tokensOf(look, open?.step),
    action: Object.fromEntries(batchActs.map((kind) => [kind.replace(/-/g, ''), paths.batchAct(state.id, kind)])),
    kept: waiting.some((one) => one.author === look.actor.id),
    unheard,
    heard: paths.caseHeard(state.id),
    back: paths.batches(),
  };
}

/** Rows that a releaser must look at: changed since approval (and so not paid), or going to another's account. */
export const flagsOf = (rows: readonly BatchRow[]) => ({
  changed: rows.filter((one) => one.changed).map((one) => one.number),
  mismatched: rows.filter((one) => one.mismatch && one.status !== 'declined').map((one) => one.number),
});

export const tokensOf = ({ services, actor, state, row }: CaseLook, step: StepId | undefined) => ({
  request: requestsOf(services.keys).issue(actor.id, state.id, step ?? wholeCase),
  routeStep: step,
  seen: String(row.version),
});

/**
 * What the page that asks before a release showed: the batch as it stood, how many rows and how much, and what stood out. Its token is
 * issued for just this, so a release whose page was never shown, or shows something else by now, is asked again.
 */
export const releaseShown = ({ state }: CaseLook, rows: readonly BatchRow[]): StepId => {
  const { count, total } = toBeReleased(rows);
  const { changed, mismatched } = flagsOf(rows);
  return ['release', state.version, count, total, changed.join(' '), mismatched.join(' ')].join('/') as StepId;
};

/** What a release would pay now: rows that have changed are left out, as the payment itself will leave them out. */
export function toBeReleased(rows: readonly BatchRow[]) {
  const going = rows.filter((one) => one.status === 'joined' && !one.changed);
  return { count: going.length, total: sumOf(going) };
}

const sumsOf = (rows: readonly BatchRow[]) => ({
  ordered: totalOf(rows, 'ordered', 'paid', 'bounced'),
  paid: totalOf(rows, 'paid'),
  bounced: totalOf(rows, 'bounced'),
  held: totalOf(rows, 'held'),
  waiting: totalOf(rows, 'ordered'),
});

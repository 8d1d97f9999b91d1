import { createHash } from 'node:crypto';
import { type Act } from '../../../domain/case/acts';
import { caseTime } from '../../../domain/case/due';
import { refusalFor } from '../../../domain/case/refusal';
import { type Actor } from '../../../domain/offices';
import { type CaseId, type Instant, type RequestId, type StepId } from '../../../domain/values';
import { instantNow } from '../../../store/clock';
import { type CheckedRow } from '../../../domain/table/checked';
import { type WaitingTransmission } from '../../cases/waiting-transmissions';
import { type Services } from '../../services';

/** What is not right with a line of a file that came back: of its cells by the table's codes, of its case by ours or a refusal's. */
export interface WrongLine {
  row: number;
  number: string;
  code: string;
  /** The code is one of `refusal`'s. */
  refused?: true;
}

/** One receipt that may be entered. */
interface Entry {
  row: number;
  id: CaseId;
  number: string;
  act: Act<'acknowledge'>;
}

export interface Compared {
  wrong: WrongLine[];
  entries: Entry[];
  /** Lines without a receipt yet. */
  blank: number;
  /** Lines whose receipt stands with its case already. */
  known: number;
}

/**
 * The lines of a file beside what waits. Each line is judged as the act that it would be, before any of them is entered.
 * @param request of the form: the same form sent again enters the same acts
 */
export async function compareReturned(
  { store }: Pick<Services, 'store'>,
  actor: Actor,
  rows: readonly CheckedRow[],
  waiting: readonly WaitingTransmission[],
  request: RequestId,
): Promise<Compared> {
  const compared: Compared = { wrong: [], entries: [], blank: 0, known: 0 };
  const byNumber = new Map(waiting.map((one) => [one.row.number, one]));
  const at = instantNow();
  for (const { row, values, problems } of rows) {
    const { number = '', receipt } = values as { number?: string; receipt?: string };
    const [problem] = problems;
    if (problem) compared.wrong.push({ row, number, code: problem.code });
    else if (receipt === undefined) compared.blank += 1;
    else {
      const one = byNumber.get(number);
      if (one) {
        const act = actOf(one, receipt, at, request);
        const rules = (await store.submissions.read(one.row.state.id))?.rules;
        const refusal = rules && refusalFor(rules, one.row.state, act, actor, caseTime(one.row.state, at));
        if (refusal) compared.wrong.push({ row, number, code: refusal.code, refused: true });
        else compared.entries.push({ row, id: one.row.state.id, number, act });
      } else if (await stands(store, number, receipt)) compared.known += 1;
      else compared.wrong.push({ row, number, code: 'not-waiting' });
    }
  }
  return compared;
}

/** Does the case have this very receipt? Then the file was entered before, in whole or in part. */
async function stands({ cases }: Services['store'], number: string, receipt: string): Promise<boolean> {
  const row = await cases.byNumber(number);
  return row?.state.transmissions?.some((one) => one.receipt === receipt) ?? false;
}

const actOf = ({ row, step }: WaitingTransmission, receipt: string, at: Instant, request: RequestId): Act<'acknowledge'> => ({
  kind: 'acknowledge',
  step: step as StepId,
  request: createHash('sha256')
    .update(JSON.stringify([request, row.state.id]))
    .digest('base64url')
    .slice(0, 22) as RequestId,
  at,
  seen: row.state.version,
  receipt,
});

/** So many at once. */
const abreast = 8;

/** Enters them. @returns how many stand, how many are kept and not answered yet, and what was refused since it was judged */
export async function enterReceipts({ engine }: Pick<Services, 'engine'>, actor: Actor, entries: readonly Entry[]) {
  const came = { done: [] as CaseId[], kept: 0, refused: [] as (WrongLine & { id: CaseId })[] };
  for (let from = 0; from < entries.length; from += abreast) {
    const some = entries.slice(from, from + abreast);
    const answers = await Promise.all(some.map(({ id, act }) => engine.act(id, act, actor, JSON.stringify([act.receipt]))));
    answers.forEach((answer, at) => {
      const { row, id, number } = some[at] as Entry;
      if (answer.kind === 'done') came.done.push(id);
      else if (answer.kind === 'kept') came.kept += 1;
      else came.refused.push({ row, id, number, code: answer.refusal.code, refused: true });
    });
  }
  return came;
}

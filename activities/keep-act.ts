import { type Act, byKind } from '../src/domain/case/acts';
import { machine } from '../src/domain/offices';
import { type CaseId, type Instant, type RequestId, type StepId } from '../src/domain/values';
import { type Store } from '../src/store/store';

/** What every act of the machine says. */
export type Common = Pick<Act, 'step' | 'request' | 'at' | 'seen'>;

/** An act of the machine upon another case, kept under a key of its own; the drain of `outgoing` delivers it. @param step the open one of its kind, if none is named */
export async function keepAct(
  { outgoing }: Pick<Store, 'outgoing'>,
  target: CaseId,
  key: string,
  actOf: (common: Common) => Act,
  { step = byKind, ...more }: { step?: StepId; holds?: CaseId } = {},
): Promise<void> {
  const body = actOf({ step, request: key as RequestId, at: new Date().toISOString() as Instant, seen: 0 });
  const { request, at } = body;
  await outgoing.keep({ kind: 'act', request, target, actor: machine.id, author: machine.id, step, at, ...more, body });
}

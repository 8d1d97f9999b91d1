import { type CaseState } from '../../domain/case/state';
import { type Policy } from '../../domain/policy/policy';
import { type Instant, type LocalDate } from '../../domain/values';
import { type Translate } from '../view/words';

/** 送达 to one other authority: received, with its receipt; or not yet, since when. */
export interface Sent {
  to: string;
  receipt?: string;
  on?: LocalDate;
  since?: Instant;
}

/** What was sent of a case, in the order of its route. What its route has not come to stands nowhere. */
export function sentOf({ route }: Pick<Policy, 'route'>, state: CaseState, t: Translate): Sent[] {
  return route.flatMap(({ step, receiver }): Sent[] => {
    if (!receiver) return [];
    const to = t(`transmission.receiver.${receiver}`);
    const received = state.transmissions?.find((one) => one.step === step);
    if (received) return [{ to, receipt: received.receipt, on: received.on }];
    const open = state.obligations.find((one) => one.step === step);
    return open ? [{ to, since: open.opened }] : [];
  });
}

import { type Receiver } from '../../receiver';
import { type LocalDate, type StepId } from '../../values';

/** One 送达 to another authority, acknowledged. */
export interface Transmission {
  step: StepId;
  receiver: Receiver;
  /** The number that the receiver gave it. */
  receipt: string;
  on: LocalDate;
}

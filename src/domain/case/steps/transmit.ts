import { localDate } from '../../calendar/instants';
import { type Receiver } from '../../receiver';
import { type CaseId, type LocalDate, type StepId } from '../../values';
import { type Refusal } from '../acts';
import { type ActRule, type Standing, stepOf } from '../context';
import { type Happening, type OnStep } from '../events';
import { end } from '../folding';
import { type CasePart } from '../part';

/** 送达 to another authority: sent until it is acknowledged, by the machine, or entered by an officer from the file that came back. */
export interface TransmitActs {
  /** The receiver's own answer. */
  acknowledged: { receipt: string; on: LocalDate };
  /** The number of its receipt, entered by an officer. */
  acknowledge: { receipt: string };
}

export type TransmitEvent = OnStep<{ type: 'acknowledged'; receiver: Receiver; receipt: string; on: LocalDate }>;

/** `case/step`: a receiver acknowledges one key once, however often it is sent. */
export const transmissionKey = (id: CaseId, step: StepId): string => `${id}/${step}`;

/** Numbers of receipts have letters, digits, hyphens, strokes and the like, and no blanks. */
export const isReceipt = (text: string): boolean => /^[\p{L}\p{N}][\p{L}\p{N}\-_./()（）〔〕]{0,63}$/u.test(text);

const readable = (receipt: string): Refusal | undefined => (isReceipt(receipt) ? undefined : { code: 'receipt-unreadable' });

const receivedAt = (standing: Standing, receipt: string, on: LocalDate): Happening[] => {
  const { step } = stepOf(standing);
  if (!step.receiver) throw new Error(`${step.step} sends, and does not say to whom`);
  return [{ type: 'acknowledged', step: step.step, receiver: step.receiver, receipt, on }];
};

const acknowledged: ActRule<'acknowledged'> = {
  by: 'machine',
  on: ['transmit'],
  decide: ({ act, ...standing }) => receivedAt(standing, act.receipt, act.on),
};

const acknowledge: ActRule<'acknowledge'> = {
  by: 'officer',
  on: ['transmit'],
  asks: ['receipt'],
  content: ({ act }) => readable(act.receipt),
  decide: ({ act, ...standing }) => receivedAt(standing, act.receipt, localDate(standing.now)),
};

export const transmitPart: CasePart<keyof TransmitActs, TransmitEvent['type']> = {
  acts: { acknowledge, acknowledged },
  folds: {
    acknowledged: (state, event) => {
      const { step, receiver, receipt, on } = event;
      return end({ ...state, transmissions: [...(state.transmissions ?? []), { step, receiver, receipt, on }] }, event, 'done');
    },
  },
};

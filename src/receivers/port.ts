import { type Transmitted } from '../domain/case/transmitted';
import { type Receiver } from '../domain/receiver';
import { type LocalDate } from '../domain/values';

/** `unknown`: no clear answer came; the same key is sent again. */
export type Acknowledgement = { kind: 'acknowledged'; receipt: string; on: LocalDate } | { kind: 'unknown'; why: string };

export interface Receiving {
  /** Never throws. @param key `case/step`: acknowledged once, with the same receipt however often it is sent */
  send(key: string, body: Transmitted): Promise<Acknowledgement>;
}

/** Those that are reached over a network; with the others files are exchanged. */
export type Receivers = Readonly<Partial<Record<Receiver, Receiving>>>;

import { type Unit } from '../domain/ground/explained';
import { type Receiver } from '../domain/receiver';
import { type CertificateCode, type LocalDate } from '../domain/values';

/** What another authority is told of one case. No person is named in it. */
export interface Transmitted {
  /** 办件编号. */
  number: string;
  programme: string;
  /** Area, programme and day of the policy that it was decided under. */
  policy: string;
  /** Tried out, and of no effect. */
  sandbox: boolean;
  /** Whose case it is, where a unit filed it. */
  unit?: { name: string; uscc: string };
  /** What was decided; money in fen. */
  result?: { value: number; unit?: Unit };
  year?: number;
  period?: { from: LocalDate; to: LocalDate };
  /** As the programme gives them (`Programme.transmits`). */
  figures?: Record<string, unknown>;
  certificate?: CertificateCode;
}

/** `unknown`: no clear answer came; the same key is sent again. */
export type Acknowledgement = { kind: 'acknowledged'; receipt: string; on: LocalDate } | { kind: 'unknown'; why: string };

export interface Receiving {
  /** Never throws. @param key `case/step`: acknowledged once, with the same receipt however often it is sent */
  send(key: string, body: Transmitted): Promise<Acknowledgement>;
}

/** Those that are reached over a network; with the others files are exchanged. */
export type Receivers = Readonly<Partial<Record<Receiver, Receiving>>>;

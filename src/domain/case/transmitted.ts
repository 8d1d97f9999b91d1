import { type Unit } from '../ground/explained';
import { programmeNamed } from '../programmes';
import { type CertificateCode, type LocalDate } from '../values';
import { type CaseState } from './state';

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

/** @param unit by its name and code, where a unit filed the case */
export function transmitted(state: CaseState, unit?: { name: string; uscc: string }): Transmitted {
  const { number, programme, policy, sandbox, result, facts, after, certificate } = state;
  const { year, transmits } = programmeNamed(programme);
  const [ofYear, figures] = [year?.(facts), transmits?.(facts)];
  return {
    number,
    programme,
    policy,
    sandbox,
    ...(unit ? { unit: { name: unit.name, uscc: unit.uscc } } : {}),
    ...(result ? { result: { value: result.value, ...(result.unit ? { unit: result.unit } : {}) } } : {}),
    ...(ofYear === undefined ? {} : { year: ofYear }),
    ...(after?.period ? { period: { from: after.period.from, to: after.period.to } } : {}),
    ...(figures ? { figures } : {}),
    ...(certificate ? { certificate: certificate.code } : {}),
  };
}

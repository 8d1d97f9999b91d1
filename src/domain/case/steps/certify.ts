import { type CertificateCode } from '../../values';
import { type ActRule } from '../context';
import { type OnStep } from '../events';
import { end } from '../folding';
import { type CasePart, type KindFacts } from '../part';

/** 发证: what was decided gets a certificate that anybody may check by its code. No officer does it. */
export interface CertifyActs {
  /** @property code random, drawn by the case's own story */
  certify: { code: CertificateCode };
}

export type CertifyEvent = OnStep<{ type: 'certified'; code: CertificateCode }>;

/** Once a case: a code that was given out is never followed by another of the same case. */
const certify: ActRule<'certify'> = {
  by: 'machine',
  on: ['certify'],
  standing: ({ state }) => (state.certificate ? { code: 'certificate-issued' } : undefined),
  decide: ({ act }) => [{ type: 'certified', step: act.step, code: act.code }],
};

export const certifyKind: KindFacts = { byItself: true };

export const certifyPart: CasePart<keyof CertifyActs, CertifyEvent['type']> = {
  acts: { certify },
  folds: {
    certified: (state, event) => end({ ...state, certificate: { code: event.code, at: event.at } }, event, 'done'),
  },
  letters: { certified: 'certified' },
};

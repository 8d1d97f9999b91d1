import { uuid4 } from '@temporalio/workflow';
import { type CertificateCode } from '../../src/domain/values';
import { type StepStory } from './story';

/** 发证. The code is drawn here and stands in the ledger; the certificate itself is kept as that is recorded. */
export const certify: StepStory = async (kase, { step }) => {
  kase.open(step);
  kase.enter('certify', step, { code: uuid4().replaceAll('-', '') as CertificateCode });
  return kase.until(step);
};

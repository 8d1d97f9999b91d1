import { withoutRules } from '../common/without-rules';

/** 发放批次: finance pays together what others decided. Nobody is eligible for it, and it computes nothing. */
export const paymentBatch = withoutRules({
  name: 'payment-batch',
  story: 'paymentBatch',
  filedBy: 'office',
  route: { order: [['compose'], ['release'], ['settle']], needed: ['compose', 'release', 'settle'] },
  form: [],
});

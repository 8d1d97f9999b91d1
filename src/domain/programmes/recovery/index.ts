import { aboutPart } from '../common/about';
import { contactPart } from '../common/contact';
import { withoutRules } from '../common/without-rules';

/** 追回: of money that was paid and should not have been, or no longer was due. */
export const recovery = withoutRules({
  name: 'recovery',
  story: 'recovery',
  filedBy: 'supervisor',
  route: { order: [['demand'], ['collect'], ['deliver']], needed: ['demand', 'collect'] },
  form: [aboutPart, contactPart],
});

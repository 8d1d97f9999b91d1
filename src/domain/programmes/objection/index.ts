import { withoutRules } from '../common/without-rules';
import { objectionPart } from './form';

/** 异议: about a row on public notice, by anybody and without an account. The row stands still until it is dealt with. */
export const objection = withoutRules({
  name: 'objection',
  story: 'objection',
  filedBy: 'public',
  byInvitation: true,
  holds: true,
  route: { order: [['investigate'], ['deliver']], needed: ['investigate'] },
  form: [objectionPart],
});
